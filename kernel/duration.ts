const duration = /^P(?=\d|T\d)(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?=\d)(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})S)?)?$/

/**
 * An ISO 8601 duration (`P3D`, `PT2H30M`, `P1W`) in milliseconds; undefined where it is none, or counts months or
 * years, which have no fixed length. A day is 24 hours here: for days of the calendar use civil dates.
 */
export function parseDuration(text: string): number | undefined {
  const match = duration.exec(text)
  if (!match) return undefined
  const [weeks, days, hours, minutes, seconds] = match.slice(1).map((digits) => Number(digits ?? 0))
  return ((((weeks! * 7 + days!) * 24 + hours!) * 60 + minutes!) * 60 + seconds!) * 1000
}

/** A day of the calendar without time or zone, `YYYY-MM-DD`; two of them compare as texts. */
export type CivilDate = string

/** An instant, as a Date or as milliseconds since 1970. */
export type Instant = Date | number

const dayMilliseconds = 86_400_000

function twoDigits(text: string, at: number): number {
  return (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48
}

/** The number of a day, counted from 1970-01-01 as 0. */
export function dayNumber(date: CivilDate): number {
  // The arithmetic of eras of 400 years, with the year begun in March so that the leap day is its last.
  const month = twoDigits(date, 5)
  const year = twoDigits(date, 0) * 100 + twoDigits(date, 2) - (month <= 2 ? 1 : 0)
  const era = Math.floor(year / 400)
  const yearOfEra = year - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + twoDigits(date, 8) - 1
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
}

/** The day that has a number, counted from 1970-01-01 as 0. */
export function dayOfNumber(number: number): CivilDate {
  const shifted = number + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  const yearText = year >= 1000 ? year : String(year).padStart(4, '0')
  return `${yearText}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`
}

/** Whether a text is a day that exists, `YYYY-MM-DD`. */
export function isCivilDate(text: string): text is CivilDate {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && dayOfNumber(dayNumber(text)) === text
}

/** The day a number of days after (or, negative, before) another. */
export function addDays(date: CivilDate, days: number): CivilDate {
  return dayOfNumber(dayNumber(date) + days)
}

/** How many days lie from the first day to the second; negative where the second is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return dayNumber(to) - dayNumber(from)
}

/** The day of the week: 1 for Monday to 7 for Sunday. */
export function weekday(date: CivilDate): number {
  const remainder = (dayNumber(date) + 3) % 7
  return (remainder < 0 ? remainder + 7 : remainder) + 1
}

/** Negative, zero or positive as the first day is before, the same as or after the second. */
export function compareDates(one: CivilDate, other: CivilDate): number {
  return one < other ? -1 : one > other ? 1 : 0
}

/** Minutes since midnight of a time `HH:MM`; `24:00` is the end of the day. */
export function minutesOf(time: string): number {
  return twoDigits(time, 0) * 60 + twoDigits(time, 3)
}

type Zone = { formatter: Intl.DateTimeFormat; offsetOfDay: Map<number, number>; offsetOfQuarter: Map<number, number> }

const zones = new Map<string, Zone>()
const quarterMilliseconds = 900_000
// Days that a zone remembers; a process that walks through centuries must not keep them all.
const remembered = 4096
const changing = Number.NaN

function zoneNamed(timeZone: string): Zone {
  let zone = zones.get(timeZone)
  if (!zone) {
    const formatter = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    zone = { formatter, offsetOfDay: new Map(), offsetOfQuarter: new Map() }
    zones.set(timeZone, zone)
  }
  return zone
}

function readOffset(zone: Zone, milliseconds: number): number {
  const [month, day, year, hour, minute, second] = zone.formatter.format(milliseconds).match(/\d+/g)!.map(Number)
  const local = Date.UTC(year!, month! - 1, day!, hour!, minute!, second!)
  return local - Math.floor(milliseconds / 1000) * 1000
}

function remember(map: Map<number, number>, key: number, value: number): number {
  if (map.size >= remembered) map.clear()
  map.set(key, value)
  return value
}

/** How far the clocks of a zone are ahead of UTC at an instant, in milliseconds. */
export function offsetAt(instant: Instant, timeZone: string): number {
  // Intl takes microseconds, so offsets are remembered: one for a whole UTC day where its two ends agree, and one a
  // quarter of an hour on the days when clocks change (they change on quarters since 1972).
  const milliseconds = Number(instant)
  const zone = zoneNamed(timeZone)
  const day = Math.floor(milliseconds / dayMilliseconds)
  let offset = zone.offsetOfDay.get(day)
  if (offset === undefined) {
    const start = readOffset(zone, day * dayMilliseconds)
    const end = readOffset(zone, (day + 1) * dayMilliseconds - 1)
    offset = remember(zone.offsetOfDay, day, start === end ? start : changing)
  }
  if (!Number.isNaN(offset)) return offset
  const quarter = Math.floor(milliseconds / quarterMilliseconds)
  const known = zone.offsetOfQuarter.get(quarter)
  return known ?? remember(zone.offsetOfQuarter, quarter, readOffset(zone, milliseconds))
}

/** Whether a text names a time zone that this machine knows. */
export function isTimeZone(text: string): boolean {
  try {
    zoneNamed(text)
    return true
  } catch {
    return false
  }
}

/** The day it is in a time zone at an instant. */
export function civilDateIn(instant: Instant, timeZone: string): CivilDate {
  return dayOfNumber(Math.floor((Number(instant) + offsetAt(instant, timeZone)) / dayMilliseconds))
}

/** The time it is in a time zone at an instant, `HH:MM`, seconds dropped. */
export function civilTimeIn(instant: Instant, timeZone: string): string {
  const minutes = Math.floor((Number(instant) + offsetAt(instant, timeZone)) / 60_000)
  const ofDay = ((minutes % 1440) + 1440) % 1440
  const hour = Math.floor(ofDay / 60)
  const minute = ofDay % 60
  return `${hour < 10 ? '0' : ''}${hour}:${minute < 10 ? '0' : ''}${minute}`
}

/**
 * The instant of a time `HH:MM` (to `24:00`) of a day in a time zone. Where clocks go forward over it, it is taken as
 * much later (02:30 means 03:30); where they go back and it comes twice, the first is meant.
 */
export function instantOf(date: CivilDate, time: string, timeZone: string): Date {
  const local = dayNumber(date) * dayMilliseconds + minutesOf(time) * 60_000
  const offsetBefore = offsetAt(local - dayMilliseconds, timeZone)
  const offsetAfter = offsetAt(local + dayMilliseconds, timeZone)
  if (offsetBefore === offsetAfter) return new Date(local - offsetBefore)
  const first = local - Math.max(offsetBefore, offsetAfter)
  const last = local - Math.min(offsetBefore, offsetAfter)
  return new Date(offsetAt(first, timeZone) === local - first ? first : last)
}

/** The civil days of an offer, the last one included; without an end, it goes on. */
export interface Span {
  from: string
  to: string | undefined
}

/** How many days a month has: `2026-11` has 30. */
export function daysOf(month: string): number {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, number, 0)).getUTCDate()
}

/** So many months later. */
export function monthAfter(month: string, months: number): string {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7)
}

/** The days of a month that a span covers, the first and the last; undefined where it covers none. */
export function barIn(month: string, { from, to }: Span): { first: number; last: number } | undefined {
  const days = daysOf(month)
  const [begins, ends] = [`${month}-01`, `${month}-${days}`]
  if (from > ends || (to !== undefined && to < begins)) return undefined
  return {
    first: from <= begins ? 1 : Number(from.slice(8)),
    last: to === undefined || to >= ends ? days : Number(to.slice(8)),
  }
}

/** How many days of a month have been, today among them: none of a month to come, all of one that is over. */
export function pastDays(month: string, today: string): number {
  if (today.startsWith(month)) return Number(today.slice(8))
  return today > month ? daysOf(month) : 0
}

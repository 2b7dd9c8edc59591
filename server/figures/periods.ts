import type { Grain } from '@filrouge/contract/figures.ts'
import { addDays, type CivilDate, daysBetween, weekday } from '@filrouge/kernel/civil-date.ts'

/** Days from the first to the last, both of them in it. */
export interface Span {
  from: CivilDate
  to: CivilDate
}

const weeksBefore = 52

/** As long, right before. A period that begins with a month goes back by its months, so that the 1st to the 23rd stands beside the 1st to the 23rd. */
export function previousOf(span: Span): Span {
  const months = monthsOf(span)
  if (months) return shifted(span, -months)
  const length = daysBetween(span.from, span.to) + 1
  return { from: addDays(span.from, -length), to: addDays(span.to, -length) }
}

/** The same months a year before; else the same weekdays, which is what shops compare. */
export function yearBefore(span: Span): Span {
  if (monthsOf(span)) return shifted(span, -12)
  return { from: addDays(span.from, -7 * weeksBefore), to: addDays(span.to, -7 * weeksBefore) }
}

/** How many months a period touches, where it begins with one. */
function monthsOf({ from, to }: Span): number | undefined {
  if (!from.endsWith('-01')) return undefined
  return monthNumber(to) - monthNumber(from) + 1
}

const monthNumber = (day: CivilDate) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1

function shifted({ from, to }: Span, months: number): Span {
  const isWhole = addDays(to, 1).endsWith('-01')
  const start = firstOf(monthNumber(to) + months)
  const end = addDays(firstOf(monthNumber(to) + months + 1), -1)
  const sameDay = `${start.slice(0, 8)}${to.slice(8)}`
  return { from: firstOf(monthNumber(from) + months), to: isWhole || sameDay > end ? end : sameDay }
}

const firstOf = (month: number): CivilDate =>
  `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`

/** The pieces of a period, in order: its first and last may be cut short. */
export function piecesOf({ from, to }: Span, by: Grain): Span[] {
  const pieces: Span[] = []
  for (let start = from; start <= to; ) {
    const next = nextStart(start, by)
    const end = addDays(next, -1)
    pieces.push({ from: start, to: end < to ? end : to })
    start = next
  }
  return pieces
}

function nextStart(day: CivilDate, by: Grain): CivilDate {
  if (by === 'day') return addDays(day, 1)
  return by === 'week' ? addDays(day, 8 - weekday(day)) : firstOf(monthNumber(day) + 1)
}

/** What reads best where nobody says: some dozens of pieces at most. */
export function grainOf({ from, to }: Span): Grain {
  const days = daysBetween(from, to) + 1
  return days <= 62 ? 'day' : days <= 400 ? 'week' : 'month'
}

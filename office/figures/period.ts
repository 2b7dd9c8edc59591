import { addDays, type CivilDate, isCivilDate, weekday } from '@filrouge/kernel/civil-date.ts'

/** Periods that people ask for by name; all but the last few end today. */
export const periods = ['week', 'fourWeeks', 'month', 'lastMonth', 'year', 'twelveMonths', 'all'] as const
export type PeriodName = (typeof periods)[number] | 'custom'

/** The days of a period, by the day it is today; `first` is that of the book. */
export function daysOf(
  name: (typeof periods)[number],
  today: CivilDate,
  first: CivilDate | undefined,
): { from: CivilDate; to: CivilDate } {
  const month = `${today.slice(0, 7)}-01`
  const to = today
  switch (name) {
    case 'week':
      return { from: addDays(today, 1 - weekday(today)), to }
    case 'fourWeeks':
      return { from: addDays(today, -27), to }
    case 'month':
      return { from: month, to }
    case 'lastMonth': {
      const last = addDays(month, -1)
      return { from: `${last.slice(0, 7)}-01`, to: last }
    }
    case 'year':
      return { from: `${today.slice(0, 4)}-01-01`, to }
    case 'twelveMonths': {
      const [year, ofYear] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))]
      return { from: `${ofYear === 12 ? year : year - 1}-${String((ofYear % 12) + 1).padStart(2, '0')}-01`, to }
    }
    case 'all':
      return { from: first && first < today ? first : addDays(today, -27), to }
  }
}

/** What the address asks for: a period by its name, or two days in their order. */
export function askedPeriod(
  get: (name: string) => string | undefined,
  today: CivilDate,
  first: CivilDate | undefined,
): { name: PeriodName; from: CivilDate; to: CivilDate } {
  const [from, to] = [get('from'), get('to')]
  if (from && to && isCivilDate(from) && isCivilDate(to))
    return from <= to ? { name: 'custom', from, to } : { name: 'custom', from: to, to: from }
  const name = periods.find((one) => one === get('period')) ?? 'fourWeeks'
  return { name, ...daysOf(name, today, first) }
}

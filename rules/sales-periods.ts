import { addDays, type CivilDate, weekday } from '@filrouge/kernel/civil-date.ts'

/** The name of the operation under which goods are on sale in the legal sense (« soldes »). */
export const salesOperation = 'soldes'

/** First and last day, both included; it begins at eight in the morning. */
export type SalesPeriod = { readonly from: CivilDate; readonly to: CivilDate }

const weeks = 4
const wednesday = 3

/**
 * The sales of a year where a department has no dates of its own, and on line everywhere (code de commerce L310-3, D310-15-2): four weeks from
 * the second Wednesday of January, the first where that falls after the 12th; and from the last Wednesday of June, the one before where that
 * falls after the 28th.
 */
export function salesPeriods(year: number): [winter: SalesPeriod, summer: SalesPeriod] {
  const second = addDays(wednesdayFrom(`${year}-01-01` as CivilDate), 7)
  const winter = second > `${year}-01-12` ? addDays(second, -7) : second
  const last = addDays(wednesdayFrom(`${year}-07-01` as CivilDate), -7)
  const summer = last > `${year}-06-28` ? addDays(last, -7) : last
  return [period(winter), period(summer)]
}

const period = (from: CivilDate): SalesPeriod => ({ from, to: addDays(from, weeks * 7 - 1) })

function wednesdayFrom(day: CivilDate): CivilDate {
  return addDays(day, (wednesday - weekday(day) + 7) % 7)
}

/** The sales under way on a day; undefined on all other days. */
export function salesPeriodOn(day: CivilDate): SalesPeriod | undefined {
  return salesPeriods(Number(day.slice(0, 4))).find(({ from, to }) => from <= day && day <= to)
}

import { addDays, type CivilDate, weekday } from '@filrouge/kernel/civil-date.ts'
import type { Occasion, SeasonPlan } from './season-plan.ts'

/** The occasion that a day falls in, if any: the sales by law (arrêté du 27 mai 2019), the Friday after Thanksgiving, Advent. */
export function occasionOn(day: CivilDate, plan: SeasonPlan): Occasion | undefined {
  const year = day.slice(0, 4)
  const begins: [Occasion, CivilDate][] = [
    ['black_friday', addDays(nth(4, 4, `${year}-11-01`), 1)],
    ['winter_sales', winterSales(year)],
    ['summer_sales', summerSales(year)],
    ['christmas', `${year}-12-01`],
  ]
  return begins.find(([occasion, first]) => first <= day && day < addDays(first, plan.occasions[occasion].days))?.[0]
}

/** How much busier than an ordinary day this one is. */
export function pulseOf(day: CivilDate, daysAgo: number, plan: SeasonPlan): number {
  const occasion = occasionOn(day, plan)
  const lift = occasion ? plan.occasions[occasion].lift : 1
  // It swells towards today: the last half of those days are told in full.
  const nearness = Math.min(1, Math.max(0, (2 * (plan.lastDays.days - daysAgo)) / plan.lastDays.days))
  const close = 1 + (plan.lastDays.lift - 1) * nearness
  // The retailer grows: a third more over the season.
  const grown = 1 - (daysAgo / plan.days) * 0.25
  return plan.weekdays[weekday(day) - 1]! * plan.months[Number(day.slice(5, 7)) - 1]! * lift * close * grown
}

/** The second Wednesday of January, or the first where that is after the twelfth. */
function winterSales(year: string): CivilDate {
  const second = nth(3, 2, `${year}-01-01`)
  return second > `${year}-01-12` ? addDays(second, -7) : second
}

/** The last Wednesday of June, or the one before where that is after the twenty-eighth. */
function summerSales(year: string): CivilDate {
  const last = nth(3, 1, `${year}-06-24`)
  return last > `${year}-06-28` ? addDays(last, -7) : last
}

/** The n-th such weekday from a day on, that day included. */
const nth = (wanted: number, count: number, from: CivilDate): CivilDate =>
  addDays(from, ((wanted - weekday(from) + 7) % 7) + (count - 1) * 7)

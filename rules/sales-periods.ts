import { addDays, type CivilDate, weekday } from '@filrouge/kernel/civil-date.ts'

/** The name of the operation under which goods are on sale in the legal sense (« soldes »). */
export const salesOperation = 'soldes'

/** First and last day, both included; it begins at eight in the morning. */
export type SalesPeriod = { readonly from: CivilDate; readonly to: CivilDate }

const [wednesday, thursday, saturday, sunday] = [3, 4, 6, 7]

type Begins = (year: number) => CivilDate

/** Second Wednesday of January, the first where that falls after the 12th. */
const nationalWinter: Begins = (year) => {
  const second = nth(2, wednesday, year, 1)
  return second > `${year}-01-12` ? addDays(second, -7) : second
}

/** Last Wednesday of June, the one before where that falls after the 28th. */
const nationalSummer: Begins = (year) => {
  const last = addDays(nth(1, wednesday, year, 7), -7)
  return last > `${year}-06-28` ? addDays(last, -7) : last
}

/** First working day of January, Saturdays among them. */
const afterNewYear: Begins = (year) => {
  const second = `${year}-01-02` as CivilDate
  return weekday(second) === sunday ? addDays(second, 1) : second
}

const first =
  (day: number, month: number): Begins =>
  (year) =>
    nth(1, day, year, month)

/**
 * The departments whose shops have other dates (code de commerce D310-15-3, arrêté of 27 May 2019, annex): border regions, those of tourists and
 * those beyond the sea. From general knowledge: a retailer who opens there checks them with the prefecture.
 */
const ofDepartment: Readonly<Record<string, readonly [winter: Begins, summer: Begins]>> = {
  ...same(['54', '55', '57', '88'], [afterNewYear, nationalSummer]),
  ...same(['06', '66'], [nationalWinter, first(wednesday, 7)]),
  ...same(['2A', '2B'], [nationalWinter, (year) => nth(2, wednesday, year, 7)]),
  971: [first(saturday, 1), (year) => addDays(nth(1, saturday, year, 10), -7)],
  972: [nationalWinter, first(thursday, 10)],
  973: [first(wednesday, 1), first(thursday, 10)],
  974: [first(saturday, 2), first(saturday, 9)],
  975: [(year) => from(wednesday, `${year}-01-16`), (year) => from(wednesday, `${year}-07-15`)],
  ...same(['977', '978'], [first(saturday, 5), (year) => nth(2, saturday, year, 10)]),
}

/**
 * The two sales of a year, four weeks each (code de commerce L310-3, D310-15-2): of shops in a department; without one, of what is sold at a
 * distance, which knows the national dates only, wherever it is sold from and wherever it goes.
 */
export function salesPeriods(year: number, department?: string): readonly [SalesPeriod, SalesPeriod] {
  const [winter, summer] = ofDepartment[department ?? ''] ?? [nationalWinter, nationalSummer]
  return [period(winter(year)), period(summer(year))]
}

/** The sales under way on a day, of shops in a department or at a distance; undefined on all other days. */
export function salesPeriodOn(day: CivilDate, department?: string): SalesPeriod | undefined {
  return salesPeriods(Number(day.slice(0, 4)), department).find(({ from, to }) => from <= day && day <= to)
}

/** Whether shops of a department go on sale on other days than everybody else. */
export const hasOwnSales = (department: string): boolean => Object.hasOwn(ofDepartment, department)

const period = (day: CivilDate): SalesPeriod => ({ from: day, to: addDays(day, 4 * 7 - 1) })

function from(day: number, start: string): CivilDate {
  const date = start as CivilDate
  return addDays(date, (day - weekday(date) + 7) % 7)
}

const nth = (count: number, day: number, year: number, month: number): CivilDate =>
  addDays(from(day, `${year}-${String(month).padStart(2, '0')}-01`), 7 * (count - 1))

function same<T>(departments: readonly string[], dates: T): Record<string, T> {
  return Object.fromEntries(departments.map((department) => [department, dates]))
}

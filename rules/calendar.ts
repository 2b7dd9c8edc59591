import { addDays, type CivilDate, weekday } from '@filrouge/kernel/civil-date.ts'
import { frenchHolidays, type HolidayRegion, holidayRegions } from '@filrouge/kernel/french-holidays.ts'

/** Answers for a day: is it closed, a holiday, a working day. */
export type DayPredicate = (date: CivilDate) => boolean

/** Times `HH:MM` in the place's own time zone; closing after opening, `24:00` at the latest. */
export type OpeningHours = { readonly opens: string; readonly closes: string }

/** When a place is open: a week of hours (index 0 is Monday) and the days on which it is closed all the same. */
export type Calendar = {
  readonly timeZone: string
  readonly weekly: readonly (readonly OpeningHours[])[]
  /** Covers public holidays and exceptional closures. */
  readonly closed: DayPredicate
}

/** How far ahead a working day is looked for: a place without one in a year has none. */
export const horizonDays = 400

function holidayPredicate(region: HolidayRegion): DayPredicate {
  const years = new Map<string, ReadonlySet<CivilDate>>()
  return (date) => {
    const year = date.slice(0, 4)
    let dates = years.get(year)
    if (!dates) {
      dates = new Set(frenchHolidays(Number(year), region).map((holiday) => holiday.date))
      years.set(year, dates)
    }
    return dates.has(date)
  }
}

const holidayPredicates = new Map(holidayRegions.map((region) => [region, holidayPredicate(region)]))

/** Whether a day is a public holiday in a part of France. */
export function holidayCalendar(region: HolidayRegion): DayPredicate {
  return holidayPredicates.get(region)!
}

/** Whether a place is open at all on a day. */
export function isOpenOn(calendar: Calendar, date: CivilDate): boolean {
  return hoursOn(calendar, date).length > 0
}

/** The hours of a place on a day; none where it is closed. */
export function hoursOn(calendar: Calendar, date: CivilDate): readonly OpeningHours[] {
  const hours = calendar.weekly[weekday(date) - 1] ?? []
  return hours.length === 0 || calendar.closed(date) ? [] : hours
}

/** The working days of a place: those on which it is open. */
export function worksWhenOpen(calendar: Calendar): DayPredicate {
  return (date) => isOpenOn(calendar, date)
}

/** The working days of a carrier: Monday to Friday (« ouvrés ») or Saturday (« ouvrables »), holidays excepted. */
export function carrierWorks(days: 'mon_fri' | 'mon_sat', holidays: DayPredicate): DayPredicate {
  const last = days === 'mon_fri' ? 5 : 6
  return (date) => weekday(date) <= last && !holidays(date)
}

/** The first working day on or after a day; undefined where there is none within the horizon. */
export function firstWorkingDay(date: CivilDate, works: DayPredicate): CivilDate | undefined {
  let day = date
  for (let count = 0; count < horizonDays; count += 1, day = addDays(day, 1)) if (works(day)) return day
  return undefined
}

/** The day a number of working days after a day, which itself does not count. */
export function addWorkingDays(date: CivilDate, days: number, works: DayPredicate): CivilDate | undefined {
  let day: CivilDate | undefined = date
  for (let count = 0; count < days && day; count += 1) day = firstWorkingDay(addDays(day, 1), works)
  return day
}

import {
  addDays,
  type CivilDate,
  civilDateIn,
  civilTimeIn,
  type Instant,
  instantOf,
} from '@filrouge/kernel/civil-date.ts'
import {
  addWorkingDays,
  type Calendar,
  carrierWorks,
  type DayPredicate,
  firstWorkingDay,
  horizonDays,
  hoursOn,
  worksWhenOpen,
} from './calendar.ts'

export type DateWindow = { readonly earliest: CivilDate; readonly latest: CivilDate }

const minute = 60_000

/**
 * The earliest instant when an order could be collected: preparation counts in opening time only, and it is ready while
 * the shop is open, never at the moment it closes. Undefined for a shop that does not open again.
 */
export function readyForCollection(input: {
  readonly now: Instant
  readonly calendar: Calendar
  readonly preparationMinutes: number
}): Date | undefined {
  const { calendar } = input
  const now = Number(input.now)
  let remaining = input.preparationMinutes * minute
  let date = civilDateIn(now, calendar.timeZone)
  for (let count = 0; count < horizonDays; count += 1, date = addDays(date, 1)) {
    for (const { opens, closes } of hoursOn(calendar, date)) {
      const closing = instantOf(date, closes, calendar.timeZone).getTime()
      if (closing <= now) continue
      const start = Math.max(now, instantOf(date, opens, calendar.timeZone).getTime())
      if (start + remaining < closing) return new Date(start + remaining)
      remaining -= Math.max(0, closing - start)
    }
  }
  return undefined
}

/**
 * The day an order leaves: the first working day from today before the cut-off, from tomorrow at it or after, and
 * preparation counted in working days from there. Undefined for a place that never works.
 */
export function dispatchDay(input: {
  readonly now: Instant
  readonly timeZone: string
  /** `HH:MM` in the place's time. */
  readonly cutOff: string
  readonly preparationDays: number
  readonly works: DayPredicate
}): CivilDate | undefined {
  const today = civilDateIn(input.now, input.timeZone)
  const isBefore = civilTimeIn(input.now, input.timeZone) < input.cutOff
  const first = firstWorkingDay(isBefore ? today : addDays(today, 1), input.works)
  return first && addWorkingDays(first, input.preparationDays, input.works)
}

/**
 * The days between which a parcel arrives: transit counted in the carrier's working days from the day it takes the
 * parcel, which is the first of its working days from dispatch. A carrier works within the year, so there always is one.
 */
export function deliveryWindow(input: {
  readonly dispatchDay: CivilDate
  readonly transitDaysMin: number
  readonly transitDaysMax: number
  readonly carrierDays: 'mon_fri' | 'mon_sat'
  readonly holidays: DayPredicate
}): DateWindow {
  const works = carrierWorks(input.carrierDays, input.holidays)
  const taken = firstWorkingDay(input.dispatchDay, works)
  const earliest = taken && addWorkingDays(taken, input.transitDaysMin, works)
  const latest = earliest && addWorkingDays(earliest, Math.max(0, input.transitDaysMax - input.transitDaysMin), works)
  if (!earliest || !latest) throw new RangeError('a carrier without working days')
  return { earliest, latest }
}

/**
 * The days between which a supplier's goods arrive: lead time in the supplier's working days from the day it takes the
 * order, today before its cut-off (its last closing time where none is given). Undefined for one that never works.
 */
export function supplierArrival(input: {
  readonly now: Instant
  readonly calendar: Calendar
  readonly cutOff?: string
  readonly leadDaysMin: number
  readonly leadDaysMax: number
}): DateWindow | undefined {
  const { now, calendar } = input
  const works = worksWhenOpen(calendar)
  const lastHours = hoursOn(calendar, civilDateIn(now, calendar.timeZone)).at(-1)
  const cutOff = input.cutOff ?? lastHours?.closes ?? '24:00'
  const taken = dispatchDay({ now, timeZone: calendar.timeZone, cutOff, preparationDays: 0, works })
  const earliest = taken && addWorkingDays(taken, input.leadDaysMin, works)
  const latest = earliest && addWorkingDays(earliest, Math.max(0, input.leadDaysMax - input.leadDaysMin), works)
  return earliest && latest ? { earliest, latest } : undefined
}

/** Whether what arrives on a day at the latest is there when it is needed, that day included. */
export function isInTime(latest: CivilDate, needBy: CivilDate): boolean {
  return latest <= needBy
}

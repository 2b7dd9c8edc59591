import { addDays, type CivilDate, instantOf } from '@filrouge/kernel/civil-date.ts'
import { type DayPredicate, firstWorkingDay, hoursOn, worksWhenOpen } from '@filrouge/rules/calendar.ts'
import { type DateWindow, deliveryWindow } from '@filrouge/rules/promise-dates.ts'
import type { Location } from '../locations/public.ts'
import { leavesOn } from './almanac.ts'
import type { DeliveryService } from './delivery-services.ts'
import type { Allocation, Parcel } from './parcel.ts'
import type { Scene } from './scene.ts'

/** Groups what was allocated into parcels, in the order of allocation; undefined when a place never works. */
export function parcelsOf(scene: Scene, allocations: readonly Allocation[]): Parcel[] | undefined {
  const parcels: Parcel[] = []
  for (const { line, quantity, location, later } of allocations) {
    const weightGrams = scene.lines[line]!.weightGrams * quantity
    // Of one place, what leaves on the same days leaves together.
    const leaves = later ? later.leaves : sameDay(leavesOn(scene.almanac, location))
    if (!leaves) return undefined
    const together = parcels.find(
      (parcel) => parcel.location === location && !parcel.later === !later && isSame(parcel.leaves, leaves),
    )
    if (together) together.weightGrams += weightGrams
    else parcels.push({ location, later, leaves, weightGrams })
  }
  return parcels
}

function sameDay(day: CivilDate | undefined): DateWindow | undefined {
  return day === undefined ? undefined : { earliest: day, latest: day }
}

function isSame(one: DateWindow, other: DateWindow): boolean {
  return one.earliest === other.earliest && one.latest === other.latest
}

/** The days between which a carrier brings the last of these parcels. */
export function carriedBy(
  service: Pick<DeliveryService, 'transitDaysMin' | 'transitDaysMax' | 'carrierDays'>,
  parcels: readonly Parcel[],
  holidays: DayPredicate,
): DateWindow {
  const { transitDaysMin, transitDaysMax, carrierDays } = service
  const transit = { transitDaysMin, transitDaysMax, carrierDays, holidays }
  let earliest = ''
  let latest = ''
  for (const { leaves } of parcels) {
    const first = deliveryWindow({ dispatchDay: leaves.earliest, ...transit })
    const last = leaves.latest === leaves.earliest ? first : deliveryWindow({ dispatchDay: leaves.latest, ...transit })
    if (first.earliest > earliest) earliest = first.earliest
    if (last.latest > latest) latest = last.latest
  }
  return { earliest, latest }
}

// Between our own places: one or two working days.
const transfer = { transitDaysMin: 1, transitDaysMax: 2, carrierDays: 'mon_fri' } as const

/** When parcels brought to a shop can be collected: from its opening on the day after they arrive until it closes. */
export function broughtTo(shop: Location, parcels: readonly Parcel[]): { earliest: Date; latest: Date } | undefined {
  const { calendar, timeZone } = shop
  const works = worksWhenOpen(calendar)
  // What is expected at the shop itself needs no transfer, and is there on the day it could leave.
  const brought = parcels.filter((parcel) => parcel.location !== shop)
  const window = carriedBy(transfer, brought, calendar.closed)
  const days = [
    ...(brought.length > 0 ? [{ earliest: addDays(window.earliest, 1), latest: addDays(window.latest, 1) }] : []),
    ...parcels.filter((parcel) => parcel.location === shop && parcel.later).map((parcel) => parcel.leaves),
  ]
  const latestOf = (dates: CivilDate[]) => dates.sort().at(-1)!
  const first = firstWorkingDay(latestOf(days.map((day) => day.earliest)), works)
  const last = firstWorkingDay(latestOf(days.map((day) => day.latest)), works)
  if (!first || !last) return undefined
  return {
    earliest: instantOf(first, hoursOn(calendar, first)[0]!.opens, timeZone),
    latest: instantOf(last, hoursOn(calendar, last).at(-1)!.closes, timeZone),
  }
}

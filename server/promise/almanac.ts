import type { Reason } from '@filrouge/contract/shapes.ts'
import { type CivilDate, civilDateIn, instantOf } from '@filrouge/kernel/civil-date.ts'
import { hoursOn, worksWhenOpen } from '@filrouge/rules/calendar.ts'
import { type DateWindow, dispatchDay, readyForCollection, supplierArrival } from '@filrouge/rules/promise-dates.ts'
import { isOpenAt, type Location, type Reference } from '../locations/public.ts'

/**
 * What the calendars say in one minute. They count in whole minutes and say the same for every article, so each is asked once a minute and
 * not once a promise. It goes when the minute is over or the reference data changes.
 */
export interface Almanac {
  /** The instant at which its minute begins. */
  begins: number
  counters: Map<Location, Counter>
  leaves: Map<Location, CivilDate | undefined>
  supplierLeaves: Map<Location, DateWindow | undefined>
  /** Home and to relay points, of single parcels from stock: by where it leaves from, then by all else they depend on. */
  journeys: Map<Location, Map<string, Journey | undefined>>
  /** To a shop, of a single parcel: by shop, then by the day it leaves. */
  transfers: Map<Location, Map<CivilDate, Transfer | undefined>>
  /** Why it comes to a shop from there. */
  whyTransferred: Map<Location, Reason[]>
}

/** When goods can be had, and the reasons to say so. */
export interface Journey {
  earliest: Date
  latest: Date
  why: Reason[]
}

/** When what is brought to a shop can be collected there. */
export type Transfer = Pick<Journey, 'earliest' | 'latest'>

/** What a shop can do with goods that lie there: hand them over as they are, or prepared. Undefined for one that does not open again. */
interface Counter {
  /** Whether it opened before this minute: then all of it moves on with the seconds. */
  isServing: boolean
  asTheyAre: Journey | undefined
  prepared: Journey | undefined
}

const minute = 60_000
const keptOf = new WeakMap<Reference, Almanac>()

/** The almanac of the minute in which a moment lies. */
export function almanacAt(reference: Reference, now: Date): Almanac {
  const begins = Math.floor(Number(now) / minute) * minute
  const kept = keptOf.get(reference)
  if (kept?.begins === begins) return kept
  const fresh: Almanac = {
    begins,
    counters: new Map(),
    leaves: new Map(),
    supplierLeaves: new Map(),
    journeys: new Map(),
    transfers: new Map(),
    whyTransferred: new Map(),
  }
  keptOf.set(reference, fresh)
  return fresh
}

/** What is kept under a key, made the first time. */
export function kept<Key, Value>(
  memory: { get(key: Key): Value | undefined; has(key: Key): boolean; set(key: Key, value: Value): unknown },
  key: Key,
  make: () => Value,
): Value {
  const found = memory.get(key)
  if (found !== undefined || memory.has(key)) return found as Value
  const made = make()
  memory.set(key, made)
  return made
}

/** From when and until when goods that lie in a shop can be had there; undefined when it does not open again. */
export function atCounter(
  almanac: Almanac,
  shop: Location,
  how: 'asTheyAre' | 'prepared',
  now: Date,
): Journey | undefined {
  const counter = kept(almanac.counters, shop, () => counterOf(shop, new Date(almanac.begins)))
  const journey = counter[how]
  if (!journey || !counter.isServing) return journey
  const { earliest, latest, why } = journey
  return { earliest: new Date(Number(earliest) + Number(now) - almanac.begins), latest, why }
}

function counterOf(shop: Location, now: Date): Counter {
  const { name, calendar, preparationMinutes } = shop
  const inShop: Reason = { code: 'in_shop', values: { location: name } }
  const preparation: Reason = { code: 'ready_after_preparation', values: { minutes: preparationMinutes } }
  const closed: Reason[] = isOpenAt(shop, now) ? [] : [{ code: 'shop_closed_now' }]
  const ready = (minutes: number, why: Reason[]): Journey | undefined => {
    const earliest = readyForCollection({ now, calendar, preparationMinutes: minutes })
    return earliest && { earliest, latest: closingAfter(shop, earliest), why }
  }
  const asTheyAre = ready(0, [inShop, ...closed])
  return {
    isServing: Number(asTheyAre?.earliest) === Number(now),
    asTheyAre,
    prepared: ready(preparationMinutes, [inShop, preparation, ...closed]),
  }
}

function closingAfter(shop: Location, instant: Date): Date {
  const day = civilDateIn(instant, shop.timeZone)
  return instantOf(day, hoursOn(shop.calendar, day).at(-1)!.closes, shop.timeZone)
}

/** The day on which what is ordered now leaves a location; undefined for one that never works. */
export function leavesOn(almanac: Almanac, location: Location): CivilDate | undefined {
  return kept(almanac.leaves, location, () => {
    const { timeZone, cutOff, preparationDays, calendar } = location
    const works = worksWhenOpen(calendar)
    return dispatchDay({ now: almanac.begins, timeZone, cutOff, preparationDays, works })
  })
}

/** The days between which what is ordered now leaves a supplier; undefined for one that never works. */
export function supplierLeaves(almanac: Almanac, supplier: Location): DateWindow | undefined {
  return kept(almanac.supplierLeaves, supplier, () => {
    const { calendar, cutOff, leadDaysMin, leadDaysMax } = supplier
    const leadDays = { leadDaysMin: leadDaysMin ?? 0, leadDaysMax: leadDaysMax ?? 0 }
    return supplierArrival({ now: almanac.begins, calendar, cutOff, ...leadDays })
  })
}

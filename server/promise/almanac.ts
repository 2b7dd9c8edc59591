import type { Reason } from '@filrouge/contract/shapes.ts'
import { type CivilDate, civilDateIn, civilTimeIn, instantOf } from '@filrouge/kernel/civil-date.ts'
import { hoursOn, worksWhenOpen } from '@filrouge/rules/calendar.ts'
import { type DateWindow, dispatchDay, readyForCollection, supplierArrival } from '@filrouge/rules/promise-dates.ts'
import { isOpenAt, type Location, type Reference } from '../locations/public.ts'

/**
 * What the calendars say in one minute. They count in whole minutes and say the same for every article, so each is asked once and not once a
 * promise. It goes when the minute is over or the reference data changes; what holds for longer is in `lasting`.
 */
export interface Almanac {
  /** The instant at which its minute begins. */
  begins: number
  supplierLeaves: Map<Location, DateWindow | undefined>
  /** Whether what is ordered now ever leaves a location, by its position: asked of every place that has an article. 0 where nobody has looked yet. */
  sends: Uint8Array
  /** What is said of the cut-off of a place. */
  today: Map<Location, Reason[]>
  lasting: Lasting
}

/**
 * What holds beyond the minute, so that a new one does not begin with asking a thousand calendars again: from when until when is said with it,
 * or its key says all that it depends on. It goes with the day.
 */
interface Lasting {
  day: number
  counters: Map<Location, Counter>
  leaves: Map<Location, Leaving>
  /** Home and to relay points, of single parcels from stock: by where it leaves from, then by all else they depend on. */
  journeys: Map<Location, Map<string, Journey | undefined>>
  /** To a shop, of a single parcel: by shop, then by the day it leaves. */
  transfers: Map<Location, Map<CivilDate, Transfer | undefined>>
  /** Why it comes to a shop from there. */
  whyTransferred: Map<Location, Reason[]>
}

/** Instants from which and until which something holds. */
interface Span {
  from: number
  until: number
}

const holdsAt = (span: Span | undefined, instant: number): boolean =>
  span !== undefined && span.from <= instant && instant < span.until

interface Leaving extends Span {
  day: CivilDate | undefined
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
interface Counter extends Span {
  /** Whether it is open: then all of it moves on with the clock. */
  isServing: boolean
  asTheyAre: Journey | undefined
  prepared: Journey | undefined
}

const minute = 60_000
const dayMilliseconds = 1440 * minute
const keptOf = new WeakMap<Reference, Almanac>()

/** The almanac of the minute in which a moment lies. */
export function almanacAt(reference: Reference, now: Date): Almanac {
  const begins = Math.floor(Number(now) / minute) * minute
  const kept = keptOf.get(reference)
  if (kept?.begins === begins) return kept
  const day = Math.floor(begins / dayMilliseconds)
  const lasting = kept?.lasting.day === day ? kept.lasting : lastingOf(day)
  const sends = new Uint8Array(reference.locations.size)
  const fresh: Almanac = { begins, supplierLeaves: new Map(), sends, today: new Map(), lasting }
  keptOf.set(reference, fresh)
  return fresh
}

const lastingOf = (day: number): Lasting => ({
  day,
  counters: new Map(),
  leaves: new Map(),
  journeys: new Map(),
  transfers: new Map(),
  whyTransferred: new Map(),
})

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
  const { begins, lasting } = almanac
  let counter = lasting.counters.get(shop)
  if (!counter || !holdsAt(counter, begins)) {
    counter = counterOf(shop, begins)
    lasting.counters.set(shop, counter)
  }
  const journey = counter[how]
  if (!journey || !counter.isServing) return journey
  const { earliest, latest, why } = journey
  return { earliest: new Date(Number(earliest) + Number(now) - counter.from), latest, why }
}

function counterOf(shop: Location, from: number): Counter {
  const now = new Date(from)
  const { name, calendar, preparationMinutes } = shop
  const inShop: Reason = { code: 'in_shop', values: { location: name } }
  const preparation: Reason = { code: 'ready_after_preparation', values: { minutes: preparationMinutes } }
  const closed: Reason[] = isOpenAt(shop, now) ? [] : [{ code: 'shop_closed_now' }]
  const ready = (minutes: number, why: Reason[]): Journey | undefined => {
    const earliest = readyForCollection({ now, calendar, preparationMinutes: minutes })
    return earliest && { earliest, latest: closingAfter(shop, earliest), why }
  }
  const asTheyAre = ready(0, [inShop, ...closed])
  const prepared = ready(preparationMinutes, [inShop, preparation, ...closed])
  const isServing = Number(asTheyAre?.earliest) === from
  // Closed, nothing of it moves until it opens; open, all of it moves on alike as long as what is prepared is ready before it closes.
  const until = isServing ? closesAt(shop, now) - preparationMinutes * minute : Number(asTheyAre?.earliest ?? from)
  return { from, until: Math.max(until, from + minute), isServing, asTheyAre, prepared }
}

/** The instant at which a shop that is open closes, for lunch or for the night. */
function closesAt({ calendar, timeZone }: Location, now: Date): number {
  const day = civilDateIn(now, timeZone)
  const time = civilTimeIn(now, timeZone)
  const hours = hoursOn(calendar, day).find(({ opens, closes }) => opens <= time && time < closes)
  return hours ? instantOf(day, hours.closes, timeZone).getTime() : now.getTime()
}

function closingAfter(shop: Location, instant: Date): Date {
  const day = civilDateIn(instant, shop.timeZone)
  return instantOf(day, hoursOn(shop.calendar, day).at(-1)!.closes, shop.timeZone)
}

/** The day on which what is ordered now leaves a location; undefined for one that never works. */
export function leavesOn(almanac: Almanac, location: Location): CivilDate | undefined {
  const { begins, lasting } = almanac
  const known = lasting.leaves.get(location)
  if (known && holdsAt(known, begins)) return known.day
  const { timeZone, cutOff, preparationDays, calendar } = location
  const works = worksWhenOpen(calendar)
  const day = dispatchDay({ now: begins, timeZone, cutOff, preparationDays, works })
  const today = civilDateIn(begins, timeZone)
  const isBefore = civilTimeIn(begins, timeZone) < cutOff
  const until = instantOf(today, isBefore ? cutOff : '24:00', timeZone).getTime()
  lasting.leaves.set(location, { from: begins, until, day })
  return day
}

const willSend = 1
const neverSends = 2

/** Whether a location sends goods, and what is ordered now will ever leave it. */
export function canSend(almanac: Almanac, location: Location): boolean {
  const { sends } = almanac
  const known = sends[location.position]
  if (known) return known === willSend
  const can = location.ships && leavesOn(almanac, location) !== undefined
  sends[location.position] = can ? willSend : neverSends
  return can
}

/** The days between which what is ordered now leaves a supplier; undefined for one that never works. */
export function supplierLeaves(almanac: Almanac, supplier: Location): DateWindow | undefined {
  return kept(almanac.supplierLeaves, supplier, () => {
    const { calendar, cutOff, leadDaysMin, leadDaysMax } = supplier
    const leadDays = { leadDaysMin: leadDaysMin ?? 0, leadDaysMax: leadDaysMax ?? 0 }
    return supplierArrival({ now: almanac.begins, calendar, cutOff, ...leadDays })
  })
}

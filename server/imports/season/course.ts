import type { DeliveryMode } from '@filrouge/contract/promise.ts'
import { addDays, civilDateIn, civilTimeIn, instantOf } from '@filrouge/kernel/civil-date.ts'
import { wholeBetween } from '@filrouge/kernel/seeded-random.ts'
import { addWorkingDays, carrierWorks, firstWorkingDay, holidayCalendar } from '@filrouge/rules/calendar.ts'
import { isOpenAt, type Location } from '../../locations/public.ts'
import type { PastOrder } from '../../orders/public.ts'
import type { SoldService } from './scene.ts'

type Course = Required<Pick<PastOrder, 'promised' | 'happened'>>

const timeZone = 'Europe/Paris'
const works = carrierWorks('mon_sat', holidayCalendar('metropole'))
const hourMs = 3_600_000
const later = (at: Date, hours: number) => new Date(at.getTime() + Math.round(hours * 60) * 60_000)

interface Way {
  mode: DeliveryMode
  service: SoldService | undefined
  /** Where she collects it. */
  shop: Location | undefined
  ends: 'well' | 'late' | 'cancelled'
}

/** What was promised and what then happened, by the way it was to take; some of it may lie ahead. */
export function courseOf(placedAt: Date, way: Way, random: () => number): Course {
  const { promised, happened } = wayOf(placedAt, way, random)
  if (way.ends !== 'cancelled') return { promised, happened }
  const before = happened[0]?.at ?? later(placedAt, 20)
  const at = new Date(placedAt.getTime() + (before.getTime() - placedAt.getTime()) * (0.2 + random() * 0.6))
  return { promised, happened: [{ step: 'cancelled', at }] }
}

function wayOf(placedAt: Date, way: Way, random: () => number): Course {
  if (way.mode === 'takeaway') return { promised: { earliest: placedAt, latest: placedAt }, happened: [] }
  return way.mode === 'collect' && way.shop
    ? collected(placedAt, way.shop, way.ends, random)
    : sent(placedAt, way, random)
}

/** Ready within two hours of opening, collected within some days, when the shop is open. */
function collected(placedAt: Date, shop: Location, ends: Way['ends'], random: () => number): Course {
  const ready = later(nextOpen(shop, placedAt), (0.6 + random() * 1.2) * (ends === 'late' ? 4 : 1))
  const promisedAt = later(nextOpen(shop, placedAt), 2)
  const fetched = nextOpen(shop, later(ready, 0.8 + random() ** 2 * 70))
  return {
    promised: { earliest: promisedAt, latest: later(promisedAt, 10 * 24) },
    happened: [
      { step: 'prepared', at: ready },
      { step: 'collected', at: later(fetched, fetched.getTime() - ready.getTime() < hourMs ? 0.5 : random() * 0.4) },
    ],
  }
}

function sent(placedAt: Date, { mode, service, ends }: Way, random: () => number): Course {
  const [daysMin, daysMax] = [service?.daysMin ?? 2, service?.daysMax ?? 3]
  const day = civilDateIn(placedAt, timeZone)
  const isEarly = civilTimeIn(placedAt, timeZone) < '14:00'
  const leaves = firstWorkingDay(isEarly ? day : addDays(day, 1), works)!
  const arrival = (days: number) => addWorkingDays(leaves, days, works)!
  const prepared = instantOf(leaves, timeBetween(random, isEarly && leaves === day ? 14 : 8, 16), timeZone)
  const transit = wholeBetween(random, daysMin, daysMax)
  const arrives = arrival(ends === 'late' ? daysMax + 1 + Math.floor(random() ** 3 * 3) : transit)
  const there = instantOf(arrives, timeBetween(random, 9, 18), timeZone)
  return {
    promised: {
      earliest: instantOf(arrival(daysMin), '08:00', timeZone),
      latest: instantOf(arrival(daysMax), '19:00', timeZone),
    },
    happened: [
      { step: 'prepared', at: prepared },
      { step: 'shipped', at: later(prepared, 0.7 + random() * 1.5) },
      ...(mode === 'relay'
        ? ([
            { step: 'arrived', at: there },
            { step: 'collected', at: fetchedAfter(there, random) },
          ] as const)
        : ([{ step: 'delivered', at: there }] as const)),
    ],
  }
}

/** At a relay point: the same evening or within four days, by daylight. */
function fetchedAfter(there: Date, random: () => number): Date {
  const day = addDays(civilDateIn(there, timeZone), Math.floor(random() ** 2 * 5))
  const at = instantOf(day, timeBetween(random, 10, 19), timeZone)
  return new Date(Math.max(at.getTime(), later(there, 1).getTime()))
}

function timeBetween(random: () => number, from: number, to: number): string {
  const minutes = wholeBetween(random, from * 60, to * 60 - 1)
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** The first moment, by quarters of an hour, at which a place is open. */
export function nextOpen(place: Location, from: Date): Date {
  let at = from
  for (let quarters = 0; quarters < 4 * 24 * 5 && !isOpenAt(place, at); quarters += 1) at = later(at, 0.25)
  return at
}

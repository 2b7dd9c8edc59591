import type { LocationView, RelayPointView } from '@filrouge/contract/locations.ts'
import { addDays, civilDateIn, civilTimeIn, instantOf, weekday } from '@filrouge/kernel/civil-date.ts'
import { type Calendar, hoursOn } from '@filrouge/rules/calendar.ts'
import type { Location, RelayPoint } from './location.ts'

/** A location as the contract shows it. */
export function locationView(location: Location & { distanceMetres?: number }, now: Date): LocationView {
  const { id, code, kind, name, latitude, longitude, timeZone, phone, hours, services, places, distanceMetres } =
    location
  return {
    id,
    code,
    kind,
    name,
    address: addressOf(location),
    latitude,
    longitude,
    timeZone,
    phone,
    hours,
    ...openingOf(location, now),
    services,
    places,
    distanceMetres,
  }
}

const daysAhead = 14
const daysTold = 28

type Opening = Pick<LocationView, 'isOpen' | 'closesAt' | 'opensAt' | 'closedOn'>

// By the calendar, which goes with the reference data it was read with. It counts in minutes, and every page with a list of shops asks it.
const openings = new WeakMap<Calendar, { minute: number; opening: Opening }>()

function openingOf({ calendar }: Location, now: Date): Opening {
  const minute = Math.floor(now.getTime() / 60_000)
  const kept = openings.get(calendar)
  if (kept?.minute === minute) return kept.opening
  const opening = openingAt(calendar, now)
  openings.set(calendar, { minute, opening })
  return opening
}

/** Whether it is open now, until when or from when, and the days on which its week does not hold. */
function openingAt(calendar: Calendar, now: Date): Opening {
  const { timeZone } = calendar
  const today = civilDateIn(now, timeZone)
  const time = civilTimeIn(now, timeZone)
  const closedOn: string[] = []
  for (let ahead = 0; ahead < daysTold; ahead += 1) {
    const day = addDays(today, ahead)
    if (calendar.closed(day) && calendar.weekly[weekday(day) - 1]?.length) closedOn.push(day)
  }
  const current = hoursOn(calendar, today).find(({ opens, closes }) => opens <= time && time < closes)
  if (current) return { isOpen: true, closesAt: instantOf(today, current.closes, timeZone).toISOString(), closedOn }
  for (let ahead = 0; ahead < daysAhead; ahead += 1) {
    const day = addDays(today, ahead)
    const next = hoursOn(calendar, day).find(({ opens }) => ahead > 0 || opens > time)
    if (next) return { isOpen: false, opensAt: instantOf(day, next.opens, timeZone).toISOString(), closedOn }
  }
  return { isOpen: false, closedOn }
}

/** A relay point as the contract shows it. */
export function relayPointView(relayPoint: RelayPoint & { distanceMetres?: number }): RelayPointView {
  const { id, code, carrier, name, latitude, longitude, distanceMetres } = relayPoint
  return { id, code, carrier, name, address: addressOf(relayPoint), latitude, longitude, distanceMetres }
}

function addressOf({ street, postcode, city, country }: Location | RelayPoint) {
  return { street, postcode, city, country }
}

import type { LocationView, RelayPointView } from '@filrouge/contract/locations.ts'
import { isOpenAt, type Location, type RelayPoint } from './location.ts'

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
    isOpen: isOpenAt(location, now),
    services,
    places,
    distanceMetres,
  }
}

/** A relay point as the contract shows it. */
export function relayPointView(relayPoint: RelayPoint & { distanceMetres?: number }): RelayPointView {
  const { id, code, carrier, name, latitude, longitude, distanceMetres } = relayPoint
  return { id, code, carrier, name, address: addressOf(relayPoint), latitude, longitude, distanceMetres }
}

function addressOf({ street, postcode, city, country }: Location | RelayPoint) {
  return { street, postcode, city, country }
}

import type { LocationKind } from '@filrouge/contract/locations.ts'
import { civilDateIn, civilTimeIn } from '@filrouge/kernel/civil-date.ts'
import type { Point } from '@filrouge/kernel/geo.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import { type Calendar, hoursOn } from '@filrouge/rules/calendar.ts'
import { refuse } from '../platform/refuse.ts'

/** A shop, a warehouse or a supplier. Times are `HH:MM` in its own time zone, weekday 1 is Monday. */
export interface Location {
  /** Its place among all of the reference data, counted from 0: what is kept for each location can lie in a row of numbers. */
  position: number
  id: Id<'location'>
  code: string
  kind: LocationKind
  name: string
  legalEntityId: string
  street: string
  postcode: string
  city: string
  country: string
  latitude: number
  longitude: number
  timeZone: string
  phone?: string
  openToPublic: boolean
  ships: boolean
  cutOff: string
  preparationMinutes: number
  preparationDays: number
  leadDaysMin: number | null
  leadDaysMax: number | null
  services: string[]
  hours: { weekday: number; opens: string; closes: string }[]
  places: { id: string; kind: string; name: string }[]
  calendar: Calendar
}

/** A counter of a carrier where parcels are kept for the shopper. */
export interface RelayPoint {
  id: string
  code: string
  carrier: string
  name: string
  street: string
  postcode: string
  city: string
  country: string
  latitude: number
  longitude: number
}

export interface LegalEntity {
  id: string
  name: string
  siren: string
  vatNumber: string
}

export type Near<T> = T & { distanceMetres: number }

/** All reference data, in memory; in order of kind (shops first), then code. */
export interface Reference {
  locations: Map<Id<'location'>, Location>
  byCode: Map<string, Location>
  relayPoints: Map<string, RelayPoint>
  legalEntities: Map<string, LegalEntity>
  nearestLocations(point: Point, kind: LocationKind, limit: number): Near<Location>[]
  nearestRelayPoints(point: Point, limit: number): Near<RelayPoint>[]
}

/** Whether a location is open at a moment, by its own hours, holidays and closures. */
export function isOpenAt(location: Location, now: Date): boolean {
  const { calendar } = location
  const time = civilTimeIn(now, calendar.timeZone)
  return hoursOn(calendar, civilDateIn(now, calendar.timeZone)).some(
    ({ opens, closes }) => opens <= time && time < closes,
  )
}

/** The location with this id or code, or the refusal `location_not_found`. */
export function requireLocation(reference: Reference, idOrCode: string): Location {
  const found = reference.locations.get(idOrCode as Id<'location'>) ?? reference.byCode.get(idOrCode)
  return found ?? refuse('location_not_found')
}

import { distanceMetres, type Point } from '@filrouge/kernel/geo.ts'
import type { Location, Near, Reference, RelayPoint } from '../locations/public.ts'
import { kept } from './almanac.ts'

/** What lies around a point. Postcodes, shops and relay points are asked about again and again, and nothing there moves. */
export interface Surroundings {
  reference: Reference
  point: Point
  metres: Map<Location, number>
  /** The nearest shops, as many as were asked for until now. */
  shops: Location[]
  hasAllShops: boolean
  relayPoints: readonly Near<RelayPoint>[] | undefined
}

const relayCount = 3
const keptOf = new WeakMap<Reference, Map<string, Surroundings>>()
// Points come from telephones too, and no two of those are the same.
const keptAtMost = 1000

/** The surroundings of a point. */
export function around(reference: Reference, { latitude, longitude }: Point): Surroundings {
  const places = keptOf.get(reference) ?? new Map<string, Surroundings>()
  keptOf.set(reference, places)
  return kept(places, `${latitude},${longitude}`, () => {
    if (places.size >= keptAtMost) places.clear()
    const point = { latitude, longitude }
    return { reference, point, metres: new Map(), shops: [], hasAllShops: false, relayPoints: undefined }
  })
}

/** How far a location is. */
export function metresTo({ metres, point }: Surroundings, location: Location): number {
  return kept(metres, location, () => distanceMetres(point, location))
}

/** The shop that has `nth` others nearer; undefined when there are fewer. */
export function nthShop(near: Surroundings, nth: number): Location | undefined {
  const { reference, point, shops } = near
  if (nth >= shops.length && !near.hasAllShops) {
    // As a rule few are asked for, and to sort them all would cost more.
    const count = Math.max(16, 2 * shops.length)
    const found = reference.nearestLocations(point, 'shop', count)
    // By identity: what is near comes as a copy.
    for (const { id } of found.slice(shops.length)) shops.push(reference.locations.get(id)!)
    near.hasAllShops = found.length < count
  }
  return shops[nth]
}

/** The nearest relay points, with their distance. */
export function relayPointsNear(near: Surroundings): readonly Near<RelayPoint>[] {
  near.relayPoints ??= near.reference.nearestRelayPoints(near.point, relayCount)
  return near.relayPoints
}

import { distanceMetres, type Point } from '@filrouge/kernel/geo.ts'
import { type Location, type Near, nearestAmong, type Reference, type RelayPoint } from '../locations/public.ts'
import { kept } from './almanac.ts'

/** What lies around a point. Postcodes, shops and relay points are asked about again and again, and nothing there moves. */
export interface Surroundings {
  places: Places
  point: Point
  metres: Map<Location, number>
  /** The nearest shops, as many as were asked for until now. */
  shops: Location[]
  hasAllShops: boolean
  relayPoints: readonly Near<RelayPoint>[] | undefined
}

/** What is known of all places at once, for as long as the reference data stays. */
interface Places {
  reference: Reference
  nearestShops: ReturnType<typeof nearestAmong<Location>>
  ofShops: Map<Point, Surroundings>
  ofPoints: Map<string, Surroundings>
}

const relayCount = 3
const placesOf = new WeakMap<Reference, Places>()
// Points come from telephones too, and no two of those are the same.
const keptAtMost = 1000

/** The surroundings of a point. */
export function around(reference: Reference, point: Point): Surroundings {
  const places = kept(placesOf, reference, () => placesIn(reference))
  // A shop is asked about in each promise to collect there: it is known by itself, without writing its place.
  if ('calendar' in point) return kept(places.ofShops, point, () => unexplored(places, point))
  return kept(places.ofPoints, `${point.latitude},${point.longitude}`, () => {
    if (places.ofPoints.size >= keptAtMost) places.ofPoints.clear()
    return unexplored(places, point)
  })
}

function placesIn(reference: Reference): Places {
  const shops = [...reference.locations.values()].filter((location) => location.kind === 'shop')
  return { reference, nearestShops: nearestAmong(shops), ofShops: new Map(), ofPoints: new Map() }
}

function unexplored(places: Places, point: Point): Surroundings {
  const { latitude, longitude } = point
  return {
    places,
    point: { latitude, longitude },
    metres: new Map(),
    shops: [],
    hasAllShops: false,
    relayPoints: undefined,
  }
}

/** How far a location is. */
export function metresTo({ metres, point }: Surroundings, location: Location): number {
  const known = metres.get(location)
  if (known !== undefined) return known
  const measured = distanceMetres(point, location)
  metres.set(location, measured)
  return measured
}

/** The shop that has `nth` others nearer; undefined when there are fewer. */
export function nthShop(near: Surroundings, nth: number): Location | undefined {
  if (nth >= near.shops.length && !near.hasAllShops) {
    // As a rule few are asked for, and to sort them all would cost more.
    const count = Math.max(16, 4 * near.shops.length)
    near.shops = near.places.nearestShops(near.point, count)
    near.hasAllShops = near.shops.length < count
  }
  return near.shops[nth]
}

/** The nearest relay points, with their distance. */
export function relayPointsNear(near: Surroundings): readonly Near<RelayPoint>[] {
  near.relayPoints ??= near.places.reference.nearestRelayPoints(near.point, relayCount)
  return near.relayPoints
}

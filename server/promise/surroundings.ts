import { distanceMetres, type Point } from '@filrouge/kernel/geo.ts'
import { type Location, nearestAmong, type Reference, type RelayPoint, vectorOf } from '../locations/public.ts'
import { kept } from './almanac.ts'

/** A point and what lies around it. Postcodes, shops and relay points are asked about again and again, and nothing there moves. */
export interface Surroundings extends Point {
  places: Places
  vector: readonly [number, number, number]
  metres: Map<Location, number>
  /** The nearest shops, as many as were asked for until now. */
  shops: Location[]
  hasAllShops: boolean
  relayPoints: readonly { relayPoint: RelayPoint; distanceMetres: number }[] | undefined
}

/** What is known of all places at once, for as long as the reference data stays. */
interface Places {
  nearestShops: ReturnType<typeof nearestAmong<Location>>
  nearestRelayPoints: ReturnType<typeof nearestAmong<RelayPoint>>
  /** Each location as a vector of length one, three numbers by its position. */
  vectors: Float64Array
  /** Of shops and relay points: each is the same object for as long. */
  ofThese: Map<Point, Surroundings>
  ofPostcodes: Map<string, Surroundings>
}

const relayCount = 3
const placesOf = new WeakMap<Reference, Places>()
const keptAtMost = 1000

/** The surroundings of a point. */
export function around(reference: Reference, point: Point): Surroundings {
  const places = kept(placesOf, reference, () => placesIn(reference))
  if ('places' in point && point.places === places) return point as Surroundings
  // A shop is asked about in each promise to collect there: it is known by itself, without writing its place.
  if ('code' in point) return kept(places.ofThese, point, () => unexplored(places, point))
  // No two telephones are in the same place: what is around one goes with the question that was asked there.
  if (!('postcode' in point)) return unexplored(places, point)
  return kept(places.ofPostcodes, `${point.latitude},${point.longitude}`, () => {
    if (places.ofPostcodes.size >= keptAtMost) places.ofPostcodes.clear()
    return unexplored(places, point)
  })
}

function placesIn(reference: Reference): Places {
  const shops = [...reference.locations.values()].filter((location) => location.kind === 'shop')
  const vectors = new Float64Array(reference.locations.size * 3)
  for (const location of reference.locations.values()) vectors.set(vectorOf(location), location.position * 3)
  return {
    nearestShops: nearestAmong(shops),
    nearestRelayPoints: nearestAmong([...reference.relayPoints.values()]),
    vectors,
    ofThese: new Map(),
    ofPostcodes: new Map(),
  }
}

function unexplored(places: Places, point: Point): Surroundings {
  const { latitude, longitude } = point
  return {
    latitude,
    longitude,
    places,
    vector: vectorOf(point),
    metres: new Map(),
    shops: [],
    hasAllShops: false,
    relayPoints: undefined,
  }
}

/** How far a location is. */
export function metresTo(near: Surroundings, location: Location): number {
  const known = near.metres.get(location)
  if (known !== undefined) return known
  const measured = distanceMetres(near, location)
  near.metres.set(location, measured)
  return measured
}

/** The larger, the nearer a location is: the product of two vectors, which takes no trigonometry. */
export function nearnessOf({ vector, places: { vectors } }: Surroundings, { position }: Location): number {
  const at = position * 3
  return vector[0] * vectors[at]! + vector[1] * vectors[at + 1]! + vector[2] * vectors[at + 2]!
}

/** Some of the locations, nearest first, each found when it is asked for: of a hundred that have an article the first few are. */
export function* nearestFirst(near: Surroundings, locations: readonly Location[]): Generator<Location> {
  const nearness = new Float64Array(locations.length)
  for (let at = 0; at < locations.length; at += 1) nearness[at] = nearnessOf(near, locations[at]!)
  for (let given = 0; given < locations.length; given += 1) {
    let best = 0
    for (let at = 1; at < locations.length; at += 1)
      if (
        nearness[at]! > nearness[best]! ||
        (nearness[at] === nearness[best] && locations[at]!.code < locations[best]!.code)
      )
        best = at
    nearness[best] = Number.NEGATIVE_INFINITY
    yield locations[best]!
  }
}

/** The shop that has `nth` others nearer; undefined when there are fewer. */
export function nthShop(near: Surroundings, nth: number): Location | undefined {
  if (nth >= near.shops.length && !near.hasAllShops) {
    // As a rule few are asked for, and to sort them all would cost more.
    const count = Math.max(16, 4 * near.shops.length)
    near.shops = near.places.nearestShops(near, count)
    near.hasAllShops = near.shops.length < count
  }
  return near.shops[nth]
}

/** The nearest relay points, with their distance. */
export function relayPointsNear(near: Surroundings): NonNullable<Surroundings['relayPoints']> {
  near.relayPoints ??= near.places
    .nearestRelayPoints(near, relayCount)
    .map((relayPoint) => ({ relayPoint, distanceMetres: distanceMetres(near, relayPoint) }))
  return near.relayPoints
}

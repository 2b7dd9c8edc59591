import type { Point } from '@filrouge/kernel/geo.ts'
import type { Currency } from '@filrouge/kernel/money.ts'
import type { Location } from '../locations/public.ts'
import { type DeliveryService, servesPostcode } from './delivery-services.ts'
import type { Allocation } from './parcel.ts'
import type { Wanted } from './promise.ts'
import type { Load } from './read-sourcing.ts'
import type { Scene } from './scene.ts'
import { sourceWithReasons } from './source-goods.ts'
import { around, metresTo } from './surroundings.ts'

/** An order of the past, as far as it says where it had to go. */
export interface PastDemand {
  id: string
  number: string
  placedAt: Date
  mode: 'home' | 'relay' | 'collect'
  channel: string
  goodsMinor: number
  currency: Currency
  lines: Wanted[]
  postcode: string | null
  relayPointId: string | null
  locationId: string | null
  service: string | null
}

/** What one side of a trial comes to so far. Kept as JSON while it runs. */
export interface SideSoFar {
  orders: number
  parcels: number
  metres: number
  carriageMinor: number
  unserved: number
  shares: Record<string, number>
  /** What each location has been given on the day that is being counted. */
  day: string
  load: Record<string, Load>
}

export const emptySide = (): SideSoFar => ({
  orders: 0,
  parcels: 0,
  metres: 0,
  carriageMinor: 0,
  unserved: 0,
  shares: {},
  day: '',
  load: {},
})

/** Where an order goes. */
export interface Goal {
  point: Point | undefined
  postcode: string | undefined
  here: Location | undefined
}

/** Sources one order of the past in a scene and adds it up; answers from where, in a form that can be compared. */
export function addToSide(side: SideSoFar, scene: Scene, order: PastDemand, goal: Goal): string[] {
  const { point, postcode, here } = goal
  const way = { mode: order.mode, ...(postcode === undefined ? {} : { postcode }) }
  const chosen = sourceWithReasons(scene, point, here, way)
  side.orders += 1
  if (!chosen) {
    side.unserved += 1
    return []
  }
  const byPlace = new Map<Location, Allocation[]>()
  for (const allocation of chosen.allocations)
    byPlace.set(allocation.location, [...(byPlace.get(allocation.location) ?? []), allocation])
  const surroundings = point && around(scene.reference, point)
  for (const [location, allocations] of byPlace) {
    side.load[location.id] = {
      parcels: (side.load[location.id]?.parcels ?? 0) + 1,
      lines: (side.load[location.id]?.lines ?? 0) + allocations.length,
    }
    side.shares[location.id] = (side.shares[location.id] ?? 0) + 1
    // What lies where it is collected travels nowhere.
    if (location === here) continue
    side.parcels += 1
    side.metres += surroundings ? metresTo(surroundings, location) : 0
    if (order.mode !== 'collect')
      side.carriageMinor += carriageOf(scene.services, order, postcode ?? '', weightOf(scene, allocations))
  }
  return [...byPlace.keys()].map(({ id }) => id).sort()
}

const weightOf = (scene: Scene, allocations: readonly Allocation[]): number =>
  allocations.reduce((sum, { line, quantity }) => sum + scene.lines[line]!.weightGrams * quantity, 0)

/** What a parcel costs: by the service that was chosen then, else by the cheapest that can bring it. */
function carriageOf(
  services: readonly DeliveryService[],
  { mode, service }: PastDemand,
  postcode: string,
  weightGrams: number,
): number {
  const able = services
    .filter((one) => one.mode === mode && servesPostcode(one, postcode))
    .filter(({ maxWeightGrams }) => maxWeightGrams === null || weightGrams <= maxWeightGrams)
    .sort((one, other) => one.costMinor - other.costMinor)
  return (able.find(({ code }) => code === service) ?? able[0])?.costMinor ?? 0
}

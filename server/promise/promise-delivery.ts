import type { Point } from '@filrouge/kernel/geo.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import { type Location, locatePostcode } from '../locations/public.ts'
import type { Tx } from '../platform/db/database.ts'
import { endLapsed } from '../stock/public.ts'
import type { Way } from './asked-of-rules.ts'
import { capacitiesOf } from './capacities.ts'
import { explainAtHand, explainSources } from './explain-sources.ts'
import { atSlot } from './in-slot.ts'
import { whatIsKnown } from './known.ts'
import type { Destination, Promised, Wanted } from './promise.ts'
import { readFree } from './read-free.ts'
import { type Scene, sceneOf } from './scene.ts'
import { sourceWithReasons } from './source-goods.ts'
import { around } from './surroundings.ts'
import { carried, collect, takeaway } from './ways.ts'

/** A basket and one chosen way to have it. */
export interface DeliveryAsked {
  lines: readonly Wanted[]
  destination: Destination
  goodsMinor: number
  now: Date
  channel?: string | null
  channelLocationId?: string | null
  /** The slot that the asker has already. */
  heldSlotId?: string
}

/** When, for how much and from where a basket can be had one chosen way; undefined when it cannot be had so. */
export async function promiseDelivery(tx: Tx, asked: DeliveryAsked): Promise<Promised | undefined> {
  const skus = asked.lines.map((line) => line.sku)
  const [known, free] = await Promise.all([whatIsKnown(tx, { ...asked, skus }), readFree(tx, skus)])
  const scene = sceneOf({ ...asked, ...known, free })
  if (scene.lines.length === 0) return undefined
  const promised = await wayTo(tx, scene, asked.destination)
  if (promised || !(await endLapsed(tx.database, skus, asked.now))) return promised
  return promiseDelivery(tx, asked)
}

/** The chosen way in a scene that is set. */
export async function wayTo(tx: Tx, scene: Scene, destination: Destination): Promise<Promised | undefined> {
  const { relayPoints } = scene.reference
  if (destination.mode === 'home') {
    const { postcode, latitude, longitude, service } = destination
    const door =
      latitude !== undefined && longitude !== undefined ? { latitude, longitude } : await locatePostcode(tx, postcode)
    const point = door && around(scene.reference, door)
    const way = atSlot(chosen(carried(scene, 'home', { point, postcode }), service), destination.slotId)
    return sourced(scene, way, point, undefined, { mode: 'home', postcode })
  }
  if (destination.mode === 'relay') {
    const point = relayPoints.get(destination.relayPointId)
    if (!point) return undefined
    const { postcode } = point
    const way = chosen(carried(scene, 'relay', { point, postcode }), destination.service)
    return sourced(scene, way, point, undefined, { mode: 'relay', postcode })
  }
  const shop = goalOf(scene, destination).here
  if (!shop) return undefined
  if (destination.mode === 'takeaway') {
    const promised = takeaway(scene, shop)
    return promised && { ...promised, decide: () => explainAtHand(scene, shop) }
  }
  const { postcode } = shop
  return sourced(scene, atSlot(collect(scene, shop), destination.slotId), shop, shop, { mode: 'collect', postcode })
}

/** With what is asked of its sources only when they are held: the reasons, and the capacities that it counts upon. */
function sourced(
  scene: Scene,
  promised: Promised | undefined,
  near: Point | undefined,
  here: Location | undefined,
  way: Way,
): Promised | undefined {
  if (!promised) return undefined
  const within = () => {
    const found = sourceWithReasons(scene, near, here, way)
    return found ? capacitiesOf(scene, found, here) : []
  }
  const decide = () => explainSources(scene, near, here, way)
  return { ...promised, decide, ...(scene.sourcing.rules.needsLoad && { within }) }
}

/** The shop where it will be had, if that is the way, and the postcode it goes to. */
export function goalOf(
  { reference: { locations, byCode, relayPoints } }: Scene,
  destination: Destination,
): { here: Location | undefined; postcode: string | undefined } {
  if (destination.mode === 'home') return { here: undefined, postcode: destination.postcode }
  if (destination.mode === 'relay')
    return { here: undefined, postcode: relayPoints.get(destination.relayPointId)?.postcode }
  const here = locations.get(destination.locationId as Id<'location'>) ?? byCode.get(destination.locationId)
  return { here, postcode: here?.postcode }
}

function chosen(ways: readonly (Promised & { service: string })[], service: string | undefined): Promised | undefined {
  return service === undefined ? ways[0] : ways.find((way) => way.service === service)
}

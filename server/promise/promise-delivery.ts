import type { Id } from '@filrouge/kernel/ids.ts'
import { locatePostcode } from '../locations/public.ts'
import type { Tx } from '../platform/db/database.ts'
import { whatIsKnown } from './known.ts'
import type { Destination, Promised, Wanted } from './promise.ts'
import { readFree } from './read-free.ts'
import { type Scene, sceneOf } from './scene.ts'
import { carried, collect, takeaway } from './ways.ts'

/** When, for how much and from where a basket can be had one chosen way; undefined when it cannot be had so. */
export async function promiseDelivery(
  tx: Tx,
  asked: {
    lines: readonly Wanted[]
    destination: Destination
    goodsMinor: number
    now: Date
    channelLocationId?: string | null
  },
): Promise<Promised | undefined> {
  const known = await whatIsKnown(tx)
  const free = await readFree(
    tx,
    asked.lines.map((line) => line.sku),
  )
  const scene = sceneOf({ ...asked, ...known, free })
  return scene.lines.length === 0 ? undefined : wayTo(tx, scene, asked.destination)
}

async function wayTo(tx: Tx, scene: Scene, destination: Destination): Promise<Promised | undefined> {
  const { locations, byCode, relayPoints } = scene.reference
  if (destination.mode === 'home') {
    const { postcode, latitude, longitude, service } = destination
    const point =
      latitude !== undefined && longitude !== undefined ? { latitude, longitude } : await locatePostcode(tx, postcode)
    return chosen(carried(scene, 'home', { point, postcode }), service)
  }
  if (destination.mode === 'relay') {
    const point = relayPoints.get(destination.relayPointId)
    return point && chosen(carried(scene, 'relay', { point, postcode: point.postcode }), destination.service)
  }
  const shop = locations.get(destination.locationId as Id<'location'>) ?? byCode.get(destination.locationId)
  if (!shop) return undefined
  return destination.mode === 'takeaway' ? takeaway(scene, shop) : collect(scene, shop)
}

function chosen(ways: readonly (Promised & { service: string })[], service: string | undefined): Promised | undefined {
  return service === undefined ? ways[0] : ways.find((way) => way.service === service)
}

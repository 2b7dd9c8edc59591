import type { PromiseOption } from '@filrouge/contract/promise.ts'
import type { Language } from '@filrouge/contract/shapes.ts'
import { civilDateIn } from '@filrouge/kernel/civil-date.ts'
import { distanceMetres } from '@filrouge/kernel/geo.ts'
import { money } from '@filrouge/kernel/money.ts'
import { isInTime } from '@filrouge/rules/promise-dates.ts'
import { type Location, type Reference, type RelayPoint, reference } from '../locations/public.ts'
import type { Tx } from '../platform/db/database.ts'
import { deliveryServices } from './delivery-services.ts'
import type { Place, Promised, Wanted } from './promise.ts'
import { type FreeStock, readFree } from './read-free.ts'
import { type Scene, sceneOf } from './scene.ts'
import { carried, collect, takeaway } from './ways.ts'
import { whyText } from './why-text.ts'

export interface OptionsAsked {
  lines: readonly Wanted[]
  place?: Place
  /** Counts shops, for each of takeaway and collect. */
  limit: number
  needBy?: string
  goodsMinor: number
  now: Date
  language: Language
}

/** Every way to have a basket: taken away and collected (nearest first), brought home, to relay points near by. None when it cannot be had. */
export async function promiseOptions(tx: Tx, asked: OptionsAsked): Promise<PromiseOption[]> {
  return optionsOf(
    tx,
    asked,
    await readFree(
      tx,
      asked.lines.map((line) => line.sku),
    ),
  )
}

/** The same, from what is already known to be free. */
export async function optionsOf(tx: Tx, asked: OptionsAsked, free: readonly FreeStock[]): Promise<PromiseOption[]> {
  const known = await reference(tx)
  const scene = sceneOf({ ...asked, reference: known, services: await deliveryServices(tx, known), free })
  const { place, limit } = asked
  return marked([
    ...takeawayNear(scene, place, limit),
    ...collectNear(scene, place, limit),
    ...carried(scene, 'home', homeOf(known, place)).map((way): Way => ({ mode: 'home', promised: way })),
    ...relaysNear(scene, place),
  ]).map((way) => viewOf(way, asked))
}

interface Way {
  mode: PromiseOption['mode']
  promised: Promised
  shop?: Location
  relayPoint?: RelayPoint
  distanceMetres?: number
}

type MarkedWay = Way & { isCheapest: boolean; isFastest: boolean }

function inShop(
  mode: 'takeaway' | 'collect',
  shop: Location & { distanceMetres?: number },
  place: Place | undefined,
  promised: Promised | undefined,
): Way[] {
  if (!promised) return []
  return [{ mode, promised, shop, ...(place && { distanceMetres: distanceMetres(place, shop) }) }]
}

function takeawayNear(scene: Scene, place: Place | undefined, limit: number): Way[] {
  const shops = [...scene.own.keys()]
    .filter((location) => location.kind === 'shop')
    .map((shop) => ({ shop, distance: place ? distanceMetres(place, shop) : 0 }))
  shops.sort((one, other) => one.distance - other.distance || (one.shop.code < other.shop.code ? -1 : 1))
  const ways: Way[] = []
  for (const { shop } of shops) {
    if (ways.length === limit) return ways
    ways.push(...inShop('takeaway', shop, place, takeaway(scene, shop)))
  }
  return ways
}

function collectNear(scene: Scene, place: Place | undefined, limit: number): Way[] {
  const { reference: known } = scene
  // What is not enough anywhere can still be had in a shop only if that shop has all of it, and then it would be enough.
  if (!scene.isEnough) return []
  const all = place ? undefined : [...known.locations.values()].filter((location) => location.kind === 'shop')
  const ways: Way[] = []
  let seen = 0
  for (let count = limit; ; count *= 2) {
    const shops = place ? known.nearestLocations(place, 'shop', count) : all!
    for (const { id } of shops.slice(seen)) {
      // By identity: what is near comes as a copy.
      const shop = known.locations.get(id)!
      ways.push(...inShop('collect', shop, place, collect(scene, shop)))
      if (ways.length === limit) return ways
    }
    if (!place || shops.length < count) return ways
    seen = shops.length
  }
}

const relayReachMetres = 100_000
const relayCount = 3

function relaysNear(scene: Scene, place: Place | undefined): Way[] {
  if (!place) return []
  return scene.reference
    .nearestRelayPoints(place, relayCount)
    .filter((point) => point.distanceMetres <= relayReachMetres)
    .flatMap((relayPoint) =>
      carried(scene, 'relay', { point: relayPoint, postcode: relayPoint.postcode }).map(
        (promised): Way => ({ mode: 'relay', promised, relayPoint, distanceMetres: relayPoint.distanceMetres }),
      ),
    )
}

const postcodeReachMetres = 50_000
const mainland = '75001'

function homeOf(known: Reference, place: Place | undefined) {
  if (!place) return { point: undefined, postcode: mainland, isAssumed: true }
  if (place.postcode) return { point: place, postcode: place.postcode }
  // Whoever gives only a point has the postcode of the nearest relay point: near enough to know the region.
  const [nearest] = known.nearestRelayPoints(place, 1)
  if (nearest && nearest.distanceMetres <= postcodeReachMetres) return { point: place, postcode: nearest.postcode }
  return { point: place, postcode: mainland, isAssumed: true }
}

/** All that cost least, and all that are surely there first. */
function marked(ways: readonly Way[]): MarkedWay[] {
  const cheapest = Math.min(...ways.map(({ promised }) => promised.costMinor))
  const first = Math.min(...ways.map(({ promised }) => surelyThere(promised)))
  return ways.map((way) => ({
    ...way,
    isCheapest: way.promised.costMinor === cheapest,
    isFastest: surelyThere(way.promised) === first,
  }))
}

// What is there within one day is there from its first moment: a shop that closes early is not faster. Of several days only the last is sure.
function surelyThere({ earliest, latest }: Promised): number {
  return Number(latest) - Number(earliest) < 86_400_000 ? Number(earliest) : Number(latest)
}

function viewOf(way: MarkedWay, asked: OptionsAsked): PromiseOption {
  const { mode, promised, shop, relayPoint, distanceMetres: distance, isCheapest, isFastest } = way
  const { earliest, latest, costMinor, currency, service, sources, why } = promised
  const timeZone = shop?.timeZone ?? 'Europe/Paris'
  return {
    mode,
    ...(shop && { locationId: shop.id, locationName: shop.name }),
    ...(relayPoint && { relayPointId: relayPoint.id, relayPointName: relayPoint.name }),
    ...(service && { service }),
    ...(distance !== undefined && { distanceMetres: distance }),
    earliest: earliest.toISOString(),
    latest: latest.toISOString(),
    cost: money(costMinor, currency),
    sources,
    isCheapest,
    isFastest,
    ...(asked.needBy && { inTime: isInTime(civilDateIn(latest, timeZone), asked.needBy) }),
    why,
    whyText: whyText(why, asked.language),
  }
}

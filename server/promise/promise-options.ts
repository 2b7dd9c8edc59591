import type { DeliveryMode, PromiseOption } from '@filrouge/contract/promise.ts'
import type { Language } from '@filrouge/contract/shapes.ts'
import { civilDateIn } from '@filrouge/kernel/civil-date.ts'
import { money } from '@filrouge/kernel/money.ts'
import { calendarOfPostcode } from '@filrouge/rules/postcode-calendar.ts'
import { isInTime } from '@filrouge/rules/promise-dates.ts'
import type { Location, RelayPoint } from '../locations/public.ts'
import type { Tx } from '../platform/db/database.ts'
import { endLapsed } from '../stock/public.ts'
import { kept } from './almanac.ts'
import { type Known, whatIsKnown } from './known.ts'
import type { Place, Promised, Wanted } from './promise.ts'
import { type Free, readFree } from './read-free.ts'
import { type Scene, sceneOf } from './scene.ts'
import { around, metresTo, nearestFirst, nthShop, relayPointsNear, type Surroundings } from './surroundings.ts'
import { carried, collect, takeaway } from './ways.ts'
import { whyText } from './why-text.ts'

export interface OptionsAsked {
  lines: readonly Wanted[]
  place?: Place
  /** Counts shops, for each of takeaway and collect. */
  limit: number
  needBy?: string
  /** Only these ways; all of them without. */
  modes?: readonly DeliveryMode[]
  goodsMinor: number
  now: Date
  channel?: string | null
  language: Language
}

/** Every way to have a basket: taken away and collected (nearest first), brought home, to relay points near by. None when it cannot be had. */
export async function promiseOptions(tx: Tx, asked: OptionsAsked): Promise<PromiseOption[]> {
  const skus = asked.lines.map((line) => line.sku)
  const free = await readFree(tx, skus)
  const options = optionsOf(await whatIsKnown(tx, { ...asked, skus }), asked, free)
  if (options.length > 0 || !(await endLapsed(tx.database, skus, asked.now))) return options
  return promiseOptions(tx, asked)
}

/** The same, from what is already known to be free. */
export function optionsOf(known: Known, asked: OptionsAsked, free: readonly Free[]): PromiseOption[] {
  const { reference, services, sourcing, appointments } = known
  const { place, limit, modes, now, lines, goodsMinor } = asked
  const scene = sceneOf({ reference, services, sourcing, appointments, now, lines, goodsMinor, free })
  const near = place && around(reference, place)
  const isAsked = (mode: DeliveryMode) => modes === undefined || modes.includes(mode)
  const ways: Way[] = []
  if (isAsked('takeaway')) ways.push(...takeawayNear(scene, near, limit))
  if (isAsked('collect')) ways.push(...collectNear(scene, near, limit))
  if (isAsked('home')) {
    const home = homeOf(near, place?.postcode)
    const { timeZone } = calendarOfPostcode(home.postcode)
    for (const promised of carried(scene, 'home', home)) ways.push({ mode: 'home', promised, timeZone })
  }
  if (isAsked('relay')) ways.push(...relaysNear(scene, near))
  return viewsOf(ways, asked)
}

interface Way {
  mode: PromiseOption['mode']
  promised: Promised
  /** In which days are counted there. */
  timeZone: string
  shop?: Location
  relayPoint?: RelayPoint
  distanceMetres?: number
}

function takeawayNear(scene: Scene, near: Surroundings | undefined, limit: number): Way[] {
  const ways: Way[] = []
  for (const shop of stockedNear(scene, near)) {
    if (ways.length === limit) break
    const promised = takeaway(scene, shop)
    if (promised) ways.push(inShop('takeaway', shop, near, promised))
  }
  return ways
}

/** The shops that have some of it, nearest first. */
function stockedNear({ own }: Scene, near: Surroundings | undefined): Iterable<Location> {
  return near ? nearestFirst(near, own.shops) : [...own.shops].sort((one, other) => (one.code < other.code ? -1 : 1))
}

function collectNear(scene: Scene, near: Surroundings | undefined, limit: number): Way[] {
  // What is not enough anywhere can still be had in a shop only if that shop has all of it, and then it would be enough.
  if (!scene.isEnough) return []
  const all = near ? [] : [...scene.reference.locations.values()].filter((location) => location.kind === 'shop')
  const ways: Way[] = []
  for (let nth = 0; ways.length < limit; nth += 1) {
    const shop = near ? nthShop(near, nth) : all[nth]
    if (!shop) break
    const promised = collect(scene, shop)
    if (promised) ways.push(inShop('collect', shop, near, promised))
  }
  return ways
}

function inShop(mode: 'takeaway' | 'collect', shop: Location, near: Surroundings | undefined, promised: Promised): Way {
  const { timeZone } = shop
  return near
    ? { mode, promised, timeZone, shop, distanceMetres: metresTo(near, shop) }
    : { mode, promised, timeZone, shop }
}

const relayReachMetres = 100_000

function relaysNear(scene: Scene, near: Surroundings | undefined): Way[] {
  const ways: Way[] = []
  for (const { relayPoint, distanceMetres } of near ? relayPointsNear(near) : []) {
    const { postcode } = relayPoint
    if (distanceMetres > relayReachMetres) break
    const { timeZone } = calendarOfPostcode(postcode)
    for (const promised of carried(scene, 'relay', { point: relayPoint, postcode }))
      ways.push({ mode: 'relay', promised, timeZone, relayPoint, distanceMetres })
  }
  return ways
}

const postcodeReachMetres = 50_000
const mainland = '75001'

function homeOf(near: Surroundings | undefined, postcode: string | undefined) {
  if (!near) return { point: undefined, postcode: mainland, isAssumed: true }
  if (postcode) return { point: near, postcode }
  // Whoever gives only a point has the postcode of the nearest relay point: near enough to know the region.
  const [nearest] = relayPointsNear(near)
  if (nearest && nearest.distanceMetres <= postcodeReachMetres)
    return { point: near, postcode: nearest.relayPoint.postcode }
  return { point: near, postcode: mainland, isAssumed: true }
}

/** The ways as the contract shows them, with all that cost least and all that are surely there first marked. */
function viewsOf(ways: readonly Way[], asked: OptionsAsked): PromiseOption[] {
  const cheapest = Math.min(...ways.map(({ promised }) => promised.costMinor))
  const arrivals = ways.map(({ promised }) => surelyThere(promised))
  const first = Math.min(...arrivals)
  return ways.map((way, index) => viewOf(way, way.promised.costMinor === cheapest, arrivals[index] === first, asked))
}

const textsOfMinutes = new Map<number, string>()
const textsAtMost = 10_000
let lastWritten = { time: Number.NaN, text: '' }

/** An instant as text. To write one takes longer than all else here, and all promises share a few: shops open and slots begin at whole minutes. */
function written(instant: Date): string {
  const time = instant.getTime()
  const minute = time / 60_000
  if (!Number.isInteger(minute)) {
    // What can be had at once can be had so in all shops that are open.
    if (lastWritten.time !== time) lastWritten = { time, text: instant.toISOString() }
    return lastWritten.text
  }
  if (textsOfMinutes.size >= textsAtMost) textsOfMinutes.clear()
  return kept(textsOfMinutes, minute, () => instant.toISOString())
}

// What is there within one day is there from its first moment: a shop that closes early is not faster. Of several days only the last is sure.
function surelyThere({ earliest, latest }: Promised): number {
  return latest.getTime() - earliest.getTime() < 86_400_000 ? earliest.getTime() : latest.getTime()
}

function viewOf(way: Way, isCheapest: boolean, isFastest: boolean, asked: OptionsAsked): PromiseOption {
  const { mode, promised, shop, relayPoint, distanceMetres } = way
  const { earliest, latest, costMinor, currency, vatRate, service, sources, why } = promised
  const view: PromiseOption = {
    mode,
    earliest: written(earliest),
    latest: written(latest),
    cost: money(costMinor, currency),
    vatRatePercent: vatRate,
    sources,
    isCheapest,
    isFastest,
    why,
    whyText: whyText(why, asked.language),
  }
  // One by one: this is made for each way of each promise, and spreading what may be missing costs more than all the rest.
  if (shop) {
    view.locationId = shop.id
    view.locationName = shop.name
  }
  if (relayPoint) {
    view.relayPointId = relayPoint.id
    view.relayPointName = relayPoint.name
  }
  if (service) view.service = service
  if (promised.slots)
    view.slots = promised.slots.map(({ id, startsAt, endsAt, costMinor: whole }) => ({
      id,
      startsAt: written(startsAt),
      endsAt: written(endsAt),
      cost: money(whole, currency),
    }))
  if (distanceMetres !== undefined) view.distanceMetres = distanceMetres
  if (asked.needBy) view.inTime = isInTime(civilDateIn(latest, way.timeZone), asked.needBy)
  return view
}

import type { Reason } from '@filrouge/contract/shapes.ts'
import { addDays, type CivilDate, civilDateIn, instantOf } from '@filrouge/kernel/civil-date.ts'
import type { Point } from '@filrouge/kernel/geo.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import { addWorkingDays, carrierWorks, type DayPredicate, holidayCalendar } from '@filrouge/rules/calendar.ts'
import { calendarOfPostcode, type PostcodeCalendar } from '@filrouge/rules/postcode-calendar.ts'
import type { DateWindow } from '@filrouge/rules/promise-dates.ts'
import { isOpenAt, type Location } from '../locations/public.ts'
import { atCounter, type Journey, kept, type Transfer } from './almanac.ts'
import { costOf, type DeliveryService, servicesThatGo } from './delivery-services.ts'
import { broughtInSlot, collectedInSlot } from './in-slot.ts'
import type { Allocation, Packed, Parcel } from './parcel.ts'
import { broughtTo, carriedBy, parcelsOf } from './parcels.ts'
import type { Promised, Source } from './promise.ts'
import type { Scene } from './scene.ts'
import { sourceGoods } from './source-goods.ts'

/** Taking it away from a shop that has all of it: while it is open, else from its next opening. */
export function takeaway(scene: Scene, shop: Location): Promised | undefined {
  if (shop.kind !== 'shop' || !shop.openToPublic || !hasAll(scene, shop)) return undefined
  const journey = atCounter(scene.almanac, shop, 'asTheyAre', scene.now)
  return journey && atNoCost(journey, allAt(scene, shop))
}

/** Collecting it in a shop: prepared from its own stock, or brought there first. */
export function collect(scene: Scene, shop: Location): Promised | undefined {
  if (shop.kind !== 'shop' || !shop.openToPublic || !shop.services.includes('collect')) return undefined
  if (hasAll(scene, shop)) {
    const journey = atCounter(scene.almanac, shop, 'prepared', scene.now)
    return collectedInSlot(scene, shop, journey && atNoCost(journey, allAt(scene, shop)))
  }
  const allocations = sourceGoods(scene, shop, shop, { mode: 'collect', postcode: shop.postcode })
  const { parcels, sources } = packedOf(scene, allocations)
  const journey = parcels && transfer(scene, shop, parcels)
  return collectedInSlot(scene, shop, journey && atNoCost(journey, sources))
}

function atNoCost({ earliest, latest, why }: Journey, sources: Source[]): Promised {
  return { earliest, latest, costMinor: 0, currency: 'EUR', vatRate: 20, sources, why }
}

function transfer(scene: Scene, shop: Location, parcels: readonly Parcel[]): Journey | undefined {
  const [parcel] = parcels
  if (parcels.length === 1 && parcel && !parcel.later) {
    // The day it leaves decides, wherever from; and where from it comes is said alike to every shop.
    const { transfers, whyTransferred } = scene.almanac.lasting
    const days = kept(transfers, shop, () => new Map())
    const window: Transfer | undefined = kept(days, parcel.leaves.earliest, () => broughtTo(shop, parcels))
    const why = kept(whyTransferred, parcel.location, () => whyFrom(parcels, 'transferred_to_shop'))
    return window && { earliest: window.earliest, latest: window.latest, why }
  }
  const window = broughtTo(shop, parcels)
  const brought = parcels.filter((parcel) => parcel.location !== shop || parcel.later)
  return window && { ...window, why: whyFrom(brought, 'transferred_to_shop') }
}

type Carried = Promised & { service: string }

/** Every carrier's service that brings it home or to a relay point, the cheapest first, then the first to arrive. */
export function carried(
  scene: Scene,
  mode: 'home' | 'relay',
  to: { point: Point | undefined; postcode: string; isAssumed?: boolean },
): Carried[] {
  const services = servicesThatGo(scene.services, mode, to.postcode)
  if (services.length === 0) return []
  const allocations = sourceGoods(scene, to.point, undefined, { mode, postcode: to.postcode })
  const { parcels, sources } = packedOf(scene, allocations)
  if (!parcels) return []
  const heaviest = Math.max(...parcels.map((parcel) => parcel.weightGrams))
  return services
    .filter((service) => service.maxWeightGrams === null || heaviest <= service.maxWeightGrams)
    .flatMap((service) => carriedWith(scene, service, parcels, sources, to) ?? [])
    .sort(
      (one, other) =>
        one.costMinor - other.costMinor ||
        Number(one.latest) - Number(other.latest) ||
        (one.service < other.service ? -1 : 1),
    )
}

function carriedWith(
  scene: Scene,
  service: DeliveryService,
  parcels: readonly Parcel[],
  sources: Source[],
  to: { postcode: string; isAssumed?: boolean },
): Carried | undefined {
  const costMinor = costOf(service, scene.goodsMinor)
  const isFree = service.costMinor > 0 && costMinor === 0
  const isAssumed = to.isAssumed ?? false
  const there = calendarOfPostcode(to.postcode)
  const journey = journeyOf(
    scene,
    parcels,
    `${service.code} ${there.region} ${there.timeZone} ${isFree} ${isAssumed}`,
    () => ({
      ...arrival(service, parcels, there),
      why: [
        ...whyFrom(parcels, 'from_location'),
        ...whyToday(scene, parcels),
        ...whyCarrier(service, isFree),
        ...(isAssumed ? [{ code: 'assumed_mainland' }] : []),
      ],
    }),
  )!
  // The almanac knows the minute, not the moment: nothing arrives before it was asked for.
  const earliest = laterOf(journey.earliest, scene.now)
  const latest = laterOf(journey.latest, earliest)
  const { code, vatRate } = service
  const { why } = journey
  const brought: Carried = { earliest, latest, costMinor, currency: 'EUR', vatRate, service: code, sources, why }
  return broughtInSlot(scene, to.postcode, brought, holidayCalendar(there.region))
}

const laterOf = (one: Date, other: Date): Date => (one.getTime() < other.getTime() ? other : one)

/**
 * The journey of parcels to somewhere. Most promises are one parcel from stock, and for that it is the same whatever is in it, so it is kept:
 * by the day it leaves, what is said of today, and `to`, which says all else that it depends on.
 */
function journeyOf(
  scene: Scene,
  parcels: readonly Parcel[],
  to: string,
  make: () => Journey | undefined,
): Journey | undefined {
  const [parcel] = parcels
  if (parcels.length !== 1 || !parcel || parcel.later) return make()
  const journeys = kept(scene.almanac.lasting.journeys, parcel.location, () => new Map<string, Journey | undefined>())
  return kept(journeys, `${parcel.leaves.earliest} ${whyToday(scene, parcels)[0]?.code} ${to}`, make)
}

// When parcels come to people's doors, and when relay points, of whose hours nothing is known, are surely open.
const hoursOf = { home: { from: '08:00', until: '20:00' }, relay: { from: '09:00', until: '19:00' } } as const

function arrival(service: DeliveryService, parcels: readonly Parcel[], { region, timeZone }: PostcodeCalendar) {
  const days = carriedBy(service, parcels, holidayCalendar(region))
  const { from, until } = hoursOf[service.mode]
  const latest = withMargin(service, parcels, days, carrierWorks(service.carrierDays, holidayCalendar(region)))
  return { earliest: instantOf(days.earliest, from, timeZone), latest: instantOf(latest, until, timeZone) }
}

/** The last day promised: the carrier's, and what experience adds to it from there or takes away; never before the first. */
function withMargin(
  service: DeliveryService,
  parcels: readonly Parcel[],
  days: DateWindow,
  works: DayPredicate,
): CivilDate {
  const margin = Math.max(...parcels.map(({ location }) => service.margins?.[location.id] ?? 0))
  if (margin === 0) return days.latest
  if (margin > 0) return addWorkingDays(days.latest, margin, works) ?? days.latest
  let day = addDays(days.latest, -1)
  while (day > days.earliest && !works(day)) day = addDays(day, -1)
  return day > days.earliest ? day : days.earliest
}

function hasAll(scene: Scene, shop: Location): boolean {
  const stock = scene.own.get(shop)
  return stock !== undefined && scene.lines.every((line, index) => stock[index]! >= line.quantity)
}

function allAt(scene: Scene, shop: Location): Source[] {
  return scene.lines.map(({ sku, quantity }) => ({ sku, locationId: shop.id, quantity }))
}

const nothing: Packed = { parcels: undefined, sources: [] }

function packedOf(scene: Scene, allocations: readonly Allocation[] | undefined): Packed {
  if (!allocations) return nothing
  return kept(scene.packed, allocations, () => ({
    parcels: parcelsOf(scene, allocations),
    sources: sourcesOf(scene, allocations),
  }))
}

function sourcesOf(scene: Scene, allocations: readonly Allocation[]): Source[] {
  const inOrder = [...allocations].sort((one, other) => one.line - other.line)
  return inOrder.map(({ line, quantity, location, later }) => {
    const { sku } = scene.lines[line]!
    if (!later?.incomingId) return { sku, locationId: location.id, quantity }
    return { sku, locationId: location.id, incomingId: later.incomingId as Id<'incomingDelivery'>, quantity }
  })
}

function whyFrom(parcels: readonly Parcel[], onePlace: 'from_location' | 'transferred_to_shop'): Reason[] {
  const fromStock = parcels.filter((parcel) => !parcel.later)
  const why: Reason[] = []
  if (fromStock.length === 1) why.push({ code: onePlace, values: { location: fromStock[0]!.location.name } })
  else if (fromStock.length > 1) why.push({ code: 'from_several', values: { count: fromStock.length } })
  for (const { location, later } of parcels) {
    if (!later) continue
    const { leadDaysMin, leadDaysMax, name } = location
    why.push(
      later.incomingId === null
        ? { code: 'supplier_order', values: { location: name, minDays: leadDaysMin ?? 0, maxDays: leadDaysMax ?? 0 } }
        : { code: 'incoming_delivery', values: { location: name } },
    )
  }
  return why
}

// Only for one parcel from stock: of several, each has a cut-off of its own.
function whyToday(scene: Scene, parcels: readonly Parcel[]): Reason[] {
  const [parcel] = parcels
  if (parcels.length !== 1 || !parcel || parcel.later || parcel.location.preparationDays > 0) return []
  const { location, leaves } = parcel
  return kept(scene.almanac.today, location, () => {
    const values = { time: location.cutOff }
    if (leaves.earliest === civilDateIn(scene.now, location.timeZone)) return [{ code: 'before_cut_off', values }]
    return isOpenAt(location, scene.now) ? [{ code: 'after_cut_off', values }] : []
  })
}

function whyCarrier(service: DeliveryService, isFree: boolean): Reason[] {
  const { titleFr, titleEn, transitDaysMin, transitDaysMax, code } = service
  const named = { service: code, serviceFr: titleFr, serviceEn: titleEn }
  return [
    transitDaysMin === transitDaysMax
      ? { code: 'carrier_exact', values: { ...named, days: transitDaysMin } }
      : { code: 'carrier', values: { ...named, minDays: transitDaysMin, maxDays: transitDaysMax } },
    ...(isFree ? [{ code: 'free_delivery' }] : []),
  ]
}

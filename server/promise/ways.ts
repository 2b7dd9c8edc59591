import type { Reason } from '@filrouge/contract/shapes.ts'
import { civilDateIn, instantOf } from '@filrouge/kernel/civil-date.ts'
import type { Point } from '@filrouge/kernel/geo.ts'
import { holidayCalendar, hoursOn } from '@filrouge/rules/calendar.ts'
import { readyForCollection } from '@filrouge/rules/promise-dates.ts'
import { isOpenAt, type Location } from '../locations/public.ts'
import { costOf, type DeliveryService, servesPostcode } from './delivery-services.ts'
import { broughtTo, carriedBy, type Parcel, parcelsOf } from './parcels.ts'
import type { Promised, Source } from './promise.ts'
import type { Scene } from './scene.ts'
import { type Allocation, sourceGoods } from './source-goods.ts'

/** Taking it away from a shop that has all of it: while it is open, else from its next opening. */
export function takeaway(scene: Scene, shop: Location): Promised | undefined {
  if (shop.kind !== 'shop' || !shop.openToPublic || !hasAll(scene, shop)) return undefined
  const earliest = readyForCollection({ now: scene.now, calendar: shop.calendar, preparationMinutes: 0 })
  if (!earliest) return undefined
  const why: Reason[] = [{ code: 'in_shop', values: { location: shop.name } }]
  if (!isOpenAt(shop, scene.now)) why.push({ code: 'shop_closed_now' })
  return { earliest, latest: closingAfter(shop, earliest), ...free, sources: allAt(scene, shop), why }
}

/** Collecting it in a shop: prepared from its own stock, or brought there first. */
export function collect(scene: Scene, shop: Location): Promised | undefined {
  if (shop.kind !== 'shop' || !shop.openToPublic || !shop.services.includes('collect')) return undefined
  if (hasAll(scene, shop)) {
    const { now } = scene
    const earliest = readyForCollection({ now, calendar: shop.calendar, preparationMinutes: shop.preparationMinutes })
    if (!earliest) return undefined
    const why: Reason[] = [
      { code: 'in_shop', values: { location: shop.name } },
      { code: 'ready_after_preparation', values: { minutes: shop.preparationMinutes } },
    ]
    if (!isOpenAt(shop, now)) why.push({ code: 'shop_closed_now' })
    return { earliest, latest: closingAfter(shop, earliest), ...free, sources: allAt(scene, shop), why }
  }
  const allocations = sourceGoods(scene, shop, shop)
  const parcels = allocations && parcelsOf(scene, allocations)
  const window = parcels && broughtTo(shop, parcels)
  if (!window) return undefined
  const brought = parcels.filter((parcel) => parcel.location !== shop || parcel.later)
  return { ...window, ...free, sources: sourcesOf(scene, allocations), why: whyFrom(brought, 'transferred_to_shop') }
}

/** Every carrier's service that brings it home or to a relay point, the cheapest first, then the first to arrive. */
export function carried(
  scene: Scene,
  mode: 'home' | 'relay',
  to: { point: Point | undefined; postcode: string; isAssumed?: boolean },
): (Promised & { service: string })[] {
  const services = scene.services.filter((service) => service.mode === mode && servesPostcode(service, to.postcode))
  if (services.length === 0) return []
  const allocations = sourceGoods(scene, to.point)
  const parcels = allocations && parcelsOf(scene, allocations)
  if (!parcels) return []
  const sources = sourcesOf(scene, allocations)
  const heaviest = Math.max(...parcels.map((parcel) => parcel.weightGrams))
  const why = [...whyFrom(parcels, 'from_location'), ...whyToday(scene, parcels)]
  return services
    .filter((service) => service.maxWeightGrams === null || heaviest <= service.maxWeightGrams)
    .map((service) => ({
      ...arrival(scene, service, parcels, to.postcode),
      costMinor: costOf(service, scene.goodsMinor),
      currency: 'EUR' as const,
      vatRate: service.vatRate,
      service: service.code,
      sources,
      why: [...why, ...whyCarrier(service, scene.goodsMinor), ...(to.isAssumed ? [{ code: 'assumed_mainland' }] : [])],
    }))
    .sort(
      (one, other) =>
        one.costMinor - other.costMinor ||
        Number(one.latest) - Number(other.latest) ||
        (one.service < other.service ? -1 : 1),
    )
}

const free = { costMinor: 0, currency: 'EUR', vatRate: 20 } as const

// When parcels come to people's doors, and when relay points, of whose hours nothing is known, are surely open.
const hoursOf = { home: { from: '08:00', until: '20:00' }, relay: { from: '09:00', until: '19:00' } } as const

function arrival(scene: Scene, service: DeliveryService, parcels: readonly Parcel[], postcode: string) {
  const days = carriedBy(service, parcels, holidaysAt(postcode))
  const { timeZone } = parcels[0]!.location
  const { from, until } = hoursOf[service.mode]
  const earliest = Math.max(Number(instantOf(days.earliest, from, timeZone)), Number(scene.now))
  return {
    earliest: new Date(earliest),
    latest: new Date(Math.max(earliest, Number(instantOf(days.latest, until, timeZone)))),
  }
}

// Moselle, Bas-Rhin and Haut-Rhin.
const alsaceMoselle = holidayCalendar('alsace-moselle')
const metropole = holidayCalendar('metropole')
const holidaysAt = (postcode: string) => (/^(57|67|68)/.test(postcode) ? alsaceMoselle : metropole)

function hasAll(scene: Scene, shop: Location): boolean {
  const stock = scene.own.get(shop)
  return stock !== undefined && scene.lines.every((line, index) => stock[index]! >= line.quantity)
}

function allAt(scene: Scene, shop: Location): Source[] {
  return scene.lines.map(({ sku, quantity }) => ({ sku, locationId: shop.id, quantity }))
}

function sourcesOf(scene: Scene, allocations: readonly Allocation[]): Source[] {
  return [...allocations]
    .sort((one, other) => one.line - other.line)
    .map(({ line, quantity, location, later }) => ({
      sku: scene.lines[line]!.sku,
      locationId: location.id,
      ...(later?.incomingId && { incomingId: later.incomingId as Source['incomingId'] }),
      quantity,
    }))
}

function closingAfter(shop: Location, instant: Date): Date {
  const day = civilDateIn(instant, shop.timeZone)
  return instantOf(day, hoursOn(shop.calendar, day).at(-1)!.closes, shop.timeZone)
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
  const values = { time: location.cutOff }
  if (leaves.earliest === civilDateIn(scene.now, location.timeZone)) return [{ code: 'before_cut_off', values }]
  return isOpenAt(location, scene.now) ? [{ code: 'after_cut_off', values }] : []
}

function whyCarrier(service: DeliveryService, goodsMinor: number): Reason[] {
  const { titleFr, titleEn, transitDaysMin, transitDaysMax, code } = service
  const named = { service: code, serviceFr: titleFr, serviceEn: titleEn }
  const isFree = service.costMinor > 0 && costOf(service, goodsMinor) === 0
  return [
    transitDaysMin === transitDaysMax
      ? { code: 'carrier_exact', values: { ...named, days: transitDaysMin } }
      : { code: 'carrier', values: { ...named, minDays: transitDaysMin, maxDays: transitDaysMax } },
    ...(isFree ? [{ code: 'free_delivery' }] : []),
  ]
}

import type { CartPart } from '@filrouge/contract/carts.ts'
import type { PromiseOption } from '@filrouge/contract/promise.ts'
import type { SlotView } from '@filrouge/contract/slots.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import { money } from '@filrouge/kernel/money.ts'
import { reference } from '../locations/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { refuse } from '../platform/refuse.ts'
import {
  type Destination,
  type Part,
  type Promised,
  promiseDelivery,
  promiseOptions,
  promisePart,
  type Wanted,
} from '../promise/public.ts'
import type { Slot } from '../slots/public.ts'
import type { CartDelivery, FrozenLine, Shown } from './cart.ts'

export interface ToPromise {
  lines: readonly Pick<FrozenLine, 'sku' | 'quantity' | 'unitPriceMinor'>[]
  weightOf: (sku: string) => number
  delivery: Omit<CartDelivery, 'shown'>
  locationId: Id<'location'> | null
  channel?: string | null
  /** The carrier's service that was shown. */
  service?: string
  /** By appointment: the slot that was shown, and the one that the order has already. */
  slotId?: string
  heldSlotId?: string
  /** Places that cannot serve it. */
  except?: readonly string[]
}

const wantedOf = ({ lines, weightOf }: ToPromise): Wanted[] =>
  lines.map(({ sku, quantity }) => ({ sku, quantity, weightGrams: weightOf(sku) }))

const goodsOf = ({ lines }: ToPromise): number =>
  lines.reduce((sum, line) => sum + line.unitPriceMinor * line.quantity, 0)

/** When a basket can be had the way that was chosen, and from where it will come; undefined when it cannot. */
export async function promiseCart(tx: Tx, asked: ToPromise, now: Date): Promise<Promised | undefined> {
  if (!isDeliverable(asked.delivery)) return undefined
  const by = (service: string | undefined) =>
    promiseDelivery(tx, {
      lines: wantedOf(asked),
      destination: destinationOf(asked, service),
      goodsMinor: goodsOf(asked),
      now,
      channel: asked.channel,
      channelLocationId: asked.locationId,
      ...(asked.except ? { except: asked.except } : {}),
      ...(asked.heldSlotId ? { heldSlotId: asked.heldSlotId } : {}),
    })
  // The service that was shown first, for its cost; where it cannot do it any more, another.
  return (await by(asked.service)) ?? (asked.service === undefined ? undefined : await by(undefined))
}

/** What of it can be had the way that was chosen, where the whole cannot. */
export async function partOfCart(tx: Tx, asked: ToPromise, now: Date): Promise<Part | undefined> {
  return isDeliverable(asked.delivery) ? promisePart(tx, wayOf(asked, undefined, now)) : undefined
}

/** A part as the contract shows it. */
export function partView({ lines, promised }: Part): CartPart {
  return {
    lines,
    promised: { earliest: promised.earliest.toISOString(), latest: promised.latest.toISOString() },
    cost: money(promised.costMinor, promised.currency),
    vatRatePercent: promised.vatRate,
  }
}

const wayOf = (asked: ToPromise, service: string | undefined, now: Date) => ({
  lines: wantedOf(asked),
  destination: destinationOf(asked, service),
  goodsMinor: goodsOf(asked),
  now,
  channel: asked.channel,
  channelLocationId: asked.locationId,
})

/** Our carriers bring nothing abroad, nor to a postcode that does not exist; and goods do not come by e-mail. */
const isDeliverable = ({ mode, address, latitude }: Omit<CartDelivery, 'shown'>): boolean =>
  mode !== 'email' && (mode !== 'home' || (address?.country === 'FR' && latitude !== undefined))

function destinationOf({ delivery, slotId }: ToPromise, service: string | undefined): Destination {
  const { mode, locationId = '', relayPointId = '', address, latitude, longitude } = delivery
  const slot = slotId === undefined ? {} : { slotId }
  if (mode === 'takeaway' || mode === 'email') return { mode: 'takeaway', locationId }
  if (mode === 'collect') return { mode, locationId, ...slot }
  const carried = service === undefined ? {} : { service }
  if (mode === 'relay') return { mode, relayPointId, ...carried }
  const point = latitude === undefined || longitude === undefined ? {} : { latitude, longitude }
  return { mode, postcode: address?.postcode ?? '', ...point, ...carried, ...slot }
}

/** What is kept of a promise as the date that was shown. */
export function shownOf(promised: Promised, now: Date): Shown {
  return {
    earliest: promised.earliest.toISOString(),
    latest: promised.latest.toISOString(),
    costMinor: promised.costMinor,
    currency: promised.currency as Shown['currency'],
    vatRate: promised.vatRate,
    ...(promised.service === undefined ? {} : { service: promised.service }),
    ...(promised.slot ? { slotId: promised.slot.id } : {}),
    ...(promised.slotsFrom ? { slotsFrom: promised.slotsFrom.toISOString() } : {}),
    shownAt: now.toISOString(),
  }
}

/** Whether a new promise still keeps the date and the cost that were shown; by appointment, that very slot. */
export function isKept(shown: Shown, promised: Promised): boolean {
  if (shown.slotId !== promised.slot?.id) return false
  return promised.latest.getTime() <= Date.parse(shown.latest) && promised.costMinor <= shown.costMinor
}

const checkoutMs = 10 * 60_000

/**
 * The window of the contract: the one shown. Its beginning counts preparation from when it was shown, so it drifts while she fills in her name;
 * after ten minutes it is counted again, for nobody should come before it is ready.
 */
export function agreedWindow(shown: Shown, promised: Promised): { earliest: string; latest: string } {
  const drift = promised.earliest.getTime() - Date.parse(shown.earliest)
  return { earliest: drift > checkoutMs ? promised.earliest.toISOString() : shown.earliest, latest: shown.latest }
}

/** Says that the basket cannot be had as asked, with what can be had near the same place. */
export async function refuseOutOfStock(
  tx: Tx,
  asked: ToPromise,
  call: Call,
  still?: (tx: Tx) => Promise<void>,
): Promise<never> {
  const place = await placeOf(tx, asked.delivery)
  const part = await partOfCart(tx, asked, call.now)
  const alternatives: PromiseOption[] = await promiseOptions(tx, {
    lines: wantedOf(asked),
    ...(place ? { place } : {}),
    limit: 5,
    goodsMinor: goodsOf(asked),
    now: call.now,
    channel: asked.channel,
    language: call.language,
  })
  refuse('out_of_stock', { alternatives, ...(part && { part: partView(part) }) }, still)
}

const slotView =
  (currency: string) =>
  ({ id, startsAt, endsAt, costMinor }: Slot): SlotView => ({
    id,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    cost: money(costMinor, currency as 'EUR'),
  })

/** Says that the date has changed, by appointment with the slots there are; repeating `PUT …/delivery` accepts a new one. */
export function refusePromiseChanged(promised: Promised, still?: (tx: Tx) => Promise<void>): never {
  const window = { earliest: promised.earliest.toISOString(), latest: promised.latest.toISOString() }
  const slots = promised.slots?.map(slotView(promised.currency))
  refuse('promise_changed', { promised: window, ...(slots && { slots }) }, still)
}

async function placeOf(
  tx: Tx,
  delivery: Omit<CartDelivery, 'shown'>,
): Promise<{ latitude: number; longitude: number; postcode?: string } | undefined> {
  const postcode = delivery.address?.postcode
  if (delivery.latitude !== undefined && delivery.longitude !== undefined) {
    return { latitude: delivery.latitude, longitude: delivery.longitude, ...(postcode ? { postcode } : {}) }
  }
  const { locations, relayPoints } = await reference(tx)
  const at = delivery.locationId
    ? locations.get(delivery.locationId)
    : delivery.relayPointId
      ? relayPoints.get(delivery.relayPointId)
      : undefined
  return at && { latitude: at.latitude, longitude: at.longitude, postcode: at.postcode }
}

import type { Input } from '@filrouge/contract/endpoint.ts'
import type { shipFulfilment as contract } from '@filrouge/contract/fulfilments.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import { trackingNumberOf } from '@filrouge/kernel/tracking-number.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { publish } from '../platform/events.ts'
import { leaveJob } from '../platform/jobs.ts'
import { refuse } from '../platform/refuse.ts'
import type { Platform } from '../platform/route.ts'
import { sellHeld } from '../stock/public.ts'
import { giveParcelUp } from './carriers/hand-over-parcel.ts'
import { nextLook } from './carriers/next-look.ts'
import { packFulfilment } from './carriers/pack-fulfilment.ts'
import { carrierFor, parcelOf } from './carriers/parcel.ts'
import {
  type Fulfilment,
  factsOf,
  isCollected,
  isSent,
  lockFulfilment,
  type OrderToFulfil,
  requireStep,
} from './fulfilment.ts'
import { takeMoney } from './take-money.ts'

/**
 * The goods leave: sold in the ledger, and what they are worth is taken. To her door, to a relay point, or to the shop where she collects
 * them. A carrier we have an account with is given the parcel under its own label, which is asked for first where nobody has packed it. Told
 * twice, the parcel has one number.
 */
export async function shipFulfilment(
  platform: Platform,
  input: Input<typeof contract>,
  call: Call,
): Promise<Id<'fulfilment'>> {
  const mustPack = await platform.db.transaction(async (tx) => {
    const { order, fulfilment } = await lockFulfilment(tx, input.id, call)
    if (fulfilment.status === 'shipped') return false
    requireStep('ship', fulfilment)
    if (!isSent(order, fulfilment)) refuse('not_for_this_way', { mode: order.mode })
    return input.carrier === undefined && (await carrierFor(tx, order)) !== undefined
  })
  if (mustPack) await packFulfilment(platform, { id: input.id }, call)
  return platform.db.transaction((tx) => ship(tx, input, call))
}

async function ship(tx: Tx, input: Input<typeof contract>, call: Call): Promise<Id<'fulfilment'>> {
  const { order, fulfilment } = await lockFulfilment(tx, input.id, call)
  const { id, status } = fulfilment
  if (status === 'shipped') return id
  requireStep('ship', fulfilment)
  // By someone else's hands: then the label of the first carrier is of no use.
  if (input.carrier !== undefined) await giveParcelUp(tx, id, call.now)
  const parcel = await parcelOf(tx, id)
  if (parcel?.step === 'asked') refuse('label_awaited')
  const carried = parcel
    ? { carrier: parcel.carrier_name, trackingNumber: parcel.tracking_number!, parcelId: parcel.id }
    : { carrier: input.carrier ?? (await carrierOf(tx, order)), trackingNumber: await ownNumber(tx) }
  await shipGoods(tx, order, fulfilment, carried, call.now, call)
  return id
}

/** Goods that are picked leave in somebody's hands, under a number; since when is said by whoever knows. */
export async function shipGoods(
  tx: Tx,
  order: OrderToFulfil,
  fulfilment: Fulfilment,
  carried: { carrier: string; trackingNumber: string; parcelId?: Id<'parcel'> },
  at: Date,
  call: Call,
): Promise<void> {
  const { id, location_id: locationId, lines } = fulfilment
  const { carrier, trackingNumber, parcelId } = carried
  const goods = lines.map(({ sku, quantity }) => ({ sku, locationId, quantity }))
  await sellHeld(tx, order.order_id, goods, call)
  await tx.run(sql`
    update fulfilments set status = 'shipped', shipped_at = ${at}, carrier = ${carrier}, tracking_number = ${trackingNumber} where id = ${id}`)
  if (parcelId) {
    await leaveJob(tx, 'hand_over_parcel', parcelId, call.now)
    await leaveJob(tx, 'poll_parcel', parcelId, nextLook(call.now, 0), { round: 1 })
  }
  await publish(tx, call, 'fulfilment.shipped', order.order_id, {
    ...factsOf(fulfilment),
    carrier,
    trackingNumber,
    toLocationId: isCollected(order) ? order.location_id : null,
    ...(at === call.now ? {} : { occurredAt: at.toISOString() }),
  })
  await takeMoney(tx, order, call)
}

async function ownNumber(tx: Tx): Promise<string> {
  const { next } = await tx.one<{ next: number }>(sql`select nextval('parcel_numbers') as next`)
  return trackingNumberOf(next)
}

/** The carrier of the service she chose; between our own places, ourselves. */
async function carrierOf(tx: Tx, order: OrderToFulfil): Promise<string> {
  if (isCollected(order)) return 'transfer'
  const row = await tx.maybe<{ carrier: string }>(
    sql`select carrier from delivery_services where code = ${order.service}`,
  )
  return row?.carrier ?? 'post'
}

import type { Input } from '@filrouge/contract/endpoint.ts'
import type { shipFulfilment as contract } from '@filrouge/contract/fulfilments.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import { trackingNumberOf } from '@filrouge/kernel/tracking-number.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { publish } from '../platform/events.ts'
import { refuse } from '../platform/refuse.ts'
import { sellHeld } from '../stock/public.ts'
import { factsOf, isCollected, isSent, lockFulfilment, type OrderToFulfil, requireStep } from './fulfilment.ts'
import { takeMoney } from './take-money.ts'

/**
 * The goods leave: sold in the ledger, and what they are worth is taken. To her door, to a relay point, or to the shop where she collects
 * them. Told twice, the parcel has one number.
 */
export async function shipFulfilment(tx: Tx, input: Input<typeof contract>, call: Call): Promise<Id<'fulfilment'>> {
  const { order, fulfilment } = await lockFulfilment(tx, input.id, call)
  const { id, status, location_id: locationId } = fulfilment
  if (status === 'shipped') return id
  requireStep('ship', fulfilment)
  if (!isSent(order, fulfilment)) refuse('not_for_this_way', { mode: order.mode })
  const goods = fulfilment.lines.map(({ sku, quantity }) => ({ sku, locationId, quantity }))
  await sellHeld(tx, order.order_id, goods, call)
  const carrier = input.carrier ?? (await carrierOf(tx, order))
  const { next } = await tx.one<{ next: number }>(sql`select nextval('parcel_numbers') as next`)
  const trackingNumber = trackingNumberOf(next)
  await tx.run(sql`
    update fulfilments set status = 'shipped', shipped_at = ${call.now}, carrier = ${carrier}, tracking_number = ${trackingNumber} where id = ${id}`)
  await publish(tx, call, 'fulfilment.shipped', order.order_id, {
    ...factsOf(fulfilment),
    carrier,
    trackingNumber,
    toLocationId: isCollected(order) ? order.location_id : null,
  })
  await takeMoney(tx, order, call)
  return id
}

/** The carrier of the service she chose; between our own places, ourselves. */
async function carrierOf(tx: Tx, order: OrderToFulfil): Promise<string> {
  if (isCollected(order)) return 'transfer'
  const row = await tx.maybe<{ carrier: string }>(
    sql`select carrier from delivery_services where code = ${order.service}`,
  )
  return row?.carrier ?? 'post'
}

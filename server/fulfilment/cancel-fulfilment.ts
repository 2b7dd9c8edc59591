import type { RecordedEvent } from '@filrouge/contract/events.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { publish } from '../platform/events.ts'
import { dropJob } from '../platform/jobs.ts'
import { refuse } from '../platform/refuse.ts'
import { letGoHeld, recordMovements } from '../stock/public.ts'
import { giveParcelUp } from './carriers/hand-over-parcel.ts'
import {
  type Fulfilment,
  factsOf,
  fulfilmentsOf,
  goodsOf,
  lockOrderToFulfil,
  type OrderToFulfil,
  requireStep,
} from './fulfilment.ts'
import { takeMoney } from './take-money.ts'

/** Goods that have not left are not wanted any more: free again where they lie, and not paid for. */
export async function cancelFulfilment(
  tx: Tx,
  orderId: string,
  fulfilmentId: string,
  by: 'shopper' | 'staff' | 'machine',
  call: Call,
): Promise<void> {
  const order = await lockOrderToFulfil(tx, orderId)
  const fulfilment = order && (await fulfilmentsOf(tx, orderId)).find(({ id }) => id === fulfilmentId)
  if (!order || !fulfilment) refuse('fulfilment_not_found')
  if (fulfilment.status === 'cancelled') return
  requireStep('cancel', fulfilment)
  await tx.run(
    sql`update fulfilments set status = 'cancelled', done_at = ${call.now}, expires_at = null where id = ${fulfilment.id}`,
  )
  await giveParcelUp(tx, fulfilment.id, call.now)
  await putBack(tx, order, fulfilment, call)
  await publish(tx, call, 'fulfilment.cancelled', order.order_id, {
    ...factsOf(fulfilment),
    lines: goodsOf(fulfilment.lines),
    by,
  })
  await takeMoney(tx, order, call)
}

/** What was kept is free again; what had been brought to another shop is on its shelf. */
export async function putBack(
  tx: Tx,
  order: OrderToFulfil,
  fulfilment: Fulfilment,
  call: Call,
  isKept = true,
): Promise<void> {
  const { lines, location_id: locationId, shipped_at: shippedAt } = fulfilment
  if (!shippedAt) {
    const goods = lines.map(({ sku, quantity }) => ({ sku, locationId, quantity }))
    if (isKept) await letGoHeld(tx, order.order_id, goods, call)
    return
  }
  const at = order.location_id ?? locationId
  const rows = lines.map(({ sku, quantity }) => ({
    sku,
    locationId: at,
    kind: 'return' as const,
    quantity,
    causeId: order.order_id,
  }))
  await recordMovements(tx, rows, call)
}

/** Within the cancellation of all goods of an order: nothing is picked any more. What it held has been given back by whoever cancelled it. */
export async function followCancellation(
  tx: Tx,
  event: RecordedEvent<'order.cancelled'> | RecordedEvent<'order.goods_cancelled'>,
  call: Call,
): Promise<void> {
  const { orderId } = event.facts
  const order = await lockOrderToFulfil(tx, orderId)
  if (!order) return
  const standing = (await fulfilmentsOf(tx, orderId)).filter(({ status }) =>
    ['to_pick', 'picked', 'ready'].includes(status),
  )
  for (const fulfilment of standing) {
    await giveParcelUp(tx, fulfilment.id, call.now)
    await putBack(tx, order, fulfilment, call, false)
  }
  await tx.run(sql`
    update fulfilments set status = 'cancelled', done_at = ${call.now}, expires_at = null where id = any(${standing.map(({ id }) => id)}::text[])`)
  await tx.run(sql`
    update shortages set status = 'cancelled', settled_at = ${call.now} where order_id = ${orderId} and status in ('open', 'to_decide')`)
  await dropJob(tx, 'source_again', orderId)
}

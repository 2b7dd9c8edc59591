import type { Input } from '@filrouge/contract/endpoint.ts'
import type { cancelOrder as contract } from '@filrouge/contract/orders.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import { lockOrderToFulfil } from '../fulfilment/public.ts'
import { askUndo, paymentsOf } from '../payments/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { publish } from '../platform/events.ts'
import { changed } from '../platform/live.ts'
import { refuse } from '../platform/refuse.ts'
import { releaseHold } from '../stock/public.ts'
import { canCancel, canUseOrder, type OrderState, type OwnedOrder } from './order.ts'

/** Cancels what has not left: the stock goes back at once, and a job gives the money back. */
export async function cancelOrder(tx: Tx, input: Input<typeof contract>, call: Call): Promise<Id<'order'>> {
  // Whoever moves its goods locks this first: so do we, that nobody waits in a ring.
  await lockOrderToFulfil(tx, input.id)
  const order = await tx.maybe<OrderState & OwnedOrder>(sql`
    select o.id, o.cart_id, o.customer_id, o.visitor_id, o.status, o.fulfilment_status, o.origin, o.version, exists (
      select from visitor_links l where l.visitor_id = o.visitor_id and l.customer_id = ${call.session?.customerId ?? null}
        and l.evidence = 'code') as is_linked
    from orders o where o.id = ${input.id} for update of o`)
  if (!order || !canUseOrder(call.session, order)) refuse('order_not_found')
  if (call.ifMatch !== null && call.ifMatch !== order.version) refuse('stale_version', { version: order.version })
  if (order.status === 'cancelled' || order.cart_id === null) refuse('not_cancellable')
  if (!canCancel(order)) refuse('already_shipped')
  const payments = await paymentsOf(tx, { kind: 'cart', id: order.cart_id })
  await Promise.all([
    tx.run(sql`
      update orders set status = 'cancelled', fulfilment_status = 'cancelled', version = version + 1 where id = ${order.id}`),
    releaseHold(tx, { orderId: order.id }, call.now),
    publish(tx, call, 'order.cancelled', order.id, {
      orderId: order.id,
      cartId: order.cart_id,
      paymentIds: payments.map((payment) => payment.paymentId),
      why: 'asked',
      by: call.session ? (call.session.kind === 'staff' ? 'staff' : 'shopper') : 'machine',
    }),
  ])
  for (const payment of payments) await askUndo(tx, payment.paymentId, call)
  changed(tx, order.id)
  if (order.customer_id) changed(tx, order.customer_id)
  return order.id
}

import type { Input } from '@filrouge/contract/endpoint.ts'
import type { cancelOrder as contract } from '@filrouge/contract/orders.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import { lockOrderToFulfil, type OrderToFulfil, takeMoney } from '../fulfilment/public.ts'
import { takeBackUnusedGifts } from '../loyalty/public.ts'
import { askUndo, paymentsOf } from '../payments/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { publish } from '../platform/events.ts'
import { changed } from '../platform/live.ts'
import { refuse } from '../platform/refuse.ts'
import { releaseHold } from '../stock/public.ts'
import { canCancel, canUseOrder, type OrderState, type OwnedOrder } from './order.ts'

type ToCancel = OrderState & OwnedOrder & { gifts_minor: number; currency: string }

/**
 * Cancels what has not left: the stock goes back at once, and a job gives the money back. A gift card that it has bought and somebody has used
 * stays, and stays owed; all the rest is cancelled.
 */
export async function cancelOrder(tx: Tx, input: Input<typeof contract>, call: Call): Promise<Id<'order'>> {
  // Whoever moves its goods locks this first: so do we, that nobody waits in a ring.
  const known = await lockOrderToFulfil(tx, input.id)
  const order = await tx.maybe<ToCancel>(sql`
    select o.id, o.cart_id, o.customer_id, o.visitor_id, o.status, o.fulfilment_status, o.origin, o.version, o.gifts_minor, o.currency, exists (
      select from visitor_links l where l.visitor_id = o.visitor_id and l.customer_id = ${call.session?.customerId ?? null}
        and l.evidence = 'code') as is_linked
    from orders o where o.id = ${input.id} for update of o`)
  if (!order || !canUseOrder(call.session, order)) refuse('order_not_found')
  if (call.ifMatch !== null && call.ifMatch !== order.version) refuse('stale_version', { version: order.version })
  if (order.status === 'cancelled' || order.cart_id === null) refuse('not_cancellable')
  if (!canCancel(order)) refuse('already_shipped')
  const kept = order.gifts_minor > 0 ? await takeBackUnusedGifts(tx, order.id, call) : { minor: 0 }
  if (known && kept.minor > 0) return cancelGoods(tx, order, known, kept.minor, call)
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
      by: whoCancels(call),
    }),
  ])
  for (const payment of payments) await askUndo(tx, payment.paymentId, call)
  changed(tx, order.id)
  if (order.customer_id) changed(tx, order.customer_id)
  return order.id
}

const whoCancels = ({ session }: Call) => (session ? (session.kind === 'staff' ? 'staff' : 'shopper') : 'machine')

/** The goods go back and are not paid for; the gift cards that have been used are, and the order stands by them. */
async function cancelGoods(
  tx: Tx,
  order: ToCancel,
  known: OrderToFulfil,
  keptMinor: number,
  call: Call,
): Promise<Id<'order'>> {
  await releaseHold(tx, { orderId: order.id }, call.now)
  await publish(tx, call, 'order.goods_cancelled', order.id, {
    ...{ orderId: order.id, cartId: order.cart_id as Id<'cart'>, by: whoCancels(call) },
    ...{ keptMinor, currency: order.currency },
  })
  await takeMoney(tx, known, call)
  return order.id
}

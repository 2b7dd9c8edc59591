import type { RecordedEvent } from '@filrouge/contract/events.ts'
import { type Id, newId } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import { giveBack } from '../carts/public.ts'
import { progressOf } from '../fulfilment/public.ts'
import { giftsOfOrder } from '../loyalty/public.ts'
import { paymentsOf } from '../payments/public.ts'
import { type Call, machineCall } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { publish } from '../platform/events.ts'
import type { JobContext } from '../platform/jobs.ts'
import { changed } from '../platform/live.ts'
import { Refusal, refuse } from '../platform/refuse.ts'
import { standingOf } from './order.ts'
import { place, readPaid } from './place-order.ts'

/**
 * After `payment.authorised`: places the order that nobody has placed, because it was asked for on her phone or because the tab was closed.
 * Money for a basket that cannot become an order is given back.
 */
export async function placePaidCart(context: JobContext, event: RecordedEvent<'payment.authorised'>): Promise<void> {
  const { payableKind, payableId, paymentId } = event.facts
  if (payableKind !== 'cart') return
  const call = machineCall(context.clock.now(), event, `job ${event.id}`)
  try {
    await context.db.transaction(async (tx) => {
      const paid = await readPaid(tx, payableId)
      if (paid.cart?.payment_id !== paymentId) refuse('not_paid')
      return place(tx, paid, { id: newId('order') }, call)
    })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    await context.db.transaction(error.still ?? ((tx) => giveBack(tx, payableId, paymentId, call)))
  }
}

type OfGoods = RecordedEvent<
  | 'fulfilment.picked'
  | 'fulfilment.packed'
  | 'fulfilment.tracked'
  | 'fulfilment.ready'
  | 'fulfilment.shipped'
  | 'fulfilment.at_relay'
  | 'fulfilment.delivered'
  | 'fulfilment.lost'
  | 'fulfilment.returned'
  | 'fulfilment.damaged'
  | 'fulfilment.silent'
  | 'fulfilment.collected'
  | 'fulfilment.reminded'
  | 'fulfilment.expired'
  | 'fulfilment.cancelled'
  | 'fulfilment.delayed'
  | 'fulfilment.shop_closed'
  | 'shortage.found'
  | 'shortage.sourced'
  | 'shortage.to_decide'
  | 'shortage.cancelled'
  | 'gift_card.delivered'
  | 'gift_card.taken_back'
  | 'order.goods_cancelled'
>

/** Within what happens to the goods and the gift cards of an order: where the order stands is worked out from them, here and nowhere else. */
export async function followGoods(tx: Tx, event: OfGoods, call: Call): Promise<void> {
  const { orderId } = event.facts
  const [order, progress] = await Promise.all([
    tx.maybe<{ status: string; cart_id: Id<'cart'>; customer_id: string | null; gifts_minor: number }>(
      sql`select status, cart_id, customer_id, gifts_minor from orders where id = ${orderId} for update`,
    ),
    progressOf(tx, orderId),
  ])
  if (!order || order.status === 'cancelled') return
  const gifts = order.gifts_minor > 0 ? await giftsOfOrder(tx, orderId) : undefined
  const { status, fulfilment } = standingOf(progress, gifts)
  await tx.run(sql`
    update orders set status = ${status}, fulfilment_status = ${fulfilment}, version = version + 1 where id = ${orderId}`)
  changed(tx, orderId)
  if (order.customer_id) changed(tx, order.customer_id)
  if (status !== 'cancelled') return
  const payments = await paymentsOf(tx, { kind: 'cart', id: order.cart_id })
  const paymentIds = payments.map(({ paymentId }) => paymentId)
  await publish(tx, call, 'order.cancelled', orderId, {
    ...{ orderId, cartId: order.cart_id, paymentIds },
    ...{ by: 'machine', why: 'nothing_left' },
  })
}

/** Within what happens to the money of an order: its page has changed, and says so to those who watch it. */
export async function tellOrderOfMoney(
  tx: Tx,
  event: RecordedEvent<'payment.captured'> | RecordedEvent<'payment.voided'> | RecordedEvent<'payment.refunded'>,
  _call: Call,
): Promise<void> {
  const order = await tx.maybe<{ id: string; customer_id: string | null }>(sql`
    update orders set version = version + 1 where cart_id = ${event.facts.payableId} returning id, customer_id`)
  if (!order) return
  changed(tx, order.id)
  if (order.customer_id) changed(tx, order.customer_id)
}

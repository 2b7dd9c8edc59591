import type { RecordedEvent } from '@filrouge/contract/events.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { giveBackOffers } from './use-offers.ts'

/** Within `order.placed`: what the payment used is the order's, and whoever bought has bought before from now on. */
export async function giveUsesToOrder(tx: Tx, event: RecordedEvent<'order.placed'>, _call: Call): Promise<void> {
  const { orderId, customerId, paymentIds } = event.facts
  tx.send(sql`
    with bought as (
      insert into buyers (customer_id, order_id)
      select ${customerId}, ${orderId} where ${customerId}::text is not null on conflict do nothing)
    update offer_uses set order_id = ${orderId}, customer_id = coalesce(customer_id, ${customerId})
    where payment_id = any(${paymentIds}::text[]) and released_at is null`)
}

/** Within `order.cancelled`: what it used can be used again, and what came to nothing was no purchase. */
export async function giveBackOnCancel(tx: Tx, event: RecordedEvent<'order.cancelled'>, call: Call): Promise<void> {
  const { orderId } = event.facts
  tx.send(sql`delete from buyers where order_id = ${orderId}`)
  await giveBackOffers(tx, { orderId }, call.now)
}

/** Within `order.goods_cancelled`: what the goods used can be used again; she has bought all the same. */
export async function giveBackWithGoods(
  tx: Tx,
  event: RecordedEvent<'order.goods_cancelled'>,
  call: Call,
): Promise<void> {
  await giveBackOffers(tx, { orderId: event.facts.orderId }, call.now)
}

/** Within `customer.erased`: coupons of hers end, and what she used is nobody's. */
export async function forgetCustomerOfOffers(
  tx: Tx,
  event: RecordedEvent<'customer.erased'>,
  call: Call,
): Promise<void> {
  const { customerId } = event.facts
  await tx.run(sql`
    with uses as (update offer_uses set customer_id = null where customer_id = ${customerId}),
    tried as (update offer_trial_orders set customer_id = null where customer_id = ${customerId}),
    bought as (delete from buyers where customer_id = ${customerId})
    update coupons set reason = null, expires_at = least(expires_at, ${call.now}) where customer_id = ${customerId}`)
}

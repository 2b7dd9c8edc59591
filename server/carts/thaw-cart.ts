import type { RecordedEvent } from '@filrouge/contract/events.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import { customersOfVisitor } from '../customers/public.ts'
import { askUndo, patienceMs } from '../payments/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { extendHold, releaseHold } from '../stock/public.ts'
import { gatherCarts } from './gather-carts.ts'
import { lockCart, tellPages } from './lock-cart.ts'

/**
 * Opens a frozen basket again and gives its stock back, if that payment is the one it is frozen for. What waited for it to thaw comes in.
 * Answers whether it was frozen for that payment.
 */
export async function thawCart(tx: Tx, cartId: string, paymentId: string, call: Call): Promise<boolean> {
  const [thawed] = await Promise.all([
    tx.maybe<{ customer_id: Id<'customer'> | null; visitor_id: Id<'visitor'> | null }>(sql`
      update carts set status = 'open', frozen = null, payment_id = null, version = version + 1, updated_at = ${call.now}
      where id = ${cartId} and status = 'paying' and payment_id = ${paymentId} returning customer_id, visitor_id`),
    releaseHold(tx, { paymentId }, 'released'),
  ])
  if (!thawed) return false
  tellPages(tx, { id: cartId, customer_id: thawed.customer_id })
  const customerId =
    thawed.customer_id ?? (thawed.visitor_id ? (await customersOfVisitor(tx, thawed.visitor_id))[0] : undefined)
  if (customerId) await gatherCarts(tx, customerId, call)
  return true
}

/** Within `payment.declined` and `payment.voided`: the basket is hers again. Never refuses, for the bank's word is recorded with it. */
export async function thawOnNoMoney(
  tx: Tx,
  event: RecordedEvent<'payment.declined'> | RecordedEvent<'payment.voided'>,
  call: Call,
): Promise<void> {
  const { payableKind, payableId, paymentId } = event.facts
  if (payableKind === 'cart') await thawCart(tx, payableId, paymentId, call)
}

/** Within `payment.pending` and `payment.action_required`: the stock is kept as long as the payment may still come. */
export async function keepHoldWhileWaiting(
  tx: Tx,
  event: RecordedEvent<'payment.pending'> | RecordedEvent<'payment.action_required'>,
  call: Call,
): Promise<void> {
  // A minute more than the payment's patience, so that an authorisation at its very end still finds its stock.
  await extendHold(tx, { paymentId: event.facts.paymentId }, new Date(call.now.getTime() + patienceMs + 60_000))
}

/**
 * Gives the money back for a basket that cannot become an order, and opens it again: what a refused order still does. The basket is locked
 * first, so that money is never taken from an order that another call has made of it meanwhile.
 */
export async function giveBack(tx: Tx, cartId: string, paymentId: string, call: Call): Promise<void> {
  const cart = await lockCart(tx, cartId)
  if (cart?.status === 'ordered' && cart.payment_id === paymentId) return
  await askUndo(tx, paymentId, call)
  await thawCart(tx, cartId, paymentId, call)
}

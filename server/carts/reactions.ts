import type { RecordedEvent } from '@filrouge/contract/events.ts'
import { patienceMs } from '../payments/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { extendHold } from '../stock/public.ts'
import { gatherCarts } from './gather-carts.ts'
import { thawCart } from './thaw-cart.ts'

/** Within a sign-in: what the visitor had is the customer's when the call answers. */
export async function followSignIn(tx: Tx, event: RecordedEvent<'customer.signed_in'>, call: Call): Promise<void> {
  if (event.facts.visitorId) await gatherCarts(tx, event.facts.customerId, call)
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

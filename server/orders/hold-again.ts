import type { Id } from '@filrouge/kernel/ids.ts'
import {
  type CartRow,
  type FrozenCart,
  holdCart,
  promiseAsShown,
  recordDecision,
  type Source,
  takeWithin,
  toPromiseFrozen,
} from '../carts/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { claimHold } from '../stock/public.ts'

/**
 * The hold has lapsed before the order came: takes a new one at once where the date that was agreed can still be kept. Where it cannot, the
 * order is refused and `still` gives the money back.
 */
export async function holdAgain(
  tx: Tx,
  lapsed: {
    cart: CartRow
    frozen: FrozenCart
    paymentId: Id<'payment'>
    orderId: Id<'order'>
    still: (tx: Tx) => Promise<void>
  },
  call: Call,
): Promise<Source[]> {
  const { cart, frozen, paymentId, orderId, still } = lapsed
  const { shown } = frozen.delivery
  const asked = await toPromiseFrozen(tx, frozen)
  const promised = await promiseAsShown(tx, asked, shown, call, still)
  await recordDecision(tx, paymentId, promised, 'held_again', call)
  const toHold = { cartId: cart.id, paymentId, asked, shown, promised, still }
  await holdCart(tx, toHold, call, (hold, limits) => takeWithin(tx, hold, limits, call.now))
  const claim = await claimHold(tx, cart.id, orderId, call.now)
  if (!claim.ok) throw new Error(`the hold just taken for ${cart.id} cannot be claimed`)
  return claim.lines as Source[]
}

import { closePayment, leaseMs, type PaymentPlatform, type PaymentRow } from '../payments/public.ts'
import { type Call, machineCall } from '../platform/call.ts'
import { Refusal } from '../platform/refuse.ts'
import { holdTogether, isHeld } from '../stock/public.ts'
import { holdCart, promiseAsShown, type ToHold } from './hold-cart.ts'
import { holdWithin } from './hold-within.ts'
import { readCart } from './lock-cart.ts'
import { toPromiseFrozen } from './promise-again.ts'

/**
 * The second step of paying: holds the stock in a transaction that others share. False where the payment was given up meanwhile. What cannot
 * be held is refused, and with the refusal the payment is closed and the basket thawed.
 */
export async function holdForPayment(platform: PaymentPlatform, toHold: ToHold, call: Call): Promise<boolean> {
  const { db, clock } = platform
  try {
    const held = await holdCart(db.reader, toHold, call, (hold, limits) =>
      limits.slot || limits.within.length > 0
        ? holdWithin(db, hold, limits, call.now)
        : holdTogether(db, hold, call.now),
    )
    return held !== undefined
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    // Within its lease nobody but us can have asked the bank.
    const refused = { code: error.code, mayBeAsked: clock.now().getTime() - call.now.getTime() >= leaseMs }
    throw new Refusal(
      error.code,
      error.details,
      async (tx) => void (await closePayment(tx, toHold.paymentId, call, refused)),
    )
  }
}

/**
 * For the job that takes up a payment whose process died: holds the stock of the basket frozen for it, unless it is held already. Answers
 * whether the bank may be asked; where nothing can be held, the payment is closed and the basket is hers again.
 */
export async function holdAgainForPayment(platform: PaymentPlatform, payment: PaymentRow): Promise<boolean> {
  const { db, clock } = platform
  const cart = await readCart(db.reader, payment.payable_id)
  if (!cart?.frozen || cart.payment_id !== payment.id) return false
  // Gift cards lie in no stock.
  if (cart.frozen.lines.length === 0) return true
  const call: Call = { ...machineCall(clock.now(), null, 'payment'), channel: cart.frozen.channel }
  const { shown } = cart.frozen.delivery
  try {
    const asked = await toPromiseFrozen(db.reader, cart.frozen)
    if (await isHeld(db.reader, payment.id)) return true
    const promised = await promiseAsShown(db.reader, asked, shown, call)
    return await holdForPayment(platform, { cartId: cart.id, paymentId: payment.id, asked, shown, promised }, call)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    await db.transaction((tx) => closePayment(tx, payment.id, call, { code: error.code, mayBeAsked: true }))
    return false
  }
}

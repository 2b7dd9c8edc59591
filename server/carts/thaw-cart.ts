import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import { customersOfVisitor } from '../customers/public.ts'
import { giveBackValue } from '../loyalty/public.ts'
import { askUndo } from '../payments/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { giveBackOffers } from '../promotions/public.ts'
import { releaseHold } from '../stock/public.ts'
import { gatherCarts } from './gather-carts.ts'
import { lockCart, tellPages } from './lock-cart.ts'

/**
 * Opens a frozen basket again and gives its stock, its offers, its gift cards and credit back, if that payment is the one it is frozen for. What waited for it to thaw comes in.
 * Answers whether it was frozen for that payment.
 */
export async function thawCart(tx: Tx, cartId: string, paymentId: string, call: Call): Promise<boolean> {
  const [thawed] = await Promise.all([
    tx.maybe<{ customer_id: Id<'customer'> | null; visitor_id: Id<'visitor'> | null }>(sql`
      update carts set status = 'open', frozen = null, payment_id = null, version = version + 1, updated_at = ${call.now}
      where id = ${cartId} and status = 'paying' and payment_id = ${paymentId} returning customer_id, visitor_id`),
    releaseHold(tx, { cartId, paymentId }, call.now),
    giveBackOffers(tx, { paymentId }, call.now),
    giveBackValue(tx, { paymentId }, call),
  ])
  if (!thawed) return false
  tellPages(tx, { id: cartId, customer_id: thawed.customer_id })
  const customerId =
    thawed.customer_id ?? (thawed.visitor_id ? (await customersOfVisitor(tx, thawed.visitor_id))[0] : undefined)
  if (customerId) await gatherCarts(tx, customerId, call)
  return true
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

import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import type { requestPayment as contract } from '@filrouge/contract/orders.ts'
import sql from 'sql-template-tag'
import {
  lockCartWithLines,
  priceCart,
  promiseAsShown,
  purchaseOf,
  requireOwn,
  saleOf,
  sumOfGifts,
  toPromise,
} from '../carts/public.ts'
import type { Call } from '../platform/call.ts'
import type { Config } from '../platform/config.ts'
import type { Tx } from '../platform/db/database.ts'
import { publish } from '../platform/events.ts'
import { refuse } from '../platform/refuse.ts'
import type { Platform } from '../platform/route.ts'
import { hashOfRequestId, newRequestId, requestLifeMs, topicOfRequest } from './payment-request.ts'

/**
 * Asks the shopper in front of the associate to pay on her phone: an address to show as a QR, good for a quarter of an hour. An earlier
 * request for the same basket is worth nothing from here on. The id is answered once and stored nowhere.
 */
export async function requestPayment(
  platform: Platform,
  input: Input<typeof contract>,
  call: Call,
): Promise<Output<typeof contract>> {
  const id = newRequestId()
  const expiresAt = new Date(call.now.getTime() + requestLifeMs)
  await platform.db.transaction((tx) => openRequest(tx, input.cartId, id, expiresAt, call))
  return { id, url: urlOfRequest(platform.config, id), expiresAt: expiresAt.toISOString() }
}

/** The page on which a request is paid. */
export const urlOfRequest = (config: Config, id: string): string =>
  `${(config.publicUrl ?? `http://localhost:${config.port}`).replace(/\/$/, '')}/pay/${id}`

async function openRequest(tx: Tx, cartId: string, id: string, expiresAt: Date, call: Call): Promise<void> {
  const locked = await lockCartWithLines(tx, cartId)
  const cart = requireOwn(locked.cart, call)
  const staffId = call.session?.staffId ?? refuse('not_allowed')
  if (cart.status !== 'open') refuse('cart_frozen', { state: cart.status, paymentId: cart.payment_id })
  if (locked.lines.length === 0 && locked.gifts.length === 0) refuse('cart_empty')
  const purchase = { ...purchaseOf(cart, locked.codes, call), giftsMinor: sumOfGifts(locked.gifts) }
  const priced = await priceCart(tx, locked.lines, purchase, call.now)
  if (locked.lines.length > 0) {
    const delivery = cart.delivery ?? refuse('delivery_missing')
    if (priced.unpriced.length > 0) refuse('out_of_stock', { alternatives: [], skus: priced.unpriced })
    const asked = toPromise(priced, delivery, cart, delivery.shown ?? {})
    await promiseAsShown(tx, asked, delivery.shown, call)
  }
  const sale = saleOf(cart, call)
  const hash = hashOfRequestId(id)
  await Promise.all([
    tx.run(sql`
      with before as (update payment_requests set status = 'expired' where cart_id = ${cart.id} and status = 'open')
      insert into payment_requests (id_hash, cart_id, staff_id, location_id, channel, status, created_at, expires_at)
      values (${hash}, ${cart.id}, ${staffId}, ${sale.locationId}, ${sale.channel}, 'open', ${call.now}, ${expiresAt})`),
    publish(tx, call, 'payment_request.opened', topicOfRequest(hash), {
      cartId: cart.id,
      staffId,
      amountMinor: priced.totals.totalMinor,
      currency: priced.currency,
    }),
  ])
}

import type { takePart as contract } from '@filrouge/contract/carts.ts'
import type { Input } from '@filrouge/contract/endpoint.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { refuse } from '../platform/refuse.ts'
import { requireOpen } from './cart.ts'
import { lockCartWithLines, tellPages } from './lock-cart.ts'
import { purchaseOf } from './offer-to-cart.ts'
import { priceLines } from './price-cart.ts'
import { promiseAgain, toPromise } from './promise-again.ts'
import { refuseOutOfStock } from './promise-cart.ts'

/**
 * Keeps of a basket the part that she accepts, with its new date: one gesture instead of one for each line. Where that part has gone too, all stays
 * as it was and the refusal says what can be had now.
 */
export async function takePart(tx: Tx, input: Input<typeof contract>, call: Call): Promise<Id<'cart'>> {
  const locked = await lockCartWithLines(tx, input.id)
  const cart = requireOpen(locked.cart, call)
  const delivery = cart.delivery ?? refuse('delivery_missing')
  const held = new Map(locked.lines.map(({ sku, quantity }) => [sku, quantity]))
  const isPart = input.lines.every(({ sku, quantity }) => quantity <= (held.get(sku) ?? 0))
  if (!isPart || new Set(input.lines.map(({ sku }) => sku)).size < input.lines.length) refuse('cart_changed')
  const purchase = purchaseOf(cart, [], call)
  const promised = await promiseAgain(tx, input.lines, delivery, cart, purchase, call.now)
  if (!promised.shown) {
    const priced = await priceLines(tx, locked.lines, purchase, call.now)
    return refuseOutOfStock(tx, toPromise(priced, delivery, cart), call)
  }
  const skus = input.lines.map(({ sku }) => sku)
  const quantities = input.lines.map(({ quantity }) => quantity)
  await tx.run(sql`delete from cart_lines where cart_id = ${cart.id} and sku <> all(${skus}::text[])`)
  await tx.run(sql`
    update cart_lines l set quantity = k.quantity from unnest(${skus}::text[], ${quantities}::integer[]) k(sku, quantity)
    where l.cart_id = ${cart.id} and l.sku = k.sku`)
  await tx.run(sql`
    update carts set version = version + 1, updated_at = ${call.now}, delivery = ${JSON.stringify(promised)} where id = ${cart.id}`)
  tellPages(tx, cart)
  return cart.id
}

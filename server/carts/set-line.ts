import type { setLine as contract } from '@filrouge/contract/carts.ts'
import type { Input } from '@filrouge/contract/endpoint.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import { variantFacts } from '../catalogue/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { refuse } from '../platform/refuse.ts'
import { occasionOf } from '../pricing/public.ts'
import { type CartLine, requireOpen } from './cart.ts'
import { lockCartWithLines, tellPages } from './lock-cart.ts'
import { purchaseOf } from './offer-to-cart.ts'
import { pricesOfCall } from './prices-of-call.ts'
import { promiseAgain } from './promise-again.ts'

/** Sets how many of an article a basket holds; 0 removes it. A delivery already chosen is promised again, for its date and cost may change. */
export async function setLine(tx: Tx, input: Input<typeof contract>, call: Call): Promise<Id<'cart'>> {
  const { sku, quantity } = input
  const [locked, facts, prices] = await Promise.all([
    lockCartWithLines(tx, input.id),
    variantFacts(tx, [sku]),
    pricesOfCall(tx, [{ sku, quantity: Math.max(1, quantity) }], occasionOf(call), call.now),
  ])
  const cart = requireOpen(locked.cart, call)
  const before = locked.lines.find((line) => line.sku === sku)?.quantity ?? 0
  if (before === quantity) return cart.id
  if (quantity > 0 && !facts.has(sku)) refuse('variant_not_found')
  if (quantity > 0 && !prices.has(sku)) refuse('not_priced', { sku })
  const lines = linesWith(locked.lines, sku, quantity)
  const delivery =
    cart.delivery && (await promiseAgain(tx, lines, cart.delivery, cart, purchaseOf(cart, [], call), call.now))
  const line =
    quantity === 0
      ? sql`delete from cart_lines where cart_id = ${cart.id} and sku = ${sku}`
      : sql`
        insert into cart_lines (cart_id, sku, quantity, added_at) values (${cart.id}, ${sku}, ${quantity}, ${call.now})
        on conflict (cart_id, sku) do update set quantity = excluded.quantity`
  tx.send(sql`
    with line as (${line})
    update carts set version = version + 1, updated_at = ${call.now}, delivery = ${delivery && JSON.stringify(delivery)}
    where id = ${cart.id}`)
  tellPages(tx, cart)
  return cart.id
}

function linesWith(lines: CartLine[], sku: string, quantity: number): CartLine[] {
  const others = lines.filter((line) => line.sku !== sku)
  return quantity === 0 ? others : [...others, { sku, quantity }]
}

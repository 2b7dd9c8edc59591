import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import type { CartRow } from './cart.ts'
import { gatherCarts } from './gather-carts.ts'
import { tellPages } from './lock-cart.ts'

/** The basket has become an order and will never change again. What her other devices gathered meanwhile becomes her next basket. */
export async function markOrdered(tx: Tx, cart: CartRow, call: Call): Promise<void> {
  tx.send(sql`
    update carts set status = 'ordered', version = version + 1, updated_at = ${call.now}
    where id = ${cart.id} and status = 'paying'`)
  if (cart.frozen?.gifts?.length) tx.send(sql`update cart_gifts set recipient = '{}' where cart_id = ${cart.id}`)
  tellPages(tx, cart)
  if (cart.customer_id) await gatherCarts(tx, cart.customer_id as Id<'customer'>, call)
}

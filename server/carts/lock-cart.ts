import sql from 'sql-template-tag'
import type { Tx } from '../platform/db/database.ts'
import { changed } from '../platform/live.ts'
import type { CartLine, CartRow, Owned } from './cart.ts'
import { type GiftRow, giftsOf } from './gift.ts'

/** Whom the visitor of a basket last proved by a code to be. */
const linkedCustomer = sql`(
  select l.customer_id from visitor_links l where l.visitor_id = c.visitor_id and l.evidence = 'code'
  order by l.linked_at desc limit 1) as linked_customer_id`

/** Locks a basket until the end of the transaction. */
export function lockCart(tx: Tx, cartId: string): Promise<CartRow | undefined> {
  return tx.maybe<CartRow>(sql`select c.*, ${linkedCustomer} from carts c where c.id = ${cartId} for update of c`)
}

/** Reads a basket as it is now, without keeping others from changing it. */
export function readCart(tx: Tx, cartId: string): Promise<CartRow | undefined> {
  return tx.maybe<CartRow>(sql`select c.*, ${linkedCustomer} from carts c where c.id = ${cartId}`)
}

/** Whose a basket is. */
export function ownerOfCart(tx: Tx, cartId: string): Promise<Owned | undefined> {
  return tx.maybe<Owned>(sql`select c.customer_id, c.visitor_id, ${linkedCustomer} from carts c where c.id = ${cartId}`)
}

/** Whether there is anything in a basket. */
export async function hasContent(tx: Tx, cartId: string): Promise<boolean> {
  const { has } = await tx.one<{ has: boolean }>(sql`
    select exists (select from cart_lines where cart_id = ${cartId}) or exists (select from cart_gifts where cart_id = ${cartId}) as has`)
  return has
}

/** The articles in a basket, in the order they were put there. */
export function linesOf(tx: Tx, cartId: string): Promise<CartLine[]> {
  return tx.rows<CartLine>(sql`select sku, quantity from cart_lines where cart_id = ${cartId} order by added_at, sku`)
}

/** The gift cards in a basket, with whom they are for. */
export async function giftsIn(tx: Tx, cartId: string): Promise<GiftRow[]> {
  const { gifts } = await tx.one<{ gifts: GiftRow[] }>(sql`select ${giftsOf(cartId)} as gifts`)
  return gifts
}

/** What is in a basket, each in the order it was put there. */
export interface CartContent {
  lines: CartLine[]
  codes: string[]
  /** The accounts that shall pay it before money does. */
  tenders: string[]
  gifts: GiftRow[]
}

/** All that is in a basket: one question. */
export function contentOf(tx: Tx, cartId: string): Promise<CartContent> {
  return tx.one(sql`
    select coalesce((
        select json_agg(json_build_object('sku', sku, 'quantity', quantity) order by added_at, sku)
        from cart_lines where cart_id = ${cartId}), '[]') as lines,
      array(select code from cart_coupons where cart_id = ${cartId} order by added_at, code) as codes,
      array(select account_id from cart_tenders where cart_id = ${cartId} order by added_at, account_id) as tenders,
      ${giftsOf(cartId)} as gifts`)
}

/**
 * Locks a basket and reads its content in one round trip. It is a statement of its own on purpose: the lines are read after the lock is granted, so
 * they are those of the version that was locked.
 */
export async function lockCartWithLines(tx: Tx, cartId: string): Promise<{ cart: CartRow | undefined } & CartContent> {
  const [cart, content] = await Promise.all([lockCart(tx, cartId), contentOf(tx, cartId)])
  return { cart, ...content }
}

/** Tells the pages on which this basket is open. */
export function tellPages(tx: Tx, cart: { id: string; customer_id: string | null }): void {
  changed(tx, cart.id)
  if (cart.customer_id) changed(tx, cart.customer_id)
}

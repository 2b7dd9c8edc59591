import type { Input } from '@filrouge/contract/endpoint.ts'
import type {
  addGiftCard as addContract,
  useStoreCredit as creditContract,
  removeGiftCard as removeContract,
} from '@filrouge/contract/loyalty.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import { accountOf, accountOfCard, openGiftCard, readPurses } from '../loyalty/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { refuse } from '../platform/refuse.ts'
import type { Platform } from '../platform/route.ts'
import { type CartRow, requireOpen } from './cart.ts'
import { lockCart, readCart, tellPages } from './lock-cart.ts'

const giftCardsAtMost = 10

/** The accounts that shall pay a basket before money does. */
export async function tendersOf(tx: Tx, cartId: string): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    sql`select account_id as id from cart_tenders where cart_id = ${cartId} order by added_at, account_id`,
  )
  return rows.map(({ id }) => id)
}

/** Has a gift card pay a basket first, for who knows its secret. In steps: the secret is compared between two short transactions. */
export async function addGiftCard(
  platform: Pick<Platform, 'db'>,
  input: Input<typeof addContract>,
  call: Call,
): Promise<Id<'cart'>> {
  requireOpen(await readCart(platform.db.reader, input.id), call)
  const accountId = await openGiftCard(platform, input, call)
  return platform.db.transaction(async (tx) => {
    const [cart, tenders] = await Promise.all([lockCart(tx, input.id), tendersOf(tx, input.id)])
    const open = requireOpen(cart, call)
    if (tenders.includes(accountId)) return open.id
    if (tenders.length >= giftCardsAtMost) refuse('too_many')
    return addTender(tx, open, accountId, call)
  })
}

/** Has a gift card not pay a basket any more. */
export async function removeGiftCard(tx: Tx, input: Input<typeof removeContract>, call: Call): Promise<Id<'cart'>> {
  const open = requireOpen(await lockCart(tx, input.id), call)
  return removeTender(tx, open, await accountOfCard(tx, input.number), call)
}

/** Has her credit pay her basket, or not. */
export async function useStoreCredit(tx: Tx, input: Input<typeof creditContract>, call: Call): Promise<Id<'cart'>> {
  const open = requireOpen(await lockCart(tx, input.id), call)
  const customerId = open.customer_id ?? open.linked_customer_id ?? refuse('not_signed_in')
  const accountId = accountOf('store_credit', customerId, 'EUR')
  if (!input.use) return removeTender(tx, open, accountId, call)
  const [purse] = await readPurses(tx, [accountId], null, 'EUR')
  if (!purse || purse.balanceMinor <= 0) refuse('no_store_credit')
  return addTender(tx, open, accountId, call)
}

async function addTender(tx: Tx, cart: CartRow, accountId: string, call: Call): Promise<Id<'cart'>> {
  tx.send(sql`
    with added as (
      insert into cart_tenders (cart_id, account_id, added_at) values (${cart.id}, ${accountId}, ${call.now}) on conflict do nothing)
    update carts set version = version + 1, updated_at = ${call.now} where id = ${cart.id}`)
  tellPages(tx, cart)
  return cart.id
}

async function removeTender(tx: Tx, cart: CartRow, accountId: string, call: Call): Promise<Id<'cart'>> {
  tx.send(sql`
    with gone as (delete from cart_tenders where cart_id = ${cart.id} and account_id = ${accountId})
    update carts set version = version + 1, updated_at = ${call.now} where id = ${cart.id}`)
  tellPages(tx, cart)
  return cart.id
}

import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import type { CartDelivery } from './cart.ts'
import { linesOf, tellPages } from './lock-cart.ts'
import type { Purchase } from './offer-to-cart.ts'
import { promiseAgain } from './promise-again.ts'

interface Gathered {
  id: Id<'cart'>
  customer_id: Id<'customer'> | null
  status: 'open' | 'paying'
  delivery: CartDelivery | null
}

/** Whoever opens or gathers the baskets of a customer takes his turn, so that two who do it at once make one basket. */
export async function oneAtATime(tx: Tx, customerId: string): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`carts of ${customerId}`}, 0))`)
}

/**
 * Brings the open baskets of a customer's visitors into hers, every line at the larger quantity. Without one of her own, the newest becomes
 * hers. While hers is being paid it cannot change: the others wait until it thaws or becomes an order. A basket that a visitor is paying for
 * stays as it is; it is read as hers through `visitor_links`.
 */
export async function gatherCarts(tx: Tx, customerId: Id<'customer'>, call: Call): Promise<void> {
  const [, carts] = await Promise.all([
    oneAtATime(tx, customerId),
    // A device may be shared: its visitor is whoever signed in on it last.
    tx.rows<Gathered>(sql`
      select c.id, c.customer_id, c.status, c.delivery from carts c
      where c.id in (
        select id from carts where customer_id = ${customerId} and status in ('open', 'paying')
        union all
        select o.id from visitor_links l
        join carts o on o.visitor_id = l.visitor_id and o.customer_id is null and o.status in ('open', 'paying')
        where l.customer_id = ${customerId} and l.evidence = 'code' and o.status = 'open' and not exists (
          select from visitor_links n
          where n.visitor_id = l.visitor_id and n.evidence = 'code' and n.linked_at > l.linked_at))
      order by c.id for update of c`),
  ])
  const hers = carts.find((cart) => cart.customer_id !== null)
  const others = carts.filter((cart) => cart.customer_id === null)
  if (others.length === 0 || hers?.status === 'paying') return
  const into = hers ?? (others.pop() as Gathered)
  if (!hers) await tx.run(sql`update carts set customer_id = ${customerId}, visitor_id = null where id = ${into.id}`)
  await mergeCarts(tx, customerId, into, others, call)
  tellPages(tx, { id: into.id, customer_id: customerId })
  for (const other of others) tellPages(tx, { id: other.id, customer_id: null })
}

async function mergeCarts(
  tx: Tx,
  customerId: Id<'customer'>,
  into: Gathered,
  others: Gathered[],
  call: Call,
): Promise<void> {
  const ids = others.map((cart) => cart.id)
  const chosen = into.delivery ?? others.findLast((cart) => cart.delivery)?.delivery ?? null
  const [, lines] = await Promise.all([
    tx.run(sql`
      with moved as (
        insert into cart_lines (cart_id, sku, quantity, added_at)
        select ${into.id}, sku, max(quantity), min(added_at) from cart_lines where cart_id = any(${ids}::text[]) group by sku order by sku
        on conflict (cart_id, sku) do update set quantity = greatest(cart_lines.quantity, excluded.quantity)),
      carried as (
        insert into cart_coupons (cart_id, code, added_at)
        select ${into.id}, code, min(added_at) from cart_coupons where cart_id = any(${ids}::text[]) group by code
        on conflict do nothing),
      paying as (
        insert into cart_tenders (cart_id, account_id, added_at)
        select ${into.id}, account_id, min(added_at) from cart_tenders where cart_id = any(${ids}::text[]) group by account_id
        on conflict do nothing),
      given as (update cart_gifts set cart_id = ${into.id} where cart_id = any(${ids}::text[]))
      update carts set status = 'merged', merged_into = ${into.id}, version = version + 1, updated_at = ${call.now}
      where id = any(${ids}::text[])`),
    linesOf(tx, into.id),
  ])
  const sold = { channel: call.channel, location_id: null }
  const purchase: Purchase = {
    customerId,
    channel: call.channel ?? 'web',
    locationId: null,
    delivery: chosen,
    codes: [],
    postcode: call.postcode,
  }
  const delivery = chosen && (await promiseAgain(tx, lines, chosen, sold, purchase, call.now))
  await tx.run(sql`
    update carts set version = version + 1, updated_at = ${call.now}, delivery = ${delivery && JSON.stringify(delivery)}
    where id = ${into.id}`)
}

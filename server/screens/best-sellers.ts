import type * as contract from '@filrouge/contract/catalogue.ts'
import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import { catalogueReference } from '../catalogue/public.ts'
import type { Call } from '../platform/call.ts'
import type { Database, Tx } from '../platform/db/database.ts'
import { productCards } from './product-cards.ts'

interface Sold {
  id: Id<'product'>
  categoryId: Id<'category'>
}

// The home page asks at each visit; what sold best in a month is not another thing a minute later.
const lifeMs = 60_000
const mostKept = 500
const soldOf = new WeakMap<Database, Map<number, { readAt: number; sold: Sold[] }>>()

/** What was ordered most of late, in every channel; articles that have no price any more are left out. */
export async function listBestSellers(
  tx: Tx,
  input: Input<typeof contract.listBestSellers>,
  call: Call,
): Promise<Output<typeof contract.listBestSellers>> {
  const [sold, { categories }] = await Promise.all([soldLately(tx, input.days, call.now), catalogueReference(tx)])
  const isWithin = ({ categoryId }: Sold) =>
    input.category === undefined ||
    (categories.get(categoryId)?.path ?? []).some((category) => category.code === input.category)
  const ids = sold
    .filter(isWithin)
    .slice(0, input.limit)
    .map(({ id }) => id)
  return { items: (await productCards(tx, ids, call)).filter((card) => card.price !== undefined) }
}

async function soldLately(tx: Tx, days: number, now: Date): Promise<Sold[]> {
  const kept = soldOf.get(tx.database) ?? new Map<number, { readAt: number; sold: Sold[] }>()
  soldOf.set(tx.database, kept)
  const known = kept.get(days)
  if (known && performance.now() - known.readAt < lifeMs) return known.sold
  const since = new Date(now.getTime() - days * 86_400_000)
  const sold = await tx.rows<Sold>(sql`
    select p.id, p.category_id as "categoryId"
    from orders o join order_lines l on l.order_id = o.id join variants v on v.sku = l.sku join products p on p.id = v.product_id
    where o.placed_at > ${since} and o.placed_at <= ${now} and o.status <> 'cancelled'
    group by p.id
    order by count(distinct o.id) desc, sum(l.quantity) desc, p.id limit ${mostKept}`)
  kept.set(days, { readAt: performance.now(), sold })
  return sold
}

import type { Input } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/search.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { refuse } from '../platform/refuse.ts'
import { placementsChanged } from './placements.ts'
import { queryKey } from './search/read-query.ts'

/** Puts an article first for a query, behind those that were put there before; leaves it out; or lets it stand by itself again. */
export async function placeProduct(
  tx: Tx,
  { query, productId, placement }: Input<typeof contract.placeProduct>,
  call: Call,
): Promise<Record<string, never>> {
  const key = queryKey(query)
  if (key === '') refuse('query_says_nothing')
  const known = await tx.maybe(sql`select 1 from products where id = ${productId}`)
  if (!known) refuse('product_not_found')
  placementsChanged(tx)
  if (placement === 'none') {
    await tx.run(sql`delete from search_placements where query_key = ${key} and product_id = ${productId}`)
    return {}
  }
  await tx.run(sql`
    insert into search_placements (query_key, product_id, placement, position, set_by, set_at)
    select ${key}, ${productId}, ${placement}, coalesce(max(position), 0) + 1, ${call.session?.staffId ?? null}, ${call.now}
    from search_placements where query_key = ${key}
    on conflict (query_key, product_id) do update
    set placement = excluded.placement, position = excluded.position, set_by = excluded.set_by, set_at = excluded.set_at
    where search_placements.placement <> excluded.placement`)
  return {}
}

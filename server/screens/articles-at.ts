import type * as contract from '@filrouge/contract/catalogue.ts'
import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import { reference, requireLocation } from '../locations/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { invalid } from '../platform/refuse.ts'
import { productCards } from './product-cards.ts'

const furthest = 10_000

/** What lies in a shop now and can be taken away, the newest first. */
export async function listArticlesAt(
  tx: Tx,
  input: Input<typeof contract.listArticlesAt>,
  call: Call,
): Promise<Output<typeof contract.listArticlesAt>> {
  const location = requireLocation(await reference(tx), input.id)
  const offset = /^\d{1,5}$/.test(input.cursor ?? '0') ? Number(input.cursor ?? 0) : Number.NaN
  if (!(offset <= furthest)) invalid('#/cursor', 'unknown_cursor')
  const rows = await tx.rows<{ id: Id<'product'> }>(sql`
    select p.id
    from products p
    where exists (
      select 1 from variants v join stock_levels s on s.sku = v.sku and s.location_id = ${location.id}
      where v.product_id = p.id and s.on_hand - s.reserved - s.safety > 0
    )
    order by coalesce(p.released_on, p.created_at::date) desc, p.id limit ${input.limit + 1} offset ${offset}`)
  const ids = rows.slice(0, input.limit).map(({ id }) => id)
  return {
    items: await productCards(tx, ids, call),
    nextCursor: rows.length > input.limit ? String(offset + input.limit) : null,
  }
}

import sql from 'sql-template-tag'
import { json, type Tx } from '../platform/db/database.ts'
import { restoreRows } from '../platform/restore-rows.ts'
import { placementsChanged } from './placements.ts'
import { synonymsChanged } from './synonyms.ts'

type Rows = readonly Record<string, unknown>[]

/** What goes with what, as another database had it; products by their handles. */
export async function restoreRelations(tx: Tx, rows: Rows): Promise<boolean[]> {
  const written = await tx.rows<{ place: number }>(sql`
    with given as (
      select p.id as product_id, q.id as related_id, r.kind, r.position, n.place
      from jsonb_array_elements(${json(rows)}::jsonb) with ordinality n(value, place)
      cross join lateral jsonb_to_record(n.value) r(product text, related text, kind text, position integer)
      join products p on p.handle = r.product join products q on q.handle = r.related
    ), written as (
      insert into related_products (product_id, related_id, kind, position) select product_id, related_id, kind, position from given
      on conflict do nothing returning product_id, related_id
    )
    select g.place::integer as place from given g join written w using (product_id, related_id)`)
  return newsOf(rows, written)
}

/** Articles put first or left out by hand, as another database had them. */
export async function restorePlacements(tx: Tx, rows: Rows): Promise<boolean[]> {
  placementsChanged(tx)
  const written = await tx.rows<{ place: number }>(sql`
    with given as (
      select r.*, p.id as product_id, n.place
      from jsonb_array_elements(${json(rows)}::jsonb) with ordinality n(value, place)
      cross join lateral jsonb_to_record(n.value) r(query_key text, product text, placement text, position integer, set_by text, set_at timestamptz)
      join products p on p.handle = r.product
    ), written as (
      insert into search_placements (query_key, product_id, placement, position, set_by, set_at)
      select query_key, product_id, placement, position, set_by, set_at from given on conflict do nothing returning query_key, product_id
    )
    select g.place::integer as place from given g join written w using (query_key, product_id)`)
  return newsOf(rows, written)
}

const newsOf = (rows: Rows, written: readonly { place: number }[]) => {
  const news = new Set(written.map(({ place }) => place))
  return rows.map((_, place) => news.has(place + 1))
}

/** Synonyms as another database had them. */
export function restoreSynonyms(tx: Tx, rows: Rows): Promise<boolean[]> {
  synonymsChanged(tx)
  return restoreRows(tx, 'synonym_groups', ['id'], rows)
}

/** How often queries were made. */
export const restoreSearches = (tx: Tx, rows: Rows): Promise<boolean[]> =>
  restoreRows(tx, 'searches', ['day', 'language', 'query'], rows)

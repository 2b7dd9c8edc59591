import sql from 'sql-template-tag'
import { restorePlacements, restoreRelations, restoreSearches, restoreSynonyms } from '../../../catalogue/public.ts'
import { choice, day, instant, list, required, text, whole } from '../column.ts'
import { keptFile } from './kept-file.ts'

const product = ['products', 'handle'] as const

/** What goes with what, as the merchandiser wants it. */
export const relations = keptFile({
  name: 'relations',
  roles: ['merchandiser'],
  columns: {
    product: required(text(200)),
    related: required(text(200)),
    kind: required(choice(['accessory', 'similar', 'replacement'])),
    position: required(whole(0, 1_000_000)),
  },
  names: { product, related: product },
  query: sql`
    select p.handle as product, q.handle as related, r.kind, r.position
    from related_products r join products p on p.id = r.product_id join products q on q.id = r.related_id
    order by p.handle collate "C", r.position, q.handle collate "C"`,
  restore: restoreRelations,
})

export const synonyms = keptFile({
  name: 'synonyms',
  roles: ['merchandiser'],
  columns: {
    id: required(text(80)),
    origin: required(text(60)),
    position: required(whole(0, 1_000_000)),
    said: required(list()),
    found: required(list()),
    set_by: text(60),
    set_at: required(instant()),
  },
  query: sql`select id, origin, position, said, found, set_by, set_at from synonym_groups order by id collate "C"`,
  restore: restoreSynonyms,
})

/** Articles put first or left out by hand, by the stems of a query. */
export const placements = keptFile({
  name: 'placements',
  roles: ['merchandiser'],
  columns: {
    query_key: required(text(400)),
    product: required(text(200)),
    placement: required(choice(['pinned', 'hidden'])),
    position: required(whole(0, 1_000_000)),
    set_by: text(60),
    set_at: required(instant()),
  },
  names: { product },
  query: sql`
    select s.query_key, p.handle as product, s.placement, s.position, s.set_by, s.set_at
    from search_placements s join products p on p.id = s.product_id order by s.query_key collate "C", p.handle collate "C"`,
  restore: restorePlacements,
})

/** How often a day a query was made. */
export const searches = keptFile({
  name: 'searches',
  roles: ['merchandiser'],
  columns: {
    day: required(day()),
    language: required(text(2)),
    query: required(text(400)),
    searched: required(whole(0, 1_000_000_000)),
    without_result: required(whole(0, 1_000_000_000)),
  },
  query: sql`
    select to_char(day, 'YYYY-MM-DD') as day, language, query, searched, without_result from searches
    order by searches.day, language collate "C", query collate "C"`,
  restore: restoreSearches,
})

import type * as contract from '@filrouge/contract/catalogue.ts'
import type { Input } from '@filrouge/contract/endpoint.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import sql, { empty, join, type Sql } from 'sql-template-tag'
import type { ReadQuery } from '../catalogue/public.ts'
import type { Database, Tx } from '../platform/db/database.ts'
import type { Selected } from './search-selection.ts'

export interface FacetCount {
  facet: number
  /** 0 among the products found, else the place of the one key that kept them out. */
  misses: number
  count: number
}

export interface Matches {
  ids: Id<'product'>[]
  total: number
  counts: FacetCount[]
}

export interface Wanted {
  query: ReadQuery | undefined
  selected: Selected
  sort: Input<typeof contract.searchProducts>['sort']
  limit: number
  offset: number
  now: Date
  /** Most of the words are enough. */
  isLoose?: boolean
}

/** Above so many products found, facets count among the first of them only: nobody reads the difference, and every product counted costs. */
const mostCounted = 20_000

/** Finds, counts and orders in one statement. What matches is read once; ranking reads short headlines only. */
export async function findMatches(tx: Tx, wanted: Wanted): Promise<Matches> {
  const { selected, limit, offset } = wanted
  if (selected.isImpossible) return { ids: [], total: 0, counts: [] }
  const counted = browsed(tx, wanted)
  if (counted) return { ...counted, ids: await findPage(tx, wanted) }
  const row = await tx.database.freshPlans.one<{
    total: number
    ids: Id<'product'>[]
    facets: number[]
    misses: number[]
    counts: number[]
  }>(sql`
    with matched as materialized (
      select s.product_id, s.facets, s.newest_on, ${scoreOf(wanted)} as score, ${missesOf(selected)} as misses
      from product_search s ${conditionOf(wanted)}
    )
    select (select count(*) from matched where misses = 0) as total,
      array(
        select m.product_id from matched m ${pricesFor(wanted)} where m.misses = 0 ${orderOf(wanted)} limit ${limit} offset ${offset}
      ) as ids, c.facets, c.misses, c.counts
    from (
      select coalesce(array_agg(facet), '{}') as facets, coalesce(array_agg(misses), '{}') as misses, coalesce(array_agg(count), '{}') as counts
      from (
        select facet, misses, count(*)::integer as count
        from (
          select unnest(facets) as facet, misses from (select facets, misses from matched where misses >= 0 limit ${mostCounted}::integer) k
        ) u group by facet, misses
      ) g
    ) c`)
  const counts = row.facets.map((facet, place) => ({ facet, misses: row.misses[place]!, count: row.counts[place]! }))
  keepBrowsed(tx, wanted, { total: row.total, counts })
  return { ids: row.ids, total: row.total, counts }
}

async function findPage(tx: Tx, wanted: Wanted): Promise<Id<'product'>[]> {
  const { ids } = await tx.database.freshPlans.one<{ ids: Id<'product'>[] }>(sql`
    select array(
      select m.product_id from product_search m ${pricesFor(wanted)} ${conditionOf(wanted, sql`m`)}
      ${orderOf(wanted)} limit ${wanted.limit} offset ${wanted.offset}
    ) as ids`)
  return ids
}

// Browsing a large category counts the same thousands at every page: what was counted is kept for five seconds.
const lifeMs = 5000
const fewEnough = 2000
type Counted = Omit<Matches, 'ids'>
const countedOf = new WeakMap<Database, Map<number | undefined, Counted & { readAt: number }>>()

const isBrowsing = ({ query, selected }: Wanted) => !query && selected.groups.length === 0

function browsed(tx: Tx, wanted: Wanted): Counted | undefined {
  if (!isBrowsing(wanted)) return undefined
  const kept = countedOf.get(tx.database)?.get(wanted.selected.within)
  return kept && performance.now() - kept.readAt < lifeMs ? { total: kept.total, counts: kept.counts } : undefined
}

function keepBrowsed(tx: Tx, wanted: Wanted, counted: Counted): void {
  if (!isBrowsing(wanted) || counted.total < fewEnough) return
  const kept = countedOf.get(tx.database) ?? new Map<number | undefined, Counted & { readAt: number }>()
  kept.set(wanted.selected.within, { ...counted, readAt: performance.now() })
  countedOf.set(tx.database, kept)
}

/** A product that only one key keeps out still counts for the other values of that key: they widen. */
function missesOf({ groups }: Selected): Sql {
  if (groups.length === 0) return sql`0`
  const passes = groups.map(({ facets }) => sql`(s.facets && ${facets}::integer[])::integer`)
  const firstMissed = join(
    passes.map((pass, place) => sql`when ${pass} = 0 then ${place + 1}::integer`),
    ' ',
  )
  return sql`case ${groups.length}::integer - (${join(passes, ' + ')}) when 0 then 0 when 1 then case ${firstMissed} end else -1 end`
}

function conditionOf({ query, selected, isLoose }: Wanted, s = sql`s`): Sql {
  const conditions: Sql[] = []
  if (selected.within !== undefined) conditions.push(sql`${s}.facets @> array[${selected.within}]::integer[]`)
  if (query && isLoose) {
    conditions.push(sql`s.document @@ ${query.words.join(' | ')}::tsquery`)
    conditions.push(sql`${wordsSaid(query)} >= ${enough(query.words.length)}::integer`)
  } else if (query?.all) {
    conditions.push(sql`(s.document @@ ${query.all}::tsquery or s.codes && ${query.codes}::text[])`)
  } else if (query) {
    conditions.push(sql`s.codes && ${query.codes}::text[]`)
  }
  return conditions.length === 0 ? empty : sql`where ${join(conditions, ' and ')}`
}

/** How many of the words must be said where no product says them all. */
const enough = (words: number) => (words <= 3 ? words - 1 : words - 2)

const wordsSaid = ({ words }: ReadQuery): Sql =>
  sql`(select count(*) from unnest(${words}::text[]) w(word) where s.document @@ w.word::tsquery)`

// Attributes and descriptions find, but do not rank. The category ranks beside the title, not within it: an adapter whose title names
// headphones three times is none.
const titles = sql`'{0, 0, 0, 1}'::real[]`
const categories = sql`'{0, 0, 1, 0}'::real[]`
const both = sql`'{0, 0, 0.6, 1}'::real[]`

function scoreOf({ query, isLoose }: Wanted): Sql {
  if (!query?.all || query.typed === null) return sql`0`
  return sql`case when s.codes && ${query.codes}::text[] then 100 else 0 end
    + ts_rank(${titles}, s.headline, ${query.typed}::tsquery) + 0.6 * ts_rank(${categories}, s.headline, ${query.typed}::tsquery)
    + 0.5 * ts_rank(${both}, s.headline, ${query.words.join(' | ')}::tsquery)
    ${isLoose ? sql`+ 10 * ${wordsSaid(query)}` : empty}`
}

function orderOf(wanted: Wanted): Sql {
  const relevance = wanted.query ? sql`m.score desc, m.product_id` : sql`m.product_id`
  if (wanted.sort === 'price_up') return sql`order by l.lowest nulls last, ${relevance}`
  if (wanted.sort === 'price_down') return sql`order by l.lowest desc nulls last, ${relevance}`
  if (wanted.sort === 'newest') return sql`order by m.newest_on desc, m.product_id desc`
  return sql`order by ${relevance}`
}

function pricesFor({ sort, now }: Wanted): Sql {
  if (sort !== 'price_up' && sort !== 'price_down') return empty
  return sql`left join (
      select v.product_id, min(r.amount_minor) as lowest
      from variants v join prices r on r.sku = v.sku and r.price_list = 'all' and r.starts_at <= ${now} and (r.ends_at is null or r.ends_at > ${now})
      group by v.product_id
    ) l on l.product_id = m.product_id`
}

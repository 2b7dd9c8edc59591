import type * as contract from '@filrouge/contract/catalogue.ts'
import type { Input } from '@filrouge/contract/endpoint.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import sql, { empty, join, type Sql } from 'sql-template-tag'
import type { ReadQuery } from '../catalogue/public.ts'
import type { Tx } from '../platform/db/database.ts'
import type { Selected } from './search-facets.ts'

export interface Matches {
  ids: Id<'product'>[]
  total: number
  /** How often each facet value occurs: `misses` is 0 among the products found, else the place of the one key that kept them out. */
  counts: { facet: number; misses: number; count: number }[]
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

/** Finds, counts and orders in one statement. What matches is read once; ranking reads short headlines only. */
export async function findMatches(tx: Tx, wanted: Wanted): Promise<Matches> {
  const { selected, limit, offset } = wanted
  if (selected.isImpossible) return { ids: [], total: 0, counts: [] }
  const groups = selected.groups.map(({ facets }) => sql`(s.facets && ${facets}::integer[])::integer`)
  // A product that only one key keeps out still counts for the other values of that key: they widen.
  const passed = groups.length === 0 ? sql`0` : join(groups, ' + ')
  const missed =
    groups.length === 0
      ? sql`0`
      : sql`case ${groups.length}::integer - (${passed}) when 0 then 0 when 1 then ${firstMissed(groups)} else -1 end`
  const row = await tx.one<{
    total: number
    ids: Id<'product'>[]
    facets: number[]
    misses: number[]
    counts: number[]
  }>(sql`
    with matched as materialized (
      select s.product_id, s.facets, s.newest_on, ${scoreOf(wanted)} as score, ${missed} as misses
      from product_search s ${conditionOf(wanted)}
    ), counted as (
      select facet, misses, count(*)::integer as count
      from matched, unnest(facets) facet where misses >= 0 group by facet, misses
    ), page as (
      select m.product_id, row_number() over (${orderOf(wanted)}) as place
      from matched m ${pricesFor(wanted)} where m.misses = 0
      ${orderOf(wanted)} limit ${limit} offset ${offset}
    )
    select (select count(*) from matched where misses = 0) as total,
      array(select product_id from page order by place) as ids,
      c.facets, c.misses, c.counts
    from (
      select coalesce(array_agg(facet), '{}') as facets, coalesce(array_agg(misses), '{}') as misses, coalesce(array_agg(count), '{}') as counts
      from counted
    ) c`)
  return {
    ids: row.ids,
    total: row.total,
    counts: row.facets.map((facet, place) => ({ facet, misses: row.misses[place]!, count: row.counts[place]! })),
  }
}

const firstMissed = (groups: readonly Sql[]): Sql =>
  sql`case ${join(
    groups.map((group, place) => sql`when ${group} = 0 then ${place + 1}::integer`),
    ' ',
  )} end`

function conditionOf({ query, selected, isLoose }: Wanted): Sql {
  const conditions: Sql[] = []
  if (selected.within !== undefined) conditions.push(sql`s.facets @> array[${selected.within}]::integer[]`)
  if (query && isLoose) {
    conditions.push(
      sql`s.document @@ ${query.words.join(' | ')}::tsquery`,
      sql`${wordsSaid(query)} >= ${enough(query.words.length)}::integer`,
    )
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

// Descriptions and attributes find, but hardly rank: a case that mentions a television is not one.
const weights = sql`'{0.02, 0.1, 0.6, 1}'::real[]`

function scoreOf({ query, isLoose }: Wanted): Sql {
  if (!query?.all || query.typed === null) return sql`0`
  return sql`case when s.codes && ${query.codes}::text[] then 100 else 0 end
    + ts_rank(${weights}, s.headline, ${query.typed}::tsquery) + 0.5 * ts_rank(${weights}, s.headline, ${query.words.join(' | ')}::tsquery)
    ${isLoose ? sql`+ 10 * ${wordsSaid(query)}` : empty}`
}

function orderOf({ sort }: Wanted): Sql {
  if (sort === 'price_up') return sql`order by l.lowest nulls last, m.score desc, m.product_id`
  if (sort === 'price_down') return sql`order by l.lowest desc nulls last, m.score desc, m.product_id`
  if (sort === 'newest') return sql`order by m.newest_on desc, m.product_id desc`
  return sql`order by m.score desc, m.product_id`
}

function pricesFor({ sort, now }: Wanted): Sql {
  if (sort !== 'price_up' && sort !== 'price_down') return empty
  return sql`left join (
      select v.product_id, min(r.amount_minor) as lowest
      from variants v join prices r on r.sku = v.sku and r.price_list = 'all' and r.starts_at <= ${now} and (r.ends_at is null or r.ends_at > ${now})
      group by v.product_id
    ) l on l.product_id = m.product_id`
}

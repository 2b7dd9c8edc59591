import type * as contract from '@filrouge/contract/catalogue.ts'
import type { Input } from '@filrouge/contract/endpoint.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import {
  type FacetCount,
  findArticles,
  type Group,
  matchNear,
  narrowed,
  type Place,
  type Placed,
  pageOf,
  placementsFor,
  type RankedArticles,
  type ReadQuery,
  readQuery,
  type SearchIndex,
  type Selected,
  searchIndex,
  synonymsOf,
} from '../catalogue/public.ts'
import type { Tx } from '../platform/db/database.ts'
import { type ListsFor, listsFor, type PriceOccasion } from '../pricing/public.ts'
import { availableNear, type SearchPlace } from './search-near.ts'
import { selectedFacets } from './search-selection.ts'
import { boostsBy, standingOf } from './search-standing.ts'

type Sort = Input<typeof contract.searchProducts>['sort']

export interface Wanted {
  query: string | undefined
  facets: readonly string[]
  category: string | undefined
  sort: Sort
  limit: number
  after?: Place | undefined
  /** How many to leave out, for lists that are still paged by number. */
  skip?: number
  /** Where she is. */
  place?: SearchPlace
  /** Nothing is corrected: the words as they were typed. */
  isLiteral?: boolean
  /** For whom and where prices are looked at. */
  occasion: PriceOccasion
  now: Date
}

export interface Matches {
  index: SearchIndex
  query: ReadQuery | undefined
  selected: Selected
  ids: Id<'product'>[]
  /** After too few that say everything: those that say most of it. */
  near: Id<'product'>[]
  total: number
  counts: FacetCount[]
  /** The words that count where no article says all of them. */
  kept: Group[] | undefined
  next: Place | undefined
  /** What each of the articles is ordered by. */
  ranks: Map<Id<'product'>, number>
}

/** Finds, counts and orders. Words and facets are in memory; the database is asked for exact codes, and for prices where they matter. */
export async function findMatches(tx: Tx, wanted: Wanted): Promise<Matches> {
  const text = wanted.query?.trim()
  const [index, synonyms, standing, near] = await Promise.all([
    searchIndex(tx),
    synonymsOf(tx),
    standingOf(tx, wanted.now),
    availableNear(tx, wanted.place ?? {}),
  ])
  const query = text ? readQuery(index, synonyms, text, { isLiteral: wanted.isLiteral === true }) : undefined
  const selected = selectedFacets(index, wanted.facets, wanted.category)
  const [exact, placements] = await Promise.all([
    query?.code === undefined ? [] : productsByCode(tx, query.code),
    placementsFor(tx, query?.key ?? `category ${wanted.category ?? ''}`),
  ])
  const numbered = (ids: readonly Id<'product'>[]) =>
    ids.map((id) => index.numberOf(id)).filter((article) => article !== undefined)
  const placed = {
    exact: numbered(exact),
    pinned: numbered(placements.pinned),
    hidden: new Set(numbered(placements.hidden)),
  }
  const found = findArticles(index, query, selected, placed, boostsBy(index, standing, near))
  const affordable = await withinPrice(tx, index, found, query?.price, wanted)
  const { articles, ranks, counts } = narrowed(index, affordable, selected)
  const keys = keysOf(index, articles, ranks, affordable.prices, wanted, query?.price?.isCheap === true)
  const limit = wanted.limit + (wanted.skip ?? 0)
  const page = pageOf(index, articles, keys, limit, wanted.after)
  const nearly = nearTo(index, query, placed, articles, selected, wanted)
  return {
    index,
    query,
    selected,
    ids: page.articles.slice(wanted.skip ?? 0).map((article) => index.ids[article]!),
    near: nearly.map((article) => index.ids[article]!),
    total: articles.length,
    counts,
    kept: found.kept,
    next: page.next,
    ranks: ranksOf(index, articles, keys, page.articles),
  }
}

function ranksOf(index: SearchIndex, articles: Int32Array, keys: Float64Array, page: readonly number[]) {
  const places = new Map(page.map((article) => [article, articles.indexOf(article)]))
  return new Map([...places].map(([article, place]) => [index.ids[article]!, keys[place]!]))
}

/** So few that say everything are followed by others that say most of it. */
const few = 10

function nearTo(
  index: SearchIndex,
  query: ReadQuery | undefined,
  { hidden }: Placed,
  articles: Int32Array,
  { groups, within }: Selected,
  { sort, limit, after, skip }: Wanted,
): number[] {
  const room = Math.min(few, limit) - articles.length
  const isLooking = query !== undefined && !query.price && groups.length === 0
  if (!isLooking || room <= 0 || sort !== 'relevance' || after || skip !== undefined) return []
  const found = new Set(articles)
  const isWanted = (article: number) =>
    !found.has(article) && !hidden.has(article) && (within === undefined || index.facets.has(article, within))
  return matchNear(index, query.groups, isWanted, room)
}

/** Products that a code names: a SKU or a manufacturer’s reference, however it is written, or a GTIN. */
export function productsByCode(tx: Tx, code: string): Promise<Id<'product'>[]> {
  const gtin = /^\d{8,14}$/.test(code) ? code.padStart(14, '0') : ''
  return tx
    .one<{ ids: Id<'product'>[] }>(sql`
      select array(
        select product_id from variants where plain_code(sku) = ${code}
        union select v.product_id from variant_gtins g join variants v on v.sku = g.sku where g.gtin = ${gtin}
        union select id from products where attributes ? 'reference' and plain_code(attributes ->> 'reference') = ${code}
        limit 50
      ) as ids`)
    .then(({ ids }) => ids)
}

/** More than so many are ordered by price among the best of them only. */
const mostPriced = 20_000

/** What was found with its prices, where they matter: what a price wish keeps out is left out. */
async function withinPrice(
  tx: Tx,
  index: SearchIndex,
  found: RankedArticles,
  wish: ReadQuery['price'],
  { sort, occasion, now }: Wanted,
): Promise<RankedArticles & { prices: Map<Id<'product'>, number> }> {
  const isPriced = sort === 'price_up' || sort === 'price_down'
  if (!isPriced && !wish) return { ...found, prices: new Map() }
  const { articles, ranks } = found.articles.length <= mostPriced ? found : bestOf(found)
  const prices = await lowestPrices(
    tx,
    Array.from(articles, (article) => index.ids[article]!),
    await listsFor(tx, occasion, now),
    now,
  )
  const { from = 0, to = Number.POSITIVE_INFINITY } = wish ?? {}
  const fits = (article: number) => {
    const price = prices.get(index.ids[article]!)
    return price === undefined ? wish?.from === undefined && wish?.to === undefined : price >= from && price <= to
  }
  const places = Array.from(articles.keys()).filter((place) => fits(articles[place]!))
  return {
    articles: Int32Array.from(places, (place) => articles[place]!),
    ranks: Float64Array.from(places, (place) => ranks[place]!),
    prices,
  }
}

function bestOf({ articles, ranks }: RankedArticles): RankedArticles {
  const places = Int32Array.from(articles.keys()).sort((one, other) => ranks[other]! - ranks[one]! || one - other)
  const best = places.subarray(0, mostPriced)
  return { articles: best.map((place) => articles[place]!), ranks: Float64Array.from(best, (place) => ranks[place]!) }
}

/** What a list is ordered by, falling. */
function keysOf(
  index: SearchIndex,
  articles: Int32Array,
  ranks: Float64Array,
  prices: ReadonlyMap<Id<'product'>, number>,
  { sort }: Wanted,
  isCheap: boolean,
): Float64Array {
  const priceOf = (article: number) => prices.get(index.ids[article]!)
  const last = -Number.MAX_SAFE_INTEGER
  if (sort === 'newest') return Float64Array.from(articles, (article) => index.newest[article]!)
  if (sort === 'price_up') return Float64Array.from(articles, (article) => -(priceOf(article) ?? -last))
  if (sort === 'price_down') return Float64Array.from(articles, (article) => priceOf(article) ?? last)
  return isCheap ? cheapFirst(articles, ranks, priceOf) : ranks
}

const cheapWeight = 0.8
const rounded = (rank: number) => Math.round(rank * 1e5) / 1e5

/** Among what says it as well, the cheaper comes first: the place among all prices counts, not the price. */
function cheapFirst(
  articles: Int32Array,
  ranks: Float64Array,
  priceOf: (article: number) => number | undefined,
): Float64Array {
  const byPrice = [...articles].sort(
    (one, other) => (priceOf(one) ?? Number.MAX_SAFE_INTEGER) - (priceOf(other) ?? Number.MAX_SAFE_INTEGER),
  )
  const placeOf = new Map(byPrice.map((article, place) => [article, place / Math.max(1, byPrice.length - 1)]))
  return ranks.map((rank, place) => rounded(rank * (1 + cheapWeight * (1 - placeOf.get(articles[place]!)!))))
}

async function lowestPrices(
  tx: Tx,
  ids: readonly Id<'product'>[],
  lists: ListsFor,
  now: Date,
): Promise<Map<Id<'product'>, number>> {
  if (ids.length === 0) return new Map()
  const codes = lists.inForce.map(({ code }) => code)
  if (codes.length > 1) {
    const rows = await tx.database.freshPlans.rows<{ id: Id<'product'>; lowest: number }>(sql`
      select p.product_id as id, min(p.amount_minor) as lowest from (
        select distinct on (v.sku) v.product_id, r.amount_minor
        from variants v join prices r on r.sku = v.sku and r.price_list = any(${codes}::text[]) and r.minimum_quantity = 1
          and r.starts_at <= ${now} and (r.ends_at is null or r.ends_at > ${now})
        where v.product_id = any(${ids}::text[]) order by v.sku, array_position(${codes}::text[], r.price_list)) p
      group by p.product_id`)
    return new Map(rows.map(({ id, lowest }) => [id, Number(lowest)]))
  }
  const rows = await tx.database.freshPlans.rows<{ id: Id<'product'>; lowest: number }>(sql`
    select v.product_id as id, min(r.amount_minor) as lowest
    from variants v join prices r on r.sku = v.sku and r.price_list = 'all' and r.minimum_quantity = 1 and r.starts_at <= ${now} and (r.ends_at is null or r.ends_at > ${now})
    where v.product_id = any(${ids}::text[]) group by v.product_id`)
  return new Map(rows.map(({ id, lowest }) => [id, Number(lowest)]))
}

import type * as contract from '@filrouge/contract/catalogue.ts'
import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import type { Language } from '@filrouge/contract/shapes.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import { type Currency, money } from '@filrouge/kernel/money.ts'
import { fold, searchWords } from '@filrouge/kernel/text.ts'
import sql from 'sql-template-tag'
import {
  type CatalogueReference,
  catalogueReference,
  type FacetCount,
  findArticles,
  frequentQueries,
  narrowed,
  pageOf,
  pictureUrl,
  readQuery,
  type SearchIndex,
  searchIndex,
  synonymsOf,
} from '../catalogue/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { type ListsFor, listsFor, occasionOf } from '../pricing/public.ts'
import { productsByCode } from './search-matches.ts'
import { boostsBy, standingOf } from './search-standing.ts'

interface Row {
  handle: string
  titleFr: string
  titleEn: string
  brand: string
  picture: string | null
  amountMinor: number | null
  currency: Currency | null
}

type Suggestions = Output<typeof contract.suggestProducts>

const everywhere = { groups: [], within: undefined, isImpossible: false }
/** Departments and brands are chosen by their shares, which a sample tells as well. */
const mostCounted = 3000
const mostQueries = 3
const mostCategories = 3
const mostBrands = 2

/** Suggestions while typing: the last word may be only begun; if nothing begins so, it may be mistyped. */
export async function suggestProducts(
  tx: Tx,
  input: Input<typeof contract.suggestProducts>,
  call: Call,
): Promise<Suggestions> {
  const { language, now } = call
  const [index, synonyms, standing, frequent, reference] = await Promise.all([
    searchIndex(tx),
    synonymsOf(tx),
    standingOf(tx, now),
    frequentQueries(tx, language, now),
    catalogueReference(tx),
  ])
  const query = readQuery(index, synonyms, input.query, { isTyping: true })
  const exact = query.code === undefined ? [] : await productsByCode(tx, query.code)
  const placed = {
    exact: exact.map((id) => index.numberOf(id)).filter((article) => article !== undefined),
    pinned: [],
    hidden: new Set<number>(),
  }
  const matches = findArticles(index, query, everywhere, placed, boostsBy(index, standing))
  const found = narrowed(index, matches, everywhere, mostCounted)
  const { articles } = pageOf(index, found.articles, found.ranks, input.limit, undefined)
  const rows = await suggested(
    tx,
    articles.map((article) => index.ids[article]!),
    await listsFor(tx, occasionOf(call), now),
    now,
  )
  const asked = fold(input.query).trim().replace(/\s+/g, ' ')
  return {
    queries: frequent.filter((one) => beginsSo(fold(one), asked)).slice(0, mostQueries),
    categories: categoriesFor(index, found.counts, input.query, reference, language),
    brands: brandsFor(index, found.counts, asked),
    items: rows.map((row) => ({
      handle: row.handle,
      title: language === 'en' ? row.titleEn : row.titleFr,
      brand: row.brand,
      ...(row.picture === null ? {} : { image: pictureUrl(row.picture, 400) }),
      ...(row.amountMinor === null ? {} : { price: money(row.amountMinor, row.currency as Currency) }),
    })),
  }
}

const beginsSo = (text: string, asked: string) => text !== asked && text.startsWith(asked)

/** Departments whose name says each word that was begun, then those that most of what was found is in. */
function categoriesFor(
  index: SearchIndex,
  counts: readonly FacetCount[],
  query: string,
  { categories }: CatalogueReference,
  language: Language,
): Suggestions['categories'] {
  const asked = searchWords(query)
  const found = new Map(counts.map(({ facet, count }) => [facet, count]))
  const total = Math.max(1, ...counts.map(({ count }) => count))
  const scored = [...categories.values()].flatMap((category) => {
    const facet = index.facetNumber('within', category.code)
    const size = facet === undefined ? 0 : index.facetSize(facet)
    if (facet === undefined || size === 0 || asked.length === 0) return []
    const title = language === 'en' ? category.titleEn : category.titleFr
    const words = searchWords(title)
    const isNamed = asked.every((one) => words.some((word) => word.startsWith(one)))
    // Those found are a good part of the department, and a good part of those found is in it.
    const count = found.get(facet) ?? 0
    const share = Math.min(count / size, count / total)
    if (!isNamed && share < 0.4) return []
    return [{ score: (isNamed ? 2 : 0) + share, category: { code: category.code, title, productCount: size } }]
  })
  scored.sort((one, other) => other.score - one.score || (one.category.code < other.category.code ? -1 : 1))
  return scored.slice(0, mostCategories).map(({ category }) => category)
}

function brandsFor(index: SearchIndex, counts: readonly FacetCount[], asked: string): Suggestions['brands'] {
  const brands = counts.flatMap(({ facet, count }) => {
    const { key, value, titleFr } = index.facetPairs[facet]!
    const isNamed =
      key === 'brand' && value.split(' ').some((_, at, words) => words.slice(at).join(' ').startsWith(asked))
    return isNamed ? [{ value, title: titleFr, productCount: count }] : []
  })
  return brands.sort((one, other) => other.productCount - one.productCount).slice(0, mostBrands)
}

async function suggested(tx: Tx, ids: readonly Id<'product'>[], { inForce }: ListsFor, now: Date): Promise<Row[]> {
  if (ids.length === 0) return []
  const codes = inForce.map(({ code }) => code)
  const isRunning = sql`r.minimum_quantity = 1 and r.starts_at <= ${now} and (r.ends_at is null or r.ends_at > ${now})`
  const prices =
    codes.length === 1
      ? sql`join prices r on r.sku = v.sku and r.price_list = 'all' and ${isRunning}`
      : sql`
        cross join lateral (
          select r.amount_minor, r.currency from prices r where r.sku = v.sku and r.price_list = any(${codes}::text[]) and ${isRunning}
          order by array_position(${codes}::text[], r.price_list) limit 1) r`
  return tx.rows<Row>(sql`
    select p.handle, p.title_fr as "titleFr", p.title_en as "titleEn", p.brand, r.amount_minor as "amountMinor", r.currency,
      (select g.name from product_pictures g where g.product_id = p.id order by g.position limit 1) as picture
    from unnest(${ids}::text[]) with ordinality f(id, place)
    join products p on p.id = f.id
    left join lateral (
      select r.amount_minor, r.currency from variants v ${prices}
      where v.product_id = p.id order by r.amount_minor limit 1
    ) r on true
    order by f.place`)
}

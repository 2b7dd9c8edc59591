import type { Id } from '@filrouge/kernel/ids.ts'
import { seededRandom, weighted } from '@filrouge/kernel/seeded-random.ts'
import sql from 'sql-template-tag'
import { variantFacts } from '../../catalogue/public.ts'
import { type Location, type Reference, reference } from '../../locations/public.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { SeasonPlan } from './season-plan.ts'

/** An article as it sold in the season: by whatever catalogue is loaded. */
export interface SoldArticle {
  sku: string
  titleFr: string
  titleEn: string
  category: string
  vatRate: number
  weightGrams: number
  /** How readily it sells. */
  appeal: number
  /** Latest first. */
  prices: { amountMinor: number; from: number }[]
  /** Categories of what the merchandiser puts beside it. */
  besides: string[]
}

export interface SoldService {
  code: string
  mode: 'home' | 'relay'
  daysMin: number
  daysMax: number
  costMinor: number
  freeFromMinor: number | null
  vatRate: number
  maxWeightGrams: number | null
}

export type Draw = (random: () => number) => SoldArticle | undefined

/** What the season is played with: the articles, places, people and carriers that are loaded. */
export interface Scene {
  plan: SeasonPlan
  now: Date
  known: Reference
  articles: SoldArticle[]
  /** Draws an article by its appeal: of a category, or of all under ''. */
  drawBy: Map<string, Draw>
  bySku: Map<string, SoldArticle>
  shops: Location[]
  warehouses: Location[]
  services: SoldService[]
  /** Who sells in a shop, by its id; the call centre under ''. */
  sellers: Map<string, Id<'staff'>[]>
  towns: { postcode: string; city: string; latitude: number; longitude: number; population: number }[]
}

/** Reads what the season is played with. */
export async function readScene(tx: Tx, plan: SeasonPlan, now: Date): Promise<Scene> {
  const [known, articles, services, staff, towns] = await Promise.all([
    reference(tx),
    readArticles(tx, plan),
    tx.rows<SoldService & { isPartial: boolean }>(sql`
      select code, mode, transit_days_min as "daysMin", transit_days_max as "daysMax", cost_minor as "costMinor",
        free_from_minor as "freeFromMinor", vat_rate as "vatRate", max_weight_grams as "maxWeightGrams"
      from delivery_services where cardinality(only_postcode_prefixes) = 0 and code not like '%corsica%' order by mode, cost_minor, code`),
    tx.rows<{ id: Id<'staff'>; location_id: string | null }>(sql`
      select id, location_id from staff where roles && array['associate', 'adviser'] order by login`),
    tx.rows<Scene['towns'][number]>(sql`
      select postcode, city, latitude, longitude, population from postcodes
      where population > 20000 and postcode !~ '^(20|97|98)' order by population desc, postcode limit 300`),
  ])
  const sellers = new Map<string, Id<'staff'>[]>()
  for (const { id, location_id } of staff)
    sellers.set(location_id ?? '', [...(sellers.get(location_id ?? '') ?? []), id])
  const locations = [...known.locations.values()]
  return {
    plan,
    now,
    known,
    articles,
    drawBy: new Map(
      [...inGroups(articles, ({ category }) => category), ['', articles] as const].map(([category, list]) => [
        category,
        weighted(list, ({ appeal }) => appeal),
      ]),
    ),
    bySku: new Map(articles.map((article) => [article.sku, article])),
    shops: locations.filter(({ kind }) => kind === 'shop'),
    warehouses: locations.filter(({ kind }) => kind === 'warehouse'),
    services,
    sellers,
    towns,
  }
}

/** A list in groups by a key, each in the order of the list. */
export function inGroups<T>(list: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of list) {
    const group = groups.get(keyOf(one))
    if (group) group.push(one)
    else groups.set(keyOf(one), [one])
  }
  return groups
}

async function readArticles(tx: Tx, plan: SeasonPlan): Promise<SoldArticle[]> {
  const rows = await tx.rows<{
    sku: string
    prices: SoldArticle['prices']
    besides: string[]
    siblings: number
    size: number | null
    middle: number | null
  }>(sql`
    select v.sku, s.siblings, case when v.options->>'size' ~ '^\\d+$' then (v.options->>'size')::integer end as size, s.middle, (
        select json_agg(json_build_object('amountMinor', amount_minor, 'from', extract(epoch from starts_at) * 1000) order by starts_at desc)
        from prices where sku = v.sku and price_list = 'all') as prices,
      array(select c.code from related_products r join products p on p.id = r.related_id join categories c on c.id = p.category_id
        where r.product_id = v.product_id and r.kind = 'accessory' order by r.position) as besides
    from variants v
    join lateral (
      select count(*)::integer as siblings, avg(case when options->>'size' ~ '^\\d+$' then (options->>'size')::integer end)::float8 as middle
      from variants where product_id = v.product_id) s on true
    where exists (select from prices where sku = v.sku) order by v.sku`)
  const facts = await variantFacts(
    tx,
    rows.map(({ sku }) => sku),
  )
  return rows.map(({ sku, prices, besides, siblings, size, middle }) => {
    const { titleFr, titleEn, category, vatRate, weightGrams, handle } = facts.get(sku)!
    // Of two alike one is a best seller; the dear sell less, though not as much less as they cost; middle sizes sell most.
    const charm = (0.2 + seededRandom(`charm of ${handle}`)() ** 3 * 3) * (0.5 + seededRandom(`charm of ${sku}`)())
    const fit = size === null || middle === null ? 1 : Math.exp(-(((size - middle) / 4) ** 2))
    const price = (prices[0]!.amountMinor / 1000 + 3) ** 0.4
    const appeal = (charm * fit * (plan.categories[category] ?? 1)) / price / siblings ** 0.6
    return { sku, titleFr, titleEn, category, vatRate, weightGrams, appeal, prices, besides }
  })
}

/** What an article cost at a moment; before its first price, that one. */
export function priceAt(article: SoldArticle, at: Date): number {
  const price = article.prices.find(({ from }) => from <= at.getTime()) ?? article.prices.at(-1)!
  return price.amountMinor
}

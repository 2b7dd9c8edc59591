import type { Input } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/figures.ts'
import type { ArticleSales, ArticleSalesView, CategorySales, Margin } from '@filrouge/contract/figures.ts'
import type { Language } from '@filrouge/contract/shapes.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import { type Currency, money } from '@filrouge/kernel/money.ts'
import sql, { type Sql } from 'sql-template-tag'
import {
  type CatalogueReference,
  catalogueReference,
  optionsTitle,
  pictureNameOfVariant,
  pictureUrl,
  type Text,
  variantTitle,
} from '../catalogue/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { askedSales } from './asked-sales.ts'
import type { Span } from './periods.ts'
import { articlesBetween, narrowedTo, type SalesFilter } from './sales-between.ts'

interface Sums {
  units: number
  sold: number
  returned_units: number
  returned: number
  net: number
  /** Of what has a known cost: its revenue without tax, and what it cost. */
  known_net: number
  cost: number
}

interface CategoryRow extends Sums {
  category_id: Id<'category'> | null
}

interface ArticleRow extends Sums {
  sku: string
  titleFr: string
  titleEn: string
  handle: string
  options: Record<string, Text>
  picture: string | null
}

/** What a period was made of. */
export async function showArticleSales(
  tx: Tx,
  input: Input<typeof contract.showArticleSales>,
  call: Call,
): Promise<ArticleSalesView> {
  const { spans, filter } = await askedSales(tx, input, call)
  const asked = tx.database.freshPlans
  const [catalogue, now, before, earlier, best] = await Promise.all([
    catalogueReference(tx),
    categoriesOf(asked, spans.period, filter),
    categoriesOf(asked, spans.previous, filter),
    categoriesOf(asked, spans.yearBefore, filter),
    bestOf(asked, spans.period, filter, input.limit),
  ])
  const { currency } = filter
  const margins = [now, before, earlier].map((rows) => marginOf(added(rows), currency))
  return {
    currency,
    ...(margins[0] ? { margin: margins[0] } : {}),
    ...(margins[1] ? { previousMargin: margins[1] } : {}),
    ...(margins[2] ? { yearBeforeMargin: margins[2] } : {}),
    categories: namedCategories([now, before, earlier], catalogue, input.category, currency, call.language),
    best: best.map((row) => articleOf(row, currency, call.language)),
  }
}

// An article costs what was in force on the day it was sold; of two set for the same moment the later holds.
const costs = sql`
  select sku, currency, amount_minor, (starts_at at time zone 'Europe/Paris')::date as from_day,
    lead((starts_at at time zone 'Europe/Paris')::date, 1, 'infinity') over (partition by sku, currency order by starts_at) as until_day
  from (select distinct on (sku, currency, starts_at) * from purchase_costs order by sku, currency, starts_at, set_at desc) standing`

const sums = (rows: Sql): Sql => sql`
  with costs as materialized (${costs}), sold as materialized (
    select s.sku, sum(s.units) as units, sum(s.sold_minor) as sold, sum(s.returned_units) as returned_units, sum(s.returned_minor) as returned,
      sum(s.sold_net_minor - s.returned_net_minor) as net,
      coalesce(sum(s.sold_net_minor - s.returned_net_minor) filter (where c.sku is not null), 0) as known_net,
      coalesce(sum((s.units - s.returned_units) * c.amount_minor), 0) as cost
    from ${rows} s left join costs c on c.sku = s.sku and c.currency = s.currency and s.day >= c.from_day and s.day < c.until_day`

function categoriesOf(tx: Tx, span: Span, filter: SalesFilter): Promise<CategoryRow[]> {
  return tx.rows<CategoryRow>(sql`
    ${sums(articlesBetween(span))} where ${narrowedTo(filter)} group by s.sku)
    select p.category_id, sum(s.units) as units, sum(s.sold) as sold, sum(s.returned_units) as returned_units, sum(s.returned) as returned,
      sum(s.net) as net, sum(s.known_net) as known_net, sum(s.cost) as cost
    from sold s left join variants v on v.sku = s.sku left join products p on p.id = v.product_id
    where ${ofCategory(filter)} group by p.category_id`)
}

function bestOf(tx: Tx, span: Span, filter: SalesFilter, limit: number): Promise<ArticleRow[]> {
  return tx.rows<ArticleRow>(sql`
    ${sums(articlesBetween(span))} where ${narrowedTo(filter)} group by s.sku)
    select best.*, p.title_fr as "titleFr", p.title_en as "titleEn", p.handle, v.options, ${pictureNameOfVariant} as picture
    from (
      select s.* from sold s join variants v on v.sku = s.sku join products p on p.id = v.product_id
      where ${ofCategory(filter)} and s.sold > 0 order by s.sold desc, s.sku collate "C" limit ${limit}) best
    join variants v on v.sku = best.sku join products p on p.id = v.product_id order by best.sold desc, best.sku collate "C"`)
}

const ofCategory = ({ categoryIds }: SalesFilter): Sql =>
  categoryIds ? sql`p.category_id = any(${categoryIds}::text[])` : sql`true`

const nothing: Sums = { units: 0, sold: 0, returned_units: 0, returned: 0, net: 0, known_net: 0, cost: 0 }

function added(rows: readonly Sums[]): Sums {
  const sum = { ...nothing }
  for (const row of rows) for (const name of Object.keys(nothing) as (keyof Sums)[]) sum[name] += Number(row[name])
  return sum
}

function marginOf({ net, known_net: known, cost }: Sums, currency: Currency): Margin | undefined {
  if (known <= 0 || net <= 0) return undefined
  return { margin: money(known - cost, currency), share: Math.min(1, known / net), rate: (known - cost) / known }
}

const withMargin = (sum: Sums, currency: Currency) => {
  const margin = marginOf(sum, currency)
  return margin ? { margin } : {}
}

/** Each sum belongs to the highest category, or to the one right below the one asked for. */
function namedCategories(
  sides: readonly CategoryRow[][],
  { categories }: CatalogueReference,
  asked: string | undefined,
  currency: Currency,
  language: Language,
): CategorySales[] {
  const shownOf = (id: CategoryRow['category_id']) => {
    const path = (id && categories.get(id)?.path) || []
    const place = asked === undefined ? 0 : path.findIndex(({ code }) => code === asked) + 1
    return path[Math.min(place, path.length - 1)]
  }
  const [now, before, earlier] = sides.map((rows) => {
    const byCode = new Map<string, CategoryRow[]>()
    for (const row of rows) {
      const code = shownOf(row.category_id)?.code ?? ''
      byCode.set(code, [...(byCode.get(code) ?? []), row])
    }
    return new Map([...byCode].map(([code, mine]) => [code, added(mine)]))
  }) as [Map<string, Sums>, Map<string, Sums>, Map<string, Sums>]
  const titles = new Map(
    [...categories.values()].map(({ code, titleFr, titleEn }) => [code, language === 'en' ? titleEn : titleFr]),
  )
  const revenue = (sum: Sums = nothing) => money(sum.sold - sum.returned, currency)
  return [...new Set([...now.keys(), ...before.keys(), ...earlier.keys()])]
    .map((code) => {
      const sum = now.get(code) ?? nothing
      return {
        ...(code ? { code } : {}),
        title: titles.get(code) ?? '',
        units: sum.units,
        revenue: revenue(sum),
        returned: money(sum.returned, currency),
        previous: revenue(before.get(code)),
        yearBefore: revenue(earlier.get(code)),
        ...withMargin(sum, currency),
      }
    })
    .sort((one, other) => other.revenue.minor - one.revenue.minor || (one.title < other.title ? -1 : 1))
}

function articleOf(row: ArticleRow, currency: Currency, language: Language): ArticleSales {
  return {
    sku: row.sku,
    title: titleOf(row, language),
    handle: row.handle,
    ...(row.picture ? { image: pictureUrl(row.picture, 400) } : {}),
    units: row.units,
    sold: money(row.sold, currency),
    returnedUnits: row.returned_units,
    returned: money(row.returned, currency),
    ...withMargin(row, currency),
  }
}

const titleOf = (row: ArticleRow, language: Language) =>
  variantTitle(language === 'en' ? row.titleEn : row.titleFr, optionsTitle(row.options, language))

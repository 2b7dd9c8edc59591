import { type OfferedPrice, type ProductCard, shownPrice, type VariantView } from '@filrouge/contract/catalogue.ts'
import type { Language } from '@filrouge/contract/shapes.ts'
import { printedGtin } from '@filrouge/kernel/gtin.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import { type Currency, money } from '@filrouge/kernel/money.ts'
import { baseList } from '@filrouge/rules/price-lists.ts'
import { type PastPrice, priorPrice } from '@filrouge/rules/prior-price.ts'
import { type MeasureUnit, unitPrice } from '@filrouge/rules/unit-price.ts'
import sql, { type Sql } from 'sql-template-tag'
import {
  type CatalogueReference,
  catalogueReference,
  optionsTitle,
  orderedOptions,
  pictureUrl,
  type Text,
  textIn,
  variantTitle,
} from '../catalogue/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import {
  besideNow,
  type CurrentPrice,
  type ListsFor,
  listsFor,
  occasionOf,
  offeredView,
  pricesBy,
  type QuantityPrice,
  quantityPricesBy,
} from '../pricing/public.ts'

export interface VariantRow {
  id: Id<'variant'>
  sku: string
  gtin: string | null
  options: Record<string, Text>
  measureQuantity: number | null
  measureUnit: MeasureUnit | null
  eco: number | null
  amountMinor: number | null
  currency: Currency | null
  until: string | null
  history: (Omit<PastPrice, 'from' | 'to'> & { from: string; to: string | null })[] | null
  /** Put there where not everybody pays the same; null where whoever asks cannot have it at any price. */
  priced?: PricedHere | null
  quantityPrices?: QuantityPrice[]
}

type PricedHere = Omit<CurrentPrice, 'kind' | 'offered'> & { offered?: OfferedPrice }

export interface CardRow {
  id: Id<'product'>
  handle: string
  brand: string
  categoryId: Id<'category'>
  titleFr: string
  titleEn: string
  vatRate: number
  /** The name of the first. */
  picture: string | null
  variants: VariantRow[]
}

/** The columns of a card, for a product named `p`: its variants with the price of each at a moment, and the history of a reduced one. */
export const cardColumns = (now: Date): Sql => sql`
  p.id, p.handle, p.brand, p.category_id as "categoryId", p.title_fr as "titleFr", p.title_en as "titleEn",
  p.vat_rate as "vatRate",
  (select g.name from product_pictures g where g.product_id = p.id order by g.position limit 1) as picture,
  (select coalesce(json_agg(json_build_object('id', v.id, 'sku', v.sku, 'gtin', v.gtin, 'options', v.options,
      'measureQuantity', v.measure_quantity, 'measureUnit', v.measure_unit, 'eco', v.eco_contribution_minor,
      'amountMinor', r.amount_minor, 'currency', r.currency, 'until', case when r.kind = 'promotion' then r.ends_at end, 'history', case when r.kind = 'promotion' then (
        select json_agg(json_build_object('amountMinor', h.amount_minor, 'kind', h.kind, 'operation', h.operation,
          'from', h.starts_at, 'to', h.ends_at))
        from prices h where h.sku = v.sku and h.price_list = 'all' and h.minimum_quantity = 1 and h.starts_at <= ${now}) end
      ) order by v.position), '[]')
    from variants v left join prices r on r.sku = v.sku and r.price_list = 'all' and r.minimum_quantity = 1 and r.starts_at <= ${now}
      and (r.ends_at is null or r.ends_at > ${now})
    where v.product_id = p.id) as variants`

/** Cards of products in the order of their ids, in one round trip. */
export async function productCards(tx: Tx, ids: readonly Id<'product'>[], call: Call): Promise<ProductCard[]> {
  if (ids.length === 0) return []
  const [rows, reference] = await Promise.all([
    tx.rows<CardRow>(sql`
      select ${cardColumns(call.now)}
      from unnest(${ids}::text[]) with ordinality w(id, place) join products p on p.id = w.id order by w.place`),
    catalogueReference(tx),
  ])
  await putPrices(tx, rows, call)
  return rows.map((row) => productCard(row, reference, call))
}

/** Puts what whoever asks would pay onto cards read with the prices of everybody. Nothing is asked where all pay the same. */
export async function putPrices(tx: Tx, rows: readonly CardRow[], call: Call): Promise<void> {
  const lists = await listsFor(tx, occasionOf(call), call.now)
  if (lists.isPlain && !lists.offers.isAutomatic)
    return lists.offers.isNone ? undefined : tellReductions(rows, lists, await catalogueReference(tx), call.now)
  const variants = rows.flatMap((row) => row.variants)
  const skus = variants.map(({ sku }) => sku)
  const [prices, steps] = await Promise.all([
    pricesBy(
      tx,
      skus.map((sku) => ({ sku, quantity: 1 })),
      lists,
      call.now,
    ),
    quantityPricesBy(tx, skus, lists, call.now),
  ])
  for (const variant of variants) {
    const price = prices.get(variant.sku)
    variant.priced = price ? pricedHere(price, lists, call) : null
    const own = steps.get(variant.sku)
    if (own?.length) variant.quantityPrices = own
  }
}

const pricedHere = ({ offered, ...price }: CurrentPrice, lists: ListsFor, { language }: Call): PricedHere => ({
  ...price,
  ...(offered && { offered: offeredView(offered, price.currency, lists, language) }),
})

/** What may be told of reductions where everybody could have paid less before, by a code: all that it needs is there. */
function tellReductions(
  rows: readonly CardRow[],
  lists: ListsFor,
  { categories }: CatalogueReference,
  now: Date,
): void {
  for (const { brand, categoryId, variants } of rows) {
    const codes = categories.get(categoryId)?.path.map(({ code }) => code) ?? []
    for (const variant of variants) {
      const { sku, history, amountMinor, currency, until } = variant
      if (!history || amountMinor === null || currency === null) continue
      const past = history.map((price) => ({ operation: null, ...price, currency, list: baseList }))
      const { priorMinor } = besideNow(past, { sku, brand, categories: codes }, lists, now)
      variant.priced = {
        ...{ amountMinor, currency },
        ...(priorMinor === undefined ? {} : { priorMinor }),
        ...(until === null ? {} : { until: new Date(until) }),
      }
    }
  }
}

/** A row of the card columns, as the contract shows it. */
export function productCard(row: CardRow, reference: CatalogueReference, call: Call): ProductCard {
  const title = call.language === 'en' ? row.titleEn : row.titleFr
  const variants = row.variants.map((variant) => variantView(variant, title, call))
  const category = reference.categories.get(row.categoryId)
  let cheapest: VariantView | undefined
  for (const variant of variants) if (costOf(variant) < costOf(cheapest)) cheapest = variant
  return {
    id: row.id,
    handle: row.handle,
    vatRatePercent: row.vatRate,
    title,
    brand: row.brand,
    category: { code: category?.code ?? '', title: titleOf(category, call.language) },
    ...(cheapest?.price ? { price: cheapest.price } : {}),
    ...(cheapest?.priorPrice ? { priorPrice: cheapest.priorPrice } : {}),
    ...(cheapest?.offered ? { offered: cheapest.offered } : {}),
    ...(row.picture === null
      ? {}
      : { image: pictureUrl(row.picture, 400), pictureLarge: pictureUrl(row.picture, 1200) }),
    variants,
  }
}

const costOf = (variant: VariantView | undefined): number =>
  (variant && shownPrice(variant).price?.minor) ?? Number.POSITIVE_INFINITY

function variantView(row: VariantRow, productTitle: string, { language, now }: Call): VariantView {
  const options = Object.fromEntries(orderedOptions(row.options).map(([key, value]) => [key, textIn(value, language)]))
  const price = row.priced === undefined ? everybodysPrice(row, now) : row.priced
  return {
    id: row.id,
    sku: row.sku,
    ...(row.gtin === null ? {} : { gtin: printedGtin(row.gtin) }),
    title: variantTitle(productTitle, optionsTitle(row.options, language)),
    options,
    ...(price ? { price: money(price.amountMinor, price.currency) } : {}),
    ...(price?.priorMinor === undefined ? {} : { priorPrice: money(price.priorMinor, price.currency) }),
    ...(price?.offered ? { offered: price.offered } : {}),
    ...(price?.until === undefined ? {} : { priceUntil: price.until.toISOString() }),
    ...(price ? besideThePrice(row, price) : {}),
    ...(row.quantityPrices && {
      quantityPrices: row.quantityPrices.map(({ from, amountMinor, currency }) => ({
        from,
        price: money(amountMinor, currency),
      })),
    }),
  }
}

/** What the law wants beside a price: of one kilogram, litre, metre or piece, and what of it pays for the article's end of life. */
function besideThePrice(
  { measureQuantity, measureUnit, eco }: VariantRow,
  { amountMinor, currency }: Pick<CurrentPrice, 'amountMinor' | 'currency'>,
): Pick<VariantView, 'pricePerUnit' | 'ecoContribution'> {
  const per =
    measureQuantity !== null && measureUnit !== null
      ? unitPrice(amountMinor, { quantity: Number(measureQuantity), unit: measureUnit })
      : undefined
  return {
    ...(per && { pricePerUnit: { price: money(per.amountMinor, currency), per: per.per } }),
    ...(eco ? { ecoContribution: money(eco, currency) } : {}),
  }
}

function everybodysPrice(row: VariantRow, now: Date): PricedHere | null {
  const { amountMinor, currency, until, history } = row
  if (amountMinor === null || currency === null) return null
  const past = history?.map(({ from, to, ...price }) => ({
    ...price,
    from: new Date(from),
    to: to === null ? null : new Date(to),
  }))
  const prior = past && priorPrice(past, now)
  return {
    amountMinor,
    currency,
    // A promotion no cheaper than before is no reduction: nothing may be struck through.
    ...(prior && prior.reductionPercent > 0 ? { priorMinor: prior.priorMinor } : {}),
    ...(until === null ? {} : { until: new Date(until) }),
  }
}

/** The title of something named, in a language. */
export const titleOf = (named: { titleFr: string; titleEn: string } | undefined, language: Language) =>
  (language === 'en' ? named?.titleEn : named?.titleFr) ?? ''

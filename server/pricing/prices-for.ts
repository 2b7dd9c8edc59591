import type { Currency } from '@filrouge/kernel/money.ts'
import { baseList } from '@filrouge/rules/price-lists.ts'
import sql from 'sql-template-tag'
import { variantFacts } from '../catalogue/public.ts'
import type { Tx } from '../platform/db/database.ts'
import { beside, type CurrentPrice, type PriceRow, pastOf } from './price.ts'
import { type ListsFor, listsFor, type PriceOccasion } from './price-lists.ts'

/** How many of an article are priced together. */
export interface Priced {
  sku: string
  quantity: number
}

/**
 * The price of each of these articles for someone, somewhere, at a moment, by SKU: of the first list that is for her and prices it, from the
 * quantity that she takes. One question; an article without a price is not in the answer. Whoever shows or asks a price asks here.
 */
export async function pricesFor(
  tx: Tx,
  wanted: readonly Priced[],
  occasion: PriceOccasion,
  now: Date,
): Promise<Map<string, CurrentPrice>> {
  if (wanted.length === 0) return new Map()
  return pricesBy(tx, wanted, await listsFor(tx, occasion, now), now)
}

/** The same by lists that are known already. */
export async function pricesBy(
  tx: Tx,
  wanted: readonly Priced[],
  lists: ListsFor,
  now: Date,
): Promise<Map<string, CurrentPrice>> {
  const codes = lists.inForce.map(({ code }) => code)
  const practised = lists.practised.map(({ code }) => code)
  const quantityOf = new Map(wanted.map(({ sku, quantity }) => [sku, quantity]))
  const skus = [...quantityOf.keys()]
  const articles = lists.offers.isNone ? undefined : await variantFacts(tx, skus)
  const articleOf = (sku: string) => articles?.get(sku) ?? { sku, categories: [] }
  const touched = lists.offers.isAutomatic ? skus.filter((sku) => lists.offers.isReducing(articleOf(sku))) : []
  // All of them by one walk through the index: left to join one by one, PostgreSQL takes that of the constraint, for twice the price.
  const rows = await tx.rows<PriceRow & { sku: string; history: PriceRow[] | null }>(sql`
    select p.*, case when p.kind = 'promotion' or p.sku = any(${touched}::text[]) then (
        select json_agg(json_build_object('amountMinor', h.amount_minor, 'currency', h.currency, 'kind', h.kind, 'operation', h.operation,
          'from', h.starts_at, 'to', h.ends_at, 'list', h.price_list))
        from prices h
        where h.sku = p.sku and h.price_list = any(${practised}::text[]) and h.minimum_quantity = 1
          and h.starts_at <= ${now}) end as history
    from (
      select distinct on (r.sku) r.sku, r.amount_minor as "amountMinor", r.currency, r.kind, r.operation, r.price_list as list,
        r.starts_at as "from", r.ends_at as "to"
      from prices r
      join unnest(${skus}::text[], ${[...quantityOf.values()]}::integer[]) asked(sku, quantity)
        on asked.sku = r.sku and asked.quantity >= r.minimum_quantity
      where r.sku = any(${skus}::text[]) and r.price_list = any(${codes}::text[])
        and r.starts_at <= ${now} and (r.ends_at is null or r.ends_at > ${now})
      order by r.sku, array_position(${codes}::text[], r.price_list), r.minimum_quantity desc
    ) p`)
  return new Map(
    rows.map(({ sku, history, ...row }): [string, CurrentPrice] => {
      const { amountMinor, currency, kind, to, list } = row
      return [
        sku,
        {
          ...{ amountMinor, currency, kind },
          ...(history ? beside(row, pastOf(history, articleOf(sku), lists), articleOf(sku), lists, now) : {}),
          ...(kind === 'promotion' && to !== null ? { until: new Date(to) } : {}),
          ...(list === baseList ? {} : { list }),
        },
      ]
    }),
  )
}

/** What each costs from a larger quantity on. */
export interface QuantityPrice {
  from: number
  amountMinor: number
  currency: Currency
}

/** What articles cost from larger quantities on, by SKU; none for those that always cost the same. */
export async function quantityPricesBy(
  tx: Tx,
  skus: readonly string[],
  { inForce, hasQuantityPrices }: ListsFor,
  now: Date,
): Promise<Map<string, QuantityPrice[]>> {
  if (!hasQuantityPrices || skus.length === 0) return new Map()
  const codes = inForce.map(({ code }) => code)
  const rows = await tx.rows<QuantityPrice & { sku: string; list: string }>(sql`
    select r.sku, r.price_list as list, r.minimum_quantity as "from", r.amount_minor as "amountMinor", r.currency
    from prices r
    where r.sku = any(${[...new Set(skus)]}::text[]) and r.price_list = any(${codes}::text[])
      and r.starts_at <= ${now} and (r.ends_at is null or r.ends_at > ${now})
    order by r.sku, r.minimum_quantity`)
  const bySku = new Map<string, typeof rows>()
  for (const row of rows) bySku.set(row.sku, [...(bySku.get(row.sku) ?? []), row])
  return new Map([...bySku].map(([sku, prices]) => [sku, steps(prices, codes)]))
}

/** The prices at which a larger quantity costs another price than the one before, each of the first list that has one. */
function steps(prices: readonly (QuantityPrice & { list: string })[], codes: readonly string[]): QuantityPrice[] {
  const priceOf = (quantity: number) => {
    for (const code of codes) {
      const found = prices.findLast(({ list, from }) => list === code && from <= quantity)
      if (found) return found
    }
    return undefined
  }
  let before = priceOf(1)?.amountMinor
  return [...new Set(prices.map(({ from }) => from))].flatMap((from) => {
    const found = priceOf(from)
    if (from === 1 || !found || found.amountMinor === before) return []
    before = found.amountMinor
    return [{ from, amountMinor: found.amountMinor, currency: found.currency }]
  })
}

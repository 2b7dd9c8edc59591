import sql, { type Sql } from 'sql-template-tag'
import type { Tx } from '../platform/db/database.ts'

/** Goods that are free: there, at a supplier, or on their way (`incomingId`). */
export interface FreeStock {
  sku: string
  locationId: string
  incomingId: string | null
  expectedOn: string | null
  available: number
}

// All that is free of an article comes in one text, for where a large retailer has it in a hundred shops, a row for each would cost five times
// as much to send and to read. No id and no date has a space or a comma in it.
const freeOf = (article: Sql): Sql => sql`(
  select string_agg(location_id || ' ' || available || coalesce(' ' || incoming_id || ' ' || expected_on, ''), ',')
  from availability f where f.sku = ${article} and f.available > 0)`

function unpacked(sku: string, packed: string | null): FreeStock[] {
  if (packed === null) return []
  return packed.split(',').map((one) => {
    const [locationId = '', available, incomingId = null, expectedOn = null] = one.split(' ')
    return { sku, locationId, available: Number(available), incomingId, expectedOn }
  })
}

/** What is free of these articles, everywhere. */
export async function readFree(tx: Tx, skus: readonly string[]): Promise<FreeStock[]> {
  const rows = await tx.rows<{ sku: string; free: string | null }>(sql`
    select a.sku, ${freeOf(sql`a.sku`)} as free from unnest(${[...new Set(skus)]}::text[]) a(sku)`)
  return rows.flatMap(({ sku, free }) => unpacked(sku, free))
}

export interface Article {
  weightGrams: number
  /** Null for an article without a price. */
  amountMinor: number | null
  free: FreeStock[]
}

/** What is free of these articles, with their weights and prices, in one question for them all. What does not exist is not in it. */
export async function readArticles(tx: Tx, skus: readonly string[], now: Date): Promise<Map<string, Article>> {
  const rows = await tx.rows<{ sku: string; weightGrams: number; amountMinor: number | null; free: string | null }>(sql`
    select v.sku, p.weight_grams as "weightGrams", (
        select amount_minor from prices
        where sku = v.sku and price_list = 'all' and starts_at <= ${now} and (ends_at is null or ends_at > ${now})) as "amountMinor",
      ${freeOf(sql`v.sku`)} as free
    from variants v join products p on p.id = v.product_id where v.sku = any(${[...new Set(skus)]}::text[])`)
  return new Map(
    rows.map(({ sku, weightGrams, amountMinor, free }) => [
      sku,
      { weightGrams, amountMinor, free: unpacked(sku, free) },
    ]),
  )
}

import sql from 'sql-template-tag'
import type { Tx } from '../platform/db/database.ts'

/** Goods that are free: there, at a supplier, or on their way (`incomingId`). */
export interface FreeStock {
  sku: string
  locationId: string
  incomingId: string | null
  expectedOn: string | null
  available: number
}

/** What is free of these articles, everywhere. */
export async function readFree(tx: Tx, skus: readonly string[]): Promise<FreeStock[]> {
  return tx.rows<FreeStock>(sql`
    select sku, location_id as "locationId", incoming_id as "incomingId", expected_on as "expectedOn", available
    from availability where sku = any(${skus}::text[]) and available > 0`)
}

export interface ArticleFacts {
  weightGrams: number
  /** Null for an article without a price. */
  amountMinor: number | null
}

/** What is free of these articles, with their weights and prices, in one question. An article that does not exist has no facts. */
export async function readArticles(
  tx: Tx,
  skus: readonly string[],
  now: Date,
): Promise<{ facts: Map<string, ArticleFacts>; free: FreeStock[] }> {
  const rows = await tx.rows<ArticleFacts & Omit<FreeStock, 'locationId'> & { locationId: string | null }>(sql`
    with articles as (
      select v.sku, p.weight_grams, (
        select amount_minor from prices
        where sku = v.sku and price_list = 'all' and starts_at <= ${now} and (ends_at is null or ends_at > ${now})) as amount_minor
      from variants v join products p on p.id = v.product_id where v.sku = any(${skus}::text[])
    )
    select a.sku, a.weight_grams as "weightGrams", a.amount_minor as "amountMinor", f.location_id as "locationId",
      f.incoming_id as "incomingId", f.expected_on as "expectedOn", f.available
    from articles a left join availability f on f.sku = a.sku and f.available > 0`)
  const facts = new Map(rows.map(({ sku, weightGrams, amountMinor }) => [sku, { weightGrams, amountMinor }]))
  return { facts, free: rows.filter((row): row is typeof row & { locationId: string } => row.locationId !== null) }
}

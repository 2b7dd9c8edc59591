import type { Currency } from '@filrouge/kernel/money.ts'
import sql from 'sql-template-tag'
import type { Tx } from '../platform/db/database.ts'

/** What one of an article costs the retailer, tax excluded. */
export interface PurchaseCost {
  amountMinor: number
  currency: Currency
  startsAt: Date
}

/** The purchase costs of articles at a moment, by SKU, in one question; an article whose cost is unknown is not in the answer. */
export async function purchaseCosts(tx: Tx, skus: readonly string[], at: Date): Promise<Map<string, PurchaseCost>> {
  if (skus.length === 0) return new Map()
  const rows = await tx.rows<PurchaseCost & { sku: string }>(sql`
    select asked.sku, cost."amountMinor", cost.currency, cost."startsAt"
    from unnest(${[...new Set(skus)]}::text[]) asked(sku) cross join lateral (
      select amount_minor as "amountMinor", currency, starts_at as "startsAt" from purchase_costs
      where sku = asked.sku and starts_at <= ${at} order by starts_at desc, set_at desc limit 1) cost`)
  return new Map(rows.map(({ sku, ...cost }) => [sku, cost]))
}

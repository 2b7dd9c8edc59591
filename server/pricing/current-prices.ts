import type { Currency } from '@filrouge/kernel/money.ts'
import sql from 'sql-template-tag'
import type { Tx } from '../platform/db/database.ts'
import { announced, type CurrentPrice, type PriceKind, type PriceRow } from './price.ts'

/** The prices of articles at a moment, by SKU, in one question; an article without a price is not in the answer. */
export async function currentPrices(tx: Tx, skus: readonly string[], now: Date): Promise<Map<string, CurrentPrice>> {
  if (skus.length === 0) return new Map()
  const rows = await tx.rows<{
    sku: string
    amountMinor: number
    currency: Currency
    kind: PriceKind
    history: PriceRow[] | null
  }>(sql`
    select p.sku, p.amount_minor as "amountMinor", p.currency, p.kind,
      case when p.kind = 'promotion' then (
        select json_agg(json_build_object('amountMinor', h.amount_minor, 'currency', h.currency, 'kind', h.kind, 'operation', h.operation,
          'from', h.starts_at, 'to', h.ends_at))
        from prices h where h.sku = p.sku and h.price_list = p.price_list and h.starts_at <= ${now}) end as history
    from prices p
    where p.sku = any(${[...new Set(skus)]}::text[]) and p.price_list = 'all' and p.starts_at <= ${now} and (p.ends_at is null or p.ends_at > ${now})`)
  return new Map(
    rows.map(({ sku, history, ...price }) => [sku, { ...price, ...(history ? announced(history, now) : {}) }]),
  )
}

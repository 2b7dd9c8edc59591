import type { Input } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/purchase-costs.ts'
import { type Currency, isCurrency } from '@filrouge/kernel/money.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import { json, type Tx } from '../platform/db/database.ts'
import { invalid, refuse } from '../platform/refuse.ts'
import { lockSkus } from './set-prices.ts'

export interface NewPurchaseCost {
  sku: string
  amountMinor: number
  currency: Currency
  startsAt: Date
}

/** Says what articles cost from when; nothing where it is known already. One row for each article and moment; answers which were news. */
export async function setPurchaseCosts(
  tx: Tx,
  rows: readonly NewPurchaseCost[],
  call: Call,
): Promise<{ sku: string; startsAt: Date }[]> {
  await lockSkus(tx, rows)
  return tx.rows(sql`
    insert into purchase_costs (sku, starts_at, amount_minor, currency, set_at, set_by)
    select r.sku, r."startsAt", r."amountMinor", r.currency, greatest(${call.now}, known.set_at + interval '1 millisecond'),
      ${call.session?.staffId ?? null}
    from jsonb_to_recordset(${json(rows)}::jsonb) r(sku text, "startsAt" timestamptz, "amountMinor" bigint, currency text)
    left join lateral (
      select amount_minor, currency, starts_at, set_at from purchase_costs
      where sku = r.sku and starts_at <= r."startsAt" order by starts_at desc, set_at desc limit 1) standing on true
    left join lateral (
      select max(set_at) as set_at from purchase_costs where sku = r.sku and starts_at = r."startsAt") known on true
    where (standing.amount_minor, standing.currency) is distinct from (r."amountMinor", r.currency)
    returning sku, starts_at as "startsAt"`)
}

/** Says what one of an article costs from a moment on, past or to come; answers its SKU. */
export async function setPurchaseCost(
  tx: Tx,
  { sku, amount, from }: Input<typeof contract.setPurchaseCost>,
  call: Call,
): Promise<{ sku: string }> {
  const { currency, minor } = amount
  if (!isCurrency(currency)) invalid('#/amount/currency', 'unknown_currency')
  if (minor < 0) invalid('#/amount/minor', 'negative')
  if (!(await tx.maybe(sql`select 1 from variants where sku = ${sku}`))) refuse('variant_not_found')
  const startsAt = from === undefined ? call.now : new Date(from)
  await setPurchaseCosts(tx, [{ sku, amountMinor: minor, currency, startsAt }], call)
  return { sku }
}

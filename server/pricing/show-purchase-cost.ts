import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/purchase-costs.ts'
import { type Currency, money } from '@filrouge/kernel/money.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { refuse } from '../platform/refuse.ts'

interface CostRow {
  amountMinor: number
  currency: Currency
  startsAt: string
  setAt: string
}

/** What one of an article costs now, and every cost that was said, the latest first. */
export async function showPurchaseCost(
  tx: Tx,
  { sku }: Pick<Input<typeof contract.showPurchaseCost>, 'sku'>,
  call: Call,
): Promise<Output<typeof contract.showPurchaseCost>> {
  const found = await tx.maybe<{ history: CostRow[] | null }>(sql`
    select (
      select json_agg(json_build_object('amountMinor', c.amount_minor, 'currency', c.currency, 'startsAt', c.starts_at, 'setAt', c.set_at)
        order by c.starts_at desc, c.set_at desc)
      from purchase_costs c where c.sku = v.sku) as history
    from variants v where v.sku = ${sku}`)
  const history = (found ?? refuse('variant_not_found')).history ?? []
  const current = history.find(({ startsAt }) => new Date(startsAt) <= call.now)
  return {
    sku,
    ...(current && { cost: money(current.amountMinor, current.currency) }),
    history: history.map(({ amountMinor, currency, startsAt, setAt }) => ({
      amount: money(amountMinor, currency),
      from: new Date(startsAt).toISOString(),
      setAt: new Date(setAt).toISOString(),
    })),
  }
}

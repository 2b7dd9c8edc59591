import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/pricing.ts'
import type { Reason } from '@filrouge/contract/shapes.ts'
import { formatMoney, money } from '@filrouge/kernel/money.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { refuse } from '../platform/refuse.ts'
import { announced, type PriceRow } from './price.ts'

/** The price of an article at a moment, why it is so, and every price before it. */
export async function showPrice(
  tx: Tx,
  input: Pick<Input<typeof contract.showPrice>, 'sku' | 'at'>,
  call: Call,
): Promise<Output<typeof contract.showPrice>> {
  // What is planned is nobody's business before its time.
  const at = input.at === undefined ? call.now : new Date(Math.min(Date.parse(input.at), call.now.getTime()))
  const found = await tx.maybe<{ history: PriceRow[] | null }>(sql`
    select (
      select json_agg(json_build_object('amountMinor', p.amount_minor, 'currency', p.currency, 'kind', p.kind, 'operation', p.operation,
        'from', p.starts_at, 'to', p.ends_at) order by p.starts_at desc)
      from prices p where p.sku = v.sku and p.price_list = 'all' and p.starts_at <= ${at}) as history
    from variants v where v.sku = ${input.sku}`)
  const history = (found ?? refuse('variant_not_found')).history ?? []
  const current = history.find(({ to }) => to === null || new Date(to) > at) ?? refuse('not_priced')
  const { priorMinor, reductionPercent } = announced(history, at)
  const why: Reason[] = [
    current.operation === null
      ? { code: `price_${current.kind}` }
      : { code: 'price_operation', values: { operation: current.operation } },
  ]
  if (priorMinor !== undefined)
    why.push({
      code: 'price_prior',
      values: { amount: formatMoney(money(priorMinor, current.currency), call.language) },
    })
  return {
    sku: input.sku,
    unitPrice: money(current.amountMinor, current.currency),
    ...(priorMinor !== undefined && { priorPrice: money(priorMinor, current.currency), reductionPercent }),
    why,
    history: history.map(({ amountMinor, currency, kind, from, to }) => ({
      amount: money(amountMinor, currency),
      kind,
      from: new Date(from).toISOString(),
      // When a regular price will end is a plan, and nobody's business yet.
      to: to === null || (kind === 'regular' && new Date(to) > at) ? null : new Date(to).toISOString(),
    })),
  }
}

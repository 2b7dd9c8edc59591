import type { Input } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/pricing.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { publish } from '../platform/events.ts'
import { refuse } from '../platform/refuse.ts'
import { lockSkus } from './set-prices.ts'

/** Takes back a price that has not begun; the one before it goes on until where the dropped one would have ended. */
export async function dropPlannedPrice(
  tx: Tx,
  input: Input<typeof contract.dropPlannedPrice>,
  call: Call,
): Promise<Record<string, never>> {
  const find = () =>
    tx.maybe<{ sku: string; list: string; minimumQuantity: number; startsAt: Date; endsAt: Date | null }>(sql`
      select sku, price_list as list, minimum_quantity as "minimumQuantity", starts_at as "startsAt", ends_at as "endsAt"
      from prices where id = ${input.id}`)
  const known = (await find()) ?? refuse('price_not_found')
  await lockSkus(tx, [known])
  const dropped = (await find()) ?? refuse('price_not_found')
  if (dropped.startsAt <= call.now) refuse('price_begun')
  await tx.run(sql`delete from prices where id = ${input.id}`)
  await tx.run(sql`
    update prices set ends_at = ${dropped.endsAt}
    where sku = ${dropped.sku} and price_list = ${dropped.list} and minimum_quantity = ${dropped.minimumQuantity}
      and ends_at = ${dropped.startsAt}`)
  await publish(tx, call, 'price.plan_dropped', dropped.sku, { sku: dropped.sku, priceId: input.id })
  return {}
}

import type { Input } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/fulfilments.ts'
import type { FulfilmentSettings } from '@filrouge/contract/fulfilments.ts'
import sql from 'sql-template-tag'
import type { Tx } from '../platform/db/database.ts'

/** How long things wait, as the retailer has it. */
export function showFulfilmentSettings(tx: Tx): Promise<FulfilmentSettings> {
  return tx.one<FulfilmentSettings>(sql`
    select kept_days as "keptDays", reminded_days_before as "remindedDaysBefore", decide_hours as "decideHours" from fulfilment_settings`)
}

/** Says how long things wait from now on; what waits already keeps its time. */
export async function setFulfilmentSettings(
  tx: Tx,
  input: Input<typeof contract.setFulfilmentSettings>,
): Promise<Record<string, never>> {
  const { keptDays, remindedDaysBefore, decideHours } = input
  await tx.run(sql`
    update fulfilment_settings set kept_days = ${keptDays}, reminded_days_before = ${remindedDaysBefore}, decide_hours = ${decideHours}`)
  return {}
}

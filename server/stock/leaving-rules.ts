import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import { type LeavingRule, leavingKinds, type setLeavingRule as setContract } from '@filrouge/contract/stock.ts'
import sql from 'sql-template-tag'
import type { Tx } from '../platform/db/database.ts'

/** From where goods leave a shop first when nobody says from where. */
export async function listLeavingRules(tx: Tx): Promise<Output<typeof setContract>> {
  const items = await tx.rows<LeavingRule>(sql`
    select kind, starts_with as "startsWith" from leaving_rules order by array_position(${leavingKinds}::text[], kind)`)
  return { items }
}

/** Lets one kind of goods that leave start with the floor, or with the stock room. */
export async function setLeavingRule(tx: Tx, input: Input<typeof setContract>): Promise<void> {
  await tx.run(sql`update leaving_rules set starts_with = ${input.startsWith} where kind = ${input.kind}`)
}

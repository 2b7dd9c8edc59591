import sql from 'sql-template-tag'
import type { Tx } from '../platform/db/database.ts'

/** Notes who has bought in another system: no purchase of theirs here is their first. */
export async function noteBuyers(tx: Tx, bought: readonly { customerId: string; orderId: string }[]): Promise<void> {
  if (bought.length === 0) return
  await tx.run(sql`
    insert into buyers (customer_id, order_id)
    select * from unnest(${bought.map((one) => one.customerId)}::text[], ${bought.map((one) => one.orderId)}::text[])
    on conflict do nothing`)
}

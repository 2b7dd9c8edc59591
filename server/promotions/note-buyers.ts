import sql from 'sql-template-tag'
import { json, type Tx } from '../platform/db/database.ts'

/** Notes who has bought in another system: no purchase of theirs here is their first. */
export async function noteBuyers(
  tx: Tx,
  bought: readonly { customerId: string; orderId: string; at: Date }[],
): Promise<void> {
  if (bought.length === 0) return
  await tx.run(sql`
    insert into buyers (customer_id, first_order_id, first_at)
    select distinct on ("customerId") "customerId", "orderId", at
    from jsonb_to_recordset(${json(bought)}::jsonb) b("customerId" text, "orderId" text, at timestamptz)
    order by "customerId", at
    on conflict (customer_id) do update set first_order_id = excluded.first_order_id, first_at = excluded.first_at
      where excluded.first_at < buyers.first_at`)
}

import sql from 'sql-template-tag'
import type { Tx } from '../platform/db/database.ts'

/** She will have it at another time, as she asked: what is not done yet is due then. */
export async function movePromise(tx: Tx, orderId: string, to: { earliest: Date; latest: Date }): Promise<void> {
  await tx.run(sql`
    with known as (
      update fulfilment_orders set promised_earliest = ${to.earliest}, promised_latest = ${to.latest} where order_id = ${orderId} returning order_id
    )
    update fulfilments set promised_earliest = ${to.earliest}, promised_latest = ${to.latest}
    where order_id in (select order_id from known) and done_at is null`)
}

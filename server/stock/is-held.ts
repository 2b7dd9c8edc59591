import sql from 'sql-template-tag'
import type { Tx } from '../platform/db/database.ts'

/** Whether goods are kept for a payment, or for the order it has become. */
export async function isHeld(tx: Tx, paymentId: string): Promise<boolean> {
  const held = await tx.maybe(sql`
    select 1 from holds where payment_id = ${paymentId} and status in ('live', 'claimed', 'consumed')`)
  return held !== undefined
}

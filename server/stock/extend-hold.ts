import sql from 'sql-template-tag'
import type { Tx } from '../platform/db/database.ts'

/** Keeps a hold that is still live until a later moment: its payment waits for the bank or the shopper. False when there is none. */
export async function extendHold(tx: Tx, of: { paymentId: string }, until: Date): Promise<boolean> {
  const extended = await tx.run(sql`
    update holds set expires_at = greatest(expires_at, ${until}) where payment_id = ${of.paymentId} and status = 'live'`)
  return extended > 0
}

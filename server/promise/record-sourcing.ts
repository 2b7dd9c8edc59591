import type { Decision } from '@filrouge/contract/sourcing.ts'
import { newId } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import type { Tx } from '../platform/db/database.ts'

export type SourcingCause = 'payment' | 'held_again' | 'short_pick' | 'refused' | 'closed' | 'count' | 'resent'

/** Keeps a decision from where goods are served, for ever. It belongs to the payment that held them, or to the order they were sourced again for. */
export async function recordSourcing(
  tx: Tx,
  made: { paymentId?: string; orderId?: string; cause: SourcingCause; decision: Decision },
  now: Date,
): Promise<void> {
  const { paymentId = null, orderId = null, cause, decision } = made
  await tx.run(sql`
    insert into sourcings (id, payment_id, order_id, cause, version, decision, decided_at)
    values (${newId('sourcing')}, ${paymentId}, ${orderId}, ${cause}, ${decision.version}, ${JSON.stringify(decision)}, ${now})`)
}

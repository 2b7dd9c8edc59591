import type { Decision } from '@filrouge/contract/sourcing.ts'
import { newId } from '@filrouge/kernel/ids.ts'
import sql, { type Sql } from 'sql-template-tag'
import type { Tx } from '../platform/db/database.ts'

export type SourcingCause = 'payment' | 'held_again' | 'short_pick' | 'refused' | 'closed' | 'count' | 'resent'

/** A decision from where goods are served. It belongs to the payment that held them, or to the order they were sourced again for. */
interface Made {
  paymentId?: string
  orderId?: string
  cause: SourcingCause
  decision: Decision
}

/** Keeps a decision for ever. */
export async function recordSourcing(tx: Tx, made: Made, now: Date): Promise<void> {
  await tx.run(written(made, now))
}

/** The same within a transaction, without waiting. */
export function sendSourcing(tx: Tx, made: Made, now: Date): void {
  tx.send(written(made, now))
}

const written = ({ paymentId, orderId, cause, decision }: Made, now: Date): Sql => sql`
  insert into sourcings (id, payment_id, order_id, cause, version, decision, decided_at)
  values (${newId('sourcing')}, ${paymentId ?? null}, ${orderId ?? null}, ${cause}, ${decision.version}, ${JSON.stringify(decision)}, ${now})`

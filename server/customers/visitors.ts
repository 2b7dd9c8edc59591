import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import type { Session } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'

export type Evidence = 'code' | 'payment_request'

/** Remembers that a visitor turned out to be this customer. What the visitor did stays written as it was; readers resolve it here. */
export async function linkVisitor(
  tx: Tx,
  visitorId: Id<'visitor'>,
  customerId: Id<'customer'>,
  evidence: Evidence,
  now: Date,
): Promise<void> {
  await tx.run(sql`
    insert into visitor_links (visitor_id, customer_id, evidence, linked_at)
    values (${visitorId}, ${customerId}, ${evidence}, ${now})
    on conflict (visitor_id, customer_id) do nothing`)
}

/** The customers a visitor turned out to be, the last first: a device may be shared. */
export async function customersOfVisitor(tx: Tx, visitorId: Id<'visitor'>): Promise<Id<'customer'>[]> {
  const rows = await tx.rows<{ customer_id: Id<'customer'> }>(sql`
    select customer_id from visitor_links where visitor_id = ${visitorId} order by linked_at desc, customer_id desc`)
  return rows.map((row) => row.customer_id)
}

/**
 * Which customer is behind a session: the one signed in, or the last its visitor turned out to be. Good for counting something as hers, never
 * for letting the session see or change what is hers: that takes a customer's session.
 */
export async function whoIs(tx: Tx, session: Session | null): Promise<Id<'customer'> | null> {
  if (!session || session.kind === 'staff') return null
  if (session.customerId) return session.customerId
  if (!session.visitorId) return null
  return (await customersOfVisitor(tx, session.visitorId))[0] ?? null
}

import sql from 'sql-template-tag'
import type { Tx } from '../platform/db/database.ts'
import type { HoldLine, Shortage } from './stock-level.ts'

export interface NewHold {
  id: string
  cartId: string
  paymentId: string
  expiresAt: Date
  lines: readonly HoldLine[]
}

/**
 * Keeps goods for a basket that is being paid: all lines or none. Holds on the same articles whose time is over end first, and so does a hold
 * that the basket still had. Where it falls short, the answer says by how much.
 */
export async function takeHold(
  tx: Tx,
  hold: NewHold,
  now: Date,
): Promise<{ ok: true } | { ok: false; short: Shortage[] }> {
  const { lines } = hold
  const short = await tx.rows<Shortage>(sql`
    select sku, location_id as "locationId", incoming_id as "incomingId", wanted, available
    from take_hold(${hold.id}, ${hold.cartId}, ${hold.paymentId}, ${now}, ${hold.expiresAt}, ${lines.map((line) => line.sku)}::text[],
      ${lines.map((line) => line.locationId)}::text[], ${lines.map((line) => line.incomingId ?? null)}::text[],
      ${lines.map((line) => line.quantity)}::integer[])
    order by 1, 2, 3`)
  return short.length === 0 ? { ok: true } : { ok: false, short }
}

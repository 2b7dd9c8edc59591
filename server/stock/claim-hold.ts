import sql from 'sql-template-tag'
import type { Tx } from '../platform/db/database.ts'
import type { HoldLine } from './stock-level.ts'

/**
 * Makes the hold of a basket the order's, for as long as the order lives. Not ok when it has lapsed, even if nobody has ended it yet; ok again
 * for an order that has claimed it already.
 */
export async function claimHold(
  tx: Tx,
  cartId: string,
  orderId: string,
  now: Date,
): Promise<{ ok: true; holdId: string; lines: HoldLine[] } | { ok: false }> {
  const rows = await tx.rows<HoldLine & { holdId: string }>(sql`
    with claimed as (
      update holds set status = 'claimed', order_id = ${orderId}
      where cart_id = ${cartId} and ((status = 'live' and expires_at > ${now}) or (status = 'claimed' and order_id = ${orderId}))
      returning id
    )
    select l.hold_id as "holdId", l.sku, l.location_id as "locationId", l.incoming_id as "incomingId", l.quantity
    from claimed c join hold_lines l on l.hold_id = c.id order by l.position`)
  if (rows.length === 0) return { ok: false }
  return { ok: true, holdId: rows[0]!.holdId, lines: rows.map(({ holdId: _, ...line }) => line) }
}

import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { recordMovements } from './record-movements.ts'

/** The goods an order has claimed are handed over: sold in the ledger, no longer on hand nor reserved. False when that was done before. */
export async function consumeHold(tx: Tx, orderId: string, call: Call): Promise<boolean> {
  const lines = await tx.rows<{ sku: string; locationId: string; incomingId: string | null; quantity: number }>(sql`
    with consumed as (update holds set status = 'consumed' where order_id = ${orderId} and status = 'claimed' returning id)
    select l.sku, l.location_id as "locationId", l.incoming_id as "incomingId", sum(l.quantity)::integer as quantity
    from consumed c join hold_lines l on l.hold_id = c.id group by 1, 2, 3 order by 1, 2, 3`)
  if (lines.length === 0) return false
  if (lines.some((line) => line.incomingId !== null))
    throw new Error(`order ${orderId} waits for a delivery: its goods cannot be handed over`)
  await tx.run(sql`
    with given as (
      select * from unnest(${lines.map(({ sku }) => sku)}::text[], ${lines.map(({ locationId }) => locationId)}::text[],
        ${lines.map(({ quantity }) => quantity)}::integer[]) r(sku, location_id, quantity)
    ), locked as (
      select l.sku, l.location_id from stock_levels l join given using (sku, location_id) order by 1, 2 for update of l
    )
    update stock_levels l set reserved = l.reserved - g.quantity
    from given g join locked using (sku, location_id) where l.sku = g.sku and l.location_id = g.location_id`)
  await recordMovements(
    tx,
    lines.map(({ sku, locationId, quantity }) => ({
      sku,
      locationId,
      kind: 'sell',
      quantity: -quantity,
      causeId: orderId,
    })),
    call,
  )
  return true
}

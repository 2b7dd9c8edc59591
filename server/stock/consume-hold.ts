import { newId } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import { actorOf, type Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'

/** The goods an order has claimed are handed over: sold in the ledger, no longer on hand nor reserved. False when that was done before. */
export async function consumeHold(tx: Tx, orderId: string, call: Call): Promise<boolean> {
  const lines = await tx.rows<{ sku: string; locationId: string; incomingId: string | null; quantity: number }>(sql`
    with consumed as (update holds set status = 'consumed' where order_id = ${orderId} and status = 'claimed' returning id)
    select l.sku, l.location_id as "locationId", l.incoming_id as "incomingId", sum(l.quantity)::integer as quantity
    from consumed c join hold_lines l on l.hold_id = c.id group by 1, 2, 3 order by 1, 2, 3`)
  if (lines.length === 0) return false
  if (lines.some((line) => line.incomingId !== null))
    throw new Error(`order ${orderId} waits for a delivery: its goods cannot be handed over`)
  const skus = lines.map((line) => line.sku)
  const locationIds = lines.map((line) => line.locationId)
  await tx.run(sql`
    select 1 from stock_levels where (sku, location_id) in (select * from unnest(${skus}::text[], ${locationIds}::text[]))
    order by sku, location_id for update`)
  await tx.run(sql`
    with sold as (
      insert into stock_movements (id, sku, location_id, kind, quantity, cause_id, actor_id, at)
      select r.id, r.sku, r.location_id, 'sell', -r.quantity, ${orderId}, ${actorOf(call).id}, ${call.now}
      from unnest(${lines.map(() => newId('movement'))}::text[], ${skus}::text[], ${locationIds}::text[], ${lines.map((line) => line.quantity)}::integer[])
        r(id, sku, location_id, quantity)
      returning sku, location_id, quantity
    )
    update stock_levels l set on_hand = l.on_hand + sold.quantity, reserved = l.reserved + sold.quantity
    from sold where l.sku = sold.sku and l.location_id = sold.location_id`)
  return true
}

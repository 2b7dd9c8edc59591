import sql from 'sql-template-tag'
import type { Tx } from '../platform/db/database.ts'
import type { HoldLine } from './stock-level.ts'

/**
 * Keeps more goods for an order that holds some already, all these lines or none; never what is not free. False where something was faster.
 */
export async function holdMore(tx: Tx, orderId: string, lines: readonly HoldLine[]): Promise<boolean> {
  const hold = await tx.maybe<{ id: string; next: number }>(sql`
    select id, (select coalesce(max(position), 0) + 1 from hold_lines where hold_id = h.id) as next
    from holds h where order_id = ${orderId} and status in ('claimed', 'consumed') order by id limit 1 for update`)
  if (!hold) throw new Error(`order ${orderId} never held anything`)
  const skus = lines.map((line) => line.sku)
  const locationIds = lines.map((line) => line.locationId)
  const incomingIds = lines.map((line) => line.incomingId ?? null)
  const quantities = lines.map((line) => line.quantity)
  const wanted = sql`unnest(${skus}::text[], ${locationIds}::text[], ${incomingIds}::text[], ${quantities}::integer[]) w(sku, location_id, incoming_id, quantity)`
  await tx.run(sql`
    select 1 from stock_levels where (sku, location_id) in (select sku, location_id from ${wanted} where incoming_id is null)
    order by sku, location_id for update`)
  await tx.run(sql`select 1 from incoming_deliveries where id = any(${incomingIds}::text[]) order by id for update`)
  const { short } = await tx.one<{ short: number }>(sql`
    select count(*)::integer as short
    from (select sku, location_id, incoming_id, sum(quantity) as quantity from ${wanted} group by 1, 2, 3) w
    left join availability a on a.sku = w.sku and a.location_id = w.location_id and a.incoming_id is not distinct from w.incoming_id
    where coalesce(a.available, 0) < w.quantity`)
  if (short > 0) return false
  await tx.run(sql`
    with wanted as (select * from ${wanted}), there as (
      update stock_levels l set reserved = l.reserved + w.quantity
      from (select sku, location_id, sum(quantity)::integer as quantity from wanted where incoming_id is null group by 1, 2) w
      where l.sku = w.sku and l.location_id = w.location_id
    ), expected as (
      update incoming_deliveries d set reserved = d.reserved + w.quantity
      from (select incoming_id, sum(quantity)::integer as quantity from wanted where incoming_id is not null group by 1) w where d.id = w.incoming_id
    ), begun as (update holds set status = 'claimed' where id = ${hold.id})
    insert into hold_lines (hold_id, position, sku, location_id, incoming_id, quantity)
    select ${hold.id}, ${hold.next} - 1 + row_number() over (), sku, location_id, incoming_id, quantity from wanted`)
  return true
}

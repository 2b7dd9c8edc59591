import sql from 'sql-template-tag'
import type { Tx } from '../platform/db/database.ts'

/** What is wrong with the books of stock, a line for each breach; nothing when all is well. Each question sees one moment. */
export async function stockBreaches(tx: Tx): Promise<string[]> {
  const rows = [...(await tx.rows<Breach>(levels)), ...(await tx.rows<Breach>(deliveries))]
  return rows.map(({ breach }) => breach)
}

type Breach = { breach: string }

const levels = sql`
  with moved as (
    select sku, location_id, sum(quantity) as quantity from stock_movements group by 1, 2
  ), held as (
    select l.sku, l.location_id, sum(l.quantity) as quantity
    from hold_lines l join holds h on h.id = l.hold_id
    where h.status in ('live', 'claimed') and l.incoming_id is null group by 1, 2
  ), books as (
    select sku, location_id, coalesce(s.on_hand, 0) as on_hand, coalesce(s.reserved, 0) as reserved,
      coalesce(m.quantity, 0) as moved, coalesce(h.quantity, 0) as held
    from stock_levels s full join moved m using (sku, location_id) full join held h using (sku, location_id)
  )
  select format('stock: %s at %s: on hand %s, its movements add up to %s', sku, location_id, on_hand, moved) as breach
  from books where on_hand <> moved
  union all
  select format('stock: %s at %s: reserved %s, its holds add up to %s', sku, location_id, reserved, held) from books where reserved <> held
  union all
  select format('stock: %s at %s: on hand %s, reserved %s', sku, location_id, on_hand, reserved)
  from books where on_hand < 0 or reserved < 0 or reserved > on_hand
  order by 1`

const deliveries = sql`
  with held as (
    select l.incoming_id as id, sum(l.quantity) as quantity
    from hold_lines l join holds h on h.id = l.hold_id
    where h.status in ('live', 'claimed') and l.incoming_id is not null group by 1
  )
  select format('stock: delivery %s of %s: reserved %s, its holds add up to %s', d.id, d.sku, d.reserved, coalesce(held.quantity, 0)) as breach
  from incoming_deliveries d left join held using (id) where d.reserved <> coalesce(held.quantity, 0)
  union all
  select format('stock: delivery %s of %s: %s of %s reserved', id, sku, reserved, quantity)
  from incoming_deliveries where reserved < 0 or reserved > quantity
  order by 1`

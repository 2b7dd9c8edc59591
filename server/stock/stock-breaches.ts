import sql from 'sql-template-tag'
import type { Tx } from '../platform/db/database.ts'

/** What is wrong with the books of stock, a line for each breach; nothing when all is well. Each question sees one moment. */
export async function stockBreaches(tx: Tx): Promise<string[]> {
  const rows: Breach[] = []
  for (const question of [levels, places, deliveries, transit, holds]) rows.push(...(await tx.rows<Breach>(question)))
  return rows.map(({ breach }) => breach)
}

type Breach = { breach: string }

const levels = sql`
  with moved as (
    select sku, location_id, sum(quantity) as quantity, sum(on_floor) as on_floor, sum(in_window) as in_window from stock_movements group by 1, 2
  ), held as (
    select l.sku, l.location_id, sum(l.quantity) as quantity
    from hold_lines l join holds h on h.id = l.hold_id
    where h.status in ('live', 'claimed') and l.incoming_id is null group by 1, 2
  ), books as (
    select sku, location_id, coalesce(s.on_hand, 0) as on_hand, coalesce(s.reserved, 0) as reserved,
      coalesce(m.quantity, 0) as moved, coalesce(h.quantity, 0) as held,
      coalesce(s.on_floor, 0) as on_floor, coalesce(s.in_window, 0) as in_window,
      coalesce(m.on_floor, 0) as moved_floor, coalesce(m.in_window, 0) as moved_window
    from stock_levels s full join moved m using (sku, location_id) full join held h using (sku, location_id)
  )
  select format('stock: %s at %s: on hand %s, its movements add up to %s', sku, location_id, on_hand, moved) as breach
  from books where on_hand <> moved
  union all
  select format('stock: %s at %s: %s on the floor and %s in the window, its movements add up to %s and %s',
    sku, location_id, on_floor, in_window, moved_floor, moved_window)
  from books where on_floor <> moved_floor or in_window <> moved_window
  union all
  select format('stock: %s at %s: reserved %s, its holds add up to %s', sku, location_id, reserved, held) from books where reserved <> held
  union all
  select format('stock: %s at %s: on hand %s, reserved %s', sku, location_id, on_hand, reserved)
  from books where on_hand < 0 or reserved < 0 or reserved > on_hand
  order by 1`

// The places add up to what is on hand because the stock room is the rest: it must not be less than nothing.
const places = sql`
  select format('stock: %s at %s: %s on the floor and %s in the window of %s on hand', sku, location_id, on_floor, in_window, on_hand) as breach
  from stock_levels where on_floor < 0 or in_window < 0 or on_floor + in_window > on_hand
  union all
  select format('stock: %s at %s: %s kept back, its rules say %s', sku, location_id, safety, kept)
  from safety_of_levels where safety <> kept
  order by 1`

// What a transfer's ledger says against what its lines say: sent, arrived, still on the way. One that was cancelled has gone back.
const transit = sql`
  with moved as (
    select cause_id, sku, -sum(quantity) filter (where kind = 'transfer_out') as sent,
      coalesce(sum(quantity) filter (where kind = 'transfer_in'), 0) as arrived
    from stock_movements where cause_id like 'dlv\\_%' group by 1, 2
  ), lines as (
    select d.id, d.status, i.sku, i.announced, i.received, i.missing, i.quantity
    from deliveries d join incoming_deliveries i on i.delivery_id = d.id where d.kind = 'transfer'
  )
  select format('stock: transfer %s of %s: %s announced, its movements say %s left', id, lines.sku, announced, coalesce(sent, 0)) as breach
  from lines left join moved on cause_id = id and moved.sku = lines.sku where announced is distinct from sent
  union all
  select format('stock: transfer %s of %s: %s received%s, its movements say %s arrived', id, lines.sku, received,
    case when status = 'cancelled' then format(' and %s turned back', missing) else '' end, coalesce(arrived, 0))
  from lines left join moved on cause_id = id and moved.sku = lines.sku
  where received + case when status = 'cancelled' then missing else 0 end <> coalesce(arrived, 0)
  union all
  select format('stock: delivery %s is %s and %s of %s are still to come', d.id, d.status, i.quantity, i.sku)
  from deliveries d join incoming_deliveries i on i.delivery_id = d.id where d.status <> 'expected' and i.quantity > 0
  union all
  select format('stock: delivery %s is expected and nothing of it is still to come', d.id)
  from deliveries d where d.status = 'expected' and not exists (select from incoming_deliveries i where i.delivery_id = d.id and i.quantity > 0)
  order by 1`

const holds = sql`
  select format('stock: hold %s is %s and keeps nothing', h.id, h.status) as breach
  from holds h where h.status in ('live', 'claimed') and not exists (select from hold_lines l where l.hold_id = h.id)
  union all
  select format('stock: hold %s waits for a delivery that is %s', h.id, d.status)
  from holds h join hold_lines l on l.hold_id = h.id join incoming_deliveries i on i.id = l.incoming_id join deliveries d on d.id = i.delivery_id
  where h.status in ('live', 'claimed') and d.status <> 'expected'
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

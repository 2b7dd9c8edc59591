import type { InsidePlace } from '@filrouge/contract/stock.ts'
import { newId } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import { actorOf, type Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'

/** So many of an article, carried from one place inside a location to another. */
export interface NewMove {
  id?: string
  sku: string
  locationId: string
  from: InsidePlace
  to: InsidePlace
  quantity: number
  reason?: string | null
}

/**
 * Writes moves inside locations into the ledger and changes their places in the same statement; what is on hand stays the same. It is for those
 * who know that the goods lie there.
 */
export async function recordMoves(tx: Tx, rows: readonly NewMove[], call: Call): Promise<void> {
  if (rows.length === 0) return
  await tx.run(sql`
    with recorded as (
      insert into stock_movements (id, sku, location_id, kind, quantity, from_place, to_place, moved, on_floor, in_window, reason, actor_id, at)
      select id, sku, location_id, 'move', 0, from_place, to_place, moved,
        case 'floor' when to_place then moved when from_place then -moved else 0 end,
        case 'window' when to_place then moved when from_place then -moved else 0 end, reason, ${actorOf(call).id}, ${call.now}
      from unnest(${rows.map((row) => row.id ?? newId('movement'))}::text[], ${rows.map((row) => row.sku)}::text[],
        ${rows.map((row) => row.locationId)}::text[], ${rows.map((row) => row.from)}::text[], ${rows.map((row) => row.to)}::text[],
        ${rows.map((row) => row.quantity)}::integer[], ${rows.map((row) => row.reason ?? null)}::text[])
        r(id, sku, location_id, from_place, to_place, moved, reason)
      returning sku, location_id, on_floor, in_window
    ), changes as (
      select sku, location_id, sum(on_floor)::integer as on_floor, sum(in_window)::integer as in_window from recorded group by 1, 2
    ), locked as (
      select l.sku, l.location_id from stock_levels l join changes using (sku, location_id) order by 1, 2 for update of l
    )
    update stock_levels l set on_floor = l.on_floor + c.on_floor, in_window = l.in_window + c.in_window,
      safety = kept_back(l.sku, l.location_id, l.in_window + c.in_window)
    from changes c join locked using (sku, location_id) where l.sku = c.sku and l.location_id = c.location_id`)
}

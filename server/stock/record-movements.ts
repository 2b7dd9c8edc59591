import { newId } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import { actorOf, type Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'

export type MovementKind =
  | 'receive'
  | 'adjust'
  | 'count'
  | 'transfer_out'
  | 'transfer_in'
  | 'sell'
  | 'return'
  | 'found'
  | 'damage'
  | 'supplier_promise'

/** A row of the ledger; `quantity` is what the level changes by. */
export interface NewMovement {
  id?: string
  sku: string
  locationId: string
  kind: MovementKind
  quantity: number
  counted?: number | null
  reason?: string | null
  causeId?: string | null
}

/**
 * Writes movements and moves the levels in the same statement; a movement whose id is in the ledger already changes nothing. Answers how many
 * were new. It is for those who know that the goods are there: a level below what is reserved is an error here, not a refusal.
 */
export async function recordMovements(tx: Tx, rows: readonly NewMovement[], call: Call): Promise<number> {
  if (rows.length === 0) return 0
  const { recorded } = await tx.one<{ recorded: number }>(sql`
    with recorded as (
      insert into stock_movements (id, sku, location_id, kind, quantity, counted, reason, cause_id, actor_id, at)
      select r.*, ${actorOf(call).id}, ${call.now}
      from unnest(${rows.map((row) => row.id ?? newId('movement'))}::text[], ${rows.map((row) => row.sku)}::text[],
        ${rows.map((row) => row.locationId)}::text[], ${rows.map((row) => row.kind)}::text[], ${rows.map((row) => row.quantity)}::integer[],
        ${rows.map((row) => row.counted ?? null)}::integer[], ${rows.map((row) => row.reason ?? null)}::text[],
        ${rows.map((row) => row.causeId ?? null)}::text[]) r
      on conflict (id) do nothing
      returning sku, location_id, quantity
    ), moves as (
      select sku, location_id, sum(quantity)::integer as quantity from recorded group by 1, 2
    ), locked as (
      select l.sku, l.location_id from stock_levels l join moves using (sku, location_id) order by 1, 2 for update of l
    ), moved as (
      update stock_levels l set on_hand = l.on_hand + moves.quantity
      from moves join locked using (sku, location_id) where l.sku = moves.sku and l.location_id = moves.location_id
    ), made as (
      insert into stock_levels (sku, location_id, on_hand, safety)
      select sku, location_id, quantity, safety_rule_of(sku, location_id) from moves where (sku, location_id) not in (select sku, location_id from locked) order by 1, 2
      on conflict (sku, location_id) do update set on_hand = stock_levels.on_hand + excluded.on_hand
    )
    select count(*)::integer as recorded from recorded`)
  return recorded
}

import type { InsidePlace } from '@filrouge/contract/stock.ts'
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
  /** Where inside: what comes lies in the stock room where nobody says, what goes leaves by the rules (`leaving_rules`). */
  place?: InsidePlace | null
  counted?: number | null
  reason?: string | null
  causeId?: string | null
}

/**
 * Writes movements and moves the levels and their places in the same statement; a movement whose id is in the ledger already changes nothing.
 * Answers how many were new. It is for those who know that the goods are there: a level below what is reserved is an error here, not a refusal.
 */
export async function recordMovements(tx: Tx, rows: readonly NewMovement[], call: Call): Promise<number> {
  let recorded = 0
  for (const turn of turnsOf(rows)) recorded += await recordTurn(tx, turn, call)
  return recorded
}

/** Where goods leave from depends on what is there: the movements of one level come one after the other. */
function turnsOf(rows: readonly NewMovement[]): NewMovement[][] {
  const seen = new Map<string, number>()
  const turns: NewMovement[][] = []
  for (const row of rows) {
    const level = `${row.sku} ${row.locationId}`
    const turn = seen.get(level) ?? 0
    seen.set(level, turn + 1)
    turns[turn] ??= []
    turns[turn].push(row)
  }
  return turns
}

async function recordTurn(tx: Tx, rows: readonly NewMovement[], call: Call): Promise<number> {
  const { recorded } = await tx.one<{ recorded: number }>(sql`
    with asked as (
      select * from unnest(${rows.map((row) => row.id ?? newId('movement'))}::text[], ${rows.map((row) => row.sku)}::text[],
        ${rows.map((row) => row.locationId)}::text[], ${rows.map((row) => row.kind)}::text[], ${rows.map((row) => row.quantity)}::integer[],
        ${rows.map((row) => row.counted ?? null)}::integer[], ${rows.map((row) => row.reason ?? null)}::text[],
        ${rows.map((row) => row.causeId ?? null)}::text[], ${rows.map((row) => row.place ?? null)}::text[])
        r(id, sku, location_id, kind, quantity, counted, reason, cause_id, place)
    ), locked as (
      select l.sku, l.location_id, l.on_hand, l.on_floor, l.in_window
      from stock_levels l join asked using (sku, location_id) order by 1, 2 for update of l
    ), recorded as (
      insert into stock_movements (id, sku, location_id, kind, quantity, counted, reason, cause_id, place, on_floor, in_window, actor_id, at)
      select a.id, a.sku, a.location_id, a.kind, a.quantity, a.counted, a.reason, a.cause_id, a.place, c.on_floor, c.in_window,
        ${actorOf(call).id}, ${call.now}
      from asked a left join locked l using (sku, location_id)
      left join leaving_rules r on a.quantity < 0 and r.kind = case when a.kind in ('sell', 'transfer_out') then a.kind else 'other' end
      cross join lateral place_changes(a.quantity, a.place, r.starts_with, coalesce(l.on_hand, 0), coalesce(l.on_floor, 0), coalesce(l.in_window, 0)) c
      on conflict (id) do nothing
      returning sku, location_id, quantity, on_floor, in_window
    ), moved as (
      update stock_levels l set on_hand = l.on_hand + m.quantity, on_floor = l.on_floor + m.on_floor, in_window = l.in_window + m.in_window,
        safety = case when m.in_window = 0 then l.safety else kept_back(l.sku, l.location_id, l.in_window + m.in_window) end
      from recorded m join locked using (sku, location_id) where l.sku = m.sku and l.location_id = m.location_id
    ), made as (
      insert into stock_levels (sku, location_id, on_hand, on_floor, in_window, safety)
      select sku, location_id, quantity, on_floor, in_window, kept_back(sku, location_id, in_window) from recorded
      where (sku, location_id) not in (select sku, location_id from locked) order by 1, 2
      on conflict (sku, location_id) do update set on_hand = stock_levels.on_hand + excluded.on_hand,
        on_floor = stock_levels.on_floor + excluded.on_floor, in_window = stock_levels.in_window + excluded.in_window
    )
    select count(*)::integer as recorded from recorded`)
  return recorded
}

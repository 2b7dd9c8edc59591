import sql from 'sql-template-tag'
import type { Tx } from '../platform/db/database.ts'

/** What is wrong with appointments, a sentence each; none when all is well. */
export async function slotBreaches(tx: Tx): Promise<string[]> {
  const rows = await tx.rows<{ breach: string }>(sql`
    with counted as (
      select d.plan_id, d.on_day, d.starts, d.capacity, d.capacity_grams, d.taken, d.taken_grams, count(b.hold_id) as places,
        coalesce(sum(b.grams), 0) as grams
      from slot_days d
      left join slot_bookings b on (b.plan_id, b.on_day, b.starts) = (d.plan_id, d.on_day, d.starts) and not b.is_over
      group by d.plan_id, d.on_day, d.starts
    )
    select 'slot ' || plan_id || ' on ' || on_day || ' at ' || starts || ': ' || taken || ' taken (' || taken_grams ||
      ' g), its bookings add up to ' || places || ' (' || grams || ' g)' as breach
    from counted where taken <> places or taken_grams <> grams
    union all
    select 'slot ' || plan_id || ' on ' || on_day || ' at ' || starts || ': ' || taken || ' taken of ' || capacity
    from counted where taken > capacity or taken_grams > capacity_grams
    union all
    select 'hold ' || b.hold_id || ' is ' || coalesce(h.status, 'not there') || ' and keeps a place in a slot'
    from slot_bookings b left join holds h on h.id = b.hold_id
    where not b.is_over and coalesce(h.status, 'released') in ('released', 'expired')`)
  return rows.map(({ breach }) => breach)
}

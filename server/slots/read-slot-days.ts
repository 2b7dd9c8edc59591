import type { CivilDate } from '@filrouge/kernel/civil-date.ts'
import sql from 'sql-template-tag'
import type { Tx } from '../platform/db/database.ts'
import type { SlotDay } from './slot.ts'

/** The days of each of these plans that are taken or set by themselves. */
export async function readSlotDays(
  tx: Tx,
  planIds: readonly string[],
  from: CivilDate,
  until?: CivilDate,
): Promise<Map<string, Map<CivilDate, SlotDay[]>>> {
  const rows = await tx.rows<SlotDay>(sql`
    select plan_id as "planId", on_day as "onDay", to_char(starts, 'HH24:MI') as starts, to_char(ends, 'HH24:MI') as ends, capacity,
      capacity_grams as "capacityGrams", cost_minor as "costMinor", is_exception as "isException", taken, taken_grams as "takenGrams"
    from slot_days where plan_id = any(${planIds}::text[]) and on_day >= ${from} and (${until ?? null}::date is null or on_day <= ${until ?? null})
    order by plan_id, on_day, starts`)
  const days = new Map(planIds.map((id) => [id, new Map<CivilDate, SlotDay[]>()]))
  for (const row of rows) {
    const ofPlan = days.get(row.planId)!
    const day = ofPlan.get(row.onDay)
    if (day) day.push(row)
    else ofPlan.set(row.onDay, [row])
  }
  return days
}

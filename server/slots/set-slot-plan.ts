import type { Input } from '@filrouge/contract/endpoint.ts'
import type { setSlotDay as dayContract, setSlotPlan as planContract } from '@filrouge/contract/slots.ts'
import { civilDateIn } from '@filrouge/kernel/civil-date.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import { bumpReference, reference, requireLocation } from '../locations/public.ts'
import type { Call } from '../platform/call.ts'
import { json, type Tx } from '../platform/db/database.ts'
import { invalid, refuse } from '../platform/refuse.ts'

type Asked = Input<typeof planContract>

/** Sets a plan with its week. Days to come that are taken follow the week, but never below what has been promised. */
export async function setSlotPlan(tx: Tx, input: Asked, call: Call): Promise<Id<'slotPlan'>> {
  const shop = input.locationId === undefined ? undefined : requireLocation(await reference(tx), input.locationId)
  if (shop && shop.kind !== 'shop') invalid('#/locationId', 'not_a_shop')
  if (
    input.service &&
    !(await tx.maybe(sql`select 1 from delivery_services where code = ${input.service} and mode = 'home'`))
  )
    invalid('#/service', 'unknown')
  requireApart(input.windows.map((window) => ({ ...window, day: window.weekday })))
  const other = await tx.maybe(sql`
    select 1 from slot_plans where location_id = ${shop?.id ?? null} and is_active and ${input.isActive} and id <> ${input.id}`)
  if (other) refuse('plan_exists')
  const timeZone = shop?.timeZone ?? 'Europe/Paris'
  await tx.run(sql`
    insert into slot_plans (id, title_fr, title_en, service, location_id, postcode_prefixes, time_zone, lead_minutes, horizon_days,
      move_until_minutes, is_active)
    values (${input.id}, ${input.titleFr}, ${input.titleEn}, ${input.service ?? null}, ${shop?.id ?? null}, ${input.postcodePrefixes},
      ${timeZone}, ${input.leadMinutes}, ${input.horizonDays}, ${input.moveUntilMinutes}, ${input.isActive})
    on conflict (id) do update set title_fr = excluded.title_fr, title_en = excluded.title_en, service = excluded.service,
      location_id = excluded.location_id, postcode_prefixes = excluded.postcode_prefixes, time_zone = excluded.time_zone,
      lead_minutes = excluded.lead_minutes, horizon_days = excluded.horizon_days, move_until_minutes = excluded.move_until_minutes,
      is_active = excluded.is_active`)
  await tx.run(sql`delete from slot_windows where plan_id = ${input.id}`)
  await tx.run(sql`
    insert into slot_windows (plan_id, weekday, starts, ends, capacity, capacity_grams, cost_minor)
    select ${input.id}, w.weekday, w.starts, w.ends, w.capacity, w."capacityGrams", coalesce((w.cost->>'minor')::bigint, 0)
    from jsonb_to_recordset(${json(input.windows)}::jsonb) w(weekday integer, starts time, ends time, capacity integer, "capacityGrams" bigint,
      cost jsonb)`)
  await followWeek(tx, input.id, sql`d.on_day >= ${civilDateIn(call.now, timeZone)} and not d.is_exception`)
  await bumpReference(tx)
  return input.id
}

/** Days that are taken follow the week of their plan; a window that is there no more keeps those who have it and takes nobody else. */
async function followWeek(tx: Tx, planId: string, which: ReturnType<typeof sql>): Promise<void> {
  await tx.run(sql`
    update slot_days d set is_exception = false, capacity = greatest(d.taken, coalesce(w.capacity, 0)),
      capacity_grams = case when w.capacity_grams is null then null else greatest(d.taken_grams, w.capacity_grams) end,
      ends = coalesce(w.ends, d.ends), cost_minor = coalesce(w.cost_minor, d.cost_minor)
    from slot_days k left join slot_windows w
      on w.plan_id = k.plan_id and w.weekday = extract(isodow from k.on_day) and w.starts = k.starts
    where (k.plan_id, k.on_day, k.starts) = (d.plan_id, d.on_day, d.starts) and d.plan_id = ${planId} and ${which}`)
}

/** Sets a day by itself: other windows, other capacities, none at all; or lets it follow the week again. What is taken stays taken. */
export async function setSlotDay(
  tx: Tx,
  input: Input<typeof dayContract>,
  call: Call,
): Promise<{ id: Id<'slotPlan'>; from: string; days: number }> {
  const { id, day, windows } = input
  const plan = await tx.maybe<{ time_zone: string }>(sql`select time_zone from slot_plans where id = ${id} for update`)
  if (!plan) refuse('slot_plan_not_found')
  if (day < civilDateIn(call.now, plan.time_zone)) invalid('#/day', 'past')
  await tx.run(sql`select 1 from slot_days where plan_id = ${id} and on_day = ${day} order by starts for update`)
  const dropUntaken = () =>
    tx.run(sql`
      delete from slot_days d where d.plan_id = ${id} and d.on_day = ${day} and not exists (
        select from slot_bookings b where (b.plan_id, b.on_day, b.starts) = (d.plan_id, d.on_day, d.starts))`)
  if (windows === null) {
    await dropUntaken()
    await followWeek(tx, id, sql`d.on_day = ${day}`)
  } else {
    requireApart(windows.map((window) => ({ ...window, day })))
    await dropUntaken()
    // What someone has had is kept, and takes nobody else unless it is among the new windows.
    await tx.run(sql`
      update slot_days set is_exception = true, capacity = taken, capacity_grams = case when capacity_grams is null then null else taken_grams end
      where plan_id = ${id} and on_day = ${day}`)
    const rows = windows.length > 0 ? windows : [{ starts: '00:00', ends: '23:59', capacity: 0 }]
    await tx.run(sql`
      insert into slot_days as d (plan_id, on_day, starts, ends, capacity, capacity_grams, cost_minor, is_exception)
      select ${id}, ${day}, w.starts, w.ends, w.capacity, w."capacityGrams", coalesce((w.cost->>'minor')::bigint, 0), true
      from jsonb_to_recordset(${json(rows)}::jsonb) w(starts time, ends time, capacity integer, "capacityGrams" bigint, cost jsonb)
      on conflict (plan_id, on_day, starts) do update set ends = excluded.ends, capacity = greatest(d.taken, excluded.capacity),
        capacity_grams = case when excluded.capacity_grams is null then null else greatest(d.taken_grams, excluded.capacity_grams) end,
        cost_minor = excluded.cost_minor`)
  }
  return { id, from: day, days: 1 }
}

/** No window of a day may begin before the one before it has ended. */
function requireApart(windows: readonly { day: string | number; starts: string; ends: string }[]): void {
  for (const [index, one] of windows.entries()) {
    if (one.starts >= one.ends) invalid(`#/windows/${index}/ends`, 'before_start')
    const overlaps = windows.some(
      (other, at) => at < index && other.day === one.day && other.starts < one.ends && one.starts < other.ends,
    )
    if (overlaps) invalid(`#/windows/${index}/starts`, 'overlap')
  }
}

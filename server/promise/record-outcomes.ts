import type { DeliveryMode } from '@filrouge/contract/promise.ts'
import { addDays, type CivilDate, civilDateIn } from '@filrouge/kernel/civil-date.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import { carrierWorks, type DayPredicate, holidayCalendar } from '@filrouge/rules/calendar.ts'
import sql from 'sql-template-tag'
import { reference } from '../locations/public.ts'
import { json, type Tx } from '../platform/db/database.ts'
import { deliveryServices } from './delivery-services.ts'

/** What was promised for some goods and what then happened: they arrived, or were ready for her to collect. */
export interface Outcome {
  /** Of the fulfilment, or of the order another system fulfilled. */
  id: string
  orderId: Id<'order'>
  mode: Exclude<DeliveryMode, 'takeaway'>
  service: string | null
  /** Where the goods came from. */
  locationId: string | null
  placedAt: Date
  promised: { earliest: Date; latest: Date }
  happenedAt: Date
}

/** Writes what became of promises, each once: kept where it arrived on the day promised or before, or was ready when she was told it would be. */
export async function recordOutcomes(tx: Tx, outcomes: readonly Outcome[]): Promise<void> {
  if (outcomes.length === 0) return
  const known = await reference(tx)
  const services = new Map((await deliveryServices(tx, known)).map((service) => [service.code, service]))
  const rows = outcomes.map(({ mode, service, locationId, promised, happenedAt, placedAt, id, orderId }) => {
    const { timeZone = 'Europe/Paris' } = known.locations.get(locationId as Id<'location'>) ?? {}
    const dueAt = mode === 'collect' ? promised.earliest : promised.latest
    const works = carrierWorks(services.get(service ?? '')?.carrierDays ?? 'mon_sat', holidayCalendar('metropole'))
    const lateDays = workingDaysFrom(civilDateIn(dueAt, timeZone), civilDateIn(happenedAt, timeZone), works)
    const isKept = mode === 'collect' ? happenedAt <= dueAt : lateDays <= 0
    return {
      id,
      orderId,
      mode,
      service: services.has(service ?? '') ? service : null,
      locationId,
      placedAt,
      dueAt,
      happenedAt,
      lateDays,
      isKept,
    }
  })
  await tx.run(sql`
    insert into promise_outcomes (id, order_id, mode, service, location_id, placed_at, due_at, happened_at, late_days, is_kept, margin_days)
    select o.id, o."orderId", o.mode, o.service, o."locationId", o."placedAt", o."dueAt", o."happenedAt", o."lateDays", o."isKept", coalesce((
        select m.days from promise_margins m
        where m.service = o.service and m.location_id = o."locationId" and m.since <= o."placedAt" order by m.since desc limit 1), 0)
    from jsonb_to_recordset(${json(rows)}::jsonb) o(id text, "orderId" text, mode text, service text, "locationId" text, "placedAt" timestamptz,
      "dueAt" timestamptz, "happenedAt" timestamptz, "lateDays" integer, "isKept" boolean)
    on conflict (id) do nothing`)
}

// Nobody waits for longer than that, and a calendar is not walked for ever.
const atMost = 60

/** How many working days a day lies after another; negative before it. A day nobody works counts as the working day before it. */
export function workingDaysFrom(due: CivilDate, day: CivilDate, works: DayPredicate): number {
  const [from, to, sign] = due <= day ? [due, day, 1] : [day, due, -1]
  let days = 0
  for (let at = addDays(from, 1); at <= to && days < atMost; at = addDays(at, 1)) if (works(at)) days += 1
  return sign * days || 0
}

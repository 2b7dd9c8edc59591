import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import type { Reference } from '../locations/public.ts'
import type { Tx } from '../platform/db/database.ts'

/** A window of a week or of a day; times `HH:MM` in the plan's own time zone. */
export interface Window {
  starts: string
  ends: string
  capacity: number
  capacityGrams: number | null
  costMinor: number
}

/** When appointments are kept: at home by one service in a zone, or in a shop. */
export interface SlotPlan {
  id: Id<'slotPlan'>
  titleFr: string
  titleEn: string
  service: string | null
  locationId: Id<'location'> | null
  postcodePrefixes: string[]
  timeZone: string
  leadMinutes: number
  horizonDays: number
  moveUntilMinutes: number
  isActive: boolean
  windows: (Window & { weekday: number })[]
}

// They change as rarely as the reference data, and are read again with it.
const plansOf = new WeakMap<Reference, Promise<SlotPlan[]>>()

/** Every plan that is kept, from memory. */
export function slotPlans(tx: Tx, reference: Reference): Promise<SlotPlan[]> {
  const kept = plansOf.get(reference)
  if (kept) return kept
  const reading = readPlans(tx.database.reader).then((plans) => plans.filter(({ isActive }) => isActive))
  plansOf.set(reference, reading)
  reading.catch(() => plansOf.delete(reference))
  return reading
}

/** Every plan as it is set, those out of use included. */
export function readPlans(tx: Tx): Promise<SlotPlan[]> {
  return tx.rows<SlotPlan>(sql`
    select p.id, p.title_fr as "titleFr", p.title_en as "titleEn", p.service, p.location_id as "locationId",
      p.postcode_prefixes as "postcodePrefixes", p.time_zone as "timeZone", p.lead_minutes as "leadMinutes", p.horizon_days as "horizonDays",
      p.move_until_minutes as "moveUntilMinutes", p.is_active as "isActive", coalesce((
        select json_agg(json_build_object('weekday', w.weekday, 'starts', to_char(w.starts, 'HH24:MI'), 'ends', to_char(w.ends, 'HH24:MI'),
          'capacity', w.capacity, 'capacityGrams', w.capacity_grams, 'costMinor', w.cost_minor) order by w.weekday, w.starts)
        from slot_windows w where w.plan_id = p.id), '[]') as windows
    from slot_plans p order by p.service nulls last, p.title_fr, p.id`)
}

/** How many digits of a postcode a plan's zone says; undefined where it does not serve it. */
function saysOf({ postcodePrefixes }: SlotPlan, postcode: string): number | undefined {
  if (postcodePrefixes.length === 0) return 0
  const said = postcodePrefixes.filter((prefix) => postcode.startsWith(prefix)).map(({ length }) => length)
  return said.length === 0 ? undefined : Math.max(...said)
}

/** The plan by which a service comes to a postcode: the one that says most of it. */
export function planFor(plans: readonly SlotPlan[], service: string, postcode: string): SlotPlan | undefined {
  let best: SlotPlan | undefined
  let most = -1
  for (const plan of plans) {
    if (plan.service !== service) continue
    const said = saysOf(plan, postcode)
    if (said !== undefined && said > most) {
      best = plan
      most = said
    }
  }
  return best
}

/** Whether a postcode lies in the zone of a plan. */
export const servesZone = (plan: SlotPlan, postcode: string): boolean => saysOf(plan, postcode) !== undefined

/** Whether a service comes by appointment only. */
export const isByAppointment = (plans: readonly SlotPlan[], service: string): boolean =>
  plans.some((plan) => plan.service === service)

/** The plan by which a shop hands over. */
export const planOfShop = (plans: readonly SlotPlan[], locationId: string): SlotPlan | undefined =>
  plans.find((plan) => plan.locationId === locationId)

/** Whether a slot may still be given up for another: until the plan's cut-off before it begins. */
export function mayStillMove(plans: readonly SlotPlan[], planId: string, startsAt: Date, now: Date): boolean {
  const plan = plans.find(({ id }) => id === planId)
  return plan !== undefined && now.getTime() < startsAt.getTime() - plan.moveUntilMinutes * 60_000
}

import type { Reason } from '@filrouge/contract/shapes.ts'
import { civilDateIn, instantOf } from '@filrouge/kernel/civil-date.ts'
import { type DayPredicate, isOpenOn } from '@filrouge/rules/calendar.ts'
import type { Location } from '../locations/public.ts'
import { freeSlots, isByAppointment, planFor, planOfShop, type Slot, type SlotPlan } from '../slots/public.ts'
import { kept } from './almanac.ts'
import type { Promised } from './promise.ts'
import type { Scene } from './scene.ts'

/** What is collected in a shop that hands over by appointment is had in the first slot after it is prepared. */
export function collectedInSlot(scene: Scene, shop: Location, promised: Promised | undefined): Promised | undefined {
  const { plans } = scene.appointments
  const plan = plans.length === 0 ? undefined : planOfShop(plans, shop.id)
  if (!plan || !promised) return promised
  return inSlot(scene, plan, promised, promised.earliest, (day) => !isOpenOn(shop.calendar, day))
}

/**
 * What a service brings by appointment comes in the first slot of the day on which it is surely there, or later. Undefined where all are
 * taken, or where the service has appointments but not in this zone.
 */
export function broughtInSlot<Brought extends Promised & { service: string }>(
  scene: Scene,
  postcode: string,
  promised: Brought,
  isHoliday: DayPredicate,
): Brought | undefined {
  const { plans } = scene.appointments
  if (plans.length === 0 || !isByAppointment(plans, promised.service)) return promised
  const plan = planFor(plans, promised.service, postcode)
  if (!plan) return undefined
  const from = instantOf(civilDateIn(promised.latest, plan.timeZone), '00:00', plan.timeZone)
  return inSlot(scene, plan, promised, from, isHoliday)
}

// The same few reasons again and again: made once, they are said once.
const withAppointment = new WeakMap<Reason[], Reason[]>()

function inSlot<Any extends Promised>(
  scene: Scene,
  plan: SlotPlan,
  promised: Any,
  from: Date,
  isClosed: DayPredicate,
): Any | undefined {
  const { read, days, held, atMost } = scene.appointments
  if (!read.has(plan.id)) return undefined
  const grams = scene.lines.reduce((sum, line) => sum + line.weightGrams * line.quantity, 0)
  const asked = { now: scene.now, from, isClosed, grams, held, ...(atMost === undefined ? {} : { atMost }) }
  const slots = freeSlots(plan, days, asked).map(({ id, startsAt, endsAt, costMinor }) => ({
    id,
    startsAt,
    endsAt,
    costMinor: costMinor + promised.costMinor,
  }))
  const why = kept(withAppointment, promised.why, () => [...promised.why, { code: 'by_appointment' }])
  return slots[0] && takenAt({ ...promised, slots, slotsFrom: from, why }, slots[0])
}

const takenAt = <Any extends Promised>(promised: Any, slot: Slot): Any => ({
  ...promised,
  slot,
  earliest: slot.startsAt,
  latest: slot.endsAt,
  costMinor: slot.costMinor,
})

/** The same in the slot that was chosen; in the first there is where that can be had no more. */
export function atSlot(promised: Promised | undefined, slotId: string | undefined): Promised | undefined {
  const chosen = slotId === undefined ? undefined : promised?.slots?.find(({ id }) => id === slotId)
  return promised && chosen ? takenAt(promised, chosen) : promised
}

import { addDays, civilDateIn, instantOf } from '@filrouge/kernel/civil-date.ts'
import { type DayPredicate, isOpenOn } from '@filrouge/rules/calendar.ts'
import type { Location, Reference } from '../locations/public.ts'
import type { Tx } from '../platform/db/database.ts'
import {
  freeSlots,
  isByAppointment,
  planFor,
  planOfShop,
  readSlotDays,
  type Slot,
  type SlotDay,
  type SlotPlan,
  servesZone,
  slotPlans,
} from '../slots/public.ts'
import type { Destination, Place, Promised } from './promise.ts'
import type { Scene } from './scene.ts'
import { around, nthShop } from './surroundings.ts'

/** The appointments that concern a question: the plans, and what is taken of those that may be asked for. */
export interface Appointments {
  plans: readonly SlotPlan[]
  /** Of these plans the days were read; nothing is promised by another. */
  read: ReadonlySet<string>
  days: ReadonlyMap<string, readonly SlotDay[]>
  /** A slot that the asker has already. */
  held?: string | undefined
  /** How many are wanted: a list names the first only. */
  atMost?: number
}

/** Where the question leads: one chosen way, or all there are around a place. */
export interface Concerned {
  destination?: Destination
  place?: Place | undefined
  modes?: readonly string[] | undefined
  limit?: number
  heldSlotId?: string | undefined
  slotsAtMost?: number
}

export const noAppointments: Appointments = { plans: [], read: new Set(), days: new Map() }

/** Reads what is taken of the slots that a question may end in; where no plan is concerned, nothing is asked. */
export async function readAppointments(
  tx: Tx,
  reference: Reference,
  { now, ...asked }: Concerned & { now: Date },
): Promise<Appointments> {
  const plans = await slotPlans(tx, reference)
  if (plans.length === 0) return noAppointments
  const concerns = asked.destination ? wayOf(reference, asked.destination) : aroundHere(reference, plans, asked)
  const ids = plans.filter(concerns).map(({ id }) => id)
  const days =
    ids.length === 0 ? noAppointments.days : await readSlotDays(tx, ids, addDays(civilDateIn(now, 'UTC'), -1))
  const { heldSlotId: held, slotsAtMost: atMost } = asked
  return { plans, read: new Set(ids), days, held, ...(atMost !== undefined && { atMost }) }
}

type Concerns = (plan: SlotPlan) => boolean

function wayOf({ locations, byCode }: Reference, destination: Destination): Concerns {
  if (destination.mode === 'home') return (plan) => plan.service !== null && servesZone(plan, destination.postcode)
  if (destination.mode !== 'collect') return () => false
  const { locationId } = destination
  const shop = locations.get(locationId as Location['id']) ?? byCode.get(locationId)
  return (plan) => plan.locationId === shop?.id
}

function aroundHere(reference: Reference, plans: readonly SlotPlan[], asked: Concerned): Concerns {
  const { place, modes, limit = 10 } = asked
  const isAsked = (mode: string) => modes === undefined || modes.includes(mode)
  const shops = new Set<string>()
  if (place && isAsked('collect') && plans.some((plan) => plan.locationId !== null)) {
    const near = around(reference, place)
    // A shop that is passed over leaves its turn to the next: twice as many as are asked for will do.
    for (let nth = 0; nth < 2 * limit + 10; nth += 1) {
      const shop = nthShop(near, nth)
      if (!shop) break
      shops.add(shop.id)
    }
  }
  return (plan) =>
    plan.locationId === null
      ? isAsked('home') && (place?.postcode === undefined || servesZone(plan, place.postcode))
      : isAsked('collect') && (place === undefined || shops.has(plan.locationId))
}

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
  const slots = freeSlots(plan, days, asked).map((slot) => ({
    ...slot,
    costMinor: slot.costMinor + promised.costMinor,
  }))
  return (
    slots[0] &&
    takenAt({ ...promised, slots, slotsFrom: from, why: [...promised.why, { code: 'by_appointment' }] }, slots[0])
  )
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

import { addDays, type CivilDate, civilDateIn } from '@filrouge/kernel/civil-date.ts'
import type { Location, Reference } from '../locations/public.ts'
import type { Tx } from '../platform/db/database.ts'
import { rememberExactly } from '../platform/exact-memory.ts'
import { readSlotDays, type SlotDays, type SlotPlan, servesZone, slotPlans } from '../slots/public.ts'
import type { Destination, Place } from './promise.ts'
import { around, nthShop } from './surroundings.ts'

/** The appointments that concern a question: the plans, and what is taken of those that may be asked for. */
export interface Appointments {
  plans: readonly SlotPlan[]
  /** Of these plans the days were read; nothing is promised by another. */
  read: ReadonlySet<string>
  days: SlotDays
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
  const days = ids.length === 0 ? noAppointments.days : await daysOf(tx, ids, addDays(civilDateIn(now, 'UTC'), -1))
  const { heldSlotId: held, slotsAtMost: atMost } = asked
  return { plans, read: new Set(ids), days, held, ...(atMost !== undefined && { atMost }) }
}

async function daysOf(tx: Tx, planIds: readonly string[], from: CivilDate): Promise<SlotDays> {
  const plans = await daysOfPlans(tx, planIds, from)
  return new Map([...plans].map(([id, { days }]) => [id, days]))
}

const daysOfPlans = rememberExactly({
  kind: 'slots',
  read: async (tx, planIds, from: CivilDate) => {
    const read = await readSlotDays(tx, planIds, from)
    return new Map([...read].map(([id, days]) => [id, { from, days }]))
  },
  serves: (plan, from) => plan.from <= from,
  atMost: 10_000,
})

type Concerns = (plan: SlotPlan) => boolean

function wayOf({ locations, byCode }: Reference, destination: Destination): Concerns {
  if (destination.mode === 'home') return (plan) => plan.service !== null && servesZone(plan, destination.postcode)
  if (destination.mode !== 'collect') return () => false
  const { locationId } = destination
  const shop = locations.get(locationId as Location['id']) ?? byCode.get(locationId)
  return (plan) => plan.locationId === shop?.id
}

// To leave out some of so few takes longer than to read them all.
const fewPlans = 20

function aroundHere(reference: Reference, plans: readonly SlotPlan[], asked: Concerned): Concerns {
  const { place, modes, limit = 10 } = asked
  const isAsked = (mode: string) => modes === undefined || modes.includes(mode)
  const shops = new Set<string>()
  const isFew = plans.length <= fewPlans
  if (!isFew && place && isAsked('collect') && plans.some((plan) => plan.locationId !== null)) {
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
      : isAsked('collect') && (isFew || place === undefined || shops.has(plan.locationId))
}

import { addDays, type CivilDate, civilDateIn, instantOf, weekday } from '@filrouge/kernel/civil-date.ts'
import type { DayPredicate } from '@filrouge/rules/calendar.ts'
import type { SlotPlan, Window } from './slot-plan.ts'

/** A window of a day that someone can have. */
export interface Slot {
  id: string
  startsAt: Date
  endsAt: Date
  /** Beside what the service costs. */
  costMinor: number
}

/** A day of a plan as the database knows it: taken, or set by itself. */
export interface SlotDay extends Window {
  planId: string
  onDay: CivilDate
  isException: boolean
  taken: number
  takenGrams: number
}

/** The days that are taken or set by themselves, by plan. */
export type SlotDays = ReadonlyMap<string, ReadonlyMap<CivilDate, readonly SlotDay[]>>

/** A slot by its parts, from its id. */
export function slotParts(id: string): { planId: string; onDay: CivilDate; starts: string } {
  const [planId = '', onDay = '', starts = ''] = id.split('.')
  return { planId, onDay, starts }
}

/** The id of a slot. */
export const slotIdOf = (planId: string, onDay: CivilDate, starts: string): string => `${planId}.${onDay}.${starts}`

/** A window of a day, and what of it is taken. */
export type Filled = Window & { taken: number; takenGrams: number }

/** The windows of a day with what is taken of each; those that are not of that day any more, while someone has them, included. */
export function windowsOn(plan: SlotPlan, day: CivilDate, known: readonly SlotDay[]): Filled[] {
  if (known.some(({ isException }) => isException)) return [...known]
  const ofWeek = plan.windows
    .filter((window) => window.weekday === weekday(day))
    .filter((window) => !known.some(({ starts }) => starts === window.starts))
    .map((window) => ({ ...window, taken: 0, takenGrams: 0 }))
  return [...known, ...ofWeek].sort((one, other) => (one.starts < other.starts ? -1 : 1))
}

/** A window at its instants. */
type Offered = Filled & Slot

// Working out instants is what costs, and of most days nobody has anything yet: those are the same for as long as the plan is.
const untakenOf = new WeakMap<SlotPlan, Map<CivilDate, readonly Offered[]>>()

function offeredOn(plan: SlotPlan, day: CivilDate, known: readonly SlotDay[] | undefined): readonly Offered[] {
  if (known) return windowsOn(plan, day, known).map((window) => offered(plan, day, window))
  const untaken = untakenOf.get(plan) ?? new Map<CivilDate, readonly Offered[]>()
  untakenOf.set(plan, untaken)
  const found = untaken.get(day) ?? windowsOn(plan, day, []).map((window) => offered(plan, day, window))
  untaken.set(day, found)
  return found
}

const offered = (plan: SlotPlan, day: CivilDate, window: Filled): Offered => ({
  ...window,
  id: slotIdOf(plan.id, day, window.starts),
  startsAt: instantOf(day, window.starts, plan.timeZone),
  endsAt: instantOf(day, window.ends, plan.timeZone),
})

/**
 * The slots that can still be had, the first first: not before goods can be there nor sooner than the plan's lead, within its horizon, on no
 * day that is closed, with a place left. `held` is one that the asker has already.
 */
export function freeSlots(
  plan: SlotPlan,
  days: SlotDays,
  asked: { now: Date; from: Date; isClosed: DayPredicate; grams: number; held?: string | undefined; atMost?: number },
): Slot[] {
  const { now, from, isClosed, grams, held, atMost = 60 } = asked
  const first = Math.max(Number(from), Number(now) + plan.leadMinutes * 60_000)
  const today = civilDateIn(now, plan.timeZone)
  const last = addDays(today, plan.horizonDays)
  const taken = days.get(plan.id)
  const found: Slot[] = []
  for (let day = civilDateIn(first, plan.timeZone); day <= last && found.length < atMost; day = addDays(day, 1)) {
    if (isClosed(day)) continue
    for (const slot of offeredOn(plan, day, taken?.get(day))) {
      if (found.length === atMost) break
      if (Number(slot.startsAt) >= first && (slot.id === held || hasPlace(slot, grams))) found.push(slot)
    }
  }
  return found
}

const hasPlace = ({ capacity, capacityGrams, taken, takenGrams }: Filled, grams: number): boolean =>
  taken < capacity && (capacityGrams === null || takenGrams + grams <= capacityGrams)

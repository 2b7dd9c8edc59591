import type { Input } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/slots.ts'
import type { SlotDayView, SlotPlanView } from '@filrouge/contract/slots.ts'
import { addDays, civilDateIn } from '@filrouge/kernel/civil-date.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import { money } from '@filrouge/kernel/money.ts'
import { type DayPredicate, holidayCalendar, isOpenOn } from '@filrouge/rules/calendar.ts'
import sql from 'sql-template-tag'
import { type Reference, reference } from '../locations/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { refuse } from '../platform/refuse.ts'
import { readSlotDays } from './read-slot-days.ts'
import { type Filled, windowsOn } from './slot.ts'
import { readPlans, type SlotPlan, type Window } from './slot-plan.ts'

type Titles = Map<string, { fr: string; en: string }>

/** Every plan as it is set, those out of use included. */
export async function listSlotPlans(tx: Tx, _input: unknown, call: Call): Promise<{ items: SlotPlanView[] }> {
  const [plans, known, titles] = await Promise.all([readPlans(tx), reference(tx), serviceTitles(tx)])
  return { items: plans.map((plan) => viewOf(plan, known, titles, call)) }
}

/** One plan, after it was set. */
export async function slotPlanView(tx: Tx, id: string, call: Call): Promise<SlotPlanView> {
  const { items } = await listSlotPlans(tx, {}, call)
  return items.find((plan) => plan.id === id) ?? refuse('slot_plan_not_found')
}

async function serviceTitles(tx: Tx): Promise<Titles> {
  const rows = await tx.rows<{ code: string; fr: string; en: string }>(
    sql`select code, title_fr as fr, title_en as en from delivery_services`,
  )
  return new Map(rows.map(({ code, ...title }) => [code, title]))
}

function viewOf(plan: SlotPlan, known: Reference, titles: Titles, { language }: Call): SlotPlanView {
  const { service, locationId, windows, titleFr, titleEn, ...rest } = plan
  const serviceTitle = service === null ? undefined : titles.get(service)?.[language]
  return {
    ...rest,
    titleFr,
    titleEn,
    title: language === 'fr' ? titleFr : titleEn,
    ...(service !== null && { service }),
    ...(serviceTitle && { serviceTitle }),
    ...(locationId !== null && { locationId, locationName: known.locations.get(locationId)?.name ?? '' }),
    windows: windows.map(({ weekday, ...window }) => ({ weekday, ...hoursOf(window) })),
  }
}

const hoursOf = ({ starts, ends, capacity, capacityGrams, costMinor }: Window) => ({
  starts,
  ends,
  capacity,
  ...(capacityGrams !== null && { capacityGrams }),
  ...(costMinor > 0 && { cost: money(costMinor, 'EUR') }),
})

/** The days of a plan, each with its windows and what is taken of them. */
export async function listSlotDays(
  tx: Tx,
  input: Pick<Input<typeof contract.listSlotDays>, 'id' | 'from' | 'days'>,
  call: Call,
): Promise<{ items: SlotDayView[] }> {
  const [plans, known] = await Promise.all([readPlans(tx), reference(tx)])
  const plan = plans.find(({ id }) => id === input.id) ?? refuse('slot_plan_not_found')
  const from = input.from ?? civilDateIn(call.now, plan.timeZone)
  const taken = await readSlotDays(tx, [plan.id], from, addDays(from, input.days - 1))
  const isClosed = closedFor(plan, known)
  const items = Array.from({ length: input.days }, (_, index) => {
    const day = addDays(from, index)
    const rows = taken.get(plan.id)?.get(day) ?? []
    return {
      day,
      isException: rows.some((row) => row.isException),
      isClosed: isClosed(day),
      windows: windowsOn(plan, day, rows).filter(isThere).map(filledOf),
    }
  })
  return { items }
}

/** One day of a plan, after it was set. */
export async function slotDayView(
  tx: Tx,
  set: { id: Id<'slotPlan'>; from: string; days: number },
  call: Call,
): Promise<SlotDayView> {
  return (await listSlotDays(tx, set, call)).items[0]!
}

const isThere = ({ capacity, taken }: Filled): boolean => capacity > 0 || taken > 0

const filledOf = ({ taken, takenGrams, ...window }: Filled) => ({ ...hoursOf(window), taken, takenGrams })

/** The days on which nobody comes: holidays, and those on which the shop is closed. */
function closedFor({ locationId }: SlotPlan, known: Reference): DayPredicate {
  const calendar = locationId === null ? undefined : known.locations.get(locationId)?.calendar
  return calendar ? (day) => !isOpenOn(calendar, day) : holidayCalendar('metropole')
}

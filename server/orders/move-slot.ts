import type { Input } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/orders.ts'
import type { SlotView } from '@filrouge/contract/slots.ts'
import { addDays, civilDateIn } from '@filrouge/kernel/civil-date.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import { type Currency, money } from '@filrouge/kernel/money.ts'
import { holidayCalendar, isOpenOn } from '@filrouge/rules/calendar.ts'
import sql from 'sql-template-tag'
import { lockOrderToFulfil, movePromise } from '../fulfilment/public.ts'
import { reference } from '../locations/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { publish } from '../platform/events.ts'
import { changed } from '../platform/live.ts'
import { refuse } from '../platform/refuse.ts'
import { bookSlot, freeSlots, readSlotDays, type Slot, slotOfOrder, slotParts, slotPlans } from '../slots/public.ts'
import { canMoveSlot, type OrderState } from './order.ts'
import { readOwned } from './read-owned.ts'

interface SlotOrder extends OrderState {
  currency: Currency
  delivery_minor: number
  promised_earliest: Date
  delivery: { slotsFrom?: string }
}

interface Choices {
  order: SlotOrder
  held: { holdId: string; slotId: string; grams: number }
  slots: Slot[]
  /** Until when she may choose another. */
  until: Date
}

/** The slots that an order may have instead of its own, its own among them: none that costs more, for it is paid. */
async function choicesOf(tx: Tx, input: { id: string; key?: string | undefined }, call: Call): Promise<Choices> {
  await readOwned(tx, input.id, call, input.key)
  const order = await tx.one<SlotOrder>(sql`select * from orders where id = ${input.id}`)
  const [held, known] = await Promise.all([slotOfOrder(tx, order.id), reference(tx)])
  const plan = held && (await slotPlans(tx, known)).find(({ id }) => id === slotParts(held.slotId).planId)
  if (!held || !plan) refuse('not_by_appointment')
  const shop = plan.locationId === null ? undefined : known.locations.get(plan.locationId)
  const days = await readSlotDays(tx, [plan.id], addDays(civilDateIn(call.now, plan.timeZone), -1))
  const free = freeSlots(plan, days, {
    now: call.now,
    from: new Date(order.delivery.slotsFrom ?? order.promised_earliest),
    isClosed: shop ? (day) => !isOpenOn(shop.calendar, day) : holidayCalendar('metropole'),
    grams: held.grams,
    held: held.slotId,
  })
  const mine = free.find(({ id }) => id === held.slotId)
  const slots = free.filter(({ costMinor }) => costMinor <= (mine?.costMinor ?? 0))
  return { order, held, slots, until: new Date(order.promised_earliest.getTime() - plan.moveUntilMinutes * 60_000) }
}

/** What an order by appointment may have instead, and until when it may be changed. */
export async function listOrderSlots(
  tx: Tx,
  input: Input<typeof contract.listOrderSlots>,
  call: Call,
): Promise<{ slotId: string; until: string; items: SlotView[] }> {
  const { order, held, slots, until } = await choicesOf(tx, input, call)
  const items = canMoveSlot(order) && call.now < until ? slots : []
  return { slotId: held.slotId, until: until.toISOString(), items: items.map((slot) => viewOf(slot, order)) }
}

const viewOf = ({ id, startsAt, endsAt }: Slot, order: SlotOrder): SlotView => ({
  ...{ id, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() },
  cost: money(order.delivery_minor, order.currency),
})

/** Gives an order another slot, until the plan's cut-off and while nothing has left: its place there, its date and what the shop prepares move together. */
export async function moveSlot(tx: Tx, input: Input<typeof contract.moveSlot>, call: Call): Promise<Id<'order'>> {
  await lockOrderToFulfil(tx, input.id)
  const { order, held, slots, until } = await choicesOf(tx, input, call)
  if (held.slotId === input.slotId) return order.id
  if (!canMoveSlot(order) || call.now >= until) refuse('slot_too_late_to_move', { until: until.toISOString() })
  const others = slots.filter(({ id }) => id !== input.slotId).map((slot) => viewOf(slot, order))
  const chosen = slots.find(({ id }) => id === input.slotId) ?? refuse('slot_not_to_be_had', { slots: others })
  const { holdId, grams } = held
  const isBooked = await bookSlot(tx, { holder: { holdId }, slotId: chosen.id, grams }, call.now)
  if (!isBooked) refuse('slot_not_to_be_had', { slots: others })
  await tx.run(sql`
    update orders set promised_earliest = ${chosen.startsAt}, promised_latest = ${chosen.endsAt}, version = version + 1,
      delivery = delivery || jsonb_build_object('slotId', ${chosen.id}::text)
    where id = ${order.id}`)
  await movePromise(tx, order.id, { earliest: chosen.startsAt, latest: chosen.endsAt })
  await publish(tx, call, 'order.slot_moved', order.id, {
    orderId: order.id,
    from: order.promised_earliest.toISOString(),
    promisedEarliest: chosen.startsAt.toISOString(),
    promisedLatest: chosen.endsAt.toISOString(),
  })
  changed(tx, order.id)
  if (order.customer_id) changed(tx, order.customer_id)
  return order.id
}

import type { RecordedEvent } from '@filrouge/contract/events.ts'
import type { CivilDate } from '@filrouge/kernel/civil-date.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import { isOpenOn } from '@filrouge/rules/calendar.ts'
import { dispatchDay } from '@filrouge/rules/promise-dates.ts'
import sql from 'sql-template-tag'
import { type Location, reference } from '../locations/public.ts'
import { machineCall } from '../platform/call.ts'
import type { JobContext } from '../platform/jobs.ts'
import { type Fulfilment, fulfilmentsOf, isSent, lockOrderToFulfil } from './fulfilment.ts'
import { reportShortage } from './report-shortage.ts'
import { sourceAgain } from './source-again.ts'

/**
 * After `location.closed`: what nobody has picked there, and was to leave it that day, comes from elsewhere. What she collects at that very shop
 * waits for it to open. Each order in transactions of its own; repeatable, for what has been sourced again is to pick there no longer.
 */
export async function sourceFromElsewhere(
  { db, clock }: JobContext,
  event: RecordedEvent<'location.closed'>,
): Promise<void> {
  const { locationId, closedOn, isToday } = event.facts
  const call = machineCall(clock.now(), event, `job ${event.id}`)
  const place = (await reference(db.reader)).locations.get(locationId)
  const orders = await db.reader.rows<{ order_id: Id<'order'> }>(sql`
    select distinct order_id from fulfilments where location_id = ${locationId} and status = 'to_pick' order by order_id`)
  for (const { order_id: orderId } of orders) {
    await db.transaction(async (tx) => {
      const order = await lockOrderToFulfil(tx, orderId)
      if (!order) return
      for (const fulfilment of await fulfilmentsOf(tx, orderId)) {
        const isHere = fulfilment.status === 'to_pick' && fulfilment.location_id === locationId
        const mustMove = isHere && isSent(order, fulfilment) && (isToday || leavesOn(place, fulfilment, closedOn))
        if (mustMove) await reportShortage(tx, order, fulfilment, fulfilment.lines, 'closed', call)
      }
    })
    await db.transaction((tx) => sourceAgain(tx, orderId, call))
  }
}

/** Whether it was to leave on that day, had the place been open: what was to leave before it still does. */
function leavesOn(place: Location | undefined, { created_at: createdAt }: Fulfilment, day: CivilDate): boolean {
  if (!place) return false
  const { timeZone, cutOff, preparationDays, calendar } = place
  const works = (date: CivilDate) => date === day || isOpenOn(calendar, date)
  return dispatchDay({ now: createdAt, timeZone, cutOff, preparationDays, works }) === day
}

import type { RecordedEvent } from '@filrouge/contract/events.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import { machineCall } from '../platform/call.ts'
import type { JobContext } from '../platform/jobs.ts'
import { fulfilmentsOf, isSent, lockOrderToFulfil } from './fulfilment.ts'
import { reportShortage } from './report-shortage.ts'
import { sourceAgain } from './source-again.ts'

/**
 * After `location.closed`: what nobody has picked there, and was to leave it, comes from elsewhere. What she collects at that very shop waits
 * for it to open. Each order in transactions of its own; repeatable, for what has been sourced again is to pick there no longer.
 */
export async function sourceFromElsewhere(
  { db, clock }: JobContext,
  event: RecordedEvent<'location.closed'>,
): Promise<void> {
  const { locationId } = event.facts
  const call = machineCall(clock.now(), event, `job ${event.id}`)
  const orders = await db.reader.rows<{ order_id: Id<'order'> }>(sql`
    select distinct order_id from fulfilments where location_id = ${locationId} and status = 'to_pick' order by order_id`)
  for (const { order_id: orderId } of orders) {
    await db.transaction(async (tx) => {
      const order = await lockOrderToFulfil(tx, orderId)
      if (!order) return
      for (const fulfilment of await fulfilmentsOf(tx, orderId)) {
        const mustMove =
          fulfilment.status === 'to_pick' && fulfilment.location_id === locationId && isSent(order, fulfilment)
        if (mustMove) await reportShortage(tx, order, fulfilment, fulfilment.lines, 'closed', call)
      }
    })
    await db.transaction((tx) => sourceAgain(tx, orderId, call))
  }
}

import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import { machineCall } from '../platform/call.ts'
import { publish } from '../platform/events.ts'
import type { JobContext } from '../platform/jobs.ts'
import { putBack } from './cancel-fulfilment.ts'
import { factsOf, fulfilmentsOf, goodsOf, lockOrderToFulfil } from './fulfilment.ts'
import { showFulfilmentSettings } from './settings.ts'
import { takeMoney } from './take-money.ts'

interface Due {
  id: Id<'fulfilment'>
  order_id: Id<'order'>
}

/**
 * What is not collected: she is reminded some days before its time is over; then it goes back on the shelf and she is paid back, by itself.
 * Each order in a transaction of its own. For the schedule.
 */
export async function expireReady(context: JobContext): Promise<void> {
  const now = context.clock.now()
  const { remindedDaysBefore } = await showFulfilmentSettings(context.db.reader)
  const soon = new Date(now.getTime() + remindedDaysBefore * 86_400_000)
  const due = await context.db.reader.rows<Due & { is_over: boolean }>(sql`
    select id, order_id, expires_at <= ${now} as is_over from fulfilments
    where status = 'ready' and (expires_at <= ${now} or (expires_at <= ${soon} and reminded_at is null)) order by expires_at limit 500`)
  for (const { is_over: isOver, ...one } of due) await (isOver ? expire : remind)(context, one)
}

async function remind({ db, clock }: JobContext, { id, order_id: orderId }: Due): Promise<void> {
  const call = machineCall(clock.now(), null, 'expire_ready')
  await db.transaction(async (tx) => {
    await lockOrderToFulfil(tx, orderId)
    const reminded = await tx.maybe<{ location_id: Id<'location'>; expires_at: Date }>(sql`
      update fulfilments set reminded_at = ${call.now} where id = ${id} and status = 'ready' and reminded_at is null returning location_id, expires_at`)
    if (!reminded) return
    const facts = factsOf({ id, order_id: orderId, location_id: reminded.location_id })
    await publish(tx, call, 'fulfilment.reminded', orderId, { ...facts, expiresAt: reminded.expires_at.toISOString() })
  })
}

async function expire({ db, clock }: JobContext, { id, order_id: orderId }: Due): Promise<void> {
  const call = machineCall(clock.now(), null, 'expire_ready')
  await db.transaction(async (tx) => {
    const order = await lockOrderToFulfil(tx, orderId)
    const fulfilment = (await fulfilmentsOf(tx, orderId)).find((one) => one.id === id)
    if (!order || fulfilment?.status !== 'ready' || fulfilment.expires_at! > call.now) return
    await tx.run(
      sql`update fulfilments set status = 'expired', done_at = ${call.now}, expires_at = null where id = ${id}`,
    )
    await putBack(tx, order, fulfilment, call)
    await publish(tx, call, 'fulfilment.expired', orderId, { ...factsOf(fulfilment), lines: goodsOf(fulfilment.lines) })
    await takeMoney(tx, order, call)
  })
}

import type { ShortageReason } from '@filrouge/contract/fulfilments.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import { type Call, machineCall } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { publish } from '../platform/events.ts'
import { type Job, type JobContext, leaveJob } from '../platform/jobs.ts'
import { lockOrderToFulfil } from './fulfilment.ts'
import { takeMoney } from './take-money.ts'

/**
 * What can be had nowhere is cancelled, and is not paid for: by someone's decision, or by itself when nobody has decided in time. Without
 * `shortageIds` all of an order that wait. Answers how many.
 */
export async function giveUpShortages(
  tx: Tx,
  orderId: string,
  by: 'shopper' | 'staff' | 'machine',
  call: Call,
  which: { shortageIds?: readonly string[]; onlyDue?: boolean } = {},
): Promise<number> {
  const order = await lockOrderToFulfil(tx, orderId)
  if (!order) return 0
  const givenUp = await tx.rows<{ id: Id<'shortage'>; sku: string; quantity: number; reason: ShortageReason }>(sql`
    update shortages set status = 'cancelled', settled_at = ${call.now}
    where order_id = ${orderId} and status = 'to_decide'
      and (${which.shortageIds ?? null}::text[] is null or id = any(${which.shortageIds ?? null}::text[]))
      and (${which.onlyDue ?? false} = false or decide_by <= ${call.now})
    returning id, sku, quantity, reason`)
  if (givenUp.length === 0) return 0
  await publish(tx, call, 'shortage.cancelled', order.order_id, {
    orderId: order.order_id,
    shortageIds: givenUp.map(({ id }) => id),
    lines: givenUp.map(({ sku, quantity }) => ({ sku, quantity })),
    by,
    reason: givenUp[0]!.reason,
  })
  await takeMoney(tx, order, call)
  return givenUp.length
}

/** Looks again for what could be had nowhere: something may have come back since. */
export async function retryShortages(tx: Tx, orderId: string, call: Call): Promise<void> {
  await lockOrderToFulfil(tx, orderId)
  const again = await tx.run(sql`
    update shortages set status = 'open', decide_by = null where order_id = ${orderId} and status = 'to_decide'`)
  if (again > 0) await leaveJob(tx, 'source_again', orderId, call.now)
}

/** The job for what nobody has decided in time. */
export async function giveUpInTime({ db, clock }: JobContext, job: Job): Promise<void> {
  const call = machineCall(clock.now(), null, `job ${job.id}`)
  await db.transaction((tx) => giveUpShortages(tx, job.key, 'machine', call, { onlyDue: true }))
}

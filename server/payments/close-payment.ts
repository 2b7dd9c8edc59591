import { paymentCan } from '@filrouge/contract/payments.ts'
import { newId } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { publish } from '../platform/events.ts'
import { dropJob, leaveJob } from '../platform/jobs.ts'
import { changed } from '../platform/live.ts'
import { factsOf, type PaymentRow } from './payment.ts'

/**
 * Gives up a payment that is not authorised, and leaves the job that undoes it at the bank, should it be authorised there all the same.
 * `refused` says why what it was to pay for could not be kept, and whether the bank can have heard of it. Answers whether it was still open.
 */
export async function closePayment(
  tx: Tx,
  paymentId: string,
  call: Call,
  refused?: { code: string; mayBeAsked: boolean },
): Promise<boolean> {
  const row = await tx.maybe<PaymentRow>(sql`
    with closed as (
      update payments set status = 'voided', token = null, action_url = null, decline_code = ${refused?.code ?? null}, updated_at = ${call.now}
      where id = ${paymentId} and status = any(${paymentCan.giveUp}::text[]) returning *),
    moved as (
      insert into payment_movements (id, payment_id, kind, amount_minor, at)
      select ${newId('paymentMovement')}, id, 'void', amount_minor, ${call.now} from closed on conflict do nothing)
    select * from closed`)
  if (!row) return false
  await Promise.all([
    publish(tx, call, 'payment.voided', row.id, factsOf(row)),
    dropJob(tx, 'resume_payment', row.id),
    refused?.mayBeAsked === false ? undefined : leaveJob(tx, 'undo_payment', row.id, call.now),
  ])
  changed(tx, row.id)
  changed(tx, row.payable_id)
  return true
}

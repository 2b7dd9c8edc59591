import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import { isTaken, type Tx } from '../platform/db/database.ts'
import { publish } from '../platform/events.ts'
import { leaveJob } from '../platform/jobs.ts'
import { Refusal } from '../platform/refuse.ts'
import { leaseMs, type Payable } from './payment.ts'

export interface NewPayment {
  id: Id<'payment'>
  payable: Payable
  amountMinor: number
  currency: string
  /** Null where nothing is owed: then no bank is asked. */
  token: string | null
  returnUrl?: string
  isRequested: boolean
}

/**
 * Writes a payment as started, before the provider hears of it, and leaves the job that takes over should this process die. The payable is
 * locked by the caller; an id that served elsewhere is refused with `id_already_used` when it is committed.
 */
export async function startPayment(tx: Tx, payment: NewPayment, call: Call): Promise<void> {
  const { id, payable, amountMinor, currency } = payment
  const written = sql`
    insert into payments (id, payable_kind, payable_id, amount_minor, currency, tender_kind, token, status, provider, return_url,
      is_requested, visitor_id, customer_id, channel, location_id, started_at, updated_at)
    values (${id}, ${payable.kind}, ${payable.id}, ${amountMinor}, ${currency}, ${amountMinor > 0 ? 'card' : 'none'}, ${payment.token}, 'started', 'sandbox',
      ${payment.returnUrl ?? null}, ${payment.isRequested}, ${call.session?.visitorId ?? null},
      ${call.session?.customerId ?? null}, ${call.channel}, ${call.locationId}, ${call.now}, ${call.now})`
  tx.send(written, (error) => (isTaken(error, 'payments_pkey') ? new Refusal('id_already_used') : error))
  await Promise.all([
    publish(tx, call, 'payment.started', id, {
      paymentId: id,
      payableKind: payable.kind,
      payableId: payable.id,
      amountMinor,
      currency,
      isRequested: payment.isRequested,
    }),
    leaveJob(tx, 'resume_payment', id, new Date(call.now.getTime() + leaseMs)),
  ])
}

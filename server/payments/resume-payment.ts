import { leaveJob } from '../platform/jobs.ts'
import { askProvider, type PaymentPlatform } from './ask-provider.ts'
import { closePayment } from './close-payment.ts'
import { bankCall, type PaymentRow, patienceMs, readPayment } from './payment.ts'
import { recordOutcome } from './record-outcome.ts'
import { lookUp } from './undo-payment.ts'

/** Makes sure of what must be so before the bank is asked, or closes the payment; answers whether it may be asked. */
export type Prepare = (platform: PaymentPlatform, payment: PaymentRow) => Promise<boolean>

/**
 * The job that takes over a payment whose process died, and that looks after one the bank or the shopper has not settled: it asks with the
 * same key, looks again with growing pauses, and when its patience ends gives up, whatever the bank says or does not.
 */
export async function resumePayment(platform: PaymentPlatform, paymentId: string, prepare: Prepare): Promise<void> {
  const payment = await readPayment(platform.db.reader, paymentId)
  if (!payment || !['started', 'pending', 'action_required'].includes(payment.status)) return
  const now = platform.clock.now()
  const call = bankCall(now, payment)
  const age = now.getTime() - payment.started_at.getTime()
  // The bank may have settled it while nobody looked, so the last word before giving up is the bank's.
  const mayAskAgain = payment.status === 'started' && age < patienceMs
  const [view] =
    mayAskAgain || payment.amount_minor === 0
      ? []
      : await lookUp(platform, payment).catch((error) => orNothing(error, age))
  if (view) await platform.db.transaction((tx) => recordOutcome(tx, paymentId, view, call))
  else if (age < patienceMs && (payment.status !== 'started' || (await prepare(platform, payment))))
    await askProvider(platform, paymentId, payment)
  const after = await readPayment(platform.db.reader, paymentId)
  if (!after || !isWaiting(after)) return
  if (age >= patienceMs) await platform.db.transaction((tx) => closePayment(tx, paymentId, call))
  else await platform.db.transaction((tx) => leaveJob(tx, 'resume_payment', paymentId, nextLookAt(now, age)))
}

const isWaiting = (payment: PaymentRow) => ['started', 'pending', 'action_required'].includes(payment.status)

/** A bank that cannot be asked, for whatever reason, does not keep a basket frozen for ever. */
function orNothing(error: unknown, age: number): [] {
  if (age >= patienceMs) return []
  throw error
}

/** A tenth of the time it has waited already, at least three seconds, at most a minute; never beyond the end of patience. */
function nextLookAt(now: Date, age: number): Date {
  const pause = Math.min(60_000, Math.max(3_000, age / 10))
  return new Date(now.getTime() + Math.min(pause, Math.max(1_000, patienceMs - age)))
}

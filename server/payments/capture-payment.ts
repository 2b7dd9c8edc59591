import type { Tx } from '../platform/db/database.ts'
import { leaveJob } from '../platform/jobs.ts'
import type { PaymentPlatform } from './ask-provider.ts'
import { askBank } from './bank-client.ts'
import { bankCall, readPayment } from './payment.ts'
import { recordOutcome } from './record-outcome.ts'

/** Has an authorised payment taken, by a job: the goods have left, or are ready. */
export async function askCapture(tx: Tx, paymentId: string, now: Date): Promise<void> {
  await leaveJob(tx, 'capture_payment', paymentId, now)
}

/** The job that takes the money, once: a payment that is being given back, or was taken already, is left as it is. */
export async function capturePayment(platform: PaymentPlatform, paymentId: string): Promise<void> {
  const payment = await readPayment(platform.db.reader, paymentId)
  if (payment?.status !== 'authorised' || payment.undo_asked_at) return
  const answer = await askBank(platform.config, 'POST', `/v1/authorisations/${payment.provider_id}/capture`, {
    key: payment.id,
    body: {},
  })
  const view = answer.status === 200 ? answer.body : answer.body.authorisation
  if (!view) throw new Error(`the bank answered ${answer.status} ${answer.body.code ?? ''} to a capture`)
  const call = bankCall(platform.clock.now(), payment)
  await platform.db.transaction((tx) => recordOutcome(tx, payment.id, view, call))
}

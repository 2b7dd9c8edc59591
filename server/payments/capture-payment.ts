import sql from 'sql-template-tag'
import type { Tx } from '../platform/db/database.ts'
import { leaveJob } from '../platform/jobs.ts'
import type { PaymentPlatform } from './ask-provider.ts'
import { askBank } from './bank-client.ts'
import { bankCall, type PaymentRow, readPayment } from './payment.ts'
import { recordOutcome } from './record-outcome.ts'

/**
 * Has so much of a payment taken, by a job, as the goods that have left or are ready are worth; the whole where no amount is said. Asked again
 * with less, what was taken too much is given back.
 */
export async function askCapture(tx: Tx, paymentId: string, now: Date, dueMinor?: number): Promise<void> {
  tx.send(
    sql`update payments set due_minor = coalesce(${dueMinor ?? null}::bigint, amount_minor) where id = ${paymentId}`,
  )
  await leaveJob(tx, 'capture_payment', paymentId, now)
}

/**
 * The job that takes the money, and gives back what is no longer due, until the bank has what is due. Each question carries the sum it leads
 * to as its key, so that none is heard twice. A payment that is being given back as a whole is left as it is.
 */
export async function capturePayment(platform: PaymentPlatform, paymentId: string): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    const payment = await readPayment(platform.db.reader, paymentId)
    if (!payment || payment.undo_asked_at || !['authorised', 'captured', 'refunded'].includes(payment.status)) return
    const next = nextStep(payment)
    if (!next) return
    const answer = await askBank(platform.config, 'POST', `/v1/authorisations/${payment.provider_id}/${next.verb}`, {
      key: `${payment.id} ${next.verb} ${next.leadsTo}`,
      body: { amount: { minor: next.minor, currency: payment.currency } },
    })
    const view = answer.status === 200 ? answer.body : answer.body.authorisation
    if (!view) throw new Error(`the bank answered ${answer.status} ${answer.body.code ?? ''} to a ${next.verb}`)
    const call = bankCall(platform.clock.now(), payment)
    await platform.db.transaction((tx) => recordOutcome(tx, payment.id, view, call))
  }
}

function nextStep(payment: PaymentRow): { verb: 'capture' | 'refund'; minor: number; leadsTo: number } | undefined {
  const { due_minor: due, amount_minor: amount, captured_minor: captured, refunded_minor: refunded } = payment
  const lacking = (due ?? amount) - (captured - refunded)
  if (lacking > 0) {
    const minor = Math.min(lacking, amount - captured)
    return minor > 0 ? { verb: 'capture', minor, leadsTo: captured + minor } : undefined
  }
  return lacking < 0 ? { verb: 'refund', minor: -lacking, leadsTo: refunded - lacking } : undefined
}

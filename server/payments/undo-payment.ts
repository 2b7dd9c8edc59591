import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { leaveJob } from '../platform/jobs.ts'
import type { PaymentPlatform } from './ask-provider.ts'
import { askBank, type BankAnswer } from './bank-client.ts'
import { closePayment } from './close-payment.ts'
import { type BankNews, bankCall, outcomeOf, type PaymentRow, readPayment } from './payment.ts'
import { recordOutcome } from './record-outcome.ts'

/**
 * Has the money of a payment given back: voided where it was only authorised, refunded where it was taken. Repeatable. From this moment the
 * payment pays for nothing; the bank hears of it from a job.
 */
export async function askUndo(tx: Tx, paymentId: string, call: Call): Promise<void> {
  if (await closePayment(tx, paymentId, call)) return
  const asked = await tx.run(sql`
    update payments set undo_asked_at = ${call.now}
    where id = ${paymentId} and status in ('authorised', 'captured') and undo_asked_at is null`)
  if (asked > 0) await leaveJob(tx, 'undo_payment', paymentId, call.now)
}

/** Of a payment of nothing no bank knows. */
const nothingToGiveBack: BankNews = { id: null, version: 0, status: 'voided' }

// For a payment that the bank does not know: our question may still be on its way to it.
const looksAgainAfterSeconds = [5, 30, 120, 600]

/** The job that gives the money back. Whatever it finds at the bank under this payment's name is voided or refunded. */
export async function undoPayment(platform: PaymentPlatform, paymentId: string, round: number): Promise<void> {
  const payment = await readPayment(platform.db.reader, paymentId)
  if (!payment || payment.status === 'refunded') return
  if (payment.amount_minor === 0) {
    const call = bankCall(platform.clock.now(), payment)
    await platform.db.transaction((tx) => recordOutcome(tx, paymentId, nothingToGiveBack, call))
    return
  }
  const found = await lookUp(platform, payment)
  for (const view of found) await undoAtBank(platform, payment, view)
  const again = looksAgainAfterSeconds[round]
  if (found.length > 0 || again === undefined) return
  const dueAt = new Date(platform.clock.now().getTime() + again * 1000)
  await platform.db.transaction((tx) => leaveJob(tx, 'undo_payment', paymentId, dueAt, { round: round + 1 }))
}

/** What the bank knows under this payment's name; none where it was never asked. */
export async function lookUp(platform: PaymentPlatform, payment: PaymentRow): Promise<BankNews[]> {
  if (payment.provider_id) {
    const { status, body } = await askBank(platform.config, 'GET', `/v1/authorisations/${payment.provider_id}`)
    if (status === 200) return [body]
  }
  const reference = encodeURIComponent(payment.id)
  const { status, body } = await askBank(platform.config, 'GET', `/v1/authorisations?reference=${reference}`)
  if (status !== 200) throw new Error(`the bank answered ${status} ${body.code ?? ''} to a look-up`)
  return body.items ?? []
}

async function undoAtBank(platform: PaymentPlatform, payment: PaymentRow, found: BankNews): Promise<void> {
  const record = (news: BankNews) =>
    platform.db.transaction((tx) => recordOutcome(tx, payment.id, news, bankCall(platform.clock.now(), payment)))
  let view = found
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const outcome = outcomeOf(view)
    const verb = outcome === 'captured' ? 'refund' : 'void'
    if (outcome === 'refunded' || outcome === 'voided' || outcome === 'declined') break
    // Taken meanwhile: what was taken is written down before it is refunded.
    if (outcome === 'captured') await record(view)
    const answer: BankAnswer = await askBank(platform.config, 'POST', `/v1/authorisations/${view.id}/${verb}`, {
      key: payment.id,
      body: {},
    })
    // Refused with how it stands now: it was captured or voided meanwhile.
    const next = answer.status === 200 ? answer.body : answer.body.authorisation
    if (!next) throw new Error(`the bank answered ${answer.status} ${answer.body.code ?? ''} to a ${verb}`)
    view = next
  }
  await record(view)
}

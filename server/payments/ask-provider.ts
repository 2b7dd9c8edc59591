import type { PaymentStatus } from '@filrouge/contract/payments.ts'
import type { Platform } from '../platform/route.ts'
import { askBank, BankUnreachable } from './bank-client.ts'
import { type BankNews, bankCall, type PaymentRow, readPayment } from './payment.ts'
import { recordOutcome } from './record-outcome.ts'

export type Asked = Pick<
  PaymentRow,
  'id' | 'amount_minor' | 'currency' | 'token' | 'return_url' | 'channel' | 'location_id'
>

/** What the bank and we need of the platform: jobs have no more than this. */
export type PaymentPlatform = Pick<Platform, 'db' | 'clock' | 'log' | 'config'>

/**
 * Asks the bank for the money, outside of any transaction, with the payment's id as its key, then records what it said in a transaction of
 * its own. A bank that does not answer leaves the payment pending; a job asks again.
 */
export async function askProvider(platform: PaymentPlatform, paymentId: string, known?: Asked): Promise<PaymentStatus> {
  const payment = known ?? (await readPayment(platform.db.reader, paymentId))
  if (!payment) throw new Error(`no payment ${paymentId}`)
  const work = askAndRecord(platform, payment)
  running.set(paymentId, work)
  try {
    return await work
  } finally {
    running.delete(paymentId)
  }
}

const running = new Map<string, Promise<unknown>>()
const momentMs = 250

/** Waits a moment for the answer this process is hearing from the bank at this very time: the callback that says the same is then stale. */
export async function answerHeard(paymentId: string): Promise<void> {
  const work = running.get(paymentId)
  if (!work) return
  let timer: NodeJS.Timeout | undefined
  const moment = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, momentMs)
  })
  await Promise.race([work.catch(() => undefined), moment])
  clearTimeout(timer)
}

async function askAndRecord(platform: PaymentPlatform, payment: Asked): Promise<PaymentStatus> {
  const news =
    payment.amount_minor === 0 ? nothingOwed : payment.token === null ? unknownYet : await authorise(platform, payment)
  const status = await platform.db.transaction((tx) =>
    recordOutcome(tx, payment.id, news, bankCall(platform.clock.now(), payment)),
  )
  return status ?? 'pending'
}

/** What gift cards and credit pay alone is ours to authorise. */
const nothingOwed: BankNews = { id: null, version: 0, status: 'authorised' }
const unknownYet: BankNews = { id: null, version: 0, status: 'pending' }

async function authorise(platform: PaymentPlatform, payment: Asked): Promise<BankNews> {
  try {
    const { status, body } = await askBank(platform.config, 'POST', '/v1/authorisations', {
      key: payment.id,
      body: {
        amount: { minor: payment.amount_minor, currency: payment.currency },
        token: payment.token,
        reference: payment.id,
        returnUrl: payment.return_url ?? undefined,
      },
    })
    if (status < 300) return body
    // Of a token it does not know the bank keeps nothing: that is a plain no. Any other refusal is a fault of ours.
    if (status === 422 && body.code !== 'idempotency_key_reused')
      return { id: null, version: 0, status: 'declined', declineCode: body.code ?? 'refused' }
    platform.log.error({ payment: payment.id, status, code: body.code }, 'the bank refused our call')
  } catch (error) {
    if (!(error instanceof BankUnreachable)) throw error
    platform.log.warn({ payment: payment.id, error: error.message }, 'the bank did not answer')
  }
  return unknownYet
}

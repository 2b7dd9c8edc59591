import { createHmac, timingSafeEqual } from 'node:crypto'
import { ProviderCallback } from '@filrouge/contract/payments.ts'
import { machineTime } from '../platform/clock.ts'
import { refuse } from '../platform/refuse.ts'
import { secretOf } from '../platform/secrets.ts'
import { answerHeard, type PaymentPlatform } from './ask-provider.ts'
import { type BankNews, bankCall, readPayment } from './payment.ts'
import { recordOutcome } from './record-outcome.ts'

type Headers = Record<string, string | string[] | undefined>

const toleranceSeconds = 300

/**
 * Hears the bank calling back: once or many times, in any order. What is not signed with our secret, or is older than five minutes, is
 * refused with `not_allowed` (Standard Webhooks). News of payments that are not ours is heard and forgotten.
 */
export async function receiveProviderCallback(
  platform: PaymentPlatform,
  request: { headers: Headers; rawBody: Buffer | string },
): Promise<void> {
  const key = await secretOf(platform.db.reader, 'provider_callbacks')
  if (!isGenuine(key, request.headers, request.rawBody)) refuse('not_allowed')
  const body = ProviderCallback.safeParse(JSON.parse(String(request.rawBody)))
  if (!body.success) return
  const news = body.data.data as unknown as BankNews & { reference: string }
  await answerHeard(news.reference)
  const payment = await readPayment(platform.db.reader, news.reference)
  if (!payment || payment.provider_version >= news.version) return
  if (payment.provider_id !== null && payment.provider_id !== news.id) return
  const call = bankCall(platform.clock.now(), payment)
  await platform.db.transaction((tx) => recordOutcome(tx, payment.id, news, call))
}

function isGenuine(key: Buffer, headers: Headers, rawBody: Buffer | string): boolean {
  const id = headers['webhook-id']
  const timestamp = headers['webhook-timestamp']
  const signatures = headers['webhook-signature']
  if (typeof id !== 'string' || typeof timestamp !== 'string' || typeof signatures !== 'string') return false
  // The bank lives in real time, whatever hour the shop's clock has been moved to.
  if (!(Math.abs(Number(timestamp) - machineTime() / 1000) <= toleranceSeconds)) return false
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(rawBody).digest()
  return signatures.split(' ').some((signature) => {
    const [version, encoded = ''] = signature.split(',')
    const given = Buffer.from(encoded, 'base64')
    return version === 'v1' && given.length === expected.length && timingSafeEqual(given, expected)
  })
}

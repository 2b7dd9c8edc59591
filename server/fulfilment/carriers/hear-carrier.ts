import { createHmac, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { machineCall } from '../../platform/call.ts'
import { machineTime } from '../../platform/clock.ts'
import { refuse } from '../../platform/refuse.ts'
import type { CarrierPlatform } from './ask-label.ts'
import { CarrierNews, toldEvent } from './http-carrier.ts'
import { readParcel } from './parcel.ts'
import { recordCarrierEvents } from './record-carrier-events.ts'

type Headers = Record<string, string | string[] | undefined>

const toleranceSeconds = 300

/**
 * Hears a carrier calling with news: once or many times, in any order. What is not signed with the secret of that carrier, or is older than five
 * minutes, is refused (Standard Webhooks). News of parcels that are not ours, or not of that carrier, are heard and forgotten.
 */
export async function hearCarrier(
  platform: CarrierPlatform,
  carrier: string,
  request: { headers: Headers; rawBody: Buffer | string },
): Promise<void> {
  const account = Object.hasOwn(platform.config.carriers, carrier) ? platform.config.carriers[carrier] : undefined
  if (!account || !isGenuine(account.newsSecret, request)) refuse('not_allowed')
  const news = CarrierNews.safeParse(jsonIn(request.rawBody))
  if (!news.success) return
  const { reference, event } = news.data.data
  const parcel = await readParcel(platform.db.reader, reference)
  if (parcel?.carrier !== carrier) return
  const call = machineCall(platform.clock.now(), null, `carrier ${carrier}`)
  await platform.db.transaction((tx) => recordCarrierEvents(tx, parcel.id, [toldEvent(event)], call))
}

function jsonIn(text: Buffer | string): unknown {
  try {
    return JSON.parse(String(text))
  } catch {
    return undefined
  }
}

function isGenuine(secret: string, { headers, rawBody }: { headers: Headers; rawBody: Buffer | string }): boolean {
  const [id, timestamp, signatures] = ['id', 'timestamp', 'signature'].map((name) => headers[`webhook-${name}`])
  if (typeof id !== 'string' || typeof timestamp !== 'string' || typeof signatures !== 'string') return false
  // Carriers live in real time, whatever hour the shop's clock has been moved to.
  if (!(Math.abs(Number(timestamp) - machineTime() / 1000) <= toleranceSeconds)) return false
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  if (key.length < 16) return false
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(rawBody).digest()
  return signatures.split(' ').some((signature) => {
    const [version, encoded = ''] = signature.split(',')
    const given = Buffer.from(encoded, 'base64')
    return version === 'v1' && given.length === expected.length && timingSafeEqual(given, expected)
  })
}

/** Where carriers call. Not a route of the contract's pipeline: its caller is known by a signature over the raw body, not by a session. */
export function mountCarrierNews(http: FastifyInstance, platform: CarrierPlatform): void {
  http.post('/api/carriers/:carrier/events', async (request, reply) => {
    const rawBody = (request as { rawBody?: string }).rawBody ?? ''
    const { carrier } = request.params as { carrier: string }
    await hearCarrier(platform, carrier, { headers: request.headers, rawBody })
    return reply.code(204).send()
  })
}

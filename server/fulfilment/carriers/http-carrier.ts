import { z } from 'zod'
import type { CarrierAccount } from '../../platform/config.ts'
import { type CarrierPort, CarrierRefused, CarrierUnreachable, type ToldEvent } from './carrier-port.ts'

const Shipment = z.object({
  id: z.string().min(1).max(100),
  trackingNumber: z.string().min(1).max(60),
  label: z.object({ format: z.enum(['pdf', 'png', 'zpl']), data: z.base64() }),
})
const Event = z.object({
  id: z.string().min(1).max(100),
  code: z.string().min(1).max(20),
  text: z.string().max(300).optional(),
  occurredAt: z.iso.datetime({ offset: true }),
  place: z.object({ name: z.string().max(100) }).nullish(),
})

/** News that a carrier calls back with. */
export const CarrierNews = z.object({ data: z.object({ reference: z.string().max(100), event: Event }) })

/** An event as it came over the wire. */
export const toldEvent = ({ id, code, text, occurredAt, place }: z.output<typeof Event>): ToldEvent => ({
  ...{ id, code, text, place: place?.name, occurredAt: new Date(occurredAt) },
})

const patienceMs = 8_000

/** A carrier that speaks shipments over HTTP. A connection that breaks before an answer is tried once more: under one reference nothing is done twice. */
export function httpCarrier(account: CarrierAccount): CarrierPort {
  const ask = async <S extends z.ZodType>(method: string, path: string, shape: S, body?: unknown) => {
    const give = () => once(account, method, path, body)
    const answer = await give().catch((error: unknown) => {
      if (error instanceof CarrierUnreachable && error.message !== 'timeout') return give()
      throw error
    })
    const read = shape.safeParse(answer)
    if (!read.success) throw new CarrierUnreachable('unreadable answer')
    return read.data
  }
  const one = (carrierId: string) => `/v1/shipments/${encodeURIComponent(carrierId)}`
  return {
    async label(parcel) {
      const { id, trackingNumber, label } = await ask('POST', '/v1/shipments', Shipment, parcel)
      const content = Buffer.from(label.data, 'base64')
      return { carrierId: id, trackingNumber, label: { format: label.format, content } }
    },
    async handOver(carrierId) {
      await ask('POST', `${one(carrierId)}/hand-over`, z.unknown())
    },
    async cancel(carrierId) {
      try {
        await ask('POST', `${one(carrierId)}/cancel`, z.unknown())
        return true
      } catch (error) {
        if (error instanceof CarrierRefused) return false
        throw error
      }
    },
    async events(carrierId) {
      const { items } = await ask('GET', `${one(carrierId)}/events`, z.object({ items: z.array(Event) }))
      return items.map(toldEvent)
    },
    async find(reference) {
      const path = `/v1/shipments?reference=${encodeURIComponent(reference)}`
      const { items } = await ask('GET', path, z.object({ items: z.array(Shipment.pick({ id: true })) }))
      return items[0] && { carrierId: items[0].id }
    },
  }
}

async function once({ url, apiKey }: CarrierAccount, method: string, path: string, body: unknown): Promise<unknown> {
  let response: Response
  try {
    response = await fetch(url.replace(/\/$/, '') + path, {
      method,
      signal: AbortSignal.timeout(patienceMs),
      headers: {
        authorization: `Bearer ${apiKey}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const answer: unknown = await response.json()
    if (response.ok) return answer
    // Too many questions, or a fault over there: it may say yes later.
    if (response.status >= 500 || response.status === 429) throw new CarrierUnreachable(`status ${response.status}`)
    const { detail, code } = (answer ?? {}) as { detail?: string; code?: string }
    throw new CarrierRefused(String(detail ?? code ?? response.status).slice(0, 300))
  } catch (error) {
    if (error instanceof CarrierUnreachable || error instanceof CarrierRefused) throw error
    const isLate = error instanceof Error && error.name === 'TimeoutError'
    throw new CarrierUnreachable(isLate ? 'timeout' : String((error as Error).message))
  }
}

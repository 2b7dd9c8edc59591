import { createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readBody } from '../http.ts'
import type { AuthorisationView } from './authorisation.ts'

/** The vector of the Standard Webhooks specification. */
export const callbackSecret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'

export interface Received {
  headers: IncomingHttpHeaders
  body: { id: string; type: string; data: AuthorisationView }
}

/** A merchant for tests: it receives callbacks, checks their signatures and answers the statuses in `answers`, then 204. */
export async function openMerchant(answers: number[] = []) {
  const received: Received[] = []
  const server = createServer(async (request, response) => {
    const body = await readBody(request)
    const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature } = request.headers
    const key = Buffer.from(callbackSecret.slice('whsec_'.length), 'base64')
    const expected = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')
    const isGenuine = signature === `v1,${expected}` && Math.abs(Number(timestamp) - Date.now() / 1000) < 5
    received.push({ headers: request.headers, body: JSON.parse(body) })
    response.writeHead(isGenuine ? (answers.shift() ?? 204) : 401)
    response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    callbackUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/callbacks`,
    received,
    /** Waits for the given number of callbacks about one authorisation. */
    async callbacksAbout(id: string, count: number): Promise<Received[]> {
      for (const deadline = Date.now() + 8_000; ; ) {
        const about = received.filter((one) => one.body.data.id === id)
        if (about.length >= count) return about
        if (Date.now() > deadline) throw new Error(`${about.length} callbacks of ${count} about ${id}`)
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    },
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}

export interface Answer<T = AuthorisationView> {
  status: number
  headers: Headers
  body: T & { code?: string }
}

/** Calls the bank as a merchant's server does. */
export function callerOf(bankUrl: string, apiKey: string) {
  const call = async <T = AuthorisationView>(
    method: string,
    path: string,
    body?: unknown,
    key?: string,
  ): Promise<Answer<T>> => {
    const headers: Record<string, string> = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' }
    if (key) headers['idempotency-key'] = key
    const response = await fetch(bankUrl + path, { method, headers, body: body && JSON.stringify(body) } as RequestInit)
    return {
      status: response.status,
      headers: response.headers,
      body: (await response.json()) as T & { code?: string },
    }
  }
  return {
    call,
    authorise: (key: string, token: string, minor = 4_990, returnUrl?: string) =>
      call(
        'POST',
        '/v1/authorisations',
        { amount: { minor, currency: 'EUR' }, token, reference: `ref ${key}`, returnUrl },
        key,
      ),
    change: (id: string, verb: 'capture' | 'void' | 'refund', key: string, minor?: number) =>
      call('POST', `/v1/authorisations/${id}/${verb}`, minor ? { amount: { minor, currency: 'EUR' } } : {}, key),
    show: (id: string) => call('GET', `/v1/authorisations/${id}`),
    search: (reference: string) =>
      call<{ items: AuthorisationView[] }>('GET', `/v1/authorisations?reference=${encodeURIComponent(reference)}`),
    delay: (milliseconds: number) => call('POST', '/v1/test/delay', { milliseconds }),
    clock: (now: Date) => call('POST', '/v1/test/clock', { now: now.toISOString() }),
  }
}

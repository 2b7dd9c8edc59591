import http from 'node:http'
import https from 'node:https'
import type { Config } from '../platform/config.ts'
import type { BankNews } from './payment.ts'

/** The bank could not be reached, or did not answer in time: nobody knows yet what it did. */
export class BankUnreachable extends Error {}

export interface BankAnswer {
  status: number
  body: BankNews & { code?: string; authorisation?: BankNews; items?: BankNews[] }
}

// Kept alive: a new connection for each payment would cost more than the payment.
const agents = {
  'http:': new http.Agent({ keepAlive: true, maxSockets: 64 }),
  'https:': new https.Agent({ keepAlive: true, maxSockets: 64 }),
}

const patienceMs = 8_000

/** Asks the bank. A connection that breaks before an answer is tried once more, with the same key: the bank does nothing twice. */
export async function askBank(
  config: Config,
  method: 'GET' | 'POST',
  path: string,
  asked?: { body: unknown; key: string },
): Promise<BankAnswer> {
  if (!config.bank) throw new Error('no bank is configured: set BANK_URL')
  const url = new URL(path, config.bank.url)
  const give = () => once(url, method, config.bank?.apiKey ?? '', asked)
  try {
    return await give()
  } catch (error) {
    if (!(error instanceof BankUnreachable) || error.message === 'timeout') throw error
    return await give()
  }
}

function once(
  url: URL,
  method: 'GET' | 'POST',
  apiKey: string,
  asked: { body: unknown; key: string } | undefined,
): Promise<BankAnswer> {
  const { request } = url.protocol === 'https:' ? https : http
  const body = asked ? Buffer.from(JSON.stringify(asked.body)) : undefined
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => reject(new BankUnreachable(error.message))
    const outgoing = request(
      url,
      {
        method,
        agent: agents[url.protocol as 'http:' | 'https:'],
        headers: {
          authorization: `Bearer ${apiKey}`,
          ...(asked && body
            ? { 'content-type': 'application/json', 'content-length': body.length, 'idempotency-key': asked.key }
            : {}),
        },
      },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', fail)
        response.on('end', () => {
          clearTimeout(timer)
          const status = response.statusCode ?? 0
          if (status >= 500) return fail(new Error(`status ${status}`))
          try {
            resolve({ status, body: JSON.parse(Buffer.concat(chunks).toString('utf8')) })
          } catch {
            fail(new Error('unreadable answer'))
          }
        })
      },
    )
    const timer = setTimeout(() => outgoing.destroy(new Error('timeout')), patienceMs)
    outgoing.on('error', (error) => {
      clearTimeout(timer)
      fail(error)
    })
    outgoing.end(body)
  })
}

import { Agent, request } from 'node:http'
import { secretKey, signCallback } from './sign-callback.ts'

const waitsMilliseconds = [200, 1_000, 5_000, 30_000, 30_000, 60_000, 60_000, 120_000, 120_000]

/** Sends news to the merchant until it says 2xx, ten times at most. */
export interface Callbacks {
  send(id: string, data: unknown, times: number): void
  close(): void
}

/** Prepares callbacks of one type to one address; `onDone` hears of each one delivered or given up. */
export function openCallbacks(type: string, url: string, secret: string, onDone: (id: string) => void): Callbacks {
  const key = secretKey(secret)
  const agent = new Agent({ keepAlive: true, maxSockets: 16 })
  const waiting = new Set<NodeJS.Timeout>()
  let isClosed = false

  const attempt = async (id: string, body: string, tries: number): Promise<void> => {
    const timestamp = Math.floor(Date.now() / 1000)
    const accepted = await post(url, agent, body, {
      'webhook-id': id,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': signCallback(key, id, timestamp, body),
    })
    if (isClosed) return // still owed: the next start sends it
    const wait = waitsMilliseconds[tries]
    if (accepted || wait === undefined) return onDone(id)
    await new Promise<void>((resolve) => {
      const timer = setTimeout(() => {
        waiting.delete(timer)
        resolve()
      }, wait)
      waiting.add(timer)
    })
    return attempt(id, body, tries + 1)
  }
  return {
    send(id, data, times) {
      const body = JSON.stringify({ id, type, timestamp: new Date().toISOString(), data })
      for (let time = 0; time < times; time++) void attempt(id, body, 0)
    },
    close() {
      isClosed = true
      for (const timer of waiting) clearTimeout(timer)
      agent.destroy()
    },
  }
}

function post(url: string, agent: Agent, body: string, headers: Record<string, string>): Promise<boolean> {
  return new Promise((resolve) => {
    const length = Buffer.byteLength(body)
    const outgoing = request(
      url,
      { method: 'POST', agent, headers: { 'content-type': 'application/json', 'content-length': length, ...headers } },
      (response) => {
        response.resume()
        const status = response.statusCode ?? 0
        response.on('end', () => resolve(status >= 200 && status < 300))
        response.on('error', () => resolve(false))
      },
    )
    outgoing.setTimeout(15_000, () => outgoing.destroy())
    outgoing.on('error', () => resolve(false))
    outgoing.end(body)
  })
}

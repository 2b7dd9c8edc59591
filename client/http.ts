import type { Endpoint, Output, Sent } from '@filrouge/contract/endpoint.ts'
import type { Transport } from './client.ts'

export interface HttpSettings {
  /** Origin of the server, or '' for the page's own. */
  origin: string
  /** Read at each call; null sends no Authorization (a page's cookie then says who calls). */
  token: () => string | null
  language: () => string
  /** Hears what the server says of its time with each answer. */
  heard?: (time: string) => void
}

/** The address of a call, with what is not in its path left over for the query or the body. */
export function addressOf(
  endpoint: Endpoint,
  input: Record<string, unknown>,
): { path: string; rest: Record<string, unknown> } {
  const rest = { ...input }
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(rest[name])
    delete rest[name]
    return encodeURIComponent(value)
  })
  return { path: `/api${path}`, rest }
}

function queryOf(rest: Record<string, unknown>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(rest)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) query.append(name, String(one))
  }
  const text = query.toString()
  return text ? `?${text}` : ''
}

function headersOf(settings: HttpSettings): Record<string, string> {
  const token = settings.token()
  return { 'accept-language': settings.language(), ...(token ? { authorization: `Bearer ${token}` } : {}) }
}

/** Calls over HTTP with `fetch`. A server that cannot be reached is a problem with the code `unreachable`. */
export function httpTransport(settings: HttpSettings): Transport {
  return async (endpoint, input, options) => {
    const { path, rest } = addressOf(endpoint, input)
    const hasBody = endpoint.method === 'POST' || endpoint.method === 'PUT'
    const headers = {
      ...headersOf(settings),
      ...(hasBody ? { 'content-type': 'application/json' } : {}),
      ...(options.idempotencyKey ? { 'idempotency-key': options.idempotencyKey } : {}),
      ...(options.ifMatch ? { 'if-match': options.ifMatch } : {}),
    }
    try {
      const response = await fetch(settings.origin + path + (hasBody ? '' : queryOf(rest)), {
        method: endpoint.method,
        headers,
        ...(hasBody ? { body: JSON.stringify(rest) } : {}),
        ...(options.signal ? { signal: options.signal } : {}),
      })
      const time = response.headers.get('date')
      if (time) settings.heard?.(time)
      const text = await response.text()
      return { status: response.status, body: text === '' ? {} : JSON.parse(text) }
    } catch (error) {
      if (options.signal?.aborted) throw error
      return { status: 503, body: { code: 'unreachable', title: 'unreachable', detail: String(error) } }
    }
  }
}

/**
 * Watches a live endpoint: `seen` is called with each new answer. The connection is made again when it breaks, until stopped. By `fetch`
 * rather than EventSource, which cannot carry an Authorization header.
 */
export function watch<E extends Endpoint>(
  settings: HttpSettings,
  endpoint: E,
  input: Sent<E>,
  seen: (answer: Output<E>) => void,
): () => void {
  const stopper = new AbortController()
  const { path, rest } = addressOf(endpoint, input as Record<string, unknown>)
  const follow = async () => {
    const response = await fetch(settings.origin + path + queryOf(rest), {
      headers: headersOf(settings),
      signal: stopper.signal,
    })
    if (!response.ok || !response.body) throw new Error(`not live: ${response.status}`)
    const time = response.headers.get('date')
    if (time) settings.heard?.(time)
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
    let text = ''
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      text += value
      const parts = text.split('\n\n')
      text = parts.pop() ?? ''
      for (const part of parts) {
        const data = /^data: (.*)$/m.exec(part)?.[1]
        if (data && /^event: now$/m.test(part)) settings.heard?.(data)
        else if (data) seen(JSON.parse(data) as Output<E>)
      }
    }
  }
  const again = async () => {
    for (let waitMs = 500; !stopper.signal.aborted; waitMs = Math.min(waitMs * 2, 10_000)) {
      await follow().then(
        () => (waitMs = 500),
        () => undefined,
      )
      if (!stopper.signal.aborted) await new Promise((resolve) => setTimeout(resolve, waitMs))
    }
  }
  void again()
  return () => stopper.abort()
}

import type { Endpoint, Output, Sent } from '@filrouge/contract/endpoint.ts'
import { ProblemError } from './client.ts'
import { addressOf, type HttpSettings } from './http.ts'

function addressWithQuery(settings: HttpSettings, endpoint: Endpoint, input: Record<string, unknown>): string {
  const { path, rest } = addressOf(endpoint, input)
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(rest)) if (value !== undefined) query.set(name, String(value))
  return `${settings.origin}${path}?${query}`
}

const headersOf = (settings: HttpSettings): [string, string][] => {
  const token = settings.token()
  return [
    ['accept-language', settings.language()],
    ...(token ? [['authorization', `Bearer ${token}`] as [string, string]] : []),
  ]
}

const unreachable = () => new ProblemError(503, { code: 'unreachable', title: 'unreachable', detail: '' })

/** Sends a file to an endpoint that takes one; `onShare` hears how much of it has gone, from 0 to 1, which `fetch` cannot tell. */
export function sendFile<E extends Endpoint>(
  settings: HttpSettings,
  endpoint: E,
  input: Sent<E>,
  file: Blob,
  onShare: (share: number) => void,
): { answer: Promise<Output<E>>; stop: () => void } {
  const request = new XMLHttpRequest()
  const answer = new Promise<Output<E>>((resolve, reject) => {
    request.open(endpoint.method, addressWithQuery(settings, endpoint, input as Record<string, unknown>))
    for (const [name, value] of headersOf(settings)) request.setRequestHeader(name, value)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.upload.onprogress = ({ loaded, total }) => onShare(total === 0 ? 1 : loaded / total)
    request.onerror = () => reject(unreachable())
    request.onabort = () => reject(unreachable())
    request.onload = () => {
      try {
        const body = JSON.parse(request.responseText || '{}')
        if (request.status >= 400) reject(new ProblemError(request.status, body))
        else resolve(body as Output<E>)
      } catch {
        reject(unreachable())
      }
    }
    request.send(file)
  })
  return { answer, stop: () => request.abort() }
}

/** Fetches the file an endpoint gives, with the name it has. */
export async function fetchFile<E extends Endpoint>(
  settings: HttpSettings,
  endpoint: E,
  input: Sent<E>,
): Promise<{ name: string; content: Blob }> {
  const address = addressWithQuery(settings, endpoint, input as Record<string, unknown>)
  const response = await fetch(address, { headers: headersOf(settings) }).catch(() => {
    throw unreachable()
  })
  if (!response.ok) throw new ProblemError(response.status, await response.json())
  const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? endpoint.name
  return { name, content: await response.blob() }
}

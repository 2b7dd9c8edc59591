import { connect, type Socket } from 'node:net'

/**
 * A small HTTP/1.1 client over plain sockets, one request at a time on each: on two cores shared with the server, a heavier client would be
 * what is measured. It understands what our servers send: Content-Length or chunked.
 */
export interface Connection {
  send(
    method: string,
    path: string,
    options?: { token?: string; body?: unknown; headers?: Record<string, string> },
  ): Promise<Reply>
  close(): void
}

export interface Reply {
  status: number
  /** Decoded when it is first asked for: most answers are only counted. */
  readonly text: string
  location: string | undefined
}

/** Opens one keep-alive connection to a port of this machine. */
export function openConnection(port: number): Connection {
  let socket: Socket | undefined
  let received = Buffer.alloc(0)
  let waiting: { resolve(reply: Reply): void; reject(error: Error): void } | undefined

  const take = () => {
    const end = received.indexOf('\r\n\r\n')
    if (end < 0 || !waiting) return
    const head = received.subarray(0, end).toString('latin1')
    const length = /\r\ncontent-length: *(\d+)/i.exec(head)
    const body = length
      ? sized(end + 4, Number(length[1]))
      : /\r\ntransfer-encoding: *chunked/i.test(head)
        ? chunked(end + 4)
        : { bytes: Buffer.alloc(0), next: end + 4 }
    if (!body) return
    received = received.subarray(body.next)
    const { resolve } = waiting
    waiting = undefined
    resolve({
      status: Number(head.slice(9, 12)),
      get text() {
        return body.bytes.toString()
      },
      location: /\r\nlocation: *([^\r]*)/i.exec(head)?.[1],
    })
  }
  const sized = (from: number, length: number) =>
    received.length < from + length ? undefined : { bytes: received.subarray(from, from + length), next: from + length }
  const chunked = (from: number) => {
    const parts: Buffer[] = []
    for (let at = from; ; ) {
      const line = received.indexOf('\r\n', at)
      if (line < 0) return undefined
      const size = Number.parseInt(received.subarray(at, line).toString('latin1'), 16)
      const next = line + 2 + size + 2
      if (received.length < next) return undefined
      if (size === 0) return { bytes: Buffer.concat(parts), next }
      parts.push(received.subarray(line + 2, line + 2 + size))
      at = next
    }
  }
  const open = () => {
    socket = connect({ port, host: '127.0.0.1', noDelay: true })
    socket.on('data', (data) => {
      received = received.length === 0 ? data : Buffer.concat([received, data])
      take()
    })
    const lost = () => {
      socket = undefined
      received = Buffer.alloc(0)
      waiting?.reject(new Error('connection lost'))
      waiting = undefined
    }
    socket.on('error', lost)
    socket.on('close', lost)
    return socket
  }
  return {
    send(method, path, { token, body, headers = {} } = {}) {
      const text = body === undefined ? '' : JSON.stringify(body)
      const lines = [
        `${method} ${path} HTTP/1.1`,
        'host: localhost',
        ...(token ? [`authorization: Bearer ${token}`] : []),
        ...(body === undefined ? [] : ['content-type: application/json', `content-length: ${Buffer.byteLength(text)}`]),
        ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
      ]
      return new Promise((resolve, reject) => {
        waiting = { resolve, reject }
        ;(socket ?? open()).write(`${lines.join('\r\n')}\r\n\r\n${text}`)
      })
    },
    close: () => void socket?.destroy(),
  }
}

export interface Figures {
  perSecond: number
  count: number
  seconds: number
  p50: number
  p99: number
}

/** Does the same thing from `atOnce` connections for some seconds, and times each. */
export async function load(
  port: number,
  atOnce: number,
  seconds: number,
  once: (connection: Connection, lane: number) => Promise<void>,
): Promise<Figures> {
  const times: number[] = []
  const began = performance.now()
  const end = began + seconds * 1000
  const lanes = Array.from({ length: atOnce }, async (_, lane) => {
    const connection = openConnection(port)
    while (performance.now() < end) {
      const start = performance.now()
      await once(connection, lane)
      times.push(performance.now() - start)
    }
    connection.close()
  })
  await Promise.all(lanes)
  return figuresOf(times, (performance.now() - began) / 1000)
}

/**
 * Begins so many a second for some seconds, whether or not the earlier ones have been answered, as strangers do. Each is timed from when it
 * was due, so that a server that stands still for a while is not flattered.
 */
export async function openLoop(
  port: number,
  perSecond: number,
  seconds: number,
  once: (connection: Connection) => Promise<void>,
): Promise<Figures> {
  const times: number[] = []
  const idle: Connection[] = []
  const under = new Set<Promise<void>>()
  const began = performance.now()
  for (let count = 0; count < perSecond * seconds; count += 1) {
    const due = began + (count * 1000) / perSecond
    const wait = due - performance.now()
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
    const connection = idle.pop() ?? openConnection(port)
    const call = once(connection).then(() => {
      times.push(performance.now() - due)
      idle.push(connection)
    })
    under.add(call)
    call.finally(() => under.delete(call))
  }
  await Promise.all(under)
  for (const connection of idle) connection.close()
  return figuresOf(times, (performance.now() - began) / 1000)
}

function figuresOf(times: number[], seconds: number): Figures {
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return { perSecond: times.length / seconds, count: times.length, seconds, p50: at(0.5), p99: at(0.99) }
}

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { z } from 'zod'

/** A "no" of the outside world, answered as problem+json. */
export class Refusal extends Error {
  readonly status: number
  readonly code: string
  readonly more: object
  constructor(status: number, code: string, detail: string, more: object = {}) {
    super(detail)
    this.status = status
    this.code = code
    this.more = more
  }
}

/** Refuses the request with a status, a stable code and a sentence. */
export function refuse(status: number, code: string, detail: string, more: object = {}): never {
  throw new Refusal(status, code, detail, more)
}

/** Answers JSON. */
export function answerJson(response: ServerResponse, status: number, body: unknown, headers: object = {}): void {
  const bytes = Buffer.from(JSON.stringify(body))
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': bytes.length, ...headers })
  response.end(bytes)
}

/** Reads the body of a request as text, at most 256 KiB of it. */
export const readBody = async (request: IncomingMessage): Promise<string> => (await readBytes(request)).toString('utf8')

/** Reads the body of a request as it is, at most 256 KiB of it. */
export function readBytes(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let length = 0
    request.on('data', (chunk: Buffer) => {
      length += chunk.length
      if (length > 262_144) reject(new Refusal(413, 'body_too_large', 'The body is larger than 256 KiB.'))
      else chunks.push(chunk)
    })
    request.on('end', () => resolve(Buffer.concat(chunks)))
    request.on('error', reject)
  })
}

/** Reads and checks a JSON body; an empty body counts as `{}`. */
export async function readJson<S extends z.ZodType>(request: IncomingMessage, shape: S): Promise<z.infer<S>> {
  const text = await readBody(request)
  let value: unknown
  try {
    value = text === '' ? {} : JSON.parse(text)
  } catch {
    refuse(400, 'invalid_json', 'The body is not JSON.')
  }
  const checked = shape.safeParse(value)
  if (checked.success) return checked.data
  const errors = checked.error.issues.map((issue) => ({
    pointer: `#/${issue.path.map(String).join('/')}`,
    code: issue.code,
    detail: issue.message,
  }))
  refuse(422, 'invalid_input', 'The body does not have the right shape.', { errors })
}

/** Splits a request's address into its path and its query. */
export function addressOf(request: IncomingMessage): { path: string; query: URLSearchParams } {
  const url = request.url ?? '/'
  const mark = url.indexOf('?')
  if (mark === -1) return { path: url, query: noQuery }
  return { path: url.slice(0, mark), query: new URLSearchParams(url.slice(mark + 1)) }
}
const noQuery = new URLSearchParams()

/** Listens on this machine only, and answers refusals and bugs as problem+json. */
export async function listen(
  port: number,
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<{ server: Server; port: number }> {
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => answerProblem(response, error))
  })
  // longer than any client keeps an idle connection, so that it is never we who hang up as a request arrives
  server.keepAliveTimeout = 120_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, host: '127.0.0.1' }, resolve)
  })
  return { server, port: (server.address() as AddressInfo).port }
}

function answerProblem(response: ServerResponse, error: unknown): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  if (!(error instanceof Refusal)) console.error(error)
  const known = error instanceof Refusal ? error : new Refusal(500, 'bug', 'Something broke in the sandbox.')
  const body = { type: 'about:blank', title: known.code, status: known.status, code: known.code, detail: known.message }
  answerJson(response, known.status, { ...body, ...known.more }, { 'content-type': 'application/problem+json' })
}

import { createHash, randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { constants } from 'node:zlib'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import type { Language } from '@filrouge/contract/shapes.ts'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { Session } from './call.ts'
import { clockTopic } from './clock.ts'
import { serveDescription } from './describe-api.ts'
import { openMethods } from './other-methods.ts'
import { isAllowed } from './permissions.ts'
import { answer, callFor, type PlainRoute, ReplayedRefusal, type Request, readInput } from './pipeline.ts'
import { nothingThere, otherMethod, type Problem, problemOf } from './problem.ts'
import { invalid, Refusal, refuse } from './refuse.ts'
import type { Platform, Route } from './route.ts'
import { findSession } from './sessions.ts'
import { framingOf } from './stage.ts'

/** The cookie in which the storefront keeps a shopper's token. */
export const shopperCookie = 'filrouge_shopper'

/** The cookie in which it keeps the postcode she gave. */
export const postcodeCookie = 'filrouge_postcode'

// Brotli at its best takes a hundred times as long and saves a tenth: what is made for one reader is compressed lightly.
const compression = {
  threshold: 1_024,
  encodings: ['br' as const, 'gzip' as const],
  brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
}

/** The HTTP server over the routes: nothing is answered that is not declared there. */
export async function openHttp(
  platform: Platform,
  routes: readonly Route[],
  /** Those that may stand in a page; any other there is not heeded. */
  styles: readonly string[] = [],
): Promise<FastifyInstance> {
  const http = Fastify({
    logger: false,
    genReqId: () => randomUUID(),
    bodyLimit: 1_048_576,
    routerOptions: { maxParamLength: 300 },
    trustProxy: platform.config.trustedProxies ?? false,
    forceCloseConnections: true,
    frameworkErrors: (error, request, reply) => void sendProblem(platform, request, reply as FastifyReply, error),
  })
  await http.register(cookie)
  await http.register(compress, compression)
  addSecurity(http, platform, styles)
  addLog(http, platform)
  refuseOtherMethods(http)
  // An empty body is an empty object: `POST /api/carts` needs none.
  http.removeContentTypeParser('application/json')
  http.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    ;(request as { rawBody?: string }).rawBody = body as string
    try {
      done(null, body === '' ? {} : JSON.parse(body as string))
    } catch {
      done(Object.assign(new Error('unreadable'), { statusCode: 400 }))
    }
  })
  // A file is passed on as it comes in; only routes that ask for one read it.
  http.addContentTypeParser('application/octet-stream', (_, payload, done) => done(null, payload))
  http.setErrorHandler((error, request, reply) => sendProblem(platform, request, reply, error))
  for (const route of routes) {
    http.route({
      method: route.endpoint.method,
      url: `/api${route.endpoint.path.replace(/\{(\w+)\}/g, ':$1')}`,
      handler: async (request, reply) => {
        const session = await sessionOf(platform, request)
        const verdict = platform.limits?.(route.endpoint, { sessionId: session?.id ?? null, address: request.ip })
        if (verdict) reply.headers(verdict.headers)
        if (verdict && !verdict.isAllowed) refuse('too_many_requests')
        if (route.kind === 'live') return stream(platform, route, request, reply, session)
        if (route.kind === 'upload') return takeFile(platform, route, request, reply, session)
        if (route.kind === 'download') return giveFile(platform, route, request, reply, session)
        return respond(platform, route, request, reply, session)
      },
    })
  }
  serveDescription(http, routes, platform.config.publicUrl ?? '/')
  return http
}

/** Who asks for something that an address does not do is told what it does; a person who typed it gets a page. */
function refuseOtherMethods(http: FastifyInstance): void {
  const methodsAt = openMethods(http)
  http.addHook('onRequest', async (request, reply) => {
    if (!request.is404) return
    if (request.method === 'GET' && request.headers.accept?.includes('text/html')) return
    const methods = methodsAt(request)
    const asksWhich = request.method === 'OPTIONS'
    if (methods.length === 0 || (methods.includes(request.method) && !asksWhich)) return
    reply.header('allow', methods.join(', '))
    if (asksWhich) return reply.code(204).send()
    const { status, body } = otherMethod(request.id, languageOf(request))
    return reply.code(status).type('application/problem+json').send(JSON.stringify(body))
  })
}

async function respond(
  platform: Platform,
  route: PlainRoute,
  request: FastifyRequest,
  reply: FastifyReply,
  session: Session | null,
) {
  const made = await answer(platform, route, requestOf(request, session))
  if (made.isReplayed) reply.header('idempotent-replayed', 'true')
  if (route.endpoint.hasETag) {
    const etag = `"${(made.body as { version: number }).version}-${languageOf(request)}"`
    reply.header('etag', etag)
    if (safeMethods.has(request.method) && request.headers['if-none-match'] === etag) return reply.code(304).send()
  }
  reply.header('cache-control', 'no-store')
  if (made.status === 204) return reply.code(204).send()
  const json =
    route.kind === 'read' && route.text
      ? Buffer.from(route.text(made.body), 'latin1')
      : packed(JSON.stringify(made.body))
  return reply.code(made.status).type('application/json').send(json)
}

// Node would go through a long text twice more, to measure it and to join it to its head.
const longText = 2_048
const packed = (text: string): string | Buffer => (text.length < longText ? text : Buffer.from(text))

/** What is asked for stands in the query, the body is the file. */
async function takeFile(
  platform: Platform,
  route: Extract<Route, { kind: 'upload' }>,
  request: FastifyRequest,
  reply: FastifyReply,
  session: Session | null,
) {
  if (!isAllowed(route.permission, session)) refuse(session ? 'not_allowed' : 'not_signed_in')
  const asked = requestOf(request, session)
  const input = readInput(route, { ...(request.query as object), ...(request.params as object) })
  if (!(request.body instanceof Readable)) invalid('#', 'not_a_file')
  const call = callFor(platform, asked)
  const made = await route.flow(platform, input, request.body, call)
  const body = await route.view(platform.db.reader, made, call)
  return reply
    .code(route.endpoint.status)
    .header('cache-control', 'no-store')
    .type('application/json')
    .send(JSON.stringify(body))
}

/** A file is made while it is sent. */
async function giveFile(
  platform: Platform,
  route: Extract<Route, { kind: 'download' }>,
  request: FastifyRequest,
  reply: FastifyReply,
  session: Session | null,
) {
  if (!isAllowed(route.permission, session)) refuse(session ? 'not_allowed' : 'not_signed_in')
  const asked = requestOf(request, session)
  const input = readInput(route, asked.input)
  const given = await route.giving(platform.db.reader, input, callFor(platform, asked), platform.config)
  const { name, type, pieces, etag, maxAge } = given
  if (etag) reply.header('etag', etag)
  reply.header('cache-control', maxAge === undefined ? 'no-store' : `public, max-age=${maxAge}`)
  if (etag && request.headers['if-none-match'] === etag) return reply.code(304).send()
  reply.header('content-disposition', `attachment; filename="${name.replace(/[^\w.-]/g, '_')}"`).type(type)
  return request.method === 'HEAD' ? reply.send() : reply.send(Readable.from(pieces))
}

const eventStream = 'text/event-stream'

/** Server-sent events: the answer now, and again each time one of its topics changes. */
async function stream(
  platform: Platform,
  route: Extract<Route, { kind: 'live' }>,
  request: FastifyRequest,
  reply: FastifyReply,
  session: Session | null,
) {
  if (!isAllowed(route.permission, session)) refuse(session ? 'not_allowed' : 'not_signed_in')
  const asked = requestOf(request, session)
  const input = readInput(route, asked.input)
  if (request.method === 'HEAD') return reply.headers({ 'cache-control': 'no-store' }).type(eventStream).send()
  // Who is calling is asked each time: one who has signed out is told nothing more.
  const say = async () => {
    const now = await sessionOf(platform, request)
    if (!isAllowed(route.permission, now)) refuse('not_signed_in')
    return JSON.stringify(await route.reading(platform.db.reader, input, callFor(platform, { ...asked, session: now })))
  }
  const topics = await route.topics(platform.db.reader, input, callFor(platform, asked))
  // Watched before it is read: a change in between is told again rather than lost.
  let changedSince = false
  let onChange = () => {
    changedSince = true
  }
  const stops = topics.map((topic) => platform.live.watch(topic, () => onChange()))
  const stopWatching = () => {
    for (const stop of stops) stop()
  }
  const first = await say().catch((error) => {
    stopWatching()
    throw error
  })
  reply.hijack()
  const headers = {
    'content-type': eventStream,
    'cache-control': 'no-store',
    connection: 'keep-alive',
    'x-accel-buffering': 'no',
    date: platform.clock.now().toUTCString(),
  }
  reply.raw.writeHead(200, headers)
  let last = first
  reply.raw.write(`retry: 1000\ndata: ${first}\n\n`)
  let isReading = false
  let mustReadAgain = false
  const tell = async () => {
    if (isReading) {
      mustReadAgain = true
      return
    }
    isReading = true
    try {
      do {
        mustReadAgain = false
        const text = await say()
        if (text !== last) reply.raw.write(`data: ${text}\n\n`)
        last = text
        if (route.everyMs > 0) await sleep(route.everyMs)
      } while (mustReadAgain)
    } catch {
      // The thing is gone or no longer hers: the stream ends, and the page asks again.
      reply.raw.end()
    } finally {
      isReading = false
    }
  }
  onChange = () => void tell()
  if (changedSince) onChange()
  const sayTime = () => reply.raw.write(`event: now\ndata: ${platform.clock.now().toISOString()}\n\n`)
  const stopClock = platform.live.watch(clockTopic, sayTime)
  const beat = setInterval(() => reply.raw.write(': still here\n\n'), 20_000)
  reply.raw.on('close', () => {
    clearInterval(beat)
    stopClock()
    stopWatching()
  })
}

function requestOf(request: FastifyRequest, session: Session | null): Request {
  const params = request.params as Record<string, string>
  const given = safeMethods.has(request.method) || request.method === 'DELETE' ? request.query : (request.body ?? {})
  const isObject = given !== null && typeof given === 'object' && !Array.isArray(given)
  const key = request.headers['idempotency-key']
  if (typeof key === 'string' && key.length > 255) invalid('#/Idempotency-Key', 'too_long')
  return {
    // What is not an object goes to the contract as it is, and is refused there.
    input: isObject ? { ...(given as object), ...params } : given,
    session,
    language: languageOf(request),
    requestId: request.id,
    idempotencyKey: !safeMethods.has(request.method) && typeof key === 'string' && key !== '' ? key : null,
    ifMatch: versionIn(request.headers['if-match']),
    postcode: request.cookies[postcodeCookie]?.slice(0, 12),
  }
}

function versionIn(header: string | undefined): number | null {
  if (header === undefined || header === '*') return null
  const digits = /^(?:W\/)?"(\d+)/.exec(header)
  // An ETag we never gave matches nothing.
  return digits ? Number(digits[1]) : -1
}

/** French unless English is preferred (RFC 9110 §12.5.4). */
export function languageOf(request: FastifyRequest): Language {
  const header = request.headers['accept-language']
  if (!header) return 'fr'
  const weights = { fr: -1, en: -1 }
  for (const range of header.toLowerCase().split(',')) {
    const [tag = '', ...parameters] = range.trim().split(';')
    const language = tag.split('-')[0]
    if (language !== 'fr' && language !== 'en') continue
    const quality = parameters.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find((q) => q !== undefined)
    weights[language] = Math.max(weights[language], quality === undefined ? 1 : Number(quality))
  }
  return weights.en > weights.fr ? 'en' : 'fr'
}

/** Who is calling: the bearer token, or the storefront's cookie when the request comes from our own pages. */
export async function sessionOf(platform: Platform, request: FastifyRequest): Promise<Session | null> {
  const header = request.headers.authorization
  const token = header?.startsWith('Bearer ') ? header.slice(7) : request.cookies[shopperCookie]
  if (!token) return null
  const session = await findSession(platform.db.reader, token, platform.clock.now())
  if (!session && header) refuse('not_signed_in')
  return session
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

function addSecurity(http: FastifyInstance, platform: Platform, styles: readonly string[]): void {
  const bank = platform.config.bank ? new URL(platform.config.bank.url).origin : ''
  const policy = [
    "default-src 'self'",
    "img-src 'self' data: blob:",
    ["style-src 'self'", ...styles.map(hashOf)].join(' '),
    "script-src 'self' 'wasm-unsafe-eval'",
    `connect-src 'self' ${bank}`.trim(),
    "object-src 'none'",
    "base-uri 'none'",
    // The form that pays is answered by a redirect to the bank's challenge, which the browser counts as part of the form's way.
    `form-action 'self' ${bank}`.trim(),
  ].join('; ')
  const framedBy = framingOf(platform.config)
  http.addHook('onRequest', async (request, reply) => {
    // What pages are made of is no page: it only has to be taken for what it is.
    if (/^\/(assets|pictures)\//.test(request.url)) {
      reply.headers({ 'content-security-policy': "default-src 'none'", 'x-content-type-options': 'nosniff' })
      return
    }
    reply.headers({
      'x-request-id': request.id,
      // The one clock: screens say « demain » by it, not by the device's.
      date: platform.clock.now().toUTCString(),
      'content-security-policy': `${policy}; frame-ancestors ${framedBy(request.headers.host)}`,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'permissions-policy': 'camera=(self), geolocation=(self), microphone=()',
      'cross-origin-opener-policy': 'same-origin',
      ...(request.protocol === 'https' ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
    })
    // A cookie goes along with requests that other sites make: those may not write.
    if (safeMethods.has(request.method) || request.headers.authorization || !request.headers.cookie) return
    const site = request.headers['sec-fetch-site']
    const origin = request.headers.origin
    const isOurs =
      origin !== undefined
        ? URL.canParse(origin) && new URL(origin).host === request.headers.host
        : site === 'same-origin' || site === 'none'
    if (!isOurs) refuse('not_allowed')
  })
}

function addLog(http: FastifyInstance, platform: Platform): void {
  http.addHook('onResponse', (request, reply, done) => {
    // The route's pattern, not its address: an address may hold an e-mail or a secret.
    const route = request.routeOptions.url ?? 'none'
    platform.log.info(
      {
        requestId: request.id,
        method: request.method,
        route,
        status: reply.statusCode,
        milliseconds: Math.round(reply.elapsedTime * 10) / 10,
      },
      'answered',
    )
    done()
  })
}

/** Says as problem+json that there is nothing at this address. */
export function sendNothingThere(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return reply
    .code(404)
    .type('application/problem+json')
    .send(nothingThere(request.id, languageOf(request)).body)
}

/** Who asked went away before the end of the answer: nobody's bug. */
const hasLeft = (error: unknown) => (error as { code?: string } | undefined)?.code === 'ERR_STREAM_PREMATURE_CLOSE'

/** Answers an error as problem+json; a bug goes to the log with the request's id. */
export function sendProblem(
  platform: Platform,
  request: FastifyRequest,
  reply: FastifyReply,
  error: unknown,
): FastifyReply {
  const found: Problem = problemOf(error, request.id, languageOf(request))
  if (found.status >= 500 && !hasLeft(error))
    platform.log.error({ requestId: request.id, error: error instanceof Error ? error.stack : String(error) }, 'bug')
  if (error instanceof ReplayedRefusal) reply.header('idempotent-replayed', 'true')
  if (error instanceof Refusal && error.code === 'too_many_attempts') reply.header('retry-after', '600')
  return reply.code(found.status).type('application/problem+json').send(JSON.stringify(found.body))
}

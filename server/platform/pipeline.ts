import type { Channel } from '@filrouge/contract/sessions.ts'
import type { Language } from '@filrouge/contract/shapes.ts'
import type { Call, Session } from './call.ts'
import type { Tx } from './db/database.ts'
import { fieldErrorOf, pointerTo } from './field-error.ts'
import { answerKept, hashOfRequest, keepAnswer, keepAnswerById, letKeyGo, seedOf, takeKey } from './idempotency.ts'
import { isAllowed } from './permissions.ts'
import { InvalidInput, invalid, Refusal, refuse } from './refuse.ts'
import type { Platform, Route } from './route.ts'

export interface Request {
  input: unknown
  session: Session | null
  language: Language
  requestId: string
  idempotencyKey: string | null
  ifMatch: number | null
  /** By which channel whoever has no session asks. */
  channel?: Channel | undefined
  postcode?: string | undefined
}

export interface Answer {
  status: number
  body: unknown
  isReplayed: boolean
}

/** Routes that take and give JSON; files go past `answer`. */
export type PlainRoute = Exclude<Route, { kind: 'upload' | 'download' }>

/**
 * The way of every call, from HTTP or from the storefront in the same process: permission, input, idempotency, one transaction or steps, view.
 */
export async function answer(platform: Platform, route: PlainRoute, request: Request): Promise<Answer> {
  if (!isAllowed(route.permission, request.session)) refuse(request.session ? 'not_allowed' : 'not_signed_in')
  const input = readInput(route, request.input)
  const call = callFor(platform, request)
  if (route.kind === 'read' || route.kind === 'live')
    return { status: 200, body: await route.reading(platform.db.reader, input, call), isReplayed: false }
  if (route.endpoint.needsKey && request.idempotencyKey === null) invalid('#/Idempotency-Key', 'required')
  const caller = callerOf(route, request, input)
  if (caller !== null && request.idempotencyKey !== null)
    return answerOnce(platform, route, input, call, caller, request.idempotencyKey)
  const id = ownIdIn(route, input)
  return caller !== null && id !== null
    ? answerByItsId(platform, route, input, call, caller, id)
    : answerAnew(platform, route, input, call)
}

/** For whom a key counts: the session, or whoever holds the secret in the path. A stranger's key could not be told from another's. */
function callerOf(route: Route, request: Request, input: unknown): string | null {
  if (route.endpoint.isSecret) return null
  if (request.session) return request.session.id
  const { id } = input as { id?: unknown }
  return typeof id === 'string' && route.endpoint.path.includes('{id}') ? `holder ${seedOf('holder', id)}` : null
}

/** The id its caller made for the new thing: without an Idempotency-Key it decides what is the same request. */
function ownIdIn(route: Route, input: unknown): string | null {
  const { id } = input as { id?: unknown }
  return typeof id === 'string' && !route.endpoint.path.includes('{id}') ? `id ${id}` : null
}

/** The context of a call that has been let in. */
export function callFor(platform: Platform, request: Request): Call {
  const session = request.session
  return {
    now: platform.clock.now(),
    requestId: request.requestId,
    language: request.language,
    session,
    channel: session?.channel ?? request.channel ?? null,
    locationId: session?.locationId ?? null,
    postcode: request.postcode,
    causeId: null,
    ifMatch: request.ifMatch,
    seed: null,
  }
}

type Writing = Extract<Route, { kind: 'write' | 'steps' }>

/** Does the work of a call and answers what is shown after it. */
async function work(platform: Platform, route: Writing, input: unknown, call: Call): Promise<unknown> {
  const view = (tx: Tx, result: unknown) => route.view(tx, result, call)
  try {
    return route.kind === 'write'
      ? await platform.db.writeThenRead((tx) => route.verb(tx, input, call), view)
      : await view(platform.db.reader, await route.flow(platform, input, call))
  } catch (error) {
    if (error instanceof Refusal && error.still) await platform.db.transaction(error.still)
    throw error
  }
}

async function answerAnew(platform: Platform, route: Writing, input: unknown, call: Call): Promise<Answer> {
  const body = await work(platform, route, input, call)
  return { status: call.answerStatus ?? route.endpoint.status, body, isReplayed: false }
}

/**
 * The verbs make a thing once for each id, also of several requests at the same moment. Here the first answer is kept, so that it is given
 * again, and so that another request under the same id is refused rather than answered with what it did not ask for.
 */
async function answerByItsId(
  platform: Platform,
  route: Writing,
  input: unknown,
  call: Call,
  caller: string,
  id: string,
): Promise<Answer> {
  const hash = hashOfRequest(route.endpoint.name, input)
  const earlier = await answerKept(platform.db, caller, id, hash)
  if (earlier) return { ...earlier, isReplayed: true }
  const made = await answerAnew(platform, route, input, call)
  await keepAnswerById(platform.db, caller, id, hash, made, call.now)
  return made
}

async function answerOnce(
  platform: Platform,
  route: Writing,
  input: unknown,
  call: Call,
  caller: string,
  key: string,
): Promise<Answer> {
  const earlier = await takeKey(platform.db, caller, key, hashOfRequest(route.endpoint.name, input), call.now)
  if (earlier) return replay(earlier)
  call.seed = seedOf(caller, key)
  try {
    if (route.kind === 'write') {
      return await platform.db.transaction(async (tx) => {
        const body = await route.view(tx, await route.verb(tx, input, call), call)
        const made = { status: call.answerStatus ?? route.endpoint.status, body }
        await keepAnswer(tx, caller, key, made)
        return { ...made, isReplayed: false }
      })
    }
    const body = await route.view(platform.db.reader, await route.flow(platform, input, call), call)
    const made = { status: call.answerStatus ?? route.endpoint.status, body }
    await keepAnswer(platform.db.reader, caller, key, made)
    return { ...made, isReplayed: false }
  } catch (error) {
    // A refusal is an answer too: asked again with the same key, it is given again.
    if (error instanceof Refusal && error.still) await platform.db.transaction(error.still)
    if (error instanceof Refusal && error.status === 409) {
      await keepAnswer(platform.db.reader, caller, key, {
        status: error.status,
        body: { code: error.code, details: error.details },
      })
    } else await letKeyGo(platform.db, caller, key)
    throw error
  }
}

function replay(earlier: { status: number; body: unknown }): Answer {
  if (earlier.status === 409) {
    const { code, details } = earlier.body as { code: Refusal['code']; details: Record<string, unknown> }
    throw new ReplayedRefusal(code, details)
  }
  return { ...earlier, isReplayed: true }
}

/** The first refusal, given again. */
export class ReplayedRefusal extends Refusal {}

/** Reads the input as the contract says, or throws every field that is wrong. */
export function readInput(route: Route, raw: unknown): unknown {
  const unstorable = unstorablePath(raw)
  if (unstorable) invalid(pointerTo(unstorable), 'unstorable_text')
  const read = route.endpoint.input.safeParse(raw, { reportInput: true })
  if (read.success) return read.data
  throw new InvalidInput(read.error.issues.map(fieldErrorOf))
}

// PostgreSQL keeps no NUL character, and its JSON no half of a surrogate pair: both stop here, with the name of the field.
function unstorablePath(value: unknown, path: readonly PropertyKey[] = []): readonly PropertyKey[] | undefined {
  if (typeof value === 'string') return value.includes('\u0000') || !value.isWellFormed() ? path : undefined
  if (!value || typeof value !== 'object') return undefined
  for (const [key, inner] of Object.entries(value)) {
    const found = unstorablePath(key, [...path, '?']) ?? unstorablePath(inner, [...path, key])
    if (found) return found
  }
  return undefined
}

import { randomUUID } from 'node:crypto'
import type { Endpoint } from '@filrouge/contract/endpoint.ts'
import type { Channel } from '@filrouge/contract/sessions.ts'
import type { Language } from '@filrouge/contract/shapes.ts'
import type { Session } from './call.ts'
import { answer } from './pipeline.ts'
import { problemOf } from './problem.ts'
import { countsByAddress } from './rate-limits.ts'
import { Refusal, refuse } from './refuse.ts'
import type { Platform, Route } from './route.ts'
import { findSession } from './sessions.ts'
import { openThisSecond } from './this-second.ts'

export interface InProcessCaller {
  token: () => string | null
  language: Language
  requestId?: string
  /** Where the page's reader is: pages that sign in are limited like the calls. */
  address: string
  /** By which channel she comes, for whom has no session yet. */
  channel?: Channel
  /** Where she has said that she is. */
  postcode?: string | undefined
}

/**
 * The transport of pages made in this process: the same permission, input, idempotency and view as over HTTP, without the HTTP. A page's
 * token that opens no session any more is no session at all.
 */
export function inProcessTransport(
  platform: Platform,
  routes: readonly Route[],
  /** Readings with one answer for everybody: asked by many pages in the same second, they are made once. */
  sameForAll: ReadonlySet<Endpoint> = new Set(),
  /** Tells apart those for whom the answer differs all the same: who see other prices. */
  audienceOf: (caller: InProcessCaller) => Promise<string> = async () => '',
) {
  const routeOf = new Map<Endpoint, Route>(routes.map((route) => [route.endpoint, route]))
  const ofThisSecond = openThisSecond<Answered>(platform.clock, mostReadings, ({ status }) => status === 200)
  return (caller: InProcessCaller): Transport => {
    const ask = asking(platform, routeOf, caller)
    return async (endpoint, input, options) => {
      if (!sameForAll.has(endpoint)) return ask(endpoint, input, options)
      const question = `${endpoint.name} ${caller.language} ${await audienceOf(caller)} ${JSON.stringify(input)}`
      return ofThisSecond(question, () => ask(endpoint, input, options))
    }
  }
}

type Answered = { status: number; body: unknown }
type Transport = (
  endpoint: Endpoint,
  input: Record<string, unknown>,
  options: { idempotencyKey?: string; ifMatch?: string },
) => Promise<Answered>

const mostReadings = 5_000

function asking(platform: Platform, routeOf: ReadonlyMap<Endpoint, Route>, caller: InProcessCaller): Transport {
  return async (endpoint, input, options) => {
    const requestId = caller.requestId ?? randomUUID()
    try {
      const route = routeOf.get(endpoint)
      if (!route) throw new Error(`${endpoint.name} is in the contract and not in the routes`)
      const verdict = countsByAddress(endpoint)
        ? platform.limits?.(endpoint, { sessionId: null, address: caller.address })
        : undefined
      if (verdict && !verdict.isAllowed) refuse('too_many_requests')
      const token = caller.token()
      const session: Session | null = token ? await findSession(platform.db.reader, token, platform.clock.now()) : null
      if (route.kind === 'upload' || route.kind === 'download')
        throw new Error(`${endpoint.name} takes or gives a file: it is called over HTTP`)
      const made = await answer(platform, route, {
        input,
        session,
        language: caller.language,
        requestId,
        idempotencyKey: options.idempotencyKey ?? null,
        ifMatch: options.ifMatch ? Number(options.ifMatch) : null,
        channel: caller.channel,
        postcode: caller.postcode,
      })
      return { status: made.status, body: made.body }
    } catch (error) {
      const problem = problemOf(error, requestId, caller.language)
      if (problem.status >= 500)
        platform.log.error({ requestId, error: error instanceof Error ? error.stack : String(error) }, 'bug')
      else if (!(error instanceof Refusal)) platform.log.info({ requestId, code: problem.body.code }, 'refused')
      return problem
    }
  }
}

import type { Readable } from 'node:stream'
import type { Endpoint, Input, Output } from '@filrouge/contract/endpoint.ts'
import type { Call } from './call.ts'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { Database, Tx } from './db/database.ts'
import type { Live } from './live.ts'
import type { Log } from './log.ts'
import type { Permission } from './permissions.ts'
import type { RateLimits } from './rate-limits.ts'

/** What steps are given: they open their own short transactions and call the outside world between them. */
export interface Platform {
  db: Database
  clock: Clock
  live: Live
  log: Log
  config: Config
  /** Absent where calls are not limited (benchmarks). */
  limits?: RateLimits
  /** What runs an import in a process of its own; without it, imports run in this one. */
  importer?: Program
}

/** A program of ours: a bundle, or its source with the arguments that Node needs to run it. */
export interface Program {
  entry: string
  execArgv: string[]
}

type Verb<E extends Endpoint, R> = (tx: Tx, input: Input<E>, call: Call) => Promise<R>
type View<E extends Endpoint, R> = (tx: Tx, result: R, call: Call) => Promise<Output<E>>
type Flow<E extends Endpoint, R> = (platform: Platform, input: Input<E>, call: Call) => Promise<R>

type Taking<E extends Endpoint, R> = (platform: Platform, input: Input<E>, file: Readable, call: Call) => Promise<R>

/** A file that is answered as it is made. */
export interface FileGiven {
  name: string
  type: string
  pieces: AsyncIterable<string>
  /** Says that it is the same file still, and for how many seconds it may be kept: whoever has it need not fetch it again. */
  etag?: string
  maxAge?: number
}

type Giving<E extends Endpoint> = (tx: Tx, input: Input<E>, call: Call, config: Config) => Promise<FileGiven>

interface RouteBase {
  endpoint: Endpoint
  permission: Permission
}

// biome-ignore lint/suspicious/noExplicitAny: routes of every endpoint stand in one list; each is typed where it is declared.
type Any = any

export type Route =
  | (RouteBase & { kind: 'read'; reading: Verb<Any, Any>; text?: (body: Any) => string })
  | (RouteBase & { kind: 'write'; verb: Verb<Any, Any>; view: View<Any, Any> })
  | (RouteBase & { kind: 'steps'; flow: Flow<Any, Any>; view: View<Any, Any> })
  | (RouteBase & { kind: 'upload'; flow: Taking<Any, Any>; view: View<Any, Any> })
  | (RouteBase & { kind: 'download'; giving: Giving<Any> })
  | (RouteBase & { kind: 'live'; topics: Verb<Any, string[]>; reading: Verb<Any, Any>; everyMs: number })

/** A question: answered from the database, changes nothing. `text` writes its answer as JSON in ASCII, where that is worth a way of its own. */
export function read<E extends Endpoint>(
  endpoint: E,
  permission: Permission,
  reading: Verb<E, Output<E>>,
  text?: (body: Output<E>) => string,
): Route {
  return { kind: 'read', endpoint, permission, reading, ...(text && { text }) }
}

/** A command: one transaction, then the view that answers. */
export function write<E extends Endpoint, R>(
  endpoint: E,
  permission: Permission,
  verb: Verb<E, R>,
  view: View<E, R>,
): Route {
  return { kind: 'write', endpoint, permission, verb, view }
}

/** A command that speaks to the outside world: short transactions with the calls between them, then the view that answers. */
export function steps<E extends Endpoint, R>(
  endpoint: E,
  permission: Permission,
  flow: Flow<E, R>,
  view: View<E, R>,
): Route {
  return { kind: 'steps', endpoint, permission, flow, view }
}

/** A file that is sent, as a stream: never in memory as a whole. */
export function upload<E extends Endpoint, R>(
  endpoint: E,
  permission: Permission,
  flow: Taking<E, R>,
  view: View<E, R>,
): Route {
  return { kind: 'upload', endpoint, permission, flow, view }
}

/** A question that is answered by a file. */
export function download<E extends Endpoint>(endpoint: E, permission: Permission, giving: Giving<E>): Route {
  return { kind: 'download', endpoint, permission, giving }
}

/** A question answered again each time one of its topics changes, and no oftener than every so many milliseconds. */
export function live<E extends Endpoint>(
  endpoint: E,
  permission: Permission,
  topics: Verb<E, string[]>,
  reading: Verb<E, Output<E>>,
  everyMs = 0,
): Route {
  return { kind: 'live', endpoint, permission, topics, reading, everyMs }
}

import type { z } from 'zod'
import type { RefusalCode } from './refusals.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** One call that crosses the process boundary: what it takes, what it answers, and every "no" it may say. */
export interface Endpoint<I extends z.ZodObject = z.ZodObject, O extends z.ZodType = z.ZodType> {
  readonly name: string
  readonly method: Method
  /** Path below `/api`, with `{name}` for what is taken from it. */
  readonly path: string
  readonly summary: string
  /** Path parameters, then query (GET, DELETE) or body (POST, PUT), as one flat object. */
  readonly input: I
  readonly output: O
  readonly status: 200 | 201 | 202 | 204
  readonly refusals: readonly RefusalCode[]
  /** True when the answer is a stream of server-sent events, each an `output`. */
  readonly isLive: boolean
  /** True when the answer carries an ETag and the write heeds If-Match. */
  readonly hasETag: boolean
  /** True when the answer holds a secret (a token): it is kept nowhere, so an Idempotency-Key is not heeded. */
  readonly isSecret: boolean
  /** True when it would count twice if it came twice and nothing in it says that it is the same: refused without an Idempotency-Key. */
  readonly needsKey: boolean
  /** True when what is asked for may be there already: then the answer is 200 instead of 201. */
  readonly mayBeThere: boolean
  /** True when the body is a file as it is (`application/octet-stream`), and the input stands in the query. */
  readonly takesFile: boolean
  /** True when the answer is a file. */
  readonly givesFile: boolean
}

export type Input<E extends Endpoint> = z.output<E['input']>
export type Sent<E extends Endpoint> = z.input<E['input']>
export type Output<E extends Endpoint> = z.output<E['output']>

/** Declares an endpoint. `route` is the method and the path below `/api`: `POST /orders/{id}/cancel`. */
export function endpoint<I extends z.ZodObject, O extends z.ZodType>(declared: {
  name: string
  route: string
  summary: string
  input: I
  output: O
  status?: 200 | 201 | 202 | 204
  refusals?: readonly RefusalCode[]
  isLive?: boolean
  hasETag?: boolean
  isSecret?: boolean
  needsKey?: boolean
  mayBeThere?: boolean
  takesFile?: boolean
  givesFile?: boolean
}): Endpoint<I, O> {
  const [method, path] = declared.route.split(' ') as [Method, string]
  return {
    name: declared.name,
    method,
    path,
    summary: declared.summary,
    input: declared.input,
    output: declared.output,
    status: declared.status ?? 200,
    refusals: declared.refusals ?? [],
    isLive: declared.isLive ?? false,
    hasETag: declared.hasETag ?? false,
    isSecret: declared.isSecret ?? false,
    needsKey: declared.needsKey ?? false,
    mayBeThere: declared.mayBeThere ?? false,
    takesFile: declared.takesFile ?? false,
    givesFile: declared.givesFile ?? false,
  }
}

import type { Endpoint, Output, Sent } from '@filrouge/contract/endpoint.ts'
import type { RefusalCode } from '@filrouge/contract/refusals.ts'

export interface CallOptions {
  /** Makes a repeated press the same request. */
  idempotencyKey?: string
  ifMatch?: string
  signal?: AbortSignal
}

/** How a call travels: over HTTP, or straight to the routes in the same process. */
export type Transport = (
  endpoint: Endpoint,
  input: Record<string, unknown>,
  options: CallOptions,
) => Promise<{ status: number; body: unknown }>

/** A "no" or a fault, as the server said it (RFC 9457). */
export class ProblemError extends Error {
  readonly code: RefusalCode | 'invalid_input' | 'internal_error' | 'unreachable' | (string & {})
  constructor(
    readonly status: number,
    readonly problem: {
      code: string
      title: string
      detail: string
      errors?: { pointer: string; code: string; detail: string }[]
    } & Record<string, unknown>,
  ) {
    super(problem.title)
    this.code = problem.code
  }
}

export type Client = <E extends Endpoint>(endpoint: E, input: Sent<E>, options?: CallOptions) => Promise<Output<E>>

/** The typed client: `await api(showOrder, { id })`. Throws ProblemError. */
export function clientOver(transport: Transport): Client {
  return async (endpoint, input, options = {}) => {
    const { status, body } = await transport(endpoint, input as Record<string, unknown>, options)
    if (status >= 400) throw new ProblemError(status, body as ProblemError['problem'])
    return body as Output<typeof endpoint>
  }
}

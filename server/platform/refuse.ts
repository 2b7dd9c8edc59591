import { type RefusalCode, refusals } from '@filrouge/contract/refusals.ts'
import type { Tx } from './db/database.ts'

/**
 * An expected "no". Thrown so that the transaction unwinds; what must still happen (stock released, money given back) is declared with it
 * and committed in a transaction of its own before the answer goes.
 */
export class Refusal extends Error {
  readonly status: number
  constructor(
    readonly code: RefusalCode,
    readonly details: Record<string, unknown> = {},
    readonly still?: (tx: Tx) => Promise<void>,
  ) {
    super(code)
    this.status = refusals[code]
  }
}

/** Says no: `details` go to the caller as they are, next to the code. */
export function refuse(code: RefusalCode, details?: Record<string, unknown>, still?: (tx: Tx) => Promise<void>): never {
  throw new Refusal(code, details, still)
}

export interface FieldError {
  /** JSON pointer to the field, as `#/lines/0/quantity`. */
  pointer: string
  code: string
  detail: string
}

/** Bad input: answered 422 with a pointer to each field. */
export class InvalidInput extends Error {
  constructor(readonly errors: FieldError[]) {
    super('invalid_input')
  }
}

/** Bad input found by a verb rather than by the contract. */
export function invalid(pointer: string, code: string, detail: string): never {
  throw new InvalidInput([{ pointer, code, detail }])
}

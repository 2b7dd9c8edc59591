import { type RefusalCode, refusals } from '@filrouge/contract/refusals.ts'
import type { InvalidCode, InvalidWord } from '@filrouge/contract/words/invalid.ts'
import type { WordValues } from '@filrouge/kernel/words.ts'
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

/** Says no: `details` go to the caller as they are, next to the code and to the members of every problem, whose names they leave alone. */
export function refuse(code: RefusalCode, details?: Details, still?: (tx: Tx) => Promise<void>): never {
  throw new Refusal(code, details, still)
}

type Details = Record<string, unknown> & Partial<Record<'type' | 'title' | 'status' | 'detail' | 'code', never>>

export interface FieldError {
  /** JSON pointer to the field, as `#/lines/0/quantity`. */
  pointer: string
  code: string
  /** What is said of it, in the reader's language, with these values. */
  says: InvalidWord
  values?: WordValues
}

/** Bad input: answered 422 with a pointer to each field. */
export class InvalidInput extends Error {
  constructor(readonly errors: FieldError[]) {
    super('invalid_input')
  }
}

/** Bad input found by a verb rather than by the contract. */
export function invalid(pointer: string, code: InvalidCode, values: WordValues = {}): never {
  throw new InvalidInput([{ pointer, code, says: `invalid.${code}`, values }])
}

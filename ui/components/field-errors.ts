import type { ProblemError } from '@filrouge/client/client.ts'

/** What a refused input says of each field, by the last name of its pointer (`/address/postcode` → `postcode`). */
export function fieldErrors(problem: ProblemError | undefined): Readonly<Record<string, string>> {
  const errors: Record<string, string> = {}
  for (const error of problem?.problem.errors ?? []) {
    const name = error.pointer.split('/').at(-1) ?? ''
    errors[name] ??= error.detail
  }
  return errors
}

import type { ProblemError } from '@filrouge/client/client.ts'
import type { Language } from '@filrouge/kernel/language.ts'
import { useEffect } from 'preact/hooks'
import { say } from '../say.ts'

/**
 * What a refused input says of each field, by the last name of its pointer (`#/address/postcode` → `postcode`). With a language, what is empty or
 * too short is said as a person would say it.
 */
export function fieldErrors(problem: ProblemError | undefined, language?: Language): Readonly<Record<string, string>> {
  const errors: Record<string, string> = {}
  for (const error of problem?.problem.errors ?? []) {
    const name = error.pointer.split('/').at(-1) ?? ''
    const isMissing = error.code === 'too_small' || error.code === 'invalid_type'
    errors[name] ??= language && isMissing ? say(language, 'field.missing') : error.detail
  }
  return errors
}

/** After a refused form, puts the focus on the first field that wants correcting. */
export function useFocusOnError(problem: ProblemError | undefined): void {
  useEffect(() => {
    if (problem?.problem.errors) document.querySelector<HTMLElement>('main [aria-invalid="true"]')?.focus()
  }, [problem])
}

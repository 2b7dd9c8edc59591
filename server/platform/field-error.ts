import { isInvalidWord } from '@filrouge/contract/words/invalid.ts'
import type { z } from 'zod'
import type { FieldError } from './refuse.ts'

/** The JSON pointer to a field, as `#/lines/0/quantity`; `#` is the whole. */
export const pointerTo = (path: readonly PropertyKey[]): string =>
  ['#', ...path.map((step) => String(step).replace(/~/g, '~0').replace(/\//g, '~1'))].join('/')

/** What a contract's rule found, as a field's error: said to a person, who may have filled in a form. */
export function fieldErrorOf(issue: z.core.$ZodIssue): FieldError {
  // A rule of ours names itself.
  if (issue.code === 'custom') return ownRule(issue)
  return { pointer: pointerTo(issue.path), code: issue.code, ...said(issue) }
}

function ownRule(issue: z.core.$ZodIssueCustom): FieldError {
  const says = `invalid.${issue.message}`
  return { pointer: pointerTo(issue.path), code: issue.message, says: isInvalidWord(says) ? says : 'invalid.invalid' }
}

function said(issue: z.core.$ZodIssue): Pick<FieldError, 'says' | 'values'> {
  const isEmpty = issue.input === undefined || issue.input === ''
  switch (issue.code) {
    case 'invalid_type':
      return isEmpty
        ? { says: 'invalid.required' }
        : { says: 'invalid.expected', values: { expected: isFraction(issue) ? 'int' : issue.expected } }
    case 'too_small':
      return isEmpty
        ? { says: 'invalid.required' }
        : { says: 'invalid.least', values: { of: issue.origin, count: Number(issue.minimum) } }
    case 'too_big':
      return { says: 'invalid.most', values: { of: issue.origin, count: Number(issue.maximum) } }
    case 'invalid_format':
      return isEmpty ? { says: 'invalid.required' } : { says: 'invalid.format', values: { format: issue.format } }
    case 'invalid_value':
      return { says: 'invalid.one_of', values: { values: issue.values.map(String).join(', ') } }
    default:
      return { says: 'invalid.invalid' }
  }
}

const isFraction = ({ expected, input }: z.core.$ZodIssueInvalidType) =>
  expected === 'int' || (expected === 'number' && typeof input === 'number' && !Number.isInteger(input))

import { refusals } from '@filrouge/contract/refusals.ts'
import { say } from '@filrouge/contract/say.ts'
import type { Language } from '@filrouge/contract/shapes.ts'
import { InvalidInput, Refusal } from './refuse.ts'

export interface Problem {
  status: number
  body: Record<string, unknown>
}

/** Any error as RFC 9457 problem+json in the caller's language. What is neither a refusal nor bad input is a bug: its text stays in the log. */
export function problemOf(error: unknown, requestId: string, language: Language): Problem {
  if (error instanceof Refusal) {
    const sentence = say(language, `refusal.${error.code}`)
    const errors =
      refusals[error.code] === 422 ? { errors: [{ pointer: '#', code: error.code, detail: sentence }] } : {}
    return problem(refusals[error.code], error.code, sentence, requestId, { ...errors, ...error.details })
  }
  if (error instanceof InvalidInput)
    return problem(422, 'invalid_input', say(language, 'problem.invalid_input'), requestId, {
      errors: error.errors.map(({ pointer, code, says, values }) => ({
        pointer,
        code,
        detail: say(language, says, values),
      })),
    })
  const status = (error as { statusCode?: number }).statusCode
  // An address that is no text, or longer than any of ours.
  if (status === 414 || (error as { code?: string }).code === 'FST_ERR_BAD_URL')
    return nothingThere(requestId, language)
  if (status === 413) return problem(413, 'body_too_large', say(language, 'problem.body_too_large'), requestId)
  if (status !== undefined && status >= 400 && status < 500) {
    const detail = say(language, 'problem.unreadable_body')
    return problem(422, 'unreadable_body', detail, requestId, {
      errors: [{ pointer: '#', code: 'unreadable_body', detail }],
    })
  }
  return problem(500, 'internal_error', say(language, 'problem.internal_error'), requestId)
}

/** The problem for an address where there is nothing. */
export const nothingThere = (requestId: string, language: Language): Problem =>
  problem(404, 'route_not_found', say(language, 'problem.route_not_found'), requestId)

/** The problem for an address that does other things. */
export const otherMethod = (requestId: string, language: Language): Problem =>
  problem(405, 'method_not_allowed', say(language, 'problem.method_not_allowed'), requestId)

function problem(
  status: number,
  code: string,
  sentence: string,
  requestId: string,
  details: Record<string, unknown> = {},
): Problem {
  return {
    status,
    body: {
      ...details,
      type: `urn:filrouge:problem:${code}`,
      title: sentence,
      status,
      detail: sentence,
      code,
      requestId,
    },
  }
}

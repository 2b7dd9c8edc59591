import { refuse } from '../http.ts'
import type { Authorisation } from './authorisation.ts'
import { type Bank, next } from './bank.ts'
import type { Call } from './memory.ts'

/** Lets go of an authorisation before any of it was captured; one that is not settled yet is given up. */
export function voidAuthorisation(bank: Bank, id: string, call: Call): Authorisation {
  const earlier = bank.earlier(call)
  if (earlier) return earlier
  const current = bank.find(id)
  const authorisation = bank.view(current)
  if (current.status === 'voided') refuse(409, 'already_voided', 'It was voided already.', { authorisation })
  if (current.status === 'captured') refuse(409, 'already_captured', 'It was captured: refund it.', { authorisation })
  if (current.status === 'declined') refuse(409, 'not_authorised', 'It was declined.', { authorisation })
  return bank.change(next(current, { status: 'voided' }), call)
}

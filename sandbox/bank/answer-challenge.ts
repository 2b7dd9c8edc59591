import type { Authorisation } from './authorisation.ts'
import { type Bank, next } from './bank.ts'

/** Records what the shopper decided on the bank's page; a second press changes nothing. */
export function answerChallenge(bank: Bank, id: string, accepts: boolean): Authorisation {
  const current = bank.find(id)
  if (current.status !== 'action_required') return current
  return bank.change(
    next(current, accepts ? { status: 'authorised' } : { status: 'declined', declineCode: 'authentication_failed' }),
  )
}

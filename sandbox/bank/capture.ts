import { refuse } from '../http.ts'
import type { Amount, Authorisation } from './authorisation.ts'
import { type Bank, next } from './bank.ts'
import type { Call } from './memory.ts'

/** Takes the money, in one go or in parts (parcel by parcel), never more than was authorised. Without an amount: what is left. */
export function capture(bank: Bank, id: string, amount: Amount | undefined, call: Call): Authorisation {
  const earlier = bank.earlier(call)
  if (earlier) return earlier
  const current = bank.find(id)
  const authorisation = bank.view(current)
  if (current.status === 'voided') refuse(409, 'already_voided', 'It was voided.', { authorisation })
  if (current.status !== 'authorised' && current.status !== 'captured') {
    refuse(409, 'not_authorised', 'It is not authorised.', { authorisation })
  }
  if (amount && amount.currency !== current.amount.currency) {
    refuse(409, 'currency_mismatch', `It was authorised in ${current.amount.currency}.`, { authorisation })
  }
  const left = current.amount.minor - current.capturedMinor
  const minor = amount?.minor ?? left
  if (left === 0) refuse(409, 'already_captured', 'All of it was captured already.', { authorisation })
  if (minor > left) {
    refuse(409, 'capture_exceeds_authorised', `Only ${left} is left to capture.`, { authorisation })
  }
  return bank.change(next(current, { status: 'captured', capturedMinor: current.capturedMinor + minor }), call)
}

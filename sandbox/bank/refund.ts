import { refuse } from '../http.ts'
import type { Amount, Authorisation } from './authorisation.ts'
import { type Bank, next } from './bank.ts'
import type { Call } from './memory.ts'

/** Gives money back, never more than was captured. Without an amount: all that is left of it. */
export function refund(bank: Bank, id: string, amount: Amount | undefined, call: Call): Authorisation {
  const earlier = bank.earlier(call)
  if (earlier) return earlier
  const current = bank.find(id)
  const authorisation = bank.view(current)
  if (current.status !== 'captured') refuse(409, 'not_captured', 'Nothing of it was captured.', { authorisation })
  if (amount && amount.currency !== current.amount.currency) {
    refuse(409, 'currency_mismatch', `It was captured in ${current.amount.currency}.`, { authorisation })
  }
  const left = current.capturedMinor - current.refundedMinor
  const minor = amount?.minor ?? left
  if (left === 0) refuse(409, 'already_refunded', 'All of it was refunded already.', { authorisation })
  if (minor > left) refuse(409, 'refund_exceeds_captured', `Only ${left} is left to refund.`, { authorisation })
  return bank.change(next(current, { refundedMinor: current.refundedMinor + minor }), call)
}

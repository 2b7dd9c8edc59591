import { z } from 'zod'
import type { Behaviour, Card } from './sentinels.ts'

/** An amount of money on the wire: an integer of the currency's smallest unit. */
export const Amount = z.object({ minor: z.number().int().positive(), currency: z.string().regex(/^[A-Z]{3}$/) })
export type Amount = z.infer<typeof Amount>

export type Status = 'authorised' | 'declined' | 'pending' | 'action_required' | 'voided' | 'captured'

/** One authorisation as the bank remembers it; never changed in place, each change is a new object with the next version. */
export interface Authorisation {
  readonly id: string
  readonly version: number
  readonly status: Status
  readonly amount: Amount
  readonly capturedMinor: number
  readonly refundedMinor: number
  readonly reference: string
  readonly behaviour: Behaviour
  readonly card: Card
  readonly returnUrl?: string
  readonly declineCode?: string
  /** When a pending one settles by itself, by the bank's clock, in milliseconds since 1970. */
  readonly settlesAt?: number
  readonly createdAt: string
}

/** What an authorisation looks like from outside. */
export interface AuthorisationView {
  id: string
  /** Grows by one with each change, so that late news can be told from fresh news. */
  version: number
  status: Status
  amount: Amount
  captured: { minor: number; currency: string }
  refunded: { minor: number; currency: string }
  reference: string
  card: Card
  declineCode?: string
  actionUrl?: string
  createdAt: string
}

/** Shows an authorisation; `publicUrl` is where a shopper's browser reaches the bank. */
export function viewOf(authorisation: Authorisation, publicUrl: string): AuthorisationView {
  const { id, version, status, amount, reference, card, createdAt } = authorisation
  const currency = amount.currency
  return {
    id,
    version,
    status,
    amount,
    captured: { minor: authorisation.capturedMinor, currency },
    refunded: { minor: authorisation.refundedMinor, currency },
    reference,
    card,
    declineCode: authorisation.declineCode,
    actionUrl: status === 'action_required' ? `${publicUrl}/challenge/${id}` : undefined,
    createdAt,
  }
}

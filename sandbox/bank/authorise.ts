import { z } from 'zod'
import { Amount, type Authorisation } from './authorisation.ts'
import { type Bank, newId } from './bank.ts'
import type { Call } from './memory.ts'
import type { Behaviour } from './sentinels.ts'

export const AuthoriseInput = z.object({
  amount: Amount,
  token: z.string().min(1).max(100),
  /** The merchant's own name for the payment; several tries may share it. */
  reference: z.string().min(1).max(255),
  /** Where the shopper goes after the bank's page. */
  returnUrl: z
    .url({ protocol: /^https?$/ })
    .max(2_000)
    .optional(),
})

/** Authorises a card, once per key. */
export function authorise(bank: Bank, input: z.infer<typeof AuthoriseInput>, call: Call): Authorisation {
  const earlier = bank.earlier(call)
  if (earlier) return earlier
  const { behaviour, card } = bank.token(input.token)
  const first: Authorisation = {
    id: newId('aut'),
    version: 1,
    ...outcomes[behaviour],
    amount: input.amount,
    capturedMinor: 0,
    refundedMinor: 0,
    reference: input.reference,
    behaviour,
    card,
    returnUrl: input.returnUrl,
    createdAt: new Date().toISOString(),
  }
  return bank.change(first.status === 'pending' ? { ...first, settlesAt: bank.settlesAt() } : first, call)
}

const outcomes: Record<Behaviour, Pick<Authorisation, 'status' | 'declineCode'>> = {
  ok: { status: 'authorised' },
  declined: { status: 'declined', declineCode: 'card_declined' },
  challenge: { status: 'action_required' },
  timeout: { status: 'pending' },
  late_decline: { status: 'pending' },
  slow: { status: 'authorised' },
  no_answer: { status: 'authorised' },
  twice: { status: 'authorised' },
}

import { addCard, sendCard } from '../customers/public.ts'
import type { Tx } from '../platform/db/database.ts'
import { newCardNumber } from './loyalty.ts'

/** Gives customers who have no card one each: nothing to fill in, nothing to carry. */
export async function giveCards(tx: Tx, customerIds: readonly string[], now: Date): Promise<void> {
  // A number that is taken already leaves someone without: drawn again.
  for (let left = customerIds; left.length > 0; )
    left = await addCard(
      tx,
      left.map((customerId) => ({ customerId, number: newCardNumber('customer') })),
      now,
    )
}

// Who becomes known by her order has joined in its transaction, and need not be given a card for having bought.
const givenIn = new WeakMap<Tx, string>()
// One in a thousand is taken where a million customers have theirs.
const draws = 4

/** The same for one of them within a transaction, without waiting. */
export function giveCard(tx: Tx, customerId: string, now: Date): void {
  if (givenIn.get(tx) === customerId) return
  givenIn.set(tx, customerId)
  const numbers = Array.from({ length: draws }, () => newCardNumber('customer'))
  sendCard(tx, customerId, numbers, now)
}

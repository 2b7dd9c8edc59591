import { addCard } from '../customers/public.ts'
import type { Tx } from '../platform/db/database.ts'
import { newCardNumber } from './loyalty.ts'

// Who is added by her order is given a card twice in its transaction: for being known, and for having bought.
const givenIn = new WeakMap<Tx, Set<string>>()

/** Gives customers who have no card one each, in a transaction: nothing to fill in, nothing to carry. */
export async function giveCards(tx: Tx, customerIds: readonly string[], now: Date): Promise<void> {
  const given = givenIn.get(tx) ?? new Set()
  givenIn.set(tx, given)
  // A number that is taken already leaves someone without: drawn again.
  for (let left = customerIds.filter((id) => !given.has(id)); left.length > 0; )
    left = await addCard(
      tx,
      left.map((customerId) => ({ customerId, number: newCardNumber('customer') })),
      now,
    )
  for (const id of customerIds) given.add(id)
}

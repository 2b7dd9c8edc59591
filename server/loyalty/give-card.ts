import { addCard } from '../customers/public.ts'
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

import type { Input } from '@filrouge/contract/endpoint.ts'
import type { takeBackGift as contract, sendGiftAgain as sendContract } from '@filrouge/contract/orders.ts'
import { normaliseEmail } from '@filrouge/kernel/email.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import { lockOrderToFulfil, takeMoney } from '../fulfilment/public.ts'
import { askToSendAgain, takeBackGifts } from '../loyalty/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { changed } from '../platform/live.ts'
import { invalid, refuse } from '../platform/refuse.ts'
import { mayGiveBack } from './order.ts'
import { readOwned } from './read-owned.ts'

/** Gives back a gift card of which nothing is used, within her fourteen days, or whenever the staff does it for her: its money comes back. */
export async function takeBackGift(tx: Tx, input: Input<typeof contract>, call: Call): Promise<Id<'order'>> {
  const { id } = await readOwned(tx, input.id, call, input.key)
  // Whoever moves its goods locks this first: so do we.
  const known = await lockOrderToFulfil(tx, id)
  if (!known) refuse('gift_not_found')
  const sold = await tx.one<{ placed_at: Date; channel: string; staff_id: string | null }>(
    sql`select placed_at, channel, staff_id from orders where id = ${id}`,
  )
  if (!mayGiveBack(sold, call)) refuse('too_late_to_take_back')
  await takeBackGifts(tx, { orderId: id, giftId: input.giftId }, call)
  await takeMoney(tx, known, call)
  return id
}

/** Has a gift card sent again, to another address if need be: the first was wrong, or the letter is lost. */
export async function sendGiftAgain(tx: Tx, input: Input<typeof sendContract>, call: Call): Promise<Id<'order'>> {
  const { id } = await readOwned(tx, input.id, call)
  const email = normaliseEmail(input.email)
  if (!email) invalid('#/email', 'invalid_email')
  await askToSendAgain(tx, { orderId: id, giftId: input.giftId, email }, call)
  changed(tx, id)
  return id
}

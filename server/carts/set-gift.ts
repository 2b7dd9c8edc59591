import type { removeGift as removeContract, setGift as setContract } from '@filrouge/contract/carts.ts'
import type { Input } from '@filrouge/contract/endpoint.ts'
import { addDays, civilDateIn } from '@filrouge/kernel/civil-date.ts'
import { normaliseEmail } from '@filrouge/kernel/email.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import { requireSold } from '../loyalty/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { invalid, refuse } from '../platform/refuse.ts'
import { requireOpen } from './cart.ts'
import { giftZone } from './gift.ts'
import { lockCartWithLines, tellPages } from './lock-cart.ts'

const giftsAtMost = 10
const daysAheadAtMost = 366

/** Puts a gift card into a basket, or changes it. Who sells face to face may leave it without an address: he hands it over. */
export async function setGift(tx: Tx, input: Input<typeof setContract>, call: Call): Promise<Id<'cart'>> {
  const { giftId, amount, sendOn } = input
  if (amount.currency !== 'EUR') invalid('#/amount/currency', 'unknown_currency')
  const email = input.email === undefined ? undefined : normaliseEmail(input.email)
  if (input.email !== undefined && !email) invalid('#/email', 'invalid_email')
  if (!email && call.session?.kind !== 'staff') invalid('#/email', 'required')
  const today = civilDateIn(call.now, giftZone)
  if (sendOn !== undefined && (sendOn < today || sendOn > addDays(today, daysAheadAtMost)))
    invalid('#/sendOn', 'out_of_range')
  await requireSold(tx, amount.minor)
  const { cart: found, gifts } = await lockCartWithLines(tx, input.id)
  const cart = requireOpen(found, call)
  if (gifts.length >= giftsAtMost && !gifts.some(({ id }) => id === giftId)) refuse('too_many')
  const { name, from, message } = input
  const recipient = Object.fromEntries(Object.entries({ name, email, from, message }).filter(([, value]) => value))
  const kept = await tx.run(sql`
    insert into cart_gifts (id, cart_id, amount_minor, currency, recipient, send_on, added_at)
    values (${giftId}, ${cart.id}, ${amount.minor}, ${amount.currency}, ${JSON.stringify(recipient)}, ${email ? (sendOn ?? null) : null}, ${call.now})
    on conflict (id) do update set amount_minor = excluded.amount_minor, recipient = excluded.recipient, send_on = excluded.send_on
    where cart_gifts.cart_id = excluded.cart_id`)
  // The id of another's gift card tells nothing of it.
  if (kept === 0) refuse('cart_not_found')
  return touched(tx, cart, call)
}

/** Takes a gift card out of a basket. */
export async function removeGift(tx: Tx, input: Input<typeof removeContract>, call: Call): Promise<Id<'cart'>> {
  const { cart: found, gifts } = await lockCartWithLines(tx, input.id)
  const cart = requireOpen(found, call)
  if (!gifts.some(({ id }) => id === input.giftId)) return cart.id
  await tx.run(sql`delete from cart_gifts where id = ${input.giftId} and cart_id = ${cart.id}`)
  return touched(tx, cart, call)
}

async function touched(tx: Tx, cart: { id: Id<'cart'>; customer_id: string | null }, call: Call): Promise<Id<'cart'>> {
  tx.send(sql`update carts set version = version + 1, updated_at = ${call.now} where id = ${cart.id}`)
  tellPages(tx, cart)
  return cart.id
}

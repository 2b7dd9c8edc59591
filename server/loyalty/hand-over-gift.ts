import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import type { handOverGift as contract } from '@filrouge/contract/gifts.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import { type Currency, money } from '@filrouge/kernel/money.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import { publish } from '../platform/events.ts'
import { refuse } from '../platform/refuse.ts'
import type { Platform } from '../platform/route.ts'
import { hashOfPin, newPin, printedPin } from './secret-of-card.ts'

// A printer jams, a telephone falls asleep: for so long the card can be shown anew.
const againMs = 15 * 60_000

interface ToHand {
  number: string
  balance: number
  initial: number
  currency: Currency
  expiresAt: Date
  handedAt: Date | null
}

/** The number and the secret of a gift card that is given over the counter: once, with a secret that is kept by nobody. */
export async function handOverGift(
  platform: Pick<Platform, 'db'>,
  input: Input<typeof contract>,
  call: Call,
): Promise<Output<typeof contract>> {
  const card = await platform.db.reader.maybe<ToHand>(sql`
    select g.number, a.balance, g.initial_minor as initial, a.unit as currency, g.expires_at as "expiresAt", g.delivered_at as "handedAt"
    from gift_cards g join value_accounts a on a.id = g.account_id
    where g.order_id = ${input.id} and g.gift_id = ${input.giftId} and g.sends_at is null and g.taken_back_at is null`)
  if (!card) refuse('gift_not_found')
  const isLong = card.handedAt !== null && call.now.getTime() - card.handedAt.getTime() > againMs
  if (isLong || card.balance !== card.initial) refuse('gift_handed_over')
  const pin = newPin()
  const hash = await hashOfPin(card.number, pin)
  await platform.db.transaction(async (tx) => {
    const handed = await tx.run(sql`
      update gift_cards g set pin_hash = ${hash}, delivered_at = coalesce(delivered_at, ${call.now}) from value_accounts a
      where g.number = ${card.number} and g.taken_back_at is null and a.id = g.account_id and a.balance = g.initial_minor`)
    if (handed === 0) refuse('gift_handed_over')
    if (card.handedAt === null) {
      const facts = { orderId: input.id, giftId: input.giftId as Id<'gift'>, how: 'handed' as const }
      await publish(tx, call, 'gift_card.delivered', input.id, facts)
    }
  })
  const { number, initial, currency, expiresAt } = card
  return { number, pin: printedPin(pin), amount: money(initial, currency), expiresAt: expiresAt.toISOString() }
}

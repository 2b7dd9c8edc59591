import type { Language } from '@filrouge/contract/shapes.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import { type Call, machineCall } from '../platform/call.ts'
import type { Database, Tx } from '../platform/db/database.ts'
import { publish } from '../platform/events.ts'
import { leaveJob } from '../platform/jobs.ts'
import { refuse } from '../platform/refuse.ts'
import { writeGiftCards } from './issue-gift-cards.ts'
import { newCardNumber } from './loyalty.ts'
import { hashOfPin, newPin, printedPin } from './secret-of-card.ts'

export interface CardToSend {
  number: string
  pin: string
  amountMinor: number
  currency: string
  expiresAt: Date
  recipient: { email: string; language: Language; name?: string; from?: string; message?: string }
}

/** Makes a gift card that somebody has bought for somebody, and has it sent. */
export async function sendGiftCard(
  tx: Tx,
  gift: { amountMinor: number; currency: string; recipient: CardToSend['recipient']; expiresAt: Date },
  call: Call,
): Promise<string> {
  const number = newCardNumber('gift')
  const hash = await hashOfPin(number, newPin())
  await writeGiftCards(tx, [{ ...gift, number, hash, side: 'cash', bornAs: 'sold' }], call)
  await leaveJob(tx, 'send_gift_card', number, call.now)
  return number
}

/** A gift card that waits to be sent, with a secret made for this message; undefined where it was sent. A message that is written again has another. */
export async function cardToSend(db: Database, number: string): Promise<CardToSend | undefined> {
  const pin = newPin()
  const hash = await hashOfPin(number, pin)
  const card = await db.reader.maybe<Omit<CardToSend, 'pin'>>(sql`
    update gift_cards g set pin_hash = ${hash} from value_accounts a
    where a.id = g.account_id and g.number = ${number} and g.recipient is not null and g.taken_back_at is null
    returning g.number, g.initial_minor as "amountMinor", a.unit as currency, g.expires_at as "expiresAt", g.recipient`)
  return card && { ...card, pin: printedPin(pin) }
}

/** It has been sent: whom it was for is forgotten. One that no mail server would have keeps its words, to be sent elsewhere. */
export async function markCardSent(db: Database, number: string, isSent: boolean, now: Date): Promise<void> {
  await db.transaction(async (tx) => {
    const card = await tx.maybe<{ gift_id: Id<'gift'> | null; order_id: Id<'order'> | null }>(sql`
      update gift_cards set recipient = case when ${isSent} or gift_id is null then null else recipient end,
        delivered_at = case when ${isSent} then ${now} else delivered_at end, failed_at = case when ${isSent} then null else ${now}::timestamptz end
      where number = ${number} and taken_back_at is null returning gift_id, order_id`)
    if (!card?.order_id || !card.gift_id) return
    const facts = {
      orderId: card.order_id,
      giftId: card.gift_id,
      how: isSent ? ('sent' as const) : ('not_sent' as const),
    }
    await publish(tx, machineCall(now, null, 'send_gift_card'), 'gift_card.delivered', card.order_id, facts)
  })
}

/** Has a gift card of an order sent again, to this address: its last secret is then worth nothing. */
export async function askToSendAgain(
  tx: Tx,
  of: { orderId: string; giftId: string; email: string },
  call: Call,
): Promise<void> {
  const card = await tx.maybe<{ number: string; is_used: boolean; is_there: boolean; sends_at: Date | null }>(sql`
    select g.number, a.balance <> g.initial_minor as is_used, g.delivered_at is not null as is_there, g.sends_at from gift_cards g join value_accounts a on a.id = g.account_id
    where g.order_id = ${of.orderId} and g.gift_id = ${of.giftId} and g.taken_back_at is null for update of g`)
  if (!card) refuse('gift_not_found')
  if (card.is_used) refuse('gift_card_used')
  // What has come to someone is hers: only the staff may have it sent elsewhere.
  if (card.is_there && call.session?.kind !== 'staff') refuse('gift_handed_over')
  const sendsAt = card.sends_at && card.sends_at > call.now ? card.sends_at : call.now
  await tx.run(sql`
    update gift_cards set sends_at = ${sendsAt}, failed_at = null, delivered_at = null, recipient =
      coalesce(recipient, jsonb_build_object('name', recipient_name)) || jsonb_build_object('email', ${of.email}::text, 'language', ${call.language}::text)
    where number = ${card.number}`)
  await leaveJob(tx, 'send_gift_card', card.number, sendsAt)
}

import type { Language } from '@filrouge/contract/shapes.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Database, Tx } from '../platform/db/database.ts'
import { leaveJob } from '../platform/jobs.ts'
import { writeGiftCards } from './issue-gift-cards.ts'
import { newCardNumber } from './loyalty.ts'
import { hashOfPin, newPin, printedPin } from './secret-of-card.ts'

export interface CardToSend {
  number: string
  pin: string
  amountMinor: number
  currency: string
  expiresAt: Date
  recipient: { email: string; language: Language; from?: string; message?: string }
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
    where a.id = g.account_id and g.number = ${number} and g.recipient is not null
    returning g.number, g.initial_minor as "amountMinor", a.unit as currency, g.expires_at as "expiresAt", g.recipient`)
  return card && { ...card, pin: printedPin(pin) }
}

/** It has been sent: whom it was for is forgotten. */
export async function markCardSent(db: Database, number: string): Promise<void> {
  await db.reader.run(sql`update gift_cards set recipient = null where number = ${number}`)
}

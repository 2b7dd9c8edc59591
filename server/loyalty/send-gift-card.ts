import type { Language } from '@filrouge/contract/shapes.ts'
import sql from 'sql-template-tag'
import type { Database } from '../platform/db/database.ts'
import { hashOfPin, newPin, printedPin } from './secret-of-card.ts'

export interface CardToSend {
  number: string
  pin: string
  amountMinor: number
  currency: string
  expiresAt: Date
  recipient: { email: string; language: Language; from?: string; message?: string }
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

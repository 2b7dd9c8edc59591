import { createHash } from 'node:crypto'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Database, Tx } from '../platform/db/database.ts'
import { refuse } from '../platform/refuse.ts'
import { accountOfGiftCard } from './loyalty.ts'
import { hashOfPin, isPin } from './secret-of-card.ts'

const failuresAtMost = 6
const windowMs = 900_000

interface Known {
  accountId: string
  hash: Buffer
  balance: number
  expiresAt: Date
  isBlocked: boolean
}

/**
 * The account of a gift card, for who knows its secret. The secret is compared outside of any transaction, and for a number that no card has it
 * takes as long; wrong ones are counted by number, and counted again afterwards: what was tried at the same time counts too.
 */
export async function openGiftCard(
  platform: { db: Database },
  { number, pin }: { number: string; pin: string },
  call: Call,
): Promise<string> {
  const { db } = platform
  if ((await failuresOf(db.reader, number, call.now)) >= failuresAtMost) refuse('too_many_attempts')
  const card = await db.reader.maybe<Known>(sql`
    select g.account_id as "accountId", g.pin_hash as hash, a.balance, g.expires_at as "expiresAt", g.blocked_at is not null as "isBlocked"
    from gift_cards g join value_accounts a on a.id = g.account_id where g.number = ${number}`)
  const isRight = await isPin(number, pin, card?.hash ?? (await hashOfPin(number, 'nobody has this secret')))
  if (!card || !isRight) {
    await db.transaction((tx) => recordFailure(tx, number, call.now))
    refuse('gift_card_wrong')
  }
  if ((await failuresOf(db.reader, number, call.now)) >= failuresAtMost) refuse('too_many_attempts')
  if (card.isBlocked || card.expiresAt <= call.now)
    refuse('gift_card_expired', { expiresAt: card.expiresAt.toISOString() })
  if (card.balance <= 0) refuse('gift_card_empty')
  return card.accountId
}

const hashOfNumber = (number: string) => createHash('sha256').update(number).digest()

async function failuresOf(tx: Tx, number: string, now: Date): Promise<number> {
  const { failures } = await tx.one<{ failures: number }>(sql`
    select count(*) as failures from gift_card_failures
    where number_hash = ${hashOfNumber(number)} and at > ${new Date(now.getTime() - windowMs)}`)
  return failures
}

async function recordFailure(tx: Tx, number: string, now: Date): Promise<void> {
  await tx.run(sql`delete from gift_card_failures where at < ${new Date(now.getTime() - windowMs)}`)
  await tx.run(sql`insert into gift_card_failures (number_hash, at) values (${hashOfNumber(number)}, ${now})`)
}

/** The account of a gift card, by its number or its id. */
export async function accountOfCard(tx: Tx, named: string): Promise<string> {
  const card = await tx.maybe<{ account: string }>(sql`
    select account_id as account from gift_cards where number = ${named} or id = ${named}`)
  return card?.account ?? accountOfGiftCard(named)
}

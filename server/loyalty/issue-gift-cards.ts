import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import type { issueGiftCards as contract } from '@filrouge/contract/loyalty.ts'
import { money } from '@filrouge/kernel/money.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import { json, type Tx } from '../platform/db/database.ts'
import { publish } from '../platform/events.ts'
import { leaveJob } from '../platform/jobs.ts'
import { invalid, refuse } from '../platform/refuse.ts'
import type { Platform } from '../platform/route.ts'
import { giftCardRules } from './gift-card-range.ts'
import { accountOfGiftCard, monthsLater, newCardNumber } from './loyalty.ts'
import { postValue } from './post-value.ts'
import { hashOfPin, newPin, printedPin } from './secret-of-card.ts'

/**
 * Makes gift cards, one or a batch. Their secrets are answered once: kept is only a hash, made before the transaction opens, for it takes
 * long on purpose.
 */
export async function issueGiftCards(
  platform: Pick<Platform, 'db'>,
  input: Input<typeof contract>,
  call: Call,
): Promise<Output<typeof contract>> {
  const { minor, currency } = input.amount
  const rules = await giftCardRules(platform.db.reader)
  if (currency !== 'EUR') invalid('#/amount/currency', 'unknown_currency')
  if (minor < rules.leastMinor || minor > rules.mostMinor)
    refuse('amount_not_offered', { least: money(rules.leastMinor), most: money(rules.mostMinor) })
  if (input.email !== undefined && input.count > 1) invalid('#/count', 'one_only')
  const expiresAt = monthsLater(call.now, rules.monthsToLive)
  const cards = await Promise.all(
    Array.from({ length: input.count }, async () => {
      const [number, pin] = [newCardNumber('gift'), newPin()]
      return { number, pin, hash: await hashOfPin(number, pin) }
    }),
  )
  await platform.db.transaction(async (tx) => {
    await writeGiftCards(
      tx,
      cards.map(({ number, hash }) => ({
        ...{ number, hash, amountMinor: minor, currency, expiresAt, side: 'gesture' as const },
        bornAs: input.batch === undefined ? ('gesture' as const) : ('batch' as const),
        ...(input.batch === undefined ? {} : { batch: input.batch }),
        ...(input.reason === undefined ? {} : { reason: input.reason }),
        ...(input.email === undefined ? {} : { recipient: { email: input.email, language: call.language } }),
      })),
      call,
    )
    if (input.email !== undefined) await leaveJob(tx, 'send_gift_card', cards[0]!.number, call.now)
  })
  return {
    items: cards.map(({ number, pin }) => ({
      ...{ number, balance: money(minor), expiresAt: expiresAt.toISOString() },
      ...(input.email === undefined ? { pin: printedPin(pin) } : {}),
    })),
  }
}

export interface NewGiftCard {
  number: string
  hash: Buffer
  amountMinor: number
  currency: string
  expiresAt: Date
  side: 'cash' | 'gesture'
  bornAs: 'sold' | 'batch' | 'gesture'
  batch?: string
  reason?: string
  /** Whom it is sent to: then its secret is made anew when the message is written, and known to nobody before. */
  recipient?: object
  /** Of one that an order has bought. */
  sale?: { giftId: string; orderId: string; buyerId: string | null; recipientName: string | null; sendsAt: Date | null }
}

/** Writes gift cards, their accounts and what is on them. */
export async function writeGiftCards(tx: Tx, cards: readonly NewGiftCard[], call: Call): Promise<void> {
  const rows = cards.map(({ hash, sale, ...card }) => ({
    ...card,
    ...sale,
    ...{ account: accountOfGiftCard(card.number), hash: hash.toString('hex') },
  }))
  await tx.run(sql`
    with given as (
      select * from jsonb_to_recordset(${json(rows)}::jsonb) g(number text, account text, hash text, "amountMinor" bigint, currency text,
        "expiresAt" timestamptz, "bornAs" text, batch text, recipient jsonb, "giftId" text, "orderId" text, "buyerId" text,
        "recipientName" text, "sendsAt" timestamptz)),
    opened as (
      insert into value_accounts (id, kind, unit, expires_next, opened_at)
      select account, 'gift_card', currency, "expiresAt", ${call.now} from given)
    insert into gift_cards (number, account_id, pin_hash, initial_minor, born_as, batch, recipient, issued_by, issued_at, expires_at,
      gift_id, order_id, buyer_id, recipient_name, sends_at)
    select number, account, decode(hash, 'hex'), "amountMinor", "bornAs", batch, recipient, ${call.session?.staffId ?? null}, ${call.now},
      "expiresAt", "giftId", "orderId", "buyerId", "recipientName", "sendsAt" from given`)
  await postValue(
    tx,
    rows.map(({ account, amountMinor, currency, side, reason, orderId }) => ({
      kind: side === 'cash' ? ('sold' as const) : ('issued' as const),
      reason: reason ?? null,
      orderId: orderId ?? null,
      entries: [
        { accountId: account, unit: currency, amount: amountMinor },
        { side, unit: currency, amount: -amountMinor },
      ],
    })),
    call,
  )
  const [first] = cards
  if (first)
    await publish(tx, call, 'gift_card.issued', first.number, {
      ...{ count: cards.length, amountMinor: first.amountMinor, currency: first.currency },
      batch: first.batch ?? null,
    })
}

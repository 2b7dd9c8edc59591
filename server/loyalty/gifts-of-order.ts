import { randomBytes } from 'node:crypto'
import type { Language } from '@filrouge/contract/shapes.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { publish } from '../platform/events.ts'
import { dropJob, leaveJob } from '../platform/jobs.ts'
import { refuse } from '../platform/refuse.ts'
import { giftCardRules } from './gift-card-range.ts'
import { writeGiftCards } from './issue-gift-cards.ts'
import { monthsLater, newCardNumber } from './loyalty.ts'
import { postValue } from './post-value.ts'

/** A gift card as a basket has it. */
export interface Gift {
  id: string
  amountMinor: number
  recipient: { name?: string; email?: string; from?: string; message?: string }
  sendsAt: Date
}

/**
 * Issues the gift cards that an order has bought, in its transaction: each once, for its id is the basket's. Their secrets are made when they are
 * sent or handed over; until then none opens them.
 */
export async function sellGiftCards(
  tx: Tx,
  sale: { orderId: string; customerId: string | null; currency: string; language: Language; gifts: readonly Gift[] },
  call: Call,
): Promise<void> {
  const { orderId, customerId, currency, language, gifts } = sale
  const { monthsToLive } = await giftCardRules(tx)
  const cards = gifts.map(({ id, amountMinor, recipient, sendsAt }) => {
    const { name, email, from, message } = recipient
    const isSent = email !== undefined
    return {
      ...{ number: newCardNumber('gift'), hash: randomBytes(32), amountMinor, currency, side: 'cash' as const },
      ...{ bornAs: 'sold' as const, expiresAt: monthsLater(isSent ? sendsAt : call.now, monthsToLive) },
      ...(isSent ? { recipient: { email, language, name, from, message } } : {}),
      sale: { giftId: id, orderId, buyerId: customerId, recipientName: name ?? null, sendsAt: isSent ? sendsAt : null },
    }
  })
  await writeGiftCards(tx, cards, call)
  for (const { number, sale: of } of cards)
    if (of.sendsAt) await leaveJob(tx, 'send_gift_card', number, of.sendsAt > call.now ? of.sendsAt : call.now)
}

/** How far the gift cards of an order are, and what they come to. */
export interface GiftsOfOrder {
  standing: number
  delivered: number
  minor: number
}

/** The gift cards of an order that nobody has given back. */
export function giftsOfOrder(tx: Tx, orderId: string): Promise<GiftsOfOrder> {
  return tx.one<GiftsOfOrder>(sql`
    select count(*)::integer as standing, (count(*) filter (where delivered_at is not null))::integer as delivered,
      coalesce(sum(initial_minor), 0)::bigint as minor
    from gift_cards where order_id = ${orderId} and taken_back_at is null`)
}

/**
 * Takes back gift cards of an order, one or all: refuses where something has been bought with one. Answers how much money goes back; what was
 * taken back before stays so.
 */
export async function takeBackGifts(tx: Tx, of: { orderId: string; giftId?: string }, call: Call): Promise<void> {
  const cards = await tx.rows<Sold & { taken_back_at: Date | null }>(sql`
    select g.number, g.gift_id, g.account_id, g.initial_minor, a.unit, g.taken_back_at
    from gift_cards g join value_accounts a on a.id = g.account_id
    where g.order_id = ${of.orderId} and (${of.giftId ?? null}::text is null or g.gift_id = ${of.giftId ?? null})
    order by g.number for update of g`)
  if (of.giftId !== undefined && cards.length === 0) refuse('gift_not_found')
  const standing = cards.filter((card) => card.taken_back_at === null)
  if (standing.length === 0) return
  const moves = standing.map(({ account_id: accountId, initial_minor: amount, unit }) => ({
    ...{ kind: 'taken_back' as const, orderId: of.orderId },
    entries: [
      { accountId, unit, amount: -amount },
      { side: 'cash' as const, unit, amount },
    ],
  }))
  // Nothing is ever added to a card: who can give back all that was on it has used nothing.
  if ((await postValue(tx, moves, call)) > 0) refuse('gift_card_used')
  const numbers = standing.map(({ number }) => number)
  await tx.run(sql`
    with gone as (
      update gift_cards set taken_back_at = ${call.now}, blocked_at = coalesce(blocked_at, ${call.now}), recipient = null
      where number = any(${numbers}::text[]) returning account_id)
    update value_accounts a set expires_next = null from gone where a.id = gone.account_id`)
  for (const card of standing) {
    await dropJob(tx, 'send_gift_card', card.number)
    await publish(tx, call, 'gift_card.taken_back', of.orderId, {
      ...{ orderId: of.orderId as never, giftId: card.gift_id as never },
      ...{ amountMinor: card.initial_minor, currency: card.unit },
    })
  }
}

/**
 * Takes back the gift cards of an order of which nothing has been used, if one of them has: of those that have been, answers what was paid for them.
 * Nobody can spend one between the look and the taking. Where none has been used, nothing is done: the order itself gives them back.
 */
export async function takeBackUnusedGifts(tx: Tx, orderId: string, call: Call): Promise<{ minor: number }> {
  const cards = await tx.rows<{ gift_id: string; initial_minor: number; is_used: boolean }>(sql`
    select g.gift_id, g.initial_minor, a.balance <> g.initial_minor as is_used
    from gift_cards g join value_accounts a on a.id = g.account_id
    where g.order_id = ${orderId} and g.taken_back_at is null order by a.id for update of a`)
  const used = cards.filter((card) => card.is_used)
  if (used.length === 0) return { minor: 0 }
  for (const { gift_id: giftId, is_used: isUsed } of cards)
    if (!isUsed) await takeBackGifts(tx, { orderId, giftId }, call)
  return { minor: used.reduce((sum, { initial_minor: minor }) => sum + minor, 0) }
}

interface Sold {
  number: string
  gift_id: string
  account_id: string
  initial_minor: number
  unit: string
}

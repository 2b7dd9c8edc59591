import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/loyalty.ts'
import type { GiftCardSummary, GiftCardView } from '@filrouge/contract/loyalty.ts'
import { type Currency, money } from '@filrouge/kernel/money.ts'
import sql, { raw } from 'sql-template-tag'
import { endOfCard } from '../loyalty/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { invalid, refuse } from '../platform/refuse.ts'

interface CardRow {
  id: string
  number: string
  accountId: string
  balance: number
  unit: Currency
  initial: number
  bornAs: GiftCardSummary['bornAs']
  batch: string | null
  issuedAt: Date
  expiresAt: Date
  isBlocked: boolean
}

const columns = raw(`
  g.id, g.number, g.account_id as "accountId", a.balance, a.unit, g.initial_minor as initial, g.born_as as "bornAs", g.batch,
  g.issued_at as "issuedAt", g.expires_at as "expiresAt", g.blocked_at is not null as "isBlocked"`)

/** A gift card with its book, for the staff. */
export async function showGiftCard(
  tx: Tx,
  input: Input<typeof contract.showGiftCard>,
  call: Call,
): Promise<GiftCardView> {
  const card = await tx.maybe<CardRow>(sql`
    select ${columns} from gift_cards g join value_accounts a on a.id = g.account_id where ${input.number} in (g.number, g.id)`)
  if (!card) refuse('gift_card_not_found')
  const entries = await tx.rows<{
    id: string
    at: Date
    kind: string
    amount: number
    balance: number
    orderId: string | null
    orderNumber: string | null
    channel: string | null
  }>(sql`
    select t.id, t.at, t.kind, e.amount, sum(e.amount) over (order by t.at, t.id)::bigint as balance, o.id as "orderId",
      o.number as "orderNumber", t.channel
    from value_entries e join value_transactions t on t.id = e.transaction_id
    left join orders o on o.id = coalesce(t.order_id, (select u.order_id from value_uses u where u.payment_id = t.payment_id limit 1))
    where e.account_id = ${card.accountId} order by t.at desc, t.id desc limit 200`)
  return {
    ...summaryOf(card, call),
    ledger: entries.map(({ at, amount, balance, orderId, orderNumber, channel, ...entry }) => ({
      ...{ ...entry, at: at.toISOString(), amount: money(amount, card.unit), balance: money(balance, card.unit) },
      ...(orderId ? { orderId } : {}),
      ...(orderNumber ? { orderNumber } : {}),
      ...(channel ? { channel } : {}),
    })),
  }
}

/** Gift cards, the newest first. */
export async function listGiftCards(
  tx: Tx,
  input: Input<typeof contract.listGiftCards>,
  call: Call,
): Promise<Output<typeof contract.listGiftCards>> {
  const offset = offsetOf(input.cursor)
  const query = input.query.replace(/[\s-]/g, '')
  const pattern = `${query.replace(/[\\%_]/g, '\\$&')}%`
  const rows = await tx.database.freshPlans.rows<CardRow>(sql`
    select ${columns} from gift_cards g join value_accounts a on a.id = g.account_id
    where ${query} = '' or g.number = ${query} or (${query} ~ '^\\d{4}$' and right(g.number, 4) = ${query}) or lower(replace(g.batch, ' ', '')) like lower(${pattern})
    order by g.issued_at desc, g.number limit ${input.limit + 1} offset ${offset}`)
  return {
    items: rows.slice(0, input.limit).map((row) => summaryOf(row, call)),
    nextCursor: rows.length > input.limit ? String(offset + input.limit) : null,
  }
}

function summaryOf(card: CardRow, call: Call): GiftCardSummary {
  const { id, number, balance, unit, initial, bornAs, batch, issuedAt, expiresAt, isBlocked } = card
  const state = isBlocked ? 'blocked' : expiresAt <= call.now ? 'expired' : balance > 0 ? 'open' : 'empty'
  return {
    ...{ id, number: endOfCard(number), state, bornAs, balance: money(balance, unit), initial: money(initial, unit) },
    ...(batch ? { batch } : {}),
    ...{ issuedAt: issuedAt.toISOString(), expiresAt: expiresAt.toISOString() },
  }
}

function offsetOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0
  if (!/^\d{1,6}$/.test(cursor)) invalid('#/cursor', 'unknown_cursor')
  return Number(cursor)
}

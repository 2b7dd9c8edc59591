import type { Input } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/loyalty.ts'
import type { LoyaltyView } from '@filrouge/contract/loyalty.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import { money } from '@filrouge/kernel/money.ts'
import { nextTier, tierOf } from '@filrouge/rules/points.ts'
import sql from 'sql-template-tag'
import { accountOf, programmeNow, spentOf, standingOf } from '../loyalty/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { refuse } from '../platform/refuse.ts'

const entriesShown = 200

/** The card, points and tier of the customer who asks. */
export async function showMyLoyalty(
  tx: Tx,
  _input: Input<typeof contract.showMyLoyalty>,
  call: Call,
): Promise<LoyaltyView> {
  return loyaltyView(tx, call.session?.customerId ?? refuse('not_signed_in'), call)
}

/** Those of a customer, for the staff. */
export async function showLoyalty(tx: Tx, input: Input<typeof contract.showLoyalty>, call: Call): Promise<LoyaltyView> {
  return loyaltyView(tx, input.id, call)
}

/** The answer to who exchanged points. */
export async function exchangedView(
  tx: Tx,
  { customerId, coupon }: { customerId: Id<'customer'>; coupon?: { code: string; expiresAt: string } },
  call: Call,
): Promise<{ loyalty: LoyaltyView; coupon?: { code: string; expiresAt: string } }> {
  return { loyalty: await loyaltyView(tx, customerId, call), ...(coupon && { coupon }) }
}

interface CardRow {
  isErased: boolean
  card: string | null
  credit: number
}

/** What loyalty knows of a customer, the same for herself, the associate and the call centre. Refuses who is not known. */
export async function loyaltyView(tx: Tx, customerId: Id<'customer'>, call: Call): Promise<LoyaltyView> {
  const accountId = accountOf('points', customerId, 'points')
  const [row, { rules }, standing, spentMinor, ledger] = await Promise.all([
    tx.maybe<CardRow>(sql`
      select c.erased_at is not null as "isErased", (
          select value from identifiers where customer_id = c.id and kind = 'card' order by value ~ '^\\d{13}$' desc, created_at, value limit 1) as card,
        coalesce((select balance from value_accounts where id = ${accountOf('store_credit', customerId, 'EUR')}), 0) as credit
      from customers c where c.id = ${customerId}`),
    programmeNow(tx),
    standingOf(tx, accountId, call.now),
    spentOf(tx, customerId, call.now),
    entriesOf(tx, accountId),
  ])
  if (!row) refuse('customer_not_found')
  const isEnglish = call.language === 'en'
  const titleOf = (one: { titleFr: string; titleEn: string }) => (isEnglish ? one.titleEn : one.titleFr)
  const tier = rules && tierOf(rules, spentMinor)
  const next = rules && nextTier(rules, spentMinor)
  return {
    cardNumber: row.card,
    points: standing.balance,
    tier: tier?.code ?? null,
    ...(tier ? { tierTitle: titleOf(tier) } : {}),
    advantages: [...((isEnglish ? tier?.advantagesEn : tier?.advantagesFr) ?? [])],
    ledger,
    usablePoints: standing.usable,
    ...(standing.usableFrom ? { usableFrom: standing.usableFrom.toISOString() } : {}),
    ...(standing.expiring
      ? { expiring: { points: standing.expiring.points, at: standing.expiring.at.toISOString() } }
      : {}),
    spent: money(spentMinor),
    ...(next
      ? { nextTier: { code: next.tier.code, title: titleOf(next.tier), missing: money(next.missingMinor) } }
      : {}),
    rewards: (rules?.rewards ?? []).map((reward) => ({
      ...{ code: reward.code, title: titleOf(reward), points: reward.points },
      isWithinReach: standing.usable >= reward.points,
    })),
    storeCredit: money(row.credit),
  }
}

/** What happened to an account, the latest first, and what there was after each. */
async function entriesOf(tx: Tx, accountId: string): Promise<LoyaltyView['ledger']> {
  const rows = await tx.rows<{
    id: string
    at: Date
    kind: LoyaltyView['ledger'][number]['kind']
    points: number
    balance: number
    orderId: string | null
    orderNumber: string | null
    reason: string | null
  }>(sql`
    select t.id, t.at, t.kind, e.amount as points, t.order_id as "orderId", o.number as "orderNumber", t.reason,
      sum(e.amount) over (order by t.at, t.id)::bigint as balance
    from value_entries e join value_transactions t on t.id = e.transaction_id left join orders o on o.id = t.order_id
    where e.account_id = ${accountId} order by t.at desc, t.id desc limit ${entriesShown}`)
  return rows.map(({ at, orderId, orderNumber, reason, ...row }) => ({
    ...row,
    at: at.toISOString(),
    ...(orderId ? { orderId } : {}),
    ...(orderNumber ? { orderNumber } : {}),
    ...(reason ? { reason } : {}),
  }))
}

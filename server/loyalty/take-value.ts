import { fillInOrder } from '@filrouge/rules/tenders.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import { json, type Tx } from '../platform/db/database.ts'
import { refuse } from '../platform/refuse.ts'
import { monthsLater } from './loyalty.ts'
import { postValue, type ValueTransaction } from './post-value.ts'

const monthsAfterGivingBack = 3

/** Something that can pay before money does. */
export interface Purse {
  accountId: string
  kind: 'gift_card' | 'store_credit'
  /** Of a gift card. */
  number?: string
  /** Of a gift card, where its number is not told. */
  card?: string
  balanceMinor: number
  expiresAt: Date | null
  isBlocked: boolean
}

/** What a purse pays of a purchase. */
export interface ValueTaken {
  accountId: string
  kind: 'gift_card' | 'store_credit'
  number?: string
  amountMinor: number
}

/** Those of these accounts that hold this currency, and the customer's credit: what expires first pays first, credit after gift cards. */
export async function readPurses(
  tx: Tx,
  accountIds: readonly string[],
  customerId: string | null,
  currency: string,
): Promise<Purse[]> {
  return tx.rows<Purse>(sql`
    select a.id as "accountId", a.kind, g.number, g.id as card, a.balance as "balanceMinor", g.expires_at as "expiresAt",
      g.blocked_at is not null as "isBlocked"
    from value_accounts a left join gift_cards g on g.account_id = a.id
    where a.unit = ${currency} and a.kind <> 'points'
      and (a.id = any(${accountIds}::text[]) or (a.kind = 'store_credit' and a.customer_id = ${customerId}))
    order by a.kind, g.expires_at, a.id`)
}

/** Why a purse pays nothing, whatever the basket. */
export function problemOf(purse: Purse, now: Date): 'empty' | 'expired' | undefined {
  if (purse.isBlocked || (purse.expiresAt && purse.expiresAt <= now)) return 'expired'
  return purse.balanceMinor > 0 ? undefined : 'empty'
}

/** What each of these purses pays of an amount, and what is still owed. */
export function payFrom(
  purses: readonly Purse[],
  totalMinor: number,
  now: Date,
): { taken: ValueTaken[]; owedMinor: number } {
  const limits = purses.map((purse) => (problemOf(purse, now) ? 0 : purse.balanceMinor))
  const { partsMinor, restMinor } = fillInOrder(totalMinor, limits)
  const taken = purses.flatMap(({ accountId, kind, number }, at): ValueTaken[] =>
    partsMinor[at]! > 0 ? [{ accountId, kind, ...(number && { number }), amountMinor: partsMinor[at]! }] : [],
  )
  return { taken, owedMinor: restMinor }
}

/** Takes from gift cards and credit what a payment needs of them, all or nothing: refuses where others were faster. */
export async function takeValue(
  tx: Tx,
  use: { paymentId: string; cartId: string; currency: string; taken: readonly ValueTaken[] },
  call: Call,
): Promise<void> {
  const { paymentId, cartId, currency, taken } = use
  if (taken.length === 0) return
  const rows = taken.map((one, position) => ({ ...one, position }))
  const lacking = await postValue(tx, [moneyMoves('taken', use, taken)], call)
  if (lacking > 0) refuse('tender_changed')
  tx.send(sql`
    insert into value_uses (payment_id, account_id, position, cart_id, taken_minor, currency, taken_at)
    select ${paymentId}, "accountId", position, ${cartId}, "amountMinor", ${currency}, ${call.now}
    from jsonb_to_recordset(${json(rows)}::jsonb) r("accountId" text, position smallint, "amountMinor" bigint)`)
}

function moneyMoves(
  kind: 'taken' | 'given_back',
  of: { paymentId: string; cartId: string; orderId?: string | null; currency: string },
  parts: readonly { accountId: string; amountMinor: number }[],
): ValueTransaction {
  const sign = kind === 'taken' ? -1 : 1
  const total = parts.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  return {
    ...{ kind, paymentId: of.paymentId, cartId: of.cartId, orderId: of.orderId ?? null },
    entries: [
      ...parts.map(({ accountId, amountMinor }) => ({ accountId, unit: of.currency, amount: sign * amountMinor })),
      { side: 'sales', unit: of.currency, amount: -sign * total },
    ],
  }
}

/** What a payment took is its order's. */
export function giveUsesOfValueToOrder(tx: Tx, of: { orderId: string; paymentIds: readonly string[] }): void {
  tx.send(sql`
    update value_uses set order_id = ${of.orderId} where payment_id = any(${of.paymentIds}::text[]) and order_id is null`)
}

interface UseRow {
  payment_id: string
  account_id: string
  cart_id: string
  order_id: string | null
  taken_minor: number
  given_back_minor: number
  currency: string
}

const columns = sql`payment_id, account_id, cart_id, order_id, taken_minor, given_back_minor, currency`

/** Gives back all that a payment that came to nothing, or an order that was cancelled, still keeps: once, however often it is asked. */
export async function giveBackValue(
  tx: Tx,
  of: { paymentId: string } | { orderId: string },
  call: Call,
): Promise<void> {
  const which = 'orderId' in of ? sql`order_id = ${of.orderId}` : sql`payment_id = ${of.paymentId} and order_id is null`
  const uses = await tx.rows<UseRow>(sql`
    select ${columns} from value_uses where ${which} and given_back_minor < taken_minor order by position for update`)
  await giveBack(
    tx,
    uses.map((use) => ({ use, amountMinor: use.taken_minor - use.given_back_minor })),
    call,
  )
}

/**
 * What gift cards and credit keep of an order of which so much is due, and what is then left for the bank card. They pay first and are paid back
 * last, and nothing comes back to them while more may leave (`isFinal`). Repeatable; what was given back stays so.
 */
export async function settleValue(
  tx: Tx,
  of: { orderId: string; dueMinor: number; isFinal: boolean },
  call: Call,
): Promise<{ restMinor: number }> {
  const uses = await tx.rows<UseRow>(sql`
    select ${columns} from value_uses where order_id = ${of.orderId} order by position for update`)
  if (uses.length === 0) return { restMinor: of.dueMinor }
  const { partsMinor, restMinor } = fillInOrder(
    of.dueMinor,
    uses.map((use) => use.taken_minor - use.given_back_minor),
  )
  if (of.isFinal)
    await giveBack(
      tx,
      uses.map((use, at) => ({ use, amountMinor: use.taken_minor - use.given_back_minor - partsMinor[at]! })),
      call,
    )
  return { restMinor }
}

async function giveBack(tx: Tx, parts: readonly { use: UseRow; amountMinor: number }[], call: Call): Promise<void> {
  const some = parts.filter(({ amountMinor }) => amountMinor > 0)
  const [first] = some
  if (!first) return
  const { payment_id: paymentId, cart_id: cartId, order_id: orderId, currency } = first.use
  tx.send(sql`
    update value_uses u set given_back_minor = u.given_back_minor + b.minor
    from unnest(${some.map(({ use }) => use.account_id)}::text[], ${some.map(({ amountMinor }) => amountMinor)}::bigint[]) b(id, minor)
    where u.payment_id = ${paymentId} and u.account_id = b.id`)
  // What comes back to a card at the end of its life can still be spent.
  const lasts = monthsLater(call.now, monthsAfterGivingBack)
  tx.send(sql`
    with longer as (
      update gift_cards set expires_at = ${lasts} where account_id = any(${some.map(({ use }) => use.account_id)}::text[])
        and expires_at < ${lasts} returning account_id)
    update value_accounts a set expires_next = ${lasts} from longer l where a.id = l.account_id`)
  const moved = some.map(({ use, amountMinor }) => ({ accountId: use.account_id, amountMinor }))
  await postValue(tx, [moneyMoves('given_back', { paymentId, cartId, orderId, currency }, moved)], call)
}

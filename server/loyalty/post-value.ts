import { newId } from '@filrouge/kernel/ids.ts'
import sql, { type Sql } from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import { json, type Tx } from '../platform/db/database.ts'

export interface Entry {
  /** Whose it is; without one, the retailer's own side. */
  accountId?: string
  side?: 'cash' | 'gesture' | 'points_cost' | 'sales' | 'breakage' | 'rewards' | 'brought_in'
  unit: string
  /** What is owed to someone rises with a positive amount. */
  amount: number
  expiresAt?: Date
  usableFrom?: Date
}

export interface ValueTransaction {
  kind:
    | 'issued'
    | 'sold'
    | 'taken_back'
    | 'given'
    | 'earned'
    | 'reversed'
    | 'exchanged'
    | 'taken'
    | 'given_back'
    | 'expired'
    | 'forfeited'
    | 'brought_in'
  entries: readonly Entry[]
  at?: Date
  orderId?: string | null
  paymentId?: string | null
  cartId?: string | null
  reason?: string | null
}

/**
 * Writes transactions into the book and the balances beside it, in one statement, accounts locked in the order of their ids. Answers how many
 * accounts lacked what was asked of them: then nothing of it may stand, and the caller refuses.
 */
export async function postValue(tx: Tx, transactions: readonly ValueTransaction[], call: Call): Promise<number> {
  const posting = postingOf(transactions, call)
  if (!posting) return 0
  const { asked, moved } = await tx.one<{ asked: number; moved: number }>(posting)
  return asked - moved
}

function postingOf(transactions: readonly ValueTransaction[], call: Call): Sql | undefined {
  const told = transactions.map((one) => ({ ...one, id: newId('valueTransaction') }))
  const entries = told.flatMap(({ id, entries: of }) => of.map((entry, position) => ({ ...entry, id, position })))
  if (entries.length === 0) return undefined
  // Named, so that they are looked up: a plan made while accounts were few would else read all of them for each order.
  const accounts = [...new Set(entries.flatMap(({ accountId }) => accountId ?? []))]
  return sql`
    with told as (
      select * from jsonb_to_recordset(${json(told)}::jsonb) t(id text, kind text, at timestamptz, "orderId" text, "paymentId" text,
        "cartId" text, reason text)),
    given as (
      select * from jsonb_to_recordset(${json(entries)}::jsonb) g(id text, position smallint, "accountId" text, side text, unit text,
        amount bigint, "expiresAt" timestamptz, "usableFrom" timestamptz)),
    wanted as (
      select "accountId" as id, sum(amount)::bigint as amount, min("expiresAt") filter (where amount > 0) as expires_at
      from given where "accountId" is not null group by 1),
    locked as materialized (
      select a.id, w.amount, w.expires_at from value_accounts a join wanted w on w.id = a.id
      where a.id = any(${accounts}::text[]) order by a.id for update of a),
    moved as (
      update value_accounts a set balance = a.balance + l.amount, expires_next = least(a.expires_next, l.expires_at)
      from locked l where a.id = any(${accounts}::text[]) and a.id = l.id and a.balance + l.amount >= 0 returning a.id),
    noted as (
      insert into value_transactions (id, kind, at, order_id, payment_id, cart_id, staff_id, channel, location_id, reason)
      select id, kind, coalesce(at, ${call.now}), "orderId", "paymentId", "cartId", ${call.session?.staffId ?? null}, ${call.channel},
        ${call.locationId}, reason
      from told),
    written as (
      insert into value_entries (transaction_id, position, account_id, side, unit, amount, expires_at, usable_from)
      select id, position, "accountId", side, unit, amount, "expiresAt", "usableFrom" from given)
    select (select count(*)::integer from wanted) as asked, (select count(*)::integer from moved) as moved`
}

/** An account of a customer, by the id it has or would have. */
interface OwnAccount {
  id: string
  kind: 'points' | 'store_credit'
  unit: string
  customerId: string
}

/** Opens accounts of customers, those that are not there yet. */
export function openAccounts(tx: Tx, accounts: readonly OwnAccount[], now: Date): void {
  if (accounts.length === 0) return
  tx.send(sql`
    insert into value_accounts (id, kind, unit, customer_id, opened_at)
    select distinct id, kind, unit, "customerId", ${now}::timestamptz
    from jsonb_to_recordset(${json(accounts)}::jsonb) a(id text, kind text, unit text, "customerId" text) order by id
    on conflict do nothing`)
}

/** What a customer is given, and from which side of the retailer's. */
export interface Given extends Pick<ValueTransaction, 'kind' | 'orderId'> {
  account: OwnAccount
  from: NonNullable<Entry['side']>
  amount: number
  at: Date
  expiresAt: Date | null
  usableFrom: Date | null
}

/** Gives to customers, whose accounts are opened where they have none: as nobody can lack anything, it is one statement, and nothing waits for it. */
export function giveValue(tx: Tx, given: readonly Given[], call: Call): void {
  if (given.length === 0) return
  const rows = given.map(({ account, ...one }) => ({
    ...{ ...one, id: newId('valueTransaction'), accountId: account.id },
    ...{ accountKind: account.kind, unit: account.unit, customerId: account.customerId },
  }))
  tx.send(sql`
    with given as materialized (
      select * from jsonb_to_recordset(${json(rows)}::jsonb) g(id text, kind text, "orderId" text, "accountId" text, "accountKind" text, unit text,
        "customerId" text, "from" text, amount bigint, at timestamptz, "expiresAt" timestamptz, "usableFrom" timestamptz)),
    credited as (
      insert into value_accounts as a (id, kind, unit, customer_id, balance, expires_next, opened_at)
      select "accountId", "accountKind", unit, "customerId", sum(amount), min("expiresAt"), ${call.now} from given
      group by 1, 2, 3, 4 order by 1
      on conflict (id) do update set balance = a.balance + excluded.balance, expires_next = least(a.expires_next, excluded.expires_next)),
    noted as (
      insert into value_transactions (id, kind, at, order_id, staff_id, channel, location_id)
      select id, kind, at, "orderId", ${call.session?.staffId ?? null}, ${call.channel}, ${call.locationId} from given)
    insert into value_entries (transaction_id, position, account_id, side, unit, amount, expires_at, usable_from)
    select id, 0, "accountId", null, unit, amount, "expiresAt", "usableFrom" from given
    union all select id, 1, null, "from", unit, -amount, null, null from given`)
}

import type { PaymentFacts } from '@filrouge/contract/events.ts'
import type { PaymentStatus } from '@filrouge/contract/payments.ts'
import { newId } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { publish } from '../platform/events.ts'
import { dropJob, leaveJob } from '../platform/jobs.ts'
import { changed } from '../platform/live.ts'
import { type BankNews, factsOf, movementOf, type Outcome, outcomeFrom, outcomeOf, type PaymentRow } from './payment.ts'

interface Recorded extends PaymentRow {
  status_before: PaymentStatus
  is_recorded: boolean
  /** What this news says was taken or given back since the last. */
  captured_now: number
  refunded_now: number
}

/**
 * Records what the bank says of a payment: told twice, late, or out of order, each piece of news counts once. Money that the bank keeps for a
 * payment already over here is sent back. Answers the status after, or undefined where no such payment exists.
 */
export async function recordOutcome(
  tx: Tx,
  paymentId: string,
  news: BankNews,
  call: Call,
): Promise<PaymentStatus | undefined> {
  const outcome = outcomeOf(news)
  const row = await writeOutcome(tx, paymentId, news, outcome, call.now)
  if (!row) return undefined
  if (row.is_recorded && row.status_before !== outcome) {
    await Promise.all([tellOutcome(tx, row, outcome, news, call), nextLook(tx, row, outcome, call.now)])
    changed(tx, row.id)
    changed(tx, row.payable_id)
    return outcome
  }
  if (row.is_recorded && (row.captured_now > 0 || row.refunded_now > 0)) {
    await tellPart(tx, row, call)
    return outcome
  }
  const keepsMoney = ['pending', 'action_required', 'authorised', 'captured'].includes(outcome)
  const isOver = row.status_before === 'voided' || row.status_before === 'declined'
  if (isOver && keepsMoney && news.version > row.provider_version) await leaveJob(tx, 'undo_payment', row.id, call.now)
  return row.status_before
}

/** One statement: lock, guard, change, ledger. News without a version (0) is our own and is guarded by the status alone. */
function writeOutcome(
  tx: Tx,
  paymentId: string,
  news: BankNews,
  outcome: Outcome,
  now: Date,
): Promise<Recorded | undefined> {
  const isOpen = outcome === 'pending' || outcome === 'action_required'
  const captured = news.status === 'captured' ? (news.captured?.minor ?? null) : 0
  const refunded = news.refunded?.minor ?? 0
  return tx.maybe<Recorded>(sql`
    with before as (select * from payments where id = ${paymentId} for update),
    recorded as (
      update payments p set status = ${outcome}, provider_id = coalesce(${news.id}, p.provider_id),
        provider_version = greatest(p.provider_version, ${news.version}::integer), action_url = ${news.actionUrl ?? null},
        decline_code = ${news.declineCode ?? null}, token = case when ${isOpen} then p.token end, updated_at = ${now},
        captured_minor = greatest(p.captured_minor, coalesce(${captured}::bigint, p.amount_minor)),
        refunded_minor = greatest(p.refunded_minor, ${refunded}::bigint)
      from before b
      where p.id = b.id and b.status = any(${outcomeFrom[outcome]}::text[])
        and (b.provider_version < ${news.version}::integer or ${news.version}::integer = 0)
      returning p.id, p.captured_minor - b.captured_minor as captured_now, p.refunded_minor - b.refunded_minor as refunded_now),
    moved as (
      insert into payment_movements (id, payment_id, kind, amount_minor, at)
      select m.id, b.id, m.kind, m.amount_minor, ${now}
      from before b join recorded r using (id)
      cross join lateral (values
        (${newId('paymentMovement')}, ${movementOf[outcome] ?? null}::text, case when b.status <> ${outcome} then b.amount_minor end),
        (${newId('paymentMovement')}, 'capture', nullif(r.captured_now, 0)),
        (${newId('paymentMovement')}, 'refund', nullif(r.refunded_now, 0))) m(id, kind, amount_minor)
      where m.kind is not null and m.amount_minor is not null
      on conflict do nothing)
    select b.id, b.payable_kind, b.payable_id, b.amount_minor, b.currency, b.status as status_before, b.provider_version,
      b.is_requested, b.channel, b.location_id, b.started_at, b.updated_at, r.id is not null as is_recorded,
      coalesce(r.captured_now, 0) as captured_now, coalesce(r.refunded_now, 0) as refunded_now
    from before b left join recorded r using (id)`)
}

async function tellOutcome(tx: Tx, row: Recorded, outcome: Outcome, news: BankNews, call: Call): Promise<void> {
  const moved = outcome === 'captured' ? row.captured_now : outcome === 'refunded' ? row.refunded_now : 0
  const facts: PaymentFacts = { ...factsOf(row), ...(moved > 0 ? { amountMinor: moved } : {}) }
  if (outcome === 'declined') {
    await publish(tx, call, 'payment.declined', row.id, { ...facts, declineCode: news.declineCode ?? null })
  } else await publish(tx, call, `payment.${outcome}`, row.id, facts)
}

/** More of it was taken, or some of it given back: it stands where it stood, and its order has changed. */
async function tellPart(tx: Tx, row: Recorded, call: Call): Promise<void> {
  const facts = factsOf(row)
  if (row.captured_now > 0)
    await publish(tx, call, 'payment.captured', row.id, { ...facts, amountMinor: row.captured_now })
  if (row.refunded_now > 0)
    await publish(tx, call, 'payment.refunded', row.id, { ...facts, amountMinor: row.refunded_now })
  changed(tx, row.id)
  changed(tx, row.payable_id)
}

/** What is still open is looked at again soon; what is settled needs no look. */
async function nextLook(tx: Tx, row: PaymentRow, outcome: Outcome, now: Date): Promise<void> {
  if (outcome === 'pending' || outcome === 'action_required') {
    await leaveJob(tx, 'resume_payment', row.id, new Date(now.getTime() + 5_000))
  } else await dropJob(tx, 'resume_payment', row.id)
}

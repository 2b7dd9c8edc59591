import type { PaymentFacts } from '@filrouge/contract/events.ts'
import { type PaymentStatus, paymentCan } from '@filrouge/contract/payments.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import { type Call, machineCall, type Session } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'

/** What is paid for: payments know its id and no more. */
export interface Payable {
  kind: 'cart' | 'order'
  id: string
}

export interface PaymentRow {
  id: Id<'payment'>
  payable_kind: Payable['kind']
  payable_id: string
  amount_minor: number
  currency: string
  token: string | null
  status: PaymentStatus
  provider_id: string | null
  provider_version: number
  return_url: string | null
  is_requested: boolean
  visitor_id: string | null
  customer_id: string | null
  channel: string | null
  location_id: string | null
  undo_asked_at: Date | null
  /** What the goods that have left or are ready are worth; null before anybody asked. */
  due_minor: number | null
  captured_minor: number
  refunded_minor: number
  started_at: Date
  updated_at: Date
}

/** What the bank says of one authorisation; a higher version is fresher news. */
export interface BankNews {
  id: string | null
  version: number
  status: 'authorised' | 'declined' | 'pending' | 'action_required' | 'voided' | 'captured'
  captured?: { minor: number }
  refunded?: { minor: number }
  declineCode?: string
  actionUrl?: string
  reference?: string
}

export type Outcome = Exclude<PaymentStatus, 'started'>

/** Where a payment stands by the bank's news: what was captured and wholly given back is refunded. */
export function outcomeOf(news: BankNews): Outcome {
  const captured = news.captured?.minor ?? 0
  if (news.status === 'captured' && captured > 0 && (news.refunded?.minor ?? 0) >= captured) return 'refunded'
  return news.status
}

/** From which statuses each outcome may be recorded; what is over is never opened again. */
export const outcomeFrom: Record<Outcome, readonly PaymentStatus[]> = {
  pending: paymentCan.recordOutcome,
  action_required: paymentCan.recordOutcome,
  authorised: paymentCan.recordOutcome,
  declined: paymentCan.recordOutcome,
  // After one parcel was given back, the next may still be taken.
  captured: [...paymentCan.recordOutcome, ...paymentCan.capture, 'captured', 'refunded'],
  voided: [...paymentCan.recordOutcome, ...paymentCan.void, 'voided'],
  refunded: [...paymentCan.refund, 'refunded'],
}

/** What is written into the ledger when a payment comes to stand so, beside what was taken or given back. */
export const movementOf: Partial<Record<Outcome, 'authorise' | 'decline' | 'void'>> = {
  authorised: 'authorise',
  declined: 'decline',
  voided: 'void',
}

/** Until when a payment may wait for the bank or the shopper; then it is given up. */
export const patienceMs = 9 * 60_000

/** The lease of the steps: whoever finds it overdue takes over. */
export const leaseMs = 20_000

/** What events say of a payment. */
export function factsOf(row: PaymentRow): PaymentFacts {
  return {
    paymentId: row.id,
    payableKind: row.payable_kind,
    payableId: row.payable_id,
    amountMinor: row.amount_minor,
    currency: row.currency,
    isRequested: row.is_requested,
  }
}

/** The call behind what the bank says: nobody's, in the channel where the payment was started. */
export function bankCall(now: Date, payment: { channel: string | null; location_id: string | null }): Call {
  return {
    ...machineCall(now, null, 'bank'),
    channel: payment.channel as Call['channel'],
    locationId: payment.location_id as Call['locationId'],
  }
}

/** Reads a payment, or undefined where there is none. */
export function readPayment(tx: Tx, paymentId: string): Promise<PaymentRow | undefined> {
  return tx.maybe<PaymentRow>(sql`
    select id, payable_kind, payable_id, amount_minor, currency, token, status, provider_id, provider_version, return_url,
      is_requested, visitor_id, customer_id, channel, location_id, undo_asked_at, due_minor, captured_minor, refunded_minor, started_at, updated_at
    from payments where id = ${paymentId}`)
}

/** Whether this session is the one that paid: it may read its payment, whoever's basket it was. */
export function isPayer(
  session: Session | null,
  payment: { visitor_id: string | null; customer_id: string | null },
): boolean {
  if (!session) return false
  if (session.customerId !== null && session.customerId === payment.customer_id) return true
  return session.visitorId !== null && session.visitorId === payment.visitor_id
}

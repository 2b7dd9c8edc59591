import type { PaymentStatus } from '@filrouge/contract/payments.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import type { Tx } from '../platform/db/database.ts'
import type { Payable } from './payment.ts'

export interface PaymentOf {
  paymentId: Id<'payment'>
  amountMinor: number
  status: PaymentStatus
  isRequested: boolean
  visitorId: Id<'visitor'> | null
  customerId: Id<'customer'> | null
  /** Its money is on its way back. */
  isUndone: boolean
  /** It was closed before the bank was asked: what it was to pay for could not be kept. */
  isRefused: boolean
}

/** Every payment of a payable, the latest first, whatever became of it. */
export function paymentsOf(tx: Tx, payable: Payable): Promise<PaymentOf[]> {
  return tx.rows<PaymentOf>(sql`
    select id as "paymentId", amount_minor as "amountMinor", status, is_requested as "isRequested", visitor_id as "visitorId",
      customer_id as "customerId", undo_asked_at is not null as "isUndone", status = 'voided' and decline_code is not null as "isRefused"
    from payments where payable_kind = ${payable.kind} and payable_id = ${payable.id} order by id desc`)
}

/** The payments that stand for a payable: authorised or taken, and not being given back. */
export async function authorisedFor(tx: Tx, payable: Payable): Promise<PaymentOf[]> {
  return standing(await paymentsOf(tx, payable))
}

/** Of some payments, those whose money is there. */
export function standing(payments: PaymentOf[]): PaymentOf[] {
  return payments.filter((p) => (p.status === 'authorised' || p.status === 'captured') && !p.isUndone)
}

/** Of some payments, the one still waiting for its outcome. */
export function openOne(payments: PaymentOf[]): PaymentOf | undefined {
  return payments.find((p) => ['started', 'pending', 'action_required'].includes(p.status))
}

import type { Input } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/payments.ts'
import type { PaymentStatus, PaymentView } from '@filrouge/contract/payments.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import { type Currency, money } from '@filrouge/kernel/money.ts'
import sql from 'sql-template-tag'
import { canUseCart, type Owned } from '../carts/public.ts'
import { isPayer } from '../payments/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { refuse } from '../platform/refuse.ts'

export interface ShownPayment {
  id: Id<'payment'>
  status: PaymentStatus
  amount_minor: number
  currency: Currency
  action_url: string | null
  decline_code: string | null
  cart_id: string | null
  order_id: string | null
}

interface OwnedPayment extends ShownPayment {
  visitor_id: string | null
  customer_id: string | null
  owner: Owned | null
}

/** A payment as it stands. Asks nobody's leave: whoever made it may see it. */
export async function paymentView(tx: Tx, paymentId: string, _call: Call): Promise<PaymentView> {
  return viewOfPayment((await readPayment(tx, paymentId)) ?? refuse('payment_not_found'))
}

/** A payment, for who paid it and for whoever may use what it pays. */
export async function showPayment(tx: Tx, input: Input<typeof contract.showPayment>, call: Call): Promise<PaymentView> {
  const payment = await readPayment(tx, input.id)
  const isHers =
    payment && (isPayer(call.session, payment) || (payment.owner && canUseCart(call.session, payment.owner)))
  if (!isHers) refuse('payment_not_found')
  return viewOfPayment(payment)
}

function readPayment(tx: Tx, paymentId: string): Promise<OwnedPayment | undefined> {
  return tx.maybe<OwnedPayment>(sql`
    select p.id, p.status, p.amount_minor, p.currency, p.action_url, p.decline_code, c.id as cart_id, o.id as order_id, p.visitor_id,
      p.customer_id, case when c.id is not null then json_build_object('customer_id', c.customer_id, 'visitor_id', c.visitor_id,
        'linked_customer_id', (select l.customer_id from visitor_links l where l.visitor_id = c.visitor_id and l.evidence = 'code'
          order by l.linked_at desc limit 1)) end as owner
    from payments p
    left join carts c on p.payable_kind = 'cart' and c.id = p.payable_id
    left join orders o on o.cart_id = c.id
    where p.id = ${paymentId}`)
}

/** A payment's row as the contract shows it. */
export function viewOfPayment(payment: ShownPayment): PaymentView {
  return {
    id: payment.id,
    status: payment.status === 'started' ? 'pending' : payment.status,
    amount: money(payment.amount_minor, payment.currency),
    ...(payment.status === 'action_required' && payment.action_url ? { action: { url: payment.action_url } } : {}),
    ...(payment.decline_code ? { declineCode: payment.decline_code } : {}),
    ...(payment.cart_id ? { cartId: payment.cart_id } : {}),
    ...(payment.order_id ? { orderId: payment.order_id } : {}),
  }
}

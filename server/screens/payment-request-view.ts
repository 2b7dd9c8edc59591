import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/orders.ts'
import type { PaymentRequestView } from '@filrouge/contract/orders.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import { canReach } from '../carts/public.ts'
import { readRequest, topicOfRequest } from '../orders/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { refuse } from '../platform/refuse.ts'
import { cartView } from './cart-view.ts'
import { orderView } from './order-view.ts'
import { paymentView } from './payment-view.ts'

/** What the associate asks to be paid. Its id is the secret: nothing of who the customer is or where she lives is shown. */
export async function showPaymentRequest(
  tx: Tx,
  input: Input<typeof contract.showPaymentRequest>,
  call: Call,
): Promise<PaymentRequestView> {
  const request = (await readRequest(tx, input.id)) ?? refuse('payment_request_not_found')
  const [cart, people, past] = await Promise.all([
    // What the associate asks for, at the price of where it is sold.
    cartView(tx, request.cart_id, call, {
      channel: request.channel,
      locationId: request.location_id,
      staffId: request.staff_id,
    }),
    tx.one<{ associate: string; location: string | null }>(sql`
      select s.name as associate, (select name from locations where id = ${request.location_id}) as location
      from staff s where s.id = ${request.staff_id}`),
    tx.one<{ is_seen: boolean; payment: string | null }>(sql`
      select exists (
          select from events where subject_id = ${topicOfRequest(request.id_hash)} and type = 'payment_request.seen') as is_seen,
        (select status from payments where id = ${request.payment_id}) as payment`),
  ])
  const isOver = request.status === 'open' && cart.status === 'open' && request.expires_at <= call.now
  const { delivery } = cart
  const status = isOver ? 'expired' : request.status
  return {
    status,
    stage: stageOf(status, { isPaying: cart.status === 'paying', isSeen: past.is_seen, payment: past.payment }),
    associate: { name: people.associate },
    ...(cart.company ? { company: cart.company } : {}),
    ...(people.location ? { locationName: people.location } : {}),
    lines: cart.lines,
    // Whose address it goes to, and the words that go with it, are for nobody who only holds the phone.
    gifts: cart.gifts.map(({ email: _email, message: _message, ...gift }) => gift),
    ...(delivery
      ? {
          delivery: {
            mode: delivery.mode,
            ...(delivery.placeName ? { placeName: delivery.placeName } : {}),
            ...(delivery.promised ? { promised: delivery.promised } : {}),
            ...(delivery.slot ? { slot: delivery.slot } : {}),
          },
        }
      : {}),
    offers: cart.offers,
    idleCoupons: cart.coupons.flatMap(({ code, why }) => (why ? [{ code, why }] : [])),
    totals: cart.totals,
    // What is asked of her: the rest is paid already by gift card or credit.
    total: cart.owed,
    tenders: cart.tenders,
    points: cart.points,
    contactKnown: delivery !== undefined && canReach(delivery.contact),
    ...(status === 'paid' ? { trackingByMessage: request.tracking_by_message } : {}),
    expiresAt: request.expires_at.toISOString(),
    ...(request.order_id ? { orderId: request.order_id } : {}),
  }
}

function stageOf(
  status: PaymentRequestView['status'],
  { isPaying, isSeen, payment }: { isPaying: boolean; isSeen: boolean; payment: string | null },
): PaymentRequestView['stage'] {
  if (status !== 'open') return status
  if (isPaying) return 'paying'
  if (payment === 'declined') return 'declined'
  return isSeen || payment !== null ? 'seen' : 'waiting'
}

/** What both screens of a payment request listen to. */
export async function topicsOfPaymentRequest(
  tx: Tx,
  input: Input<typeof contract.watchPaymentRequest>,
  _call: Call,
): Promise<string[]> {
  const request = (await readRequest(tx, input.id)) ?? refuse('payment_request_not_found')
  return [topicOfRequest(request.id_hash), request.cart_id]
}

/** The answer to whoever paid: the payment, and the order it has become. */
export async function confirmedPaymentRequest(
  tx: Tx,
  result: { paymentId: Id<'payment'>; orderId?: Id<'order'> },
  call: Call,
): Promise<Output<typeof contract.confirmPaymentRequest>> {
  const payment = await paymentView(tx, result.paymentId, call)
  return { payment, ...(result.orderId ? { order: await orderView(tx, result.orderId, call) } : {}) }
}

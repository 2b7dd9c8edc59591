import type { CartView } from '@filrouge/contract/carts.ts'
import { type PaymentView, payCart } from '@filrouge/contract/payments.ts'
import { type Id, isId } from '@filrouge/kernel/ids.ts'
import { currentCart } from '../carts/current-cart.ts'
import { field, goTo, link, type PageAnswer, type PageRequest, problemIn, withQuery } from '../page.ts'
import { finishOrder } from './finish-order.ts'
import { refusedBy } from './refused-payment.tsx'
import { renderCheckout } from './render-checkout.tsx'

/**
 * Pays a basket what the page had shown of it: the payment's id was made with the form, so that a second press is the same payment. Where
 * something else is owed by now the server refuses, and says why.
 */
export async function payFor(
  request: PageRequest,
  cart: CartView,
  agreed: CartView['owed'] = cart.owed,
): Promise<PageAnswer> {
  const paymentId = field(request, 'payment')
  const token = field(request, 'token')
  // What gift cards and credit pay alone needs no card.
  if (!isId('payment', paymentId) || (!token && cart.owed.minor > 0)) return goTo(request, '/checkout#card')
  const toReturn = (id: string | undefined) => goTo(request, withQuery('/checkout/return', { payment: id }))
  if (cart.status === 'paying' && cart.paymentId !== paymentId) return toReturn(cart.paymentId)
  let payment: PaymentView
  try {
    payment = await startPaying(request, cart, agreed, paymentId, token)
  } catch (error) {
    return afterRefusal(request, error, paymentId)
  }
  if (payment.status === 'action_required' && payment.action) return { status: 303, location: payment.action.url }
  if (payment.status === 'declined')
    return renderCheckout(request, (await currentCart(request)) ?? cart, { refused: { why: 'declined' } }, 402)
  if (payment.status === 'authorised' || payment.status === 'captured')
    return finishOrder(request, cart.id, cart.totals.total)
  return toReturn(payment.id)
}

function startPaying(
  request: PageRequest,
  cart: CartView,
  amount: CartView['owed'],
  id: Id<'payment'>,
  token: string | undefined,
) {
  const returnPath = link(
    request.language,
    withQuery('/checkout/return', { payment: id, postcode: field(request, 'place') }),
  )
  const tender = cart.owed.minor > 0 && token ? { kind: 'card' as const, token } : { kind: 'none' as const }
  return request.api(payCart, { id, cartId: cart.id, amount, tender, returnPath }, { idempotencyKey: id })
}

// The first press is still at work, or done: the page of the payment tells how it ends.
const underWay = new Set([
  'idempotency_key_in_use',
  'idempotency_key_reused',
  'id_already_used',
  'payment_in_progress',
  'already_paid',
  'cart_frozen',
])

async function afterRefusal(request: PageRequest, error: unknown, paymentId: string): Promise<PageAnswer> {
  const problem = problemIn(error)
  if (problem?.code === 'cart_empty') return goTo(request, '/basket')
  const cart = await currentCart(request)
  if (problem && underWay.has(problem.code))
    return goTo(request, withQuery('/checkout/return', { payment: cart?.paymentId ?? paymentId }))
  if (problem?.code === 'delivery_missing' || problem?.code === 'contact_missing') return goTo(request, '/checkout')
  const refused = refusedBy(problem, false, request.language)
  if (!refused || !cart) throw error
  return renderCheckout(request, cart, { refused }, 409)
}

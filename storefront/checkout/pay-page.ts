import type { CartView } from '@filrouge/contract/carts.ts'
import { type PaymentView, payCart } from '@filrouge/contract/payments.ts'
import { promiseBasket } from '@filrouge/contract/promise.ts'
import { type Id, isId } from '@filrouge/kernel/ids.ts'
import { currentCart } from '../carts/current-cart.ts'
import { field, goTo, link, type PageAnswer, type PageRequest, problemIn, withQuery } from '../page.ts'
import { finishOrder } from './finish-order.ts'
import { renderPay } from './pay-form.tsx'
import { type Refused, refusedBy } from './refused-payment.tsx'

/** The last look before paying. */
export async function payPage(request: PageRequest): Promise<PageAnswer> {
  const cart = await currentCart(request)
  if (!cart || cart.lines.length === 0) return goTo(request, '/basket')
  const why = request.query.get('refused')
  // After a refusal the basket thaws in its own time; sending her back to the payment would go round in circles.
  if (cart.status === 'paying' && !why) {
    return goTo(request, withQuery('/checkout/return', { payment: cart.paymentId }))
  }
  if (!cart.delivery) return goTo(request, '/checkout')
  if (why === 'declined' || why === 'voided' || why === 'amount_mismatch') return renderPay(request, cart, { why })
  return renderPay(request, cart, await refusedAlready(request, cart))
}

/** Pays: the payment's id was made with the form, so that a second press is the same payment. */
export async function pay(request: PageRequest): Promise<PageAnswer> {
  const paymentId = field(request, 'payment')
  const token = field(request, 'token')
  const minor = Number(field(request, 'amount'))
  if (!isId('payment', paymentId) || !token || !Number.isSafeInteger(minor)) return goTo(request, '/checkout/pay')
  const cart = await currentCart(request)
  const toReturn = (id: string | undefined) => goTo(request, withQuery('/checkout/return', { payment: id }))
  if (!cart) return toReturn(paymentId)
  if (cart.status === 'paying' && cart.paymentId !== paymentId) return toReturn(cart.paymentId)
  let payment: PaymentView
  try {
    payment = await startPaying(request, cart, paymentId, token, minor)
  } catch (error) {
    return afterRefusal(request, error, paymentId)
  }
  if (payment.status === 'action_required' && payment.action) return { status: 303, location: payment.action.url }
  if (payment.status === 'declined') return renderPay(request, await fresh(request, cart), { why: 'declined' }, 402)
  if (payment.status === 'authorised' || payment.status === 'captured') {
    return finishOrder(request, cart.id, cart.totals.total)
  }
  return toReturn(payment.id)
}

function startPaying(request: PageRequest, cart: CartView, id: Id<'payment'>, token: string, minor: number) {
  const returnPath = link(request.language, withQuery('/checkout/return', { payment: id }))
  const amount = { minor, currency: cart.totals.total.currency }
  const tender = { kind: 'card' as const, token }
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
  if (problem?.code === 'delivery_missing' || problem?.code === 'contact_missing') return goTo(request, '/checkout')
  if (problem?.code === 'cart_empty') return goTo(request, '/basket')
  const cart = await currentCart(request)
  if (problem && underWay.has(problem.code)) {
    return goTo(request, withQuery('/checkout/return', { payment: cart?.paymentId ?? paymentId }))
  }
  const refused = refusedBy(problem, false)
  if (!refused || !cart) throw error
  return renderPay(request, cart, refused, 409)
}

const fresh = async (request: PageRequest, cart: CartView): Promise<CartView> => (await currentCart(request)) ?? cart

/** What already stands in the way before she presses: said now, with what can be had instead. */
async function refusedAlready(request: PageRequest, cart: CartView): Promise<Refused | undefined> {
  const codes = cart.notPayable.map((one) => one.code)
  if (codes.includes('promise_changed')) return { why: 'promise_changed', promised: undefined, isPaid: false }
  if (!codes.includes('out_of_stock')) return undefined
  const lines = cart.lines.map(({ sku, quantity }) => ({ sku, quantity }))
  const postcode = cart.delivery?.address?.postcode
  const { options } = await request.api(promiseBasket, { lines, limit: 5, postcode })
  const alternatives = options.filter((option) => option.mode !== 'takeaway')
  return { why: 'out_of_stock', alternatives, isPaid: false }
}

import { countOf, currentCart } from '../carts/current-cart.ts'
import { field, goTo, type PageAnswer, type PageRequest, withQuery } from '../page.ts'
import { keepChoice } from './keep-choice.ts'
import { payFor } from './pay-for.ts'
import { refusedAlready } from './refused-payment.tsx'
import { renderCheckout } from './render-checkout.tsx'

/** One page from the basket to the order: to whom, how and where, and paying. */
export async function checkoutPage(request: PageRequest): Promise<PageAnswer> {
  const cart = await currentCart(request)
  if (!cart || countOf(cart) === 0) return goTo(request, '/basket')
  const why = request.query.get('refused')
  // After a refusal the basket thaws in its own time; sending her back to the payment would go round in circles.
  if (cart.status === 'paying' && !why) return goTo(request, withQuery('/checkout/return', { payment: cart.paymentId }))
  if (why === 'declined' || why === 'voided' || why === 'amount_mismatch')
    return renderCheckout(request, cart, { refused: { why } })
  return renderCheckout(request, cart, { refused: await refusedAlready(request, cart) })
}

/** The ways for another postcode; what she has written stays written, but for an address that would lie elsewhere than the dates. */
export async function changePlace(request: PageRequest): Promise<PageAnswer> {
  const cart = await currentCart(request)
  if (!cart || countOf(cart) === 0) return goTo(request, '/basket')
  if (field(request, 'place') !== field(request, 'postcode')) {
    request.form?.delete('postcode')
    request.form?.delete('city')
  }
  return renderCheckout(request, cart, {})
}

/**
 * Keeps to whom, how and where, then pays, all in one press. What she pays is what was shown to her: where the total or the date has become
 * another, the page says so and is pressed again.
 */
export async function order(request: PageRequest): Promise<PageAnswer> {
  const cart = await currentCart(request)
  const paymentId = request.form?.get('payment')
  if (!cart) return goTo(request, withQuery('/checkout/return', { payment: paymentId }))
  if (countOf(cart) === 0) return goTo(request, '/basket')
  if (cart.status === 'paying') return payFor(request, cart)
  const kept = await keepChoice(request, cart)
  if (!kept.ok) {
    if (kept.problem?.code === 'cart_frozen') return payFor(request, cart)
    return renderCheckout(request, cart, kept.wrong, kept.status)
  }
  if (request.form?.get('step') === 'recap')
    return goTo(request, `${withQuery('/checkout', { postcode: request.form.get('place') })}#card`)
  const refused = (await refusedAlready(request, kept.cart)) ?? kept.changed
  if (refused?.why === 'amount_mismatch' && refused.agreed) return payFor(request, kept.cart, refused.agreed)
  if (refused) return renderCheckout(request, kept.cart, { refused }, 409)
  return payFor(request, kept.cart)
}

import { showCart } from '@filrouge/contract/carts.ts'
import { giveUpPayment, type PaymentView, showPayment } from '@filrouge/contract/payments.ts'
import { isId } from '@filrouge/kernel/ids.ts'
import { currentCart } from '../carts/current-cart.ts'
import { field, goTo, link, type PageAnswer, type PageRequest, problemIn, show, withQuery } from '../page.ts'
import { notThere } from '../shell/fault-pages.tsx'
import { sayMoney } from '../shell/pieces.tsx'
import { Shell } from '../shell/shell.tsx'
import { say } from '../words.ts'
import { finishOrder } from './finish-order.ts'

/** Where the bank sends her back, and where she waits for its answer: goes on by itself once there is one. */
export async function returnPage(request: PageRequest): Promise<PageAnswer> {
  const id = request.query.get('payment')
  if (!isId('payment', id)) return notThere(request)
  let payment: PaymentView
  try {
    payment = await request.api(showPayment, { id })
  } catch (error) {
    if (problemIn(error)?.code !== 'payment_not_found') throw error
    // The press that makes this payment may not have written it yet, or never came through.
    return goTo(request, '/basket')
  }
  if (payment.orderId) return goTo(request, `/orders/${payment.orderId}?placed=1`)
  const cartId = payment.cartId
  const toCheckout = (refused: string) =>
    goTo(request, withQuery('/checkout', { refused, postcode: request.query.get('postcode') }))
  if (payment.status === 'declined') return toCheckout('declined')
  if (payment.status === 'voided' || payment.status === 'refunded') return toCheckout('voided')
  if ((payment.status === 'authorised' || payment.status === 'captured') && isId('cart', cartId)) {
    const cart = await request.api(showCart, { id: cartId })
    if (cart.orderId) return goTo(request, `/orders/${cart.orderId}?placed=1`)
    return finishOrder(request, cartId, cart.totals.total)
  }
  return waiting(request, payment)
}

async function waiting(request: PageRequest, payment: PaymentView): Promise<PageAnswer> {
  const { language } = request
  const cart = await currentCart(request)
  return show(
    <Shell
      request={request}
      title={say(language, 'wait.title')}
      cart={cart}
      refreshAfterSeconds={3}
      part="buying"
      isPrivate
    >
      <div class="narrow" data-poll>
        <h1>{say(language, 'wait.title')}</h1>
        <p role="status">{say(language, 'wait.text', { amount: sayMoney(payment.amount, language) })}</p>
        <p>{say(language, 'wait.byItself')}</p>
        <div class="actions">
          {payment.action && (
            <a class="button" href={payment.action.url}>
              {say(language, 'wait.toBank')}
            </a>
          )}
          <form method="post" action={link(language, '/checkout/give-up')} data-once>
            <input type="hidden" name="payment" value={payment.id} />
            <button type="submit" class="button button-quiet">
              {say(language, 'pay.giveUp')}
            </button>
          </form>
        </div>
      </div>
    </Shell>,
  )
}

/** Gives up a payment that has not been answered: the basket can be changed again. */
export async function giveUp(request: PageRequest): Promise<PageAnswer> {
  const id = field(request, 'payment')
  if (!isId('payment', id)) return goTo(request, '/basket')
  try {
    await request.api(giveUpPayment, { id })
  } catch (error) {
    const problem = problemIn(error)
    // It was answered meanwhile: its page says how.
    if (problem?.code === 'payment_not_open') return goTo(request, `/checkout/return?payment=${id}`)
    if (problem?.code !== 'payment_not_found') throw error
  }
  return goTo(request, '/basket')
}

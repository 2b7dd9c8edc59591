import type { CartView } from '@filrouge/contract/carts.ts'
import { newId } from '@filrouge/kernel/ids.ts'
import { isGiftsAlone } from '../carts/current-cart.ts'
import { link, type PageAnswer, type PageRequest, show } from '../page.ts'
import { Notice } from '../shell/pieces.tsx'
import { Shell } from '../shell/shell.tsx'
import { say } from '../words.ts'
import { CardStep } from './card-step.tsx'
import { gather, type Wrong } from './checkout.ts'
import { CheckoutSummary } from './checkout-summary.tsx'
import { CheckoutThread } from './checkout-thread.tsx'
import { ContactStep } from './contact-step.tsx'
import { RefusedPayment } from './refused-payment.tsx'
import { WayStep } from './way-step.tsx'

/** The one page of the checkout, with what the last press met. */
export async function renderCheckout(
  request: PageRequest,
  cart: CartView,
  wrong: Wrong,
  status = 200,
): Promise<PageAnswer> {
  const { language } = request
  const { refused, message, tone = 'bad' } = wrong
  const checkout = await gather(request, cart, wrong)
  const isKept = refused?.why !== 'out_of_stock' && refused?.why !== 'promise_changed'
  const needsWay = !isGiftsAlone(cart)
  const hasWays = !needsWay || (checkout.options !== undefined && checkout.options.length > 0)
  const answer = show(
    <Shell request={request} title={say(language, 'checkout.title')} cart={cart} part="buying" isPrivate>
      <CheckoutThread checkout={checkout} />
      <h1>{say(language, 'checkout.title')}</h1>
      {message && <Notice tone={tone} title={message} />}
      {refused && <RefusedPayment request={request} refused={refused} cart={cart} />}
      <div class="with-summary">
        <form
          class="checkout"
          method="post"
          action={link(language, '/checkout')}
          data-checkout
          data-pay
          data-once
          novalidate
        >
          <EnterPresses hasWays={hasWays} language={language} />
          <input type="hidden" name="payment" value={newId('payment')} />
          <ContactStep checkout={checkout} />
          {needsWay && <WayStep checkout={checkout} />}
          {hasWays && <CardStep checkout={checkout} />}
        </form>
        <CheckoutSummary checkout={checkout} isKept={isKept} />
      </div>
    </Shell>,
    status,
  )
  const { postcode } = checkout.place
  return postcode && !checkout.isPostcodeUnknown ? { ...answer, postcode } : answer
}

/** Enter in a field presses the first button of a form: until the ways are known that is to see them, then it is to order. */
function EnterPresses({ hasWays, language }: { hasWays: boolean; language: 'fr' | 'en' }) {
  const toPlace = hasWays ? {} : { formaction: link(language, '/checkout/place') }
  return <button type="submit" class="unseen" tabIndex={-1} aria-hidden="true" {...toPlace} />
}

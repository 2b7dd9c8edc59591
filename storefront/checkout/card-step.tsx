import { link } from '../page.ts'
import { sayMoney } from '../shell/pieces.tsx'
import { say } from '../words.ts'
import { CardChoice } from './card-choice.tsx'
import type { Checkout } from './checkout.ts'

/** Paying: the card, what the law has said before one is bound, the total, and the button in the law's own words (C. conso. L221-14). */
export function CardStep({ checkout }: { checkout: Checkout }) {
  const { request, cart, refused } = checkout
  const { language } = request
  // What she chose before the page found something missing stays chosen; a card that was refused does not.
  const kept = refused ? undefined : request.form?.get('token')
  const terms = <a href={link(language, '/terms')}>{say(language, 'legal.terms')}</a>
  const withdrawal = <a href={link(language, '/withdrawal')}>{say(language, 'legal.withdrawal')}</a>
  return (
    <section id="card" class="checkout-step" aria-labelledby="card-title">
      <h2 id="card-title">{say(language, 'checkout.payment')}</h2>
      {cart.owed.minor > 0 ? <CardChoice request={request} kept={kept} /> : <p>{say(language, 'tender.whole')}</p>}
      <p class="quiet">
        {say(language, 'pay.withdrawal')} {withdrawal} · {terms}
      </p>
      <p class="pay-total">
        <span>{say(language, cart.tenders.length > 0 ? 'totals.owed' : 'totals.total')}</span>{' '}
        <strong data-shows="owed">{sayMoney(cart.owed, language)}</strong>
      </p>
      {!cart.delivery && (
        <button type="submit" name="step" value="recap" class="button button-wide without-script">
          {say(language, 'checkout.recap')}
        </button>
      )}
      <button type="submit" class={cart.delivery ? 'button button-wide pay' : 'button button-wide pay with-script'}>
        {say(language, 'pay.order')}
      </button>
    </section>
  )
}

import type { CartView } from '@filrouge/contract/carts.ts'
import { say as sayCode } from '@filrouge/contract/say.ts'
import { newId } from '@filrouge/kernel/ids.ts'
import { TotalsTable } from '../carts/totals-table.tsx'
import { sayPromise } from '../dates.ts'
import { link, type PageAnswer, type PageRequest, show } from '../page.ts'
import { sayMoney, sayPhone } from '../shell/pieces.tsx'
import { Shell } from '../shell/shell.tsx'
import { say } from '../words.ts'
import { CardChoice } from './card-choice.tsx'
import { type Refused, RefusedPayment } from './refused-payment.tsx'
import { Steps } from './steps.tsx'

const blocking = new Set(['out_of_stock', 'promise_changed'])

/** The page of paying, with what the last press met. */
export function renderPay(request: PageRequest, cart: CartView, refused?: Refused, status = 200): PageAnswer {
  const { language } = request
  const total = cart.totals.total
  const isBlocked = refused !== undefined && blocking.has(refused.why)
  return show(
    <Shell request={request} title={say(language, 'pay.title')} cart={cart} isPrivate>
      <Steps request={request} at="payment" />
      <h1>{say(language, 'pay.title')}</h1>
      {refused && <RefusedPayment request={request} refused={refused} cart={cart} />}
      <div class="with-summary">
        <div>
          <Summary request={request} cart={cart} isKept={!isBlocked} />
          {!isBlocked && (
            <form class="checkout" method="post" action={link(language, '/checkout/pay')} data-once data-pay>
              <input type="hidden" name="payment" value={newId('payment')} />
              <input type="hidden" name="amount" value={total.minor} />
              <CardChoice request={request} />
              <p class="quiet">
                {say(language, 'pay.withdrawal')}{' '}
                <a href={link(language, '/delivery-and-returns')}>{say(language, 'shell.deliveryAndReturns')}</a>
              </p>
              <p class="pay-total">
                <span>{say(language, 'totals.total')}</span> <strong>{sayMoney(total, language)}</strong>
              </p>
              <button type="submit" class="button button-wide">
                {say(language, 'pay.order')}
              </button>
            </form>
          )}
        </div>
        <aside class="summary" aria-label={say(language, 'totals.title')}>
          <TotalsTable totals={cart.totals} language={language} hasDelivery />
        </aside>
      </div>
    </Shell>,
    status,
  )
}

/** What is bought, how it comes and when; the date is left out where it can no longer be kept. */
function Summary({ request, cart, isKept }: { request: PageRequest; cart: CartView; isKept: boolean }) {
  const { language, now } = request
  const delivery = cart.delivery
  if (!delivery) return null
  const { address, contact } = delivery
  return (
    <section aria-labelledby="summary-title" class="summary-delivery">
      <h2 id="summary-title" class="unseen">
        {say(language, 'pay.summary')}
      </h2>
      {isKept && delivery.promised && (
        <p class="headline">{sayPromise(delivery.mode, delivery.promised, language, now)}</p>
      )}
      <p>
        {sayCode(language, `mode.${delivery.mode}`)}
        {delivery.placeName && ` · ${delivery.placeName}`}
        {address &&
          ` · ${[address.street, address.street2, `${address.postcode} ${address.city}`].filter(Boolean).join(', ')}`}
      </p>
      <p class="quiet">
        {[contact.name, contact.email, contact.phone && sayPhone(contact.phone)].filter(Boolean).join(' · ')}
      </p>
      <ul class="summary-lines">
        {cart.lines.map((line) => (
          <li key={line.sku}>{`${line.quantity} × ${line.title}`}</li>
        ))}
      </ul>
      <a href={link(language, '/checkout')}>{say(language, 'pay.change')}</a>
    </section>
  )
}

import type { CartView, OfferWhy } from '@filrouge/contract/carts.ts'
import { sayWhyNot } from '@filrouge/contract/offer-words.ts'
import { say as sayCode } from '@filrouge/contract/say.ts'
import { link, type PageRequest } from '../page.ts'
import { sayMoney } from '../shell/pieces.tsx'
import { say } from '../words.ts'

interface CouponsProps {
  request: PageRequest
  cart: CartView
  /** The page to come back to. */
  back: '/basket' | '/checkout'
}

/** What offers take off, by name; codes to add and to take away; and offers of which little is missing. */
export function Coupons({ request, cart, back }: CouponsProps) {
  const { language } = request
  const isOpen = cart.status === 'open'
  const automatic = cart.offers.filter(({ code }) => !cart.coupons.some((coupon) => coupon.code === code))
  return (
    <section class="coupons" aria-label={say(language, 'coupon.title')}>
      {(automatic.length > 0 || cart.coupons.length > 0) && (
        <ul>
          {automatic.map((offer) => (
            <li key={offer.code}>
              <span>{offer.title}</span>
              <strong>{sayMoney({ ...offer.amount, minor: -offer.amount.minor }, language)}</strong>
            </li>
          ))}
          {cart.coupons.map((coupon) => (
            <li key={coupon.code} class={coupon.why ? 'coupon coupon-idle' : 'coupon'}>
              <span>
                <b>{coupon.code}</b> {coupon.title}
                {coupon.why && <small>{sayWhyNot(coupon.why, language)}</small>}
              </span>
              {!coupon.why && <strong>{sayMoney({ ...coupon.amount, minor: -coupon.amount.minor }, language)}</strong>}
              {isOpen && <Remove request={request} code={coupon.code} back={back} />}
            </li>
          ))}
        </ul>
      )}
      {isOpen && <Add request={request} back={back} currency={cart.totals.total.currency} />}
      {cart.hints.length > 0 && (
        <ul class="coupon-hints" aria-label={say(language, 'coupon.hints')}>
          {cart.hints.map(({ title, why }) => (
            <li key={title}>
              <b>{title}</b> {sayWhyNot(why, language)}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Remove({ request, code, back }: { request: PageRequest; code: string; back: string }) {
  const { language } = request
  return (
    <form method="post" action={link(language, '/basket/coupon/remove')}>
      <input type="hidden" name="code" value={code} />
      <input type="hidden" name="back" value={back} />
      <button type="submit" class="button-link" aria-label={say(language, 'coupon.remove', { code })}>
        {say(language, 'basket.remove')}
      </button>
    </form>
  )
}

/** Out of the way until it is asked for; open with what is wrong when a code was refused. */
function Add({ request, back, currency }: { request: PageRequest; back: string; currency: string }) {
  const { language, query } = request
  const refused = query.get('coupon')
  return (
    <details class="coupon-add" open={refused !== null}>
      <summary>{say(language, 'coupon.ask')}</summary>
      <form method="post" action={link(language, '/basket/coupon')} class="field" data-once>
        <input type="hidden" name="back" value={back} />
        <label for="coupon-code">{say(language, 'coupon.code')}</label>
        <div class="coupon-row">
          <input
            id="coupon-code"
            name="code"
            required
            maxLength={40}
            autocomplete="off"
            autocapitalize="characters"
            spellcheck={false}
            value={refused ?? ''}
            aria-invalid={refused === null ? undefined : 'true'}
            aria-describedby={refused === null ? undefined : 'coupon-refused'}
          />
          <button type="submit" class="button button-quiet">
            {say(language, 'coupon.add')}
          </button>
        </div>
        {refused !== null && (
          <p class="field-error" id="coupon-refused" role="alert">
            {sayRefused(request, currency)}
          </p>
        )}
      </form>
    </details>
  )
}

const reasons = new Set([
  'coupon_unknown',
  'coupon_expired',
  'coupon_used',
  'coupon_not_applicable',
  'coupon_not_combinable',
  'coupon_needs_customer',
])

function sayRefused({ language, query }: PageRequest, currency: string): string {
  const code = query.get('refused') ?? ''
  const said = reasons.has(code) ? sayCode(language, `refusal.${code}` as 'refusal.coupon_unknown') : ''
  const why = whyIn(query, currency)
  return why ? `${said}. ${sayWhyNot(why, language)}.` : `${said}.`
}

/** Only what is worth adding to the refusal: what is missing, or that nothing in the basket is meant. */
function whyIn(query: URLSearchParams, currency: string): OfferWhy | undefined {
  const missing = Number(query.get('missing'))
  const count = Number(query.get('count'))
  if (missing > 0) return { code: 'needs_more', missing: { minor: missing, currency } }
  if (count > 0) return { code: 'needs_quantity', missingQuantity: count }
  return query.get('why') === 'no_such_article' ? { code: 'no_such_article' } : undefined
}

import { Coupons } from '../carts/coupons.tsx'
import { isGiftsAlone } from '../carts/current-cart.ts'
import { TendersOf } from '../carts/tenders.tsx'
import { TotalsTable } from '../carts/totals-table.tsx'
import { Picture } from '../catalogue/product-tile.tsx'
import { WillEarn } from '../customers/will-earn.tsx'
import { sayPromise } from '../dates.ts'
import { GiftPicture, nameOfGift, whenSent } from '../gifts/basket-gifts.tsx'
import { link } from '../page.ts'
import { sayMoney } from '../shell/pieces.tsx'
import { say } from '../words.ts'
import type { Checkout } from './checkout.ts'

/** What is bought, when it comes, what it costs: always beside what is being decided. */
export function CheckoutSummary({ checkout, isKept }: { checkout: Checkout; isKept: boolean }) {
  const { request, cart } = checkout
  const { language, now } = request
  const { delivery } = cart
  const promised = isKept && delivery?.promised
  return (
    <aside class="summary" aria-label={say(language, 'totals.title')}>
      <p class="headline" data-shows="promise">
        {promised ? sayPromise(delivery.mode, promised, language, now) : ''}
      </p>
      <p class="quiet" data-shows="place">
        {delivery?.placeName ?? ''}
      </p>
      <ul class="summary-lines">
        {cart.lines.slice(0, linesAtMost).map((line) => (
          <li key={line.sku}>
            <Picture image={line.image} category={line.category ?? ''} />
            <span>{`${line.quantity} × ${line.title}`}</span>
            <span class="quiet">
              {line.totalNet
                ? say(language, 'company.price', { price: sayMoney(line.totalNet, language) })
                : sayMoney(line.total, language)}
            </span>
          </li>
        ))}
        {cart.gifts.map((gift) => (
          <li key={gift.id}>
            <GiftPicture />
            <span>
              {nameOfGift(gift, request)}
              <small class="summary-more">{whenSent(gift, request)}</small>
            </span>
            <span class="quiet">{sayMoney(gift.amount, language)}</span>
          </li>
        ))}
      </ul>
      {cart.lines.length > linesAtMost && (
        <p class="quiet">{say(language, 'checkout.moreLines', { count: cart.lines.length - linesAtMost })}</p>
      )}
      <Coupons request={request} cart={cart} back="/checkout" />
      <TendersOf request={request} cart={cart} />
      <TotalsTable
        totals={cart.totals}
        language={language}
        hasDelivery={delivery !== undefined}
        isGiftsAlone={isGiftsAlone(cart)}
      />
      {cart.tenders.length > 0 && (
        <p class="owed">
          <span>{say(language, 'totals.owed')}</span> <strong data-shows="owed">{sayMoney(cart.owed, language)}</strong>
        </p>
      )}
      <WillEarn request={request} points={cart.points} isKnown={cart.customerId !== undefined} />
      <a href={link(language, '/basket')}>{say(language, 'checkout.changeBasket')}</a>
    </aside>
  )
}

const linesAtMost = 8

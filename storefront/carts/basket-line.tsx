import type { CartLineView } from '@filrouge/contract/carts.ts'
import { Picture } from '../catalogue/product-tile.tsx'
import { sayPromise } from '../dates.ts'
import { link, type PageRequest, withQuery } from '../page.ts'
import { LineTotal, sayMoney, sayPriceTo } from '../shell/pieces.tsx'
import { say } from '../words.ts'
import type { Instead } from './instead.ts'

/** The article and the model of a line, in one breath. */
export const nameOfLine = (line: CartLineView): string =>
  line.variantTitle && line.variantTitle !== line.title && !line.title.includes(line.variantTitle)
    ? `${line.title}, ${line.variantTitle}`
    : line.title

interface LineProps {
  request: PageRequest
  line: CartLineView
  instead: Instead | undefined
  isFrozen: boolean
}

/** One article of the basket: its picture, how many, what they come to, and where it falls short what can be had instead. */
export function BasketLine({ request, line, instead, isFrozen }: LineProps) {
  const { language } = request
  const name = nameOfLine(line)
  const { priorPrice } = line.offered ?? line
  return (
    <li class="line" data-sku={line.sku} data-name={name} data-count={line.quantity} data-unit={line.unitPrice.minor}>
      <Picture image={line.image} category={line.category ?? ''} />
      <div class="line-text">
        <a href={link(language, withQuery(`/products/${line.productHandle}`, { sku: line.sku }))}>{line.title}</a>
        {name !== line.title && <p>{line.variantTitle}</p>}
        <p class="quiet">
          {say(language, 'basket.each', {
            price: sayPriceTo(
              { language, isCompany: line.totalNet !== undefined },
              line.unitPrice,
              line.vatRatePercent,
            ),
          })}
        </p>
        {line.ecoContribution && (
          <p class="quiet">{say(language, 'price.eco', { amount: sayMoney(line.ecoContribution, language) })}</p>
        )}
        {line.discounts.map((discount) => (
          <p key={discount.code} class="line-discount">
            {discount.title} {sayMoney({ ...discount.amount, minor: -discount.amount.minor }, language)}
          </p>
        ))}
        {priorPrice && <p class="quiet">{say(language, 'basket.prior', { price: sayMoney(priorPrice, language) })}</p>}
      </div>
      <LineTotal line={line} language={language} />
      {isFrozen ? (
        <p class="line-change">{say(language, 'order.quantity', { quantity: line.quantity })}</p>
      ) : (
        <LineChange request={request} line={line} name={name} />
      )}
      {instead && !isFrozen && <Shortage request={request} line={line} instead={instead} />}
    </li>
  )
}

/** One less, how many, one more, none: each a press that works by itself. */
function LineChange({ request, line, name }: { request: PageRequest; line: CartLineView; name: string }) {
  const { language } = request
  const action = link(language, '/basket/line')
  const step = (by: -1 | 1) => (
    <button
      type="submit"
      name="quantity"
      class="step"
      value={Math.max(0, line.quantity + by)}
      data-step={by}
      aria-label={say(language, by === 1 ? 'basket.more' : 'basket.less', { name })}
    >
      {by === 1 ? '+' : '−'}
    </button>
  )
  const known = (
    <>
      <input type="hidden" name="sku" value={line.sku} />
      <input type="hidden" name="was" value={line.quantity} />
    </>
  )
  return (
    <div class="line-change">
      <div class="stepper">
        <form method="post" action={action} data-quantity>
          {known}
          {step(-1)}
        </form>
        <form method="post" action={action} data-quantity>
          {known}
          <label class="unseen" for={`quantity-${line.sku}`}>{`${say(language, 'basket.quantity')} ${name}`}</label>
          <input
            id={`quantity-${line.sku}`}
            name="quantity"
            type="number"
            inputMode="numeric"
            min={0}
            max={9999}
            value={line.quantity}
            required
          />
          <button type="submit" class="button button-quiet without-script">
            {say(language, 'basket.update')}
            <span class="unseen"> {name}</span>
          </button>
        </form>
        <form method="post" action={action} data-quantity>
          {known}
          {step(1)}
        </form>
      </div>
      <form method="post" action={action} data-quantity>
        {known}
        <button type="submit" name="quantity" value="0" class="button-link">
          {say(language, 'basket.remove')}
          <span class="unseen"> {name}</span>
        </button>
      </form>
    </div>
  )
}

/** There are not enough at once: when they can be had all the same, how many there are, or which other model there is. */
function Shortage({ request, line, instead }: { request: PageRequest; line: CartLineView; instead: Instead }) {
  const { language, now } = request
  const { later, siblings } = instead
  if (later) {
    return (
      <p class="line-note">
        {say(language, 'basket.later', { promise: sayPromise(later.mode, later, language, now) })}
      </p>
    )
  }
  const { availableNow: available, quantity } = line
  return (
    <div class="line-note line-short">
      <p class="warning">{say(language, 'basket.notEnough', { available, quantity })}</p>
      {available > 0 && (
        <form method="post" action={link(language, '/basket/line')} data-quantity>
          <input type="hidden" name="sku" value={line.sku} />
          <button type="submit" name="quantity" value={available} class="button button-quiet">
            {say(language, 'basket.keep', { count: available })}
            <span class="unseen"> {line.title}</span>
          </button>
        </form>
      )}
      {siblings.length > 0 && (
        <>
          <p>{say(language, 'basket.siblings')}</p>
          <ul class="chips">
            {siblings.map(({ sku, title }) => (
              <li key={sku}>
                <a class="chip" href={link(language, withQuery(`/products/${line.productHandle}`, { sku }))}>
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

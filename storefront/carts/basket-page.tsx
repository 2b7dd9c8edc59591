import type { CartLineView, CartView } from '@filrouge/contract/carts.ts'
import { showVariant } from '@filrouge/contract/catalogue.ts'
import { say as sayCode } from '@filrouge/contract/say.ts'
import type { z } from 'zod'
import { Picture } from '../catalogue/product-tile.tsx'
import { link, type PageAnswer, type PageRequest, show, withQuery } from '../page.ts'
import { Notice, sayMoney } from '../shell/pieces.tsx'
import { Shell } from '../shell/shell.tsx'
import { say } from '../words.ts'
import { countOf, currentCart } from './current-cart.ts'
import { TotalsTable } from './totals-table.tsx'

type Line = z.output<typeof CartLineView>

/** The basket: one for every screen it is open on. */
export async function basketPage(request: PageRequest): Promise<PageAnswer> {
  const { language } = request
  const removed = request.query.get('removed')
  const [cart, removedVariant] = await Promise.all([
    currentCart(request),
    removed ? request.api(showVariant, { code: removed }).catch(() => null) : null,
  ])
  return show(
    <Shell request={request} title={say(language, 'basket.title')} cart={cart} isPrivate>
      <h1>{say(language, 'basket.title')}</h1>
      <Said request={request} cart={cart} removedTitle={removedVariant?.product.title} />
      <div
        id="live"
        data-live={cart ? `/api/carts/${cart.id}/live` : undefined}
        data-live-field="version"
        data-live-value={cart?.version}
      >
        {cart && countOf(cart) > 0 ? <Basket request={request} cart={cart} /> : <Empty request={request} />}
      </div>
    </Shell>,
  )
}

/** What the last press did, and how to undo it. */
function Said({
  request,
  cart,
  removedTitle,
}: {
  request: PageRequest
  cart: CartView | null
  removedTitle?: string | undefined
}) {
  const { language, query } = request
  const added = cart?.lines.find((line) => line.sku === query.get('added'))
  const sku = query.get('removed')
  const wasThere = Math.max(1, Number(query.get('was')) || 1)
  const refused = query.get('refused')
  return (
    <>
      {refused === 'cart_frozen' && <Notice tone="bad" title={sayCode(language, 'refusal.cart_frozen')} />}
      {refused === 'not_priced' && <Notice tone="bad" title={sayCode(language, 'refusal.not_priced')} />}
      {added && <Notice tone="good" title={say(language, 'basket.added', { title: nameOf(added) })} />}
      {sku && removedTitle && !cart?.lines.some((line) => line.sku === sku) && (
        <Notice tone="plain">
          <form class="undo" method="post" action={link(language, '/basket/line')}>
            <span role="status">{say(language, 'basket.removed', { title: removedTitle })}</span>
            <input type="hidden" name="sku" value={sku} />
            <input type="hidden" name="quantity" value={wasThere} />
            <button type="submit" class="button-link">
              {say(language, 'basket.undo')}
            </button>
          </form>
        </Notice>
      )}
    </>
  )
}

const nameOf = (line: Line): string =>
  line.variantTitle && line.variantTitle !== line.title && !line.title.includes(line.variantTitle)
    ? `${line.title}, ${line.variantTitle}`
    : line.title

function Empty({ request }: { request: PageRequest }) {
  const { language } = request
  return (
    <section class="empty">
      <p>{say(language, 'basket.empty')}</p>
      <p>
        <a class="button" href={link(language, '/')}>
          {say(language, 'basket.seeArticles')}
        </a>
      </p>
      {!request.hasSession && (
        <p>
          <a href={link(language, withQuery('/sign-in', { back: '/basket' }))}>{say(language, 'basket.signIn')}</a>
        </p>
      )}
    </section>
  )
}

function Basket({ request, cart }: { request: PageRequest; cart: CartView }) {
  const { language } = request
  const isPaying = cart.status === 'paying'
  return (
    <div class="with-summary">
      <section aria-label={say(language, 'basket.articles')}>
        {isPaying && <Paying request={request} cart={cart} />}
        <ul class="lines">
          {cart.lines.map((line) => (
            <BasketLine key={line.sku} request={request} line={line} isFrozen={isPaying} />
          ))}
        </ul>
        {cart.associate && <p class="quiet">{say(language, 'basket.withAssociate', { name: cart.associate.name })}</p>}
      </section>
      <aside class="summary" aria-label={say(language, 'totals.title')}>
        <TotalsTable totals={cart.totals} language={language} hasDelivery={cart.delivery !== undefined} />
        {!isPaying && (
          <a
            class="button button-wide"
            href={link(language, withQuery('/checkout', { postcode: request.query.get('postcode') }))}
          >
            {say(language, 'basket.checkout')}
          </a>
        )}
        <p class="quiet">{say(language, 'basket.reassurance')}</p>
      </aside>
    </div>
  )
}

/** A basket being paid cannot be changed: the way on, and the way back. */
function Paying({ request, cart }: { request: PageRequest; cart: CartView }) {
  const { language } = request
  return (
    <Notice tone="warning" title={sayCode(language, 'refusal.cart_frozen')}>
      <div class="actions">
        <a class="button" href={link(language, withQuery('/checkout/return', { payment: cart.paymentId }))}>
          {say(language, 'pay.seePayment')}
        </a>
        <form method="post" action={link(language, '/checkout/give-up')} data-once>
          <input type="hidden" name="payment" value={cart.paymentId ?? ''} />
          <button type="submit" class="button button-quiet">
            {say(language, 'pay.giveUp')}
          </button>
        </form>
      </div>
    </Notice>
  )
}

function BasketLine({ request, line, isFrozen }: { request: PageRequest; line: Line; isFrozen: boolean }) {
  const { language } = request
  const name = nameOf(line)
  const action = link(language, '/basket/line')
  return (
    <li class="line">
      <Picture image={line.image} category={line.category ?? ''} />
      <div class="line-text">
        <a href={link(language, withQuery(`/products/${line.productHandle}`, { sku: line.sku }))}>{name}</a>
        <p class="quiet">{say(language, 'basket.each', { price: sayMoney(line.unitPrice, language) })}</p>
        {!isFrozen && line.availableNow < line.quantity && (
          <p class="warning">
            {say(language, 'basket.notEnough', { available: line.availableNow, quantity: line.quantity })}
          </p>
        )}
        {!isFrozen && (
          <div class="line-change">
            <form method="post" action={action} data-submit-on-change>
              <input type="hidden" name="sku" value={line.sku} />
              <input type="hidden" name="was" value={line.quantity} />
              <label for={`quantity-${line.sku}`}>
                {say(language, 'basket.quantity')}
                <span class="unseen"> {name}</span>
              </label>
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
              <button type="submit" class="button button-quiet">
                {say(language, 'basket.update')}
                <span class="unseen"> {name}</span>
              </button>
            </form>
            <form method="post" action={action}>
              <input type="hidden" name="sku" value={line.sku} />
              <input type="hidden" name="was" value={line.quantity} />
              <input type="hidden" name="quantity" value="0" />
              <button type="submit" class="button-link">
                {say(language, 'basket.remove')}
                <span class="unseen"> {name}</span>
              </button>
            </form>
          </div>
        )}
        {isFrozen && <p>{say(language, 'order.quantity', { quantity: line.quantity })}</p>}
      </div>
      <p class="line-total">{sayMoney(line.total, language)}</p>
    </li>
  )
}

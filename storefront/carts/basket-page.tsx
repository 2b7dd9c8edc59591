import type { CartView } from '@filrouge/contract/carts.ts'
import { type ProductCard, searchProducts, showVariant } from '@filrouge/contract/catalogue.ts'
import { say as sayCode } from '@filrouge/contract/say.ts'
import { ProductTiles } from '../catalogue/product-tile.tsx'
import { PartOffer } from '../checkout/part-offer.tsx'
import { WillEarn } from '../customers/will-earn.tsx'
import { BasketGifts, nameOfGift } from '../gifts/basket-gifts.tsx'
import { link, type PageAnswer, type PageRequest, show, withQuery } from '../page.ts'
import { placeOf } from '../promises/places.ts'
import { Icon } from '../shell/icons.tsx'
import { Notice, sayMoney } from '../shell/pieces.tsx'
import { Shell } from '../shell/shell.tsx'
import { say } from '../words.ts'
import { BasketLine, nameOfLine } from './basket-line.tsx'
import { Coupons } from './coupons.tsx'
import { countOf, currentCart, isGiftsAlone } from './current-cart.ts'
import { type Instead, insteadOf } from './instead.ts'
import { TotalsTable } from './totals-table.tsx'

/** The basket: one for every screen it is open on. */
export async function basketPage(request: PageRequest): Promise<PageAnswer> {
  const { language } = request
  const removed = request.query.get('removed')
  const [cart, removedVariant] = await Promise.all([
    currentCart(request),
    removed ? request.api(showVariant, { code: removed }).catch(() => null) : null,
  ])
  const isEmpty = countOf(cart) === 0
  const [instead, products] = await Promise.all([
    cart && !isEmpty ? insteadOf(request, cart.lines, placeOf(request, cart)) : new Map<string, Instead>(),
    isEmpty ? toDiscover(request) : [],
  ])
  return show(
    <Shell request={request} title={say(language, 'basket.title')} cart={cart} part="buying" isPrivate>
      <h1>{say(language, 'basket.title')}</h1>
      <Said request={request} cart={cart} removedTitle={removedVariant?.product.title} />
      <div
        id="live"
        data-live={cart ? `/api/carts/${cart.id}/live` : undefined}
        data-live-field="version"
        data-live-value={cart?.version}
      >
        {cart && !isEmpty ? (
          <Basket request={request} cart={cart} instead={instead} />
        ) : (
          <Empty request={request} products={products} />
        )}
      </div>
    </Shell>,
  )
}

const toDiscover = (request: PageRequest): Promise<readonly ProductCard[]> =>
  request.api(searchProducts, { limit: 4 }).then(
    ({ items }) => items,
    () => [],
  )

interface SaidProps {
  request: PageRequest
  cart: CartView | null
  removedTitle?: string | undefined
}

/** What the last press did, and how to undo it; with JavaScript its script writes here too. */
function Said({ request, cart, removedTitle }: SaidProps) {
  const { language, query } = request
  const added = cart?.lines.find((line) => line.sku === query.get('added'))
  const given = cart?.gifts.find((gift) => gift.id === query.get('gift'))
  const sku = query.get('removed')
  const wasThere = Math.max(1, Number(query.get('was')) || 1)
  const refused = query.get('refused')
  return (
    <>
      {refused === 'cart_frozen' && <Notice tone="bad" title={sayCode(language, 'refusal.cart_frozen')} />}
      {refused === 'not_priced' && <Notice tone="bad" title={sayCode(language, 'refusal.not_priced')} />}
      {added && <Added request={request} title={nameOfLine(added)} />}
      {given && <Added request={request} title={nameOfGift(given, request)} />}
      <div id="basket-said" data-cart={cart?.id} data-currency={cart?.totals.total.currency}>
        {sku && removedTitle && !cart?.lines.some((line) => line.sku === sku) && (
          <Undo request={request} sku={sku} title={removedTitle} quantity={wasThere} />
        )}
      </div>
      <template id="undo">
        <Undo request={request} sku="" title="#" quantity={1} />
      </template>
    </>
  )
}

function Added({ request, title }: { request: PageRequest; title: string }) {
  return (
    <p class="added" role="status">
      <Icon name="collect" />
      <span>{say(request.language, 'basket.added', { title })}</span>
    </p>
  )
}

interface UndoProps {
  request: PageRequest
  sku: string
  title: string
  quantity: number
}

function Undo({ request, sku, title, quantity }: UndoProps) {
  const { language } = request
  return (
    <div class="undo" data-sku={sku}>
      <form method="post" action={link(language, '/basket/line')} data-quantity data-undo>
        <span role="status" data-words>
          {say(language, 'basket.removed', { title })}
        </span>
        <input type="hidden" name="sku" value={sku} />
        <input type="hidden" name="quantity" value={quantity} />
        <button type="submit" class="button-link">
          {say(language, 'basket.undo')}
        </button>
      </form>
    </div>
  )
}

/** Nothing in it yet: what there is to see, and a basket begun elsewhere. */
function Empty({ request, products }: { request: PageRequest; products: readonly ProductCard[] }) {
  const { language } = request
  return (
    <>
      <section class="empty-basket">
        <p>{say(language, 'basket.empty')}</p>
        <ul class="chips">
          {request.departments.map(({ code, title }) => (
            <li key={code}>
              <a class="chip" href={link(language, `/c/${encodeURIComponent(code)}`)}>
                {title}
              </a>
            </li>
          ))}
        </ul>
        {!request.hasSession && (
          <p>
            <a href={link(language, withQuery('/sign-in', { back: '/basket' }))}>{say(language, 'basket.signIn')}</a>
          </p>
        )}
      </section>
      {products.length > 0 && (
        <section aria-labelledby="discover-title">
          <h2 id="discover-title">{say(language, 'basket.discover')}</h2>
          <ProductTiles request={request} products={products} />
        </section>
      )}
    </>
  )
}

interface BasketProps {
  request: PageRequest
  cart: CartView
  instead: ReadonlyMap<string, Instead>
}

function Basket({ request, cart, instead }: BasketProps) {
  const { language } = request
  const isPaying = cart.status === 'paying'
  const toCheckout = link(language, withQuery('/checkout', { postcode: request.query.get('postcode') }))
  return (
    <div class="with-summary">
      <section aria-label={say(language, 'basket.articles')}>
        {isPaying && <Paying request={request} cart={cart} />}
        {cart.part && (
          <Notice tone="warning" title={say(language, 'part.title')}>
            <PartOffer request={request} cart={cart} part={cart.part} back="/basket" />
          </Notice>
        )}
        <ul class="lines">
          {cart.lines.map((line) => (
            <BasketLine
              key={line.sku}
              request={request}
              line={line}
              instead={instead.get(line.sku)}
              isFrozen={isPaying}
            />
          ))}
          <BasketGifts request={request} cart={cart} />
        </ul>
        {cart.associate && <p class="quiet">{say(language, 'basket.withAssociate', { name: cart.associate.name })}</p>}
      </section>
      <div class="basket-side">
        <aside class="summary" aria-label={say(language, 'totals.title')}>
          <Coupons request={request} cart={cart} back="/basket" />
          <TotalsTable
            totals={cart.totals}
            language={language}
            hasDelivery={cart.delivery !== undefined}
            isGiftsAlone={isGiftsAlone(cart)}
          />
          <WillEarn request={request} points={cart.points} isKnown={cart.customerId !== undefined} />
        </aside>
        {!isPaying && (
          <p class="basket-bar">
            <strong data-sum={cart.totals.total.minor}>{sayMoney(cart.totals.total, language)}</strong>
            <a class="button" href={toCheckout}>
              {say(language, 'basket.checkout')}
            </a>
          </p>
        )}
        <ul class="reassurance">
          {(['date', 'withdrawal', 'guarantee'] as const).map((what) => (
            <li key={what}>
              <Icon name={reassuringIcon[what]} />
              {say(language, `basket.reassurance.${what}`)}
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

const reassuringIcon = { date: 'clock', withdrawal: 'return', guarantee: 'guarantee' } as const

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

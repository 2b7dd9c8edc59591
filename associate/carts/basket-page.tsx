import { type CartLineView, type CartView, cartCan } from '@filrouge/contract/carts.ts'
import { say as sayCode } from '@filrouge/contract/say.ts'
import { useLanguage } from '@filrouge/ui/app.ts'
import { usePress } from '@filrouge/ui/ask.ts'
import { ArticlePicture } from '@filrouge/ui/catalogue/article-picture.tsx'
import { useNow } from '@filrouge/ui/clock.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Empty } from '@filrouge/ui/components/empty.tsx'
import { Icon } from '@filrouge/ui/components/icon.tsx'
import { LineMoney, UnitMoney } from '@filrouge/ui/components/net-money.tsx'
import { useIsReachable } from '@filrouge/ui/components/offline-banner.tsx'
import { PriorOfLine } from '@filrouge/ui/components/prior-of-line.tsx'
import { Problem, problemWords } from '@filrouge/ui/components/problem.tsx'
import { CompanyLine } from '@filrouge/ui/customers/company.tsx'
import { BasketGifts } from '@filrouge/ui/gifts/basket-gifts.tsx'
import { BasketCoupons } from '@filrouge/ui/order/basket-coupons.tsx'
import { BasketTenders } from '@filrouge/ui/order/basket-tenders.tsx'
import { PartOffer } from '@filrouge/ui/order/part-offer.tsx'
import { TotalsList } from '@filrouge/ui/order/totals-list.tsx'
import { phoneWords } from '@filrouge/ui/phone.ts'
import { promisedWords } from '@filrouge/ui/promised.ts'
import { Link, useRoute } from '@filrouge/ui/router.tsx'
import { Thread } from '@filrouge/ui/thread/thread.tsx'
import { useState } from 'preact/hooks'
import { useWords } from '../say.ts'
import { PayBar } from './pay-bar.tsx'
import { useSale } from './sale.tsx'

/** The basket in hand, live: lines, how it is had, the amount, and being paid at the thumb. */
export function BasketPage() {
  const word = useWords()
  const sale = useSale()
  const { cart } = sale
  const { query } = useRoute()
  const isReachable = useIsReachable()
  const [removed, setRemoved] = useState<CartLineView>()
  const change = usePress(async (line: CartLineView, quantity: number) => {
    await sale.setQuantity(line, quantity)
    setRemoved(quantity === 0 ? line : undefined)
  })
  const title = sale.customerId ? word('basket.hers') : word('basket.title')
  const undo = removed && (
    <p class="notice row-apart" role="status">
      <span>{word('basket.removed', { title: removed.title })}</span>
      <Button onPress={() => change.press(removed, removed.quantity)}>{word('basket.putBack')}</Button>
    </p>
  )
  if (!cart || (cart.lines.length === 0 && cart.gifts.length === 0)) {
    return (
      <div class="stack">
        <h1>{title}</h1>
        {undo}
        <Waiting />
        {sale.waiting.length === 0 && (
          <Empty title={word('basket.empty')}>
            <div class="row">
              <Link to="/scan" class="button">
                <Icon name="scan" />
                {word('scan.press')}
              </Link>
              <Link to="/articles" class="button">
                <Icon name="search" />
                {word('search.press')}
              </Link>
            </div>
            {isReachable && <BasketGifts cart={cart} canChange isByHand open={sale.open} onCart={sale.keep} />}
          </Empty>
        )}
      </div>
    )
  }
  const isOpen = cart.status === 'open'
  const isGiftsAlone = cart.lines.length === 0
  const canChange = (cartCan.change as readonly string[]).includes(cart.status)
  return (
    <div class="stack basket">
      <h1>{title}</h1>
      {!canChange && <p class="notice">{word('basket.frozen')}</p>}
      {cart.company && (
        <p class="soft">
          <CompanyLine company={cart.company} />
        </p>
      )}
      {undo}
      <Problem problem={change.problem} />
      <Waiting />
      <div class="basket-parts">
        {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one */}
        <ul role="list" class="list" aria-label={word('basket.lines')}>
          {cart.lines.map((line) => (
            <BasketLine key={line.sku} line={line} canChange={canChange} onQuantity={(n) => change.press(line, n)} />
          ))}
        </ul>
        <div class="stack">
          {cart.delivery && !isGiftsAlone && <BasketDelivery delivery={cart.delivery} />}
          <PartOffer cart={cart} onCart={sale.keep} />
          <BasketCoupons cart={cart} canChange={canChange && isOpen} onCart={sale.keep} />
          <BasketGifts cart={cart} canChange={canChange && isOpen} isByHand open={sale.open} onCart={sale.keep} />
          <BasketTenders
            cart={cart}
            canChange={canChange && isOpen}
            onCart={sale.keep}
            scanned={query.get('giftCard') ?? ''}
          >
            {cart.points > 0 && <p class="will-earn">{word('card.willEarn', { count: cart.points })}</p>}
          </BasketTenders>
          <TotalsList totals={cart.totals} isDeliveryChosen={cart.delivery !== undefined} isGiftsAlone={isGiftsAlone} />
          {sale.customerId === undefined && (
            <Button kind="quiet" onPress={sale.leave}>
              {word('basket.putAway')}
            </Button>
          )}
        </div>
      </div>
      <PayBar cart={cart} />
    </div>
  )
}

/** What the network has still to carry to the basket, and what it could not: the thread is dashed as long as it is only meant. */
function Waiting() {
  const word = useWords()
  const language = useLanguage()
  const { waiting, refused, forgetRefused } = useSale()
  return (
    <>
      {refused.length > 0 && (
        <div class="problem" role="alert">
          {refused.map(({ change, problem }) => (
            <p key={change.key}>
              <span class="strong">{change.title}</span>
              {word('colon')}
              {problemWords(problem, language)}
            </p>
          ))}
          <div>
            <Button onPress={forgetRefused}>{word('offline.understood')}</Button>
          </div>
        </div>
      )}
      {waiting.length > 0 && (
        <section class="stack-small">
          <h2>{word('offline.waiting')}</h2>
          <Thread
            name={word('offline.waiting')}
            steps={waiting.map((change) => ({
              id: change.key,
              happened: false,
              title: change.title,
              when:
                change.to === undefined
                  ? word('offline.more', { count: change.by ?? 0 })
                  : word('offline.inAll', { count: change.to }),
            }))}
          />
        </section>
      )}
    </>
  )
}

function BasketLine(props: { line: CartLineView; canChange: boolean; onQuantity: (quantity: number) => unknown }) {
  const word = useWords()
  const { line, canChange, onQuantity } = props
  return (
    <li class="basket-line">
      <Link to={`/articles/${encodeURIComponent(line.sku)}`} class="basket-line-title">
        <ArticlePicture image={line.image} category={line.category} />
        <span class="list-row-main">
          <span class="strong">{line.title}</span>
          {line.variantTitle && line.variantTitle !== line.title && <span class="soft small">{line.variantTitle}</span>}
        </span>
      </Link>
      <span class="strong">
        <LineMoney line={line} />
      </span>
      <fieldset class="stepper">
        <legend class="only-heard">{word('basket.quantityOf', { title: line.title })}</legend>
        <Button
          name={word(line.quantity === 1 ? 'basket.remove' : 'basket.less', { title: line.title })}
          isDisabled={!canChange}
          onPress={() => onQuantity(line.quantity - 1)}
        >
          <Icon name={line.quantity === 1 ? 'close' : 'minus'} />
        </Button>
        <output class="figures">{line.quantity}</output>
        <Button
          name={word('basket.more', { title: line.title })}
          isDisabled={!canChange}
          onPress={() => onQuantity(line.quantity + 1)}
        >
          <Icon name="plus" />
        </Button>
      </fieldset>
      <span class="soft small">
        {line.quantity > 1 && <UnitMoney line={line} />}
        {line.availableNow < line.quantity && ` ${word('basket.onlyNow', { count: line.availableNow })}`}
      </span>
      <div class="basket-line-prior">
        <PriorOfLine line={line} />
      </div>
    </li>
  )
}

/** What was chosen; while nothing is, the press at the thumb says so. */
function BasketDelivery({ delivery }: { delivery: NonNullable<CartView['delivery']> }) {
  const word = useWords()
  const language = useLanguage()
  const now = useNow()
  const { address, contact } = delivery
  return (
    <section class="stack-small">
      <h2>{word('delivery.title')}</h2>
      <Link to="/basket/delivery" class="list-row">
        <span class="list-row-main">
          <span class="strong">
            {delivery.promised
              ? promisedWords({ ...delivery, ...delivery.promised }, language, now)
              : `${sayCode(language, `mode.${delivery.mode}`)} · ${word('delivery.notSo')}`}
          </span>
          {address && (
            <span class="soft small">
              {address.street}, {address.postcode} {address.city}
            </span>
          )}
          <span class="soft small">
            {[contact.name, contact.email, contact.phone && phoneWords(contact.phone)].filter(Boolean).join(' · ')}
          </span>
        </span>
        <span class="list-row-end soft">{word('delivery.change')}</span>
      </Link>
    </section>
  )
}

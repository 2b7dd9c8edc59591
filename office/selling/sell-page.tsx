import { type CartView, setLine, startCart, watchCart } from '@filrouge/contract/carts.ts'
import { type CustomerFile, showCustomer } from '@filrouge/contract/customers.ts'
import { isId } from '@filrouge/kernel/ids.ts'
import { useApi } from '@filrouge/ui/app.ts'
import { useAsk, useLive, usePress } from '@filrouge/ui/ask.ts'
import { Icon } from '@filrouge/ui/components/icon.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Spinner } from '@filrouge/ui/components/spinner.tsx'
import { CompanyLine } from '@filrouge/ui/customers/company.tsx'
import { Link } from '@filrouge/ui/router.tsx'
import { useEffect, useState } from 'preact/hooks'
import { ArticleFinder } from '../finding/article-finder.tsx'
import { NotFoundPage } from '../frame/not-found-page.tsx'
import { PageProblem } from '../frame/page-problem.tsx'
import { useTitle } from '../frame/title.ts'
import { nameOf, useWords } from '../say.ts'
import { Basket } from './basket.tsx'
import { BuyerSection } from './buyer-section.tsx'
import { DeliverySection } from './delivery-section.tsx'
import { PaymentSection } from './payment-section.tsx'

/** Ordering for a customer on the telephone: her own basket, seen on both ends of the line. */
export function SellPage({ id }: Record<string, string>) {
  return isId('customer', id) ? <Sell id={id} /> : <NotFoundPage />
}

function Sell({ id }: { id: CustomerFile['id'] }) {
  const say = useWords()
  const file = useAsk(showCustomer, { id })
  const { cart, opening, write } = useCustomersCart(id)
  const name = file.answer && (nameOf(file.answer) ?? say('customer.noName'))
  useTitle(name && say('sell.title', { name }))
  const add = usePress(async (sku: string) => {
    if (!cart) return
    const before = cart.lines.find((line) => line.sku === sku)?.quantity ?? 0
    await write(sku, before + 1)
  })
  const problem = file.problem ?? opening.problem
  if (problem) return <PageProblem problem={problem} onRetry={file.problem ? file.again : opening.press} />
  if (!file.answer || !cart || !name) return <Spinner />
  const isOpen = cart.status === 'open'
  return (
    <div class="stack">
      <p>
        <Link to={`/customers/${id}`} class="back-link">
          <Icon name="back" />
          {say('sell.back', { name })}
        </Link>
      </p>
      <h1>{say('sell.title', { name })}</h1>
      {file.answer.company && (
        <p>
          <CompanyLine company={file.answer.company} />
        </p>
      )}
      <div class="two-columns">
        <div class="stack sell-steps">
          {cart.status === 'paying' && <p class="notice">{say('sell.payingNow')}</p>}
          {isOpen && (
            <section class="stack-small" aria-labelledby="articles-title">
              <h2 id="articles-title">{say('sell.articles')}</h2>
              <ArticleFinder
                label={say('sell.findArticle')}
                placeholder={say('sell.findArticlePlaceholder')}
                choose={say('sell.add')}
                chooseNamed={(title) => say('sell.addNamed', { title })}
                needsPrice
                isCompany={file.answer.company !== undefined}
                onChoose={(variant) => add.press(variant.sku)}
                autoFocus
              />
              <Problem problem={add.problem} />
            </section>
          )}
          {isOpen && cart.lines.length > 0 && (
            <DeliverySection key={cart.id} cart={cart} file={file.answer} onCart={write.seen} />
          )}
          {isOpen && cart.lines.length === 0 && cart.gifts.length > 0 && (
            <BuyerSection key={`${cart.id} buyer`} cart={cart} file={file.answer} onCart={write.seen} />
          )}
          {(cart.lines.length > 0 || cart.gifts.length > 0) && (
            <PaymentSection key={`${cart.id} pay`} cart={cart} file={file.answer} onCart={write.seen} />
          )}
        </div>
        <aside class="stack-small is-sticky" aria-labelledby="summary-title">
          <h2 id="summary-title">{say('sell.summary')}</h2>
          <Basket cart={cart} setQuantity={write} onCart={write.seen} />
        </aside>
      </div>
    </div>
  )
}

/** Sets how many of an article; `seen` takes a basket that another call answered. */
interface Write {
  (sku: string, quantity: number): Promise<void>
  seen: (cart: CartView) => void
}

/** Opens her basket by telephone, or the one she has, and keeps its latest version from answers and from what she does herself. */
function useCustomersCart(id: CustomerFile['id']) {
  const api = useApi()
  const [answered, setAnswered] = useState<CartView>()
  const live = useLive(watchCart, answered ? { id: answered.id } : null)
  const opening = usePress(async () => {
    const cart = await api(
      startCart,
      { customerId: id, channel: 'call_centre' },
      { idempotencyKey: crypto.randomUUID() },
    )
    setAnswered(cart)
  })
  // Once for each customer
  useEffect(() => void opening.press(), [id])
  const cart = live && answered && live.version >= answered.version ? live : answered
  const seen = (next: CartView) => setAnswered((before) => (before && before.version > next.version ? before : next))
  const write: Write = Object.assign(
    async (sku: string, quantity: number) => {
      if (cart) seen(await api(setLine, { id: cart.id, sku, quantity }))
    },
    { seen },
  )
  return { cart, opening, write }
}

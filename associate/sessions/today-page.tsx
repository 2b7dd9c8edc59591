import { type MyDay, showMyDay } from '@filrouge/contract/activity.ts'
import { endSession } from '@filrouge/contract/sessions.ts'
import { useApp, useLanguage } from '@filrouge/ui/app.ts'
import { useAsk, usePress } from '@filrouge/ui/ask.ts'
import { useNow } from '@filrouge/ui/clock.ts'
import { Badge } from '@filrouge/ui/components/badge.tsx'
import { Button } from '@filrouge/ui/components/button.tsx'
import { DateWords } from '@filrouge/ui/components/date-words.tsx'
import { Icon } from '@filrouge/ui/components/icon.tsx'
import { Money } from '@filrouge/ui/components/money.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { AskedProblem } from '@filrouge/ui/components/seen-at.tsx'
import { Skeleton } from '@filrouge/ui/components/skeleton.tsx'
import { promisedWords } from '@filrouge/ui/promised.ts'
import { Link, useGo } from '@filrouge/ui/router.tsx'
import { useEffect, useState } from 'preact/hooks'
import { useSale } from '../carts/sale.tsx'
import { looksLikeCode, scannedCode } from '../catalogue/scanned-code.ts'
import { useFulfilments } from '../fulfilments/pick-list-page.tsx'
import { LanguageChoice } from '../language-choice.tsx'
import { paymentStore } from '../orders/payment-store.ts'
import { useWords } from '../say.ts'
import { useExpected } from '../stock/expected-page.tsx'
import { useMyself } from './myself.tsx'

const askAgainMs = 20_000

/** Where the day begins: what was sold, who is about to pay, what waits to be handed over; search and scan at the thumb. */
export function TodayPage() {
  const word = useWords()
  const myself = useMyself()
  const asked = useAsk(showMyDay, {})
  useEffect(() => {
    const look = () => document.visibilityState === 'visible' && asked.again()
    const timer = setInterval(look, askAgainMs)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [asked.again])
  const day = asked.answer
  const now = useNow()
  return (
    <div class="stack today">
      <header>
        <h1>{myself.name ? word('today.hello', { name: myself.name }) : word('today.title')}</h1>
        <p class="soft today-when">
          <DateWords at={day?.asOf ?? now.toISOString()} timeZone={myself.timeZone} />
          {myself.locationName && ` · ${myself.locationName}`}
        </p>
      </header>
      {myself.locationId && <Duties locationId={myself.locationId} />}
      <AskedProblem asked={asked} />
      {!asked.problem && !myself.seenAt && <Problem problem={myself.problem} onRetry={myself.again} />}
      {!day && !asked.problem && <Skeleton lines={4} />}
      {day && (
        <div class="today-parts">
          <Sold sold={day.sold} />
          <Baskets baskets={day.baskets} />
          <HandOver handOver={day.handOver} now={day.asOf} />
        </div>
      )}
      <Foot />
      <SearchBar />
    </div>
  )
}

/** What waits for someone in this shop: goods to fetch, orders to hand over, deliveries to unpack. */
function Duties({ locationId }: { locationId: string }) {
  const word = useWords()
  const toPrepare = useFulfilments('to_pick', locationId)
  const waiting = useFulfilments('ready', locationId)
  const expected = useExpected(locationId)
  return (
    <nav class="today-duties" aria-label={word('today.actions')}>
      <Link to="/preparations" class="duty">
        <span class="duty-count figures">{toPrepare.answer?.items.filter(({ awaits }) => !awaits).length ?? '–'}</span>
        <span>{word('today.prepare')}</span>
      </Link>
      <Link to="/hand-over" class="duty">
        <span class="duty-count figures">{waiting.answer?.items.length ?? '–'}</span>
        <span>{word('today.waiting')}</span>
      </Link>
      <Link to="/deliveries" class="duty">
        <span class="duty-count figures">{expected.items?.length ?? '–'}</span>
        <span>{word('today.receive')}</span>
      </Link>
    </nav>
  )
}

function Sold({ sold }: { sold: MyDay['sold'] }) {
  const word = useWords()
  return (
    <section class="sold" aria-label={word('today.sold')}>
      {sold.orders > 0 && (
        <p class="sold-takings">
          <Money amount={sold.takings} />
        </p>
      )}
      <p class="soft">
        {sold.orders === 0
          ? word('today.nothingSold')
          : word('today.soldIn', { orders: sold.orders, articles: sold.articles })}
      </p>
    </section>
  )
}

const tones = { paying: 'good', asked: 'info', open: 'plain' } as const

function Baskets({ baskets }: { baskets: MyDay['baskets'] }) {
  const word = useWords()
  const sale = useSale()
  const go = useGo()
  if (baskets.length === 0) return null
  const open = (basket: MyDay['baskets'][number]) => {
    sale.take(basket)
    go(basket.status !== 'open' && paymentStore.read()?.cartId === basket.cartId ? '/payment' : '/basket')
  }
  return (
    <section class="stack-small">
      <h2>{word('today.baskets')}</h2>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one */}
      <ul role="list" class="list">
        {baskets.map((basket) => (
          <li key={basket.cartId}>
            <button type="button" class="list-row list-press" onClick={() => open(basket)}>
              <span class="list-row-main">
                <span class="strong">{basket.customerName ?? word('today.nobody')}</span>
                <span class="soft small">
                  {basket.firstTitle}
                  {basket.articleCount > 1 && ` ${word('customers.andMore', { count: basket.articleCount - 1 })}`}
                </span>
              </span>
              <span class="list-row-end">
                <Money amount={basket.total} />
                <Badge tone={tones[basket.status]}>{word(`today.${basket.status}`)}</Badge>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function HandOver({ handOver, now }: { handOver: MyDay['handOver']; now: string }) {
  const word = useWords()
  const language = useLanguage()
  const rest = handOver.count - handOver.orders.length
  return (
    <section class="stack-small">
      <h2>
        {word('today.handOver')} {handOver.count > 0 && <span class="count figures">{handOver.count}</span>}
      </h2>
      {handOver.count === 0 && <p class="soft">{word('today.nothingToHandOver')}</p>}
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one */}
      <ul role="list" class="list">
        {handOver.orders.map((order) => (
          <li key={order.id}>
            <Link to={`/orders/${order.id}`} class="list-row">
              <span class="list-row-main">
                <span class="strong">{order.customerName ?? order.number}</span>
                <span class="soft small">
                  {order.firstTitle}
                  {order.articleCount > 1 && ` ${word('customers.andMore', { count: order.articleCount - 1 })}`}
                </span>
                <span class="small">
                  {promisedWords({ mode: order.mode, slot: order.slot, ...order.promised }, language, new Date(now))}
                </span>
              </span>
              <span class="list-row-end soft small figures">{order.number}</span>
            </Link>
          </li>
        ))}
      </ul>
      {rest > 0 && <p class="soft small">{word('customers.andMore', { count: rest })}</p>}
    </section>
  )
}

/** The question asked most, at the thumb. */
function SearchBar() {
  const word = useWords()
  const go = useGo()
  const [text, setText] = useState('')
  return (
    <search class="thumb-bar">
      <form
        class="search-bar"
        onSubmit={(event) => {
          event.preventDefault()
          if (looksLikeCode(text)) go(`/articles/${encodeURIComponent(scannedCode(text))}`)
          else go(`/articles?query=${encodeURIComponent(text.trim())}`)
        }}
      >
        <input
          type="search"
          name="query"
          value={text}
          placeholder={word('search.label')}
          aria-label={word('search.press')}
          autocomplete="off"
          enterkeyhint="search"
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <button type="submit" class="button" aria-label={word('nav.search')}>
          <Icon name="search" />
        </button>
      </form>
    </search>
  )
}

function Foot() {
  const app = useApp()
  const word = useWords()
  const sale = useSale()
  const signOut = usePress(async () => {
    sale.leave()
    // Signed out here whatever the server answers: a phone is handed on.
    await app.api(endSession, {}).catch(() => undefined)
    app.lastSeen.clear()
    app.token.set(null)
  })
  return (
    <footer class="today-foot">
      <LanguageChoice />
      <Button kind="quiet" onPress={signOut.press}>
        {word('today.signOut')}
      </Button>
    </footer>
  )
}

import type { CartView } from '@filrouge/contract/carts.ts'
import type { CustomerFile } from '@filrouge/contract/customers.ts'
import type { OrderSummary } from '@filrouge/contract/orders.ts'
import { say as sayCode } from '@filrouge/contract/say.ts'
import { type Language, localeOf } from '@filrouge/kernel/language.ts'
import { useLanguage } from '../app.ts'
import { useNow } from '../clock.ts'
import { OrderStatusBadge } from '../components/badge.tsx'
import { Money } from '../components/money.tsx'
import { dayWords, timeWords } from '../dates.ts'
import { promisedWords } from '../promised.ts'
import { Link } from '../router.tsx'
import { say } from '../say.ts'
import { Thread, type ThreadStep } from '../thread/thread.tsx'
import { type LifeEntry, lifeThread, parisDay } from './life.ts'

/** Her life with the retailer as one line, the newest first: web, shop and telephone on the same thread. */
export function LifeThread(props: {
  file: CustomerFile
  basket: CartView | null
  onlyOrders?: boolean
  /** Where the open basket is seen. */
  basketPath?: string
}) {
  const { file, basket, onlyOrders = false, basketPath } = props
  const language = useLanguage()
  const now = useNow()
  const days = lifeThread(file, { onlyOrders })
  const hasBasket = !onlyOrders && basket !== null && basket.lines.length > 0
  if (days.length === 0 && !hasBasket) return <p class="soft">{say(language, 'life.empty')}</p>
  const steps = days.flatMap(({ day, entries }) =>
    entries.map((entry, index) => ({
      id: entry.key,
      happened: true,
      chapter: index === 0 && <DayTitle at={entry.at} isToday={day === parisDay(now)} />,
      ...(entry.kind === 'order' ? orderStep(entry.order, language, now) : touchStep(entry, language)),
    })),
  )
  return (
    <Thread
      name={say(language, 'life.title')}
      isNewestFirst
      steps={hasBasket ? [basketStep(basket, language, basketPath), ...steps] : steps}
    />
  )
}

function DayTitle({ at, isToday }: { at: string; isToday: boolean }) {
  const language = useLanguage()
  const now = useNow()
  const yesterday = parisDay(at) === parisDay(new Date(now.getTime() - 86_400_000))
  const words = isToday
    ? say(language, 'life.today')
    : yesterday
      ? say(language, 'life.yesterday')
      : dayWords(at, language, now)
  return <h3 class="life-day">{words}</h3>
}

function basketStep(basket: CartView, language: Language, path: string | undefined): ThreadStep {
  const first = basket.lines[0]
  const count = basket.lines.reduce((sum, line) => sum + line.quantity, 0)
  return {
    id: `basket ${basket.id}`,
    happened: false,
    chapter: <h3 class="life-day">{say(language, 'life.now')}</h3>,
    title: (
      <span class="row-apart">
        <span>
          {path ? <Link to={path}>{say(language, 'life.basket')}</Link> : say(language, 'life.basket')} ·{' '}
          {say(language, 'life.articles', { title: first?.title ?? '', count })}
        </span>
        <Money amount={basket.totals.total} />
      </span>
    ),
  }
}

function orderStep(order: OrderSummary, language: Language, now: Date) {
  const promised = { mode: order.mode, placeName: order.placeName, ...order.promised }
  return {
    title: (
      <span class="row-apart">
        <span>
          <Link to={`/orders/${order.id}`} class="row-link">
            {say(language, 'life.orderPlaced', { number: order.number })}
            <span class="life-article">
              {say(language, 'life.articles', { title: order.firstTitle, count: order.articleCount })}
            </span>
          </Link>{' '}
          <OrderStatusBadge status={order.status} />
        </span>
        <Money amount={order.total} />
      </span>
    ),
    when: [
      timeWords(order.placedAt, language),
      sayCode(language, `channel.${order.channel}`),
      // What is over is promised no more.
      ...(order.status === 'cancelled' || order.status === 'completed' ? [] : [promisedWords(promised, language, now)]),
    ].join(' · '),
  }
}

function touchStep({ touch, count }: Extract<LifeEntry, { kind: 'touches' }>, language: Language) {
  return {
    isMinor: true,
    title: (
      <>
        {codeWords(language, 'touch', touch.kind)}
        {touch.title && (
          <>
            {' · '}
            <span class="strong">{touch.title}</span>
          </>
        )}
        {count > 1 && <span class="soft figures"> × {new Intl.NumberFormat(localeOf[language]).format(count)}</span>}
      </>
    ),
    when: [timeWords(touch.at, language), codeWords(language, 'channel', touch.channel), touch.locationName]
      .filter(Boolean)
      .join(' · '),
  }
}

/** A kind of touch or a channel in words; one that these words do not know yet is shown as it is. */
function codeWords(language: 'fr' | 'en', group: 'touch' | 'channel', code: string): string {
  try {
    return sayCode(language, `${group}.${code}` as Parameters<typeof sayCode>[1])
  } catch {
    return code
  }
}

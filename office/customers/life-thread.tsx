import type { CartView } from '@filrouge/contract/carts.ts'
import type { CustomerFile } from '@filrouge/contract/customers.ts'
import { say as sayCode } from '@filrouge/contract/say.ts'
import { localeOf } from '@filrouge/kernel/language.ts'
import { useLanguage } from '@filrouge/ui/app.ts'
import { OrderStatusBadge } from '@filrouge/ui/components/badge.tsx'
import { Money } from '@filrouge/ui/components/money.tsx'
import { dayWords, timeWords } from '@filrouge/ui/dates.ts'
import { promisedWords } from '@filrouge/ui/promised.ts'
import { Link } from '@filrouge/ui/router.tsx'
import { useWords } from '../say.ts'
import { type LifeEntry, lifeThread, parisDay } from './life.ts'

/** Her life with the retailer as one line, the newest first: web, shop and telephone on the same thread. */
export function LifeThread(props: { file: CustomerFile; basket: CartView | null; onlyOrders: boolean }) {
  const say = useWords()
  const { file, basket, onlyOrders } = props
  const days = lifeThread(file, { onlyOrders })
  const hasBasket = !onlyOrders && basket !== null && basket.lines.length > 0
  if (days.length === 0 && !hasBasket) return <p class="soft">{say('customer.lifeEmpty')}</p>
  return (
    // biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one
    <ol class="thread life" role="list" aria-label={say('customer.life')}>
      {hasBasket && basket && <BasketStep basket={basket} />}
      {days.map(({ day, entries }) =>
        entries.map((entry, index) => (
          <li key={entry.key} class={entry.kind === 'order' ? 'thread-step' : 'thread-step life-touch'}>
            {index === 0 && <DayTitle at={entry.at} isToday={day === parisDay(new Date())} />}
            {entry.kind === 'order' ? <OrderStep entry={entry} /> : <TouchStep entry={entry} />}
          </li>
        )),
      )}
    </ol>
  )
}

function DayTitle({ at, isToday }: { at: string; isToday: boolean }) {
  const say = useWords()
  const language = useLanguage()
  const yesterday = parisDay(at) === parisDay(new Date(Date.now() - 86_400_000))
  const words = isToday
    ? say('customer.today')
    : yesterday
      ? say('customer.yesterday')
      : dayWords(at, language, new Date())
  return <h3 class="life-day">{words}</h3>
}

function BasketStep({ basket }: { basket: CartView }) {
  const say = useWords()
  const first = basket.lines[0]
  const count = basket.lines.reduce((sum, line) => sum + line.quantity, 0)
  return (
    <li class="thread-step is-promised is-before-promise">
      <h3 class="life-day">{say('customer.now')}</h3>
      <div class="row-apart">
        <p class="thread-title">
          {say('customer.basket')} · {say('orders.articleCount', { title: first?.title ?? '', count })}
        </p>
        <Money amount={basket.totals.total} />
      </div>
    </li>
  )
}

function OrderStep({ entry }: { entry: Extract<LifeEntry, { kind: 'order' }> }) {
  const say = useWords()
  const language = useLanguage()
  const { order } = entry
  return (
    <>
      <div class="row-apart">
        <p>
          <Link to={`/orders/${order.id}`} class="row-link">
            {say('customer.orderPlaced', { number: order.number })}
          </Link>{' '}
          <OrderStatusBadge status={order.status} />
        </p>
        <Money amount={order.total} />
      </div>
      <p>{say('orders.articleCount', { title: order.firstTitle, count: order.articleCount })}</p>
      <p class="thread-when">
        {timeWords(order.placedAt, language)} · {sayCode(language, `channel.${order.channel}`)}
        {order.status !== 'cancelled' &&
          ` · ${promisedWords({ mode: order.mode, placeName: order.placeName, ...order.promised }, language, new Date())}`}
      </p>
    </>
  )
}

function TouchStep({ entry }: { entry: Extract<LifeEntry, { kind: 'touches' }> }) {
  const language = useLanguage()
  const { touch, count } = entry
  return (
    <>
      <p>
        {codeWords(language, 'touch', touch.kind)}
        {touch.title && (
          <>
            {' · '}
            <span class="strong">{touch.title}</span>
          </>
        )}
        {count > 1 && <span class="soft figures"> × {new Intl.NumberFormat(localeOf[language]).format(count)}</span>}
      </p>
      <p class="thread-when">
        {timeWords(touch.at, language)} · {codeWords(language, 'channel', touch.channel)}
        {touch.locationName && ` · ${touch.locationName}`}
      </p>
    </>
  )
}

/** A kind of touch or a channel in words; one that these words do not know yet is shown as it is. */
function codeWords(language: 'fr' | 'en', group: 'touch' | 'channel', code: string): string {
  try {
    return sayCode(language, `${group}.${code}` as Parameters<typeof sayCode>[1])
  } catch {
    return code
  }
}

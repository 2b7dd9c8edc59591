import type { ProblemError } from '@filrouge/client/client.ts'
import { listOrders } from '@filrouge/contract/orders.ts'
import { listPriceChanges } from '@filrouge/contract/pricing.ts'
import { listStockLevels } from '@filrouge/contract/stock.ts'
import { isId } from '@filrouge/kernel/ids.ts'
import { useAsk } from '@filrouge/ui/ask.ts'
import { OrderStatusBadge } from '@filrouge/ui/components/badge.tsx'
import { DateWords } from '@filrouge/ui/components/date-words.tsx'
import { Money } from '@filrouge/ui/components/money.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Link } from '@filrouge/ui/router.tsx'
import type { ComponentChildren } from 'preact'
import { useRecents } from '../finding/recent.ts'
import { hasRole, useSession } from '../frame/session.ts'
import { Thumbnail } from '../frame/thumbnail.tsx'
import { useEvery } from '../frame/use-every.ts'
import { useWords } from '../say.ts'

function HomeList(props: {
  title: string
  to?: string
  toWords?: string
  problem?: ProblemError | undefined
  again?: () => void
  empty?: string | undefined
  children: ComponentChildren
}) {
  return (
    <section class="home-list" aria-label={props.title}>
      <div class="section-title">
        <h2>{props.title}</h2>
        {props.to && (
          <Link to={props.to} class="small">
            {props.toWords}
          </Link>
        )}
      </div>
      <Problem problem={props.problem} onRetry={props.again} />
      {props.empty ? (
        <p class="soft">{props.empty}</p>
      ) : (
        // biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one
        <ul role="list">{props.children}</ul>
      )}
    </section>
  )
}

/** What was open at this desk a moment ago: the call that comes back begins where it ended. */
export function RecentlyOpened() {
  const say = useWords()
  const recents = useRecents().slice(0, 5)
  return (
    <HomeList title={say('find.recent')} empty={recents.length === 0 ? say('home.noRecent') : undefined}>
      {recents.map((recent) => (
        <li key={recent.to} class="home-row">
          <Link to={recent.to} class="row-link">
            {recent.title}
          </Link>
          {recent.more && <span class="small soft">{recent.more}</span>}
        </li>
      ))}
    </HomeList>
  )
}

/** The latest orders; for who runs a shop, that shop's. */
export function LatestOrders() {
  const say = useWords()
  const session = useSession()
  const at = hasRole(session, 'manager') && isId('location', session.locationId) ? session.locationId : undefined
  const asked = useAsk(listOrders, { limit: 6, ...(at ? { locationId: at } : {}) })
  useEvery(20_000, asked.again)
  return (
    <HomeList
      title={say('home.latestOrders')}
      to={at ? `/orders?place=${at}` : '/orders'}
      toWords={say('home.allOrders')}
      problem={asked.problem}
      again={asked.again}
      empty={asked.answer?.items.length === 0 ? say('orders.empty') : undefined}
    >
      {asked.answer?.items.map((order) => (
        <li key={order.id} class="home-row">
          <span>
            <Link to={`/orders/${order.id}`} class="row-link figures">
              {order.number}
            </Link>{' '}
            {order.status !== 'placed' && <OrderStatusBadge status={order.status} />}
          </span>
          <Money amount={order.total} />
          <span class="cell-more">
            {order.customerName && `${order.customerName} · `}
            {order.firstTitle}
          </span>
        </li>
      ))}
    </HomeList>
  )
}

/** Prices that will begin, then those that have changed lately. */
export function ComingPrices() {
  const say = useWords()
  const planned = useAsk(listPriceChanges, { when: 'planned', limit: 5 })
  const past = useAsk(listPriceChanges, { when: 'past', limit: 5 })
  return (
    <>
      {([planned, past] as const).map((asked, index) => (
        <HomeList
          key={index === 0 ? 'planned' : 'past'}
          title={say(index === 0 ? 'prices.planned' : 'prices.past')}
          {...(index === 1 ? { to: '/articles/prices', toWords: say('prices.all') } : {})}
          problem={asked.problem}
          again={asked.again}
          empty={
            asked.answer?.items.length === 0 ? say(index === 0 ? 'prices.nonePlanned' : 'prices.nonePast') : undefined
          }
        >
          {asked.answer?.items.map((change) => (
            <li key={change.id} class="home-row">
              <Link to={`/articles/${change.productHandle}?sku=${encodeURIComponent(change.sku)}`} class="row-link">
                {change.title}
              </Link>
              <span class="is-figure">
                <span class="soft">
                  <Money amount={change.before} /> →
                </span>{' '}
                <Money amount={change.amount} />
              </span>
              <span class="cell-more">
                <DateWords at={change.from} as="moment" />
                {change.setBy && ` · ${change.setBy}`}
              </span>
            </li>
          ))}
        </HomeList>
      ))}
    </>
  )
}

/** What will be missing first, at the pace of the last four weeks; for who runs a shop, in it. */
export function RunningOut() {
  const say = useWords()
  const session = useSession()
  const at = hasRole(session, 'manager') && session.locationId ? session.locationId : undefined
  const asked = useAsk(listStockLevels, { sort: 'scarce', limit: 6, ...(at ? { locationId: at } : {}) })
  const rows = asked.answer?.items.filter((row) => row.coverDays !== undefined && row.coverDays < 28).slice(0, 6)
  return (
    <HomeList
      title={say(at ? 'home.runningOutHere' : 'home.runningOut')}
      to={`/stock?sort=scarce${at ? `&place=${at}` : ''}`}
      toWords={say('home.allStock')}
      problem={asked.problem}
      again={asked.again}
      empty={rows?.length === 0 ? say('home.nothingRunsOut') : undefined}
    >
      {rows?.map((row) => (
        <li key={row.sku} class="home-row has-picture">
          <Thumbnail image={row.image} />
          <Link to={`/stock/${encodeURIComponent(row.sku)}`} class="row-link">
            {row.title}
            {Object.keys(row.options).length > 0 && `, ${Object.values(row.options).join(', ')}`}
          </Link>
          <span class="is-figure">{say('stock.coverDays', { days: row.coverDays ?? 0 })}</span>
          <span class="cell-more">{say('home.soldLeft', { sold: row.soldLately, left: row.available })}</span>
        </li>
      ))}
    </HomeList>
  )
}

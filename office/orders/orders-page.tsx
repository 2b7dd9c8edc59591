import { listDecisions } from '@filrouge/contract/fulfilments.ts'
import { listOrders, type OrderSummary } from '@filrouge/contract/orders.ts'
import { useAsk } from '@filrouge/ui/ask.ts'
import { serverNow } from '@filrouge/ui/clock.ts'
import { Badge } from '@filrouge/ui/components/badge.tsx'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Empty } from '@filrouge/ui/components/empty.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Skeleton } from '@filrouge/ui/components/skeleton.tsx'
import { Link } from '@filrouge/ui/router.tsx'
import { useCallback, useMemo, useRef, useState } from 'preact/hooks'
import { useFilters } from '../frame/chips.tsx'
import { More } from '../frame/more.tsx'
import { useRowKeys } from '../frame/row-keys.ts'
import { useTitle } from '../frame/title.ts'
import { useEvery } from '../frame/use-every.ts'
import { usePages } from '../frame/use-pages.ts'
import { useWide } from '../frame/use-wide.ts'
import { useWords } from '../say.ts'
import { OrderChips } from './order-chips.tsx'
import { filterNames, orderQuestion } from './order-filters.ts'
import { OrderPreview } from './order-preview.tsx'
import { OrdersTable } from './orders-table.tsx'

const refreshMs = 20_000

/** Every order of every channel, narrowed by chips, walked with j and k; where there is room the one that is marked is read beside them. */
export function OrdersPage() {
  const say = useWords()
  const filters = useFilters()
  const { get, set } = filters
  const list = useRef<HTMLDivElement>(null)
  const [marked, setMarked] = useState<OrderSummary['id']>()
  const isWide = useWide(1280)
  const key = filterNames.map((name) => get(name) ?? '').join('\n')
  // A day begins once: the moment is part of the question only through the day it falls on.
  const question = useMemo(() => orderQuestion(get, serverNow()), [key])
  const pages = usePages(listOrders, question)
  const orders = pages.items
  useTitle(say('orders.title'))
  useRowKeys(list, pages.more)
  // New orders come to the top by themselves, while nobody has read further than the first page.
  const refresh = useCallback(() => void (window.scrollY < 400 && pages.again()), [pages.again])
  useEvery(refreshMs, refresh)
  const shown = orders?.find(({ id }) => id === marked) ?? orders?.[0]
  if (pages.problem?.code === 'not_allowed') return <NotYours />
  const hasFilter = filterNames.some((name) => get(name))
  return (
    <div class="stack">
      <div class="page-head">
        <h1>{say('orders.title')}</h1>
        <div class="row">
          <ToDecide />
          <Link to="/customers?then=sell" class="button">
            {say('find.sell')}
          </Link>
        </div>
      </div>
      <OrderChips filters={filters} />
      <Problem problem={pages.problem} onRetry={pages.again} />
      {!orders && !pages.problem && <Skeleton lines={6} />}
      {orders?.length === 0 && (
        <Empty title={say(hasFilter ? 'orders.noneFound' : 'orders.empty')}>
          <p>{say(hasFilter ? 'orders.noneFoundLead' : 'orders.emptyLead')}</p>
          {hasFilter && (
            <Button onPress={() => set(Object.fromEntries(filterNames.map((name) => [name, undefined])))}>
              {say('list.all')}
            </Button>
          )}
        </Empty>
      )}
      {orders && orders.length > 0 && (
        <div class={isWide ? 'list-and-preview' : ''}>
          <div ref={list}>
            <OrdersTable orders={orders} marked={isWide ? shown?.id : undefined} onMark={setMarked} />
            <More more={pages.more} isBusy={pages.isBusy} shown={say('orders.shown', { count: orders.length })} />
          </div>
          {isWide && shown && (
            <aside class="preview" aria-label={say('orders.preview')}>
              <OrderPreview id={shown.id} />
            </aside>
          )}
        </div>
      )}
    </div>
  )
}

function NotYours() {
  const say = useWords()
  return (
    <div class="stack">
      <h1>{say('orders.title')}</h1>
      <Empty title={say('orders.notYours')}>
        <p>{say('orders.notYoursLead')}</p>
        <Link to="/stock">{say('orders.seeStock')}</Link>
      </Empty>
    </div>
  )
}

/** How much waits for a person; nothing is said where nothing does. */
function ToDecide() {
  const say = useWords()
  const asked = useAsk(listDecisions, {})
  useEvery(refreshMs, asked.again)
  const count = asked.answer?.items.length ?? 0
  return (
    <Link to="/orders/to-decide" class="button">
      {say('decide.title')}
      {count > 0 && <Badge tone="warn">{String(count)}</Badge>}
    </Link>
  )
}

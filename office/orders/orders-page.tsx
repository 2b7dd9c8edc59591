import { Button } from '@filrouge/ui/components/button.tsx'
import { Empty } from '@filrouge/ui/components/empty.tsx'
import { Field } from '@filrouge/ui/components/field.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Spinner } from '@filrouge/ui/components/spinner.tsx'
import { Link, useGo, useRoute } from '@filrouge/ui/router.tsx'
import { useEffect, useState } from 'preact/hooks'
import { Finder } from '../finding/finder.tsx'
import { useTitle } from '../frame/title.ts'
import { useWords } from '../say.ts'
import { OrdersTable } from './orders-table.tsx'
import { useOrderPages } from './use-order-pages.ts'

/** Where a day begins: the one search, and the latest orders under it. */
export function OrdersPage() {
  const say = useWords()
  const go = useGo()
  const { query } = useRoute()
  const filter = query.get('filter') ?? ''
  const [typed, setTyped] = useState(filter)
  const { orders, problem, isBusy, more, again } = useOrderPages(filter)
  useTitle(say('orders.title'))
  useEffect(() => setTyped(filter), [filter])
  // Only typing moves the address
  useEffect(() => {
    if (typed === filter) return
    const timer = setTimeout(
      () => go(typed === '' ? '/' : `/?filter=${encodeURIComponent(typed)}`, { replace: true }),
      250,
    )
    return () => clearTimeout(timer)
  }, [typed])
  if (problem?.code === 'not_allowed')
    return (
      <div class="stack orders-page">
        <h1>{say('orders.title')}</h1>
        <Empty title={say('orders.notYours')}>
          <p>{say('orders.notYoursLead')}</p>
          <Link to="/stock">{say('orders.seeStock')}</Link>
        </Empty>
      </div>
    )
  return (
    <div class="stack orders-page">
      <Finder />
      <div class="orders-head">
        <h1>{say('orders.title')}</h1>
        <Field
          label={say('orders.filter')}
          name="filter"
          type="search"
          placeholder={say('orders.filterPlaceholder')}
          autocomplete="off"
          maxLength={200}
          value={typed}
          onValue={setTyped}
        />
      </div>
      <Problem problem={problem} onRetry={again} />
      {!orders && !problem && <Spinner />}
      {orders && orders.length > 0 && <OrdersTable orders={orders} />}
      {orders?.length === 0 &&
        !isBusy &&
        (filter === '' ? (
          <Empty title={say('orders.empty')}>
            <p>{say('orders.emptyLead')}</p>
          </Empty>
        ) : (
          <Empty title={say('orders.noneFound', { text: filter })}>
            <p>{say('orders.noneFoundLead')}</p>
            <Button onPress={() => setTyped('')}>{say('orders.clear')}</Button>
          </Empty>
        ))}
      {orders && orders.length > 0 && (
        <div class="row">
          {more && (
            <Button onPress={more} isBusy={isBusy}>
              {say('orders.more')}
            </Button>
          )}
          <span class="soft small" role="status">
            {say('orders.shown', { count: orders.length })}
          </span>
        </div>
      )}
    </div>
  )
}

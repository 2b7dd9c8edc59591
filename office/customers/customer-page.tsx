import { type CartView, watchCart } from '@filrouge/contract/carts.ts'
import { type CustomerFile, showCustomer } from '@filrouge/contract/customers.ts'
import { isId } from '@filrouge/kernel/ids.ts'
import { useAsk, useLive } from '@filrouge/ui/ask.ts'
import { DateWords } from '@filrouge/ui/components/date-words.tsx'
import { Icon } from '@filrouge/ui/components/icon.tsx'
import { Spinner } from '@filrouge/ui/components/spinner.tsx'
import { Toggle } from '@filrouge/ui/components/toggle.tsx'
import { CustomerCompany } from '@filrouge/ui/customers/company.tsx'
import { CustomerCoupons } from '@filrouge/ui/customers/customer-coupons.tsx'
import { LifeThread } from '@filrouge/ui/customers/life-thread.tsx'
import { Link } from '@filrouge/ui/router.tsx'
import { useEffect, useState } from 'preact/hooks'
import { useRemember } from '../finding/recent.ts'
import { useAgainWhenBack } from '../frame/connection.tsx'
import { NotFoundPage } from '../frame/not-found-page.tsx'
import { PageProblem } from '../frame/page-problem.tsx'
import { useTitle } from '../frame/title.ts'
import { useEvery } from '../frame/use-every.ts'
import { nameOf, useWords } from '../say.ts'
import { BasketSummary } from './basket-summary.tsx'
import { Consents } from './consents.tsx'
import { Loyalty } from './loyalty.tsx'
import { Reach } from './reach.tsx'

const refreshMilliseconds = 15_000

/** The customer's file: her thread through every channel, her basket as it is now, how she is reached. */
export function CustomerPage({ id }: Record<string, string>) {
  return isId('customer', id) ? <File id={id} /> : <NotFoundPage />
}

function File({ id }: { id: CustomerFile['id'] }) {
  const say = useWords()
  const asked = useAsk(showCustomer, { id })
  const file = asked.answer
  const live = useLive(watchCart, file?.basket ? { id: file.basket.id } : null)
  const basket = currentBasket(file?.basket ?? null, live)
  const name = file && (nameOf(file) ?? say('customer.noName'))
  useTitle(name)
  // A first basket or a visit has no live endpoint.
  useEvery(refreshMilliseconds, asked.again)
  useAgainWhenBack(asked.again)
  useRemember(
    file && name
      ? {
          kind: 'customer',
          to: `/customers/${id}`,
          title: name,
          more: say('customer.orders', { count: file.orderCount }),
        }
      : undefined,
  )
  // A basket that became an order changes the file
  useEffect(() => {
    if (live && live.status === 'ordered') asked.again()
  }, [live?.status])
  if (!file) return asked.problem ? <PageProblem problem={asked.problem} onRetry={asked.again} /> : <Spinner />
  return (
    <div class="stack">
      <p>
        <Link to="/customers" class="back-link">
          <Icon name="back" />
          {say('menu.customers')}
        </Link>
      </p>
      <header class="customer-head">
        <div class="stack-small">
          <h1>{name}</h1>
          <p class="soft">
            {say('customer.orders', { count: file.orderCount })} · {say('customer.since', { date: '' })}
            <DateWords at={file.createdAt} as="day" />
          </p>
        </div>
        <Link to={`/customers/${file.id}/sell`} class="button button-primary">
          {say(basket && basket.lines.length > 0 ? 'customer.carryOn' : 'customer.orderFor')}
        </Link>
      </header>
      <div class="two-columns">
        <Life file={file} basket={basket} />
        <div class="stack aside">
          <section class="stack-small" aria-labelledby="basket-title">
            <h2 id="basket-title">{say('customer.basket')}</h2>
            <BasketSummary basket={basket} />
          </section>
          <Loyalty file={file} onChange={asked.again} />
          <CustomerCoupons customerId={file.id} />
          <CustomerCompany file={file} onChange={asked.again} />
          <Reach file={file} />
          <Consents consents={file.consents} />
        </div>
      </div>
    </div>
  )
}

function Life({ file, basket }: { file: CustomerFile; basket: CartView | null }) {
  const say = useWords()
  const [onlyOrders, setOnlyOrders] = useState(false)
  return (
    <section class="stack" aria-labelledby="life-title">
      <div class="row-apart">
        <h2 id="life-title">{say('customer.life')}</h2>
        <Toggle isOn={onlyOrders} onTurn={setOnlyOrders}>
          {say('customer.onlyOrders')}
        </Toggle>
      </div>
      <LifeThread file={file} basket={basket} onlyOrders={onlyOrders} />
    </section>
  )
}

/** The basket as last seen, by its version; none once it is an order or was merged into another. */
function currentBasket(asked: CartView | null, live: CartView | undefined): CartView | null {
  const latest = live && (!asked || (live.id === asked.id && live.version >= asked.version)) ? live : asked
  return latest && (latest.status === 'open' || latest.status === 'paying') ? latest : null
}

import { type OrderView, showOrder, watchOrder } from '@filrouge/contract/orders.ts'
import { isId } from '@filrouge/kernel/ids.ts'
import { useAsk, useLive } from '@filrouge/ui/ask.ts'
import { Spinner } from '@filrouge/ui/components/spinner.tsx'
import { OrderCard } from '@filrouge/ui/order/order-card.tsx'
import { Link } from '@filrouge/ui/router.tsx'
import { useState } from 'preact/hooks'
import { CopyButton } from '../frame/copy-button.tsx'
import { NotFoundPage } from '../frame/not-found-page.tsx'
import { PageProblem } from '../frame/page-problem.tsx'
import { useTitle } from '../frame/title.ts'
import { useWords } from '../say.ts'
import { CancelOrder } from './cancel-order.tsx'

/** The one order view, live, with what an adviser may do. */
export function OrderPage({ id }: Record<string, string>) {
  return isId('order', id) ? <Order id={id} /> : <NotFoundPage />
}

function Order({ id }: { id: OrderView['id'] }) {
  const say = useWords()
  const asked = useAsk(showOrder, { id })
  const live = useLive(watchOrder, { id })
  const [changed, setChanged] = useState<OrderView>()
  const order = newest(asked.answer, live, changed)
  useTitle(order && say('order.title', { number: order.number }))
  if (!order) return asked.problem ? <PageProblem problem={asked.problem} onRetry={asked.again} /> : <Spinner />
  return (
    <div class="stack">
      <h1 class="only-heard">{say('order.title', { number: order.number })}</h1>
      <OrderCard
        order={order}
        actions={
          <section class="order-actions" aria-label={say('order.actions')}>
            {order.customerId ? (
              <Link to={`/customers/${order.customerId}`} class="button">
                {say('order.toCustomer')}
              </Link>
            ) : (
              <p class="soft">{say('order.anonymous')}</p>
            )}
            <CopyButton text={order.number} words={say('order.copyNumber')} done={say('order.copied')} />
            <CancelOrder order={order} onCancelled={setChanged} />
          </section>
        }
      />
    </div>
  )
}

/** Answers come by three ways and not always in order: the highest version is how things are. */
function newest(...seen: (OrderView | undefined)[]): OrderView | undefined {
  return seen.reduce((best, one) => (!best || (one && one.version >= best.version) ? (one ?? best) : best), undefined)
}

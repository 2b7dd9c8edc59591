import type { OrderView } from '@filrouge/contract/orders.ts'
import { isId } from '@filrouge/kernel/ids.ts'
import { useLanguage } from '@filrouge/ui/app.ts'
import { serverNow } from '@filrouge/ui/clock.ts'
import { Icon } from '@filrouge/ui/components/icon.tsx'
import { Spinner } from '@filrouge/ui/components/spinner.tsx'
import { nearDayWords } from '@filrouge/ui/dates.ts'
import { Link } from '@filrouge/ui/router.tsx'
import { MoveSlot } from '@filrouge/ui/slots/move-slot.tsx'
import { useRemember } from '../finding/recent.ts'
import { NotFoundPage } from '../frame/not-found-page.tsx'
import { PageProblem } from '../frame/page-problem.tsx'
import { useTitle } from '../frame/title.ts'
import { useWords } from '../say.ts'
import { CancelOrder } from './cancel-order.tsx'
import { OrderSheet } from './order-sheet.tsx'
import { useOrder } from './use-order.ts'

/** The one order view, live, with what an adviser may do. */
export function OrderPage({ id }: Record<string, string>) {
  return isId('order', id) ? <Order id={id} /> : <NotFoundPage />
}

function Order({ id }: { id: OrderView['id'] }) {
  const say = useWords()
  const language = useLanguage()
  const { order, problem, again, seen } = useOrder(id)
  const title = order && say('order.title', { number: order.number })
  useTitle(title)
  useRemember(
    title
      ? {
          kind: 'order',
          to: `/orders/${id}`,
          title,
          more: [order.delivery.contact.name, nearDayWords(order.placedAt, language, serverNow())]
            .filter(Boolean)
            .join(' · '),
        }
      : undefined,
  )
  if (!order) return problem ? <PageProblem problem={problem} onRetry={again} /> : <Spinner />
  return (
    <div class="stack-small">
      <h1 class="only-heard">{title}</h1>
      <p>
        <Link to="/orders" class="back-link">
          <Icon name="back" />
          {say('orders.title')}
        </Link>
      </p>
      <OrderSheet order={order} actions={<OrderActions order={order} seen={seen} />} />
    </div>
  )
}

/** What may be done with an order. */
export function OrderActions({ order, seen }: { order: OrderView; seen: (order: OrderView) => void }) {
  const say = useWords()
  return (
    <section class="order-actions" aria-label={say('order.actions')}>
      {order.customerId && (
        <Link to={`/customers/${order.customerId}`} class="button">
          <Icon name="person" />
          {say('order.toCustomer')}
        </Link>
      )}
      <MoveSlot key={`slot ${order.id}`} order={order} onMoved={seen} />
      <CancelOrder key={order.id} order={order} onCancelled={seen} />
    </section>
  )
}

import type { OrderSummary } from '@filrouge/contract/orders.ts'
import { say as sayCode } from '@filrouge/contract/say.ts'
import { useLanguage } from '@filrouge/ui/app.ts'
import { OrderStatusBadge, PaymentStatusBadge } from '@filrouge/ui/components/badge.tsx'
import { DateWords } from '@filrouge/ui/components/date-words.tsx'
import { Money } from '@filrouge/ui/components/money.tsx'
import { Link } from '@filrouge/ui/router.tsx'
import { useWords } from '../say.ts'

/** Orders side by side, the newest first; on a narrow screen each becomes a short paragraph. */
export function OrdersTable({ orders }: { orders: readonly OrderSummary[] }) {
  const say = useWords()
  return (
    <table class="folding-table orders-table">
      <caption class="only-heard">{say('orders.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('orders.number')}</th>
          <th scope="col">{say('orders.customer')}</th>
          <th scope="col">{say('orders.articles')}</th>
          <th scope="col">{say('orders.promised')}</th>
          <th scope="col">{say('orders.status')}</th>
          <th scope="col" class="is-figure">
            {say('orders.total')}
          </th>
        </tr>
      </thead>
      <tbody>
        {orders.map((order) => (
          <OrderRow key={order.id} order={order} />
        ))}
      </tbody>
    </table>
  )
}

function OrderRow({ order }: { order: OrderSummary }) {
  const say = useWords()
  const language = useLanguage()
  return (
    <tr>
      <th scope="row">
        <Link to={`/orders/${order.id}`} class="figures row-link">
          {order.number}
        </Link>
        <span class="cell-more">
          <DateWords at={order.placedAt} as="moment" /> · {sayCode(language, `channel.${order.channel}`)}
        </span>
      </th>
      <td>
        {order.customerId ? (
          <Link to={`/customers/${order.customerId}`}>{order.customerName ?? say('find.noName')}</Link>
        ) : (
          (order.customerName ?? '—')
        )}
      </td>
      <td>{say('orders.articleCount', { title: order.firstTitle, count: order.articleCount })}</td>
      <td>
        {order.status === 'cancelled' ? '—' : <DateWords at={order.promised.latest} as="nearDay" />}
        <span class="cell-more">
          {sayCode(language, `mode.${order.mode}`)}
          {order.placeName && ` · ${order.placeName}`}
        </span>
      </td>
      <td>
        <span class="badges">
          <OrderStatusBadge status={order.status} />
          {order.status !== 'cancelled' && order.paymentStatus === 'unpaid' && (
            <PaymentStatusBadge status={order.paymentStatus} />
          )}
          {order.status === 'cancelled' && order.paymentStatus !== 'unpaid' && (
            <PaymentStatusBadge status={order.paymentStatus} />
          )}
        </span>
      </td>
      <td class="is-figure">
        <Money amount={order.total} />
      </td>
    </tr>
  )
}

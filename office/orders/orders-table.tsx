import type { OrderSummary } from '@filrouge/contract/orders.ts'
import { say as sayCode } from '@filrouge/contract/say.ts'
import { useLanguage } from '@filrouge/ui/app.ts'
import { OrderStatusBadge, PaymentStatusBadge } from '@filrouge/ui/components/badge.tsx'
import { Money } from '@filrouge/ui/components/money.tsx'
import { timeWords } from '@filrouge/ui/dates.ts'
import { Link } from '@filrouge/ui/router.tsx'
import { RowLink } from '../frame/row-link.tsx'
import { shortDayWords, shortMomentWords } from '../frame/short-dates.ts'
import { useWords } from '../say.ts'

/** Orders side by side, the newest first; on a narrow screen each becomes a short paragraph. */
export function OrdersTable(props: {
  orders: readonly OrderSummary[]
  marked?: OrderSummary['id'] | undefined
  onMark?: (id: OrderSummary['id']) => void
}) {
  const say = useWords()
  return (
    <table class="folding-table orders-table">
      <caption class="only-heard">{say('orders.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('orders.number')}</th>
          <th scope="col">{say('orders.customer')}</th>
          <th scope="col">{say('orders.promised')}</th>
          <th scope="col" class="is-figure">
            {say('orders.total')}
          </th>
        </tr>
      </thead>
      <tbody>
        {props.orders.map((order) => (
          <OrderRow
            key={order.id}
            order={order}
            isMarked={order.id === props.marked}
            onMark={() => props.onMark?.(order.id)}
          />
        ))}
      </tbody>
    </table>
  )
}

function OrderRow({ order, isMarked, onMark }: { order: OrderSummary; isMarked: boolean; onMark: () => void }) {
  const say = useWords()
  const language = useLanguage()
  const isCancelled = order.status === 'cancelled'
  return (
    <tr class={isMarked ? 'is-marked' : ''} onClick={onMark} onFocusCapture={onMark}>
      <th scope="row">
        <RowLink to={`/orders/${order.id}`}>{order.number}</RowLink>
        <span class="cell-more">
          {shortMomentWords(order.placedAt, language)} · {sayCode(language, `channel.${order.channel}`)}
        </span>
      </th>
      <td>
        {order.customerId ? (
          <Link to={`/customers/${order.customerId}`}>{order.customerName ?? say('find.noName')}</Link>
        ) : (
          (order.customerName ?? <span class="soft">{say('find.noName')}</span>)
        )}
        <span class="cell-more">
          {say('orders.articleCount', { title: order.firstTitle, count: order.articleCount })}
        </span>
      </td>
      <td>
        {isCancelled ? '—' : shortDayWords(order.promised.latest, language)}
        {!isCancelled && order.slot && (
          <span class="cell-more">
            {timeWords(order.slot.startsAt, language)}–{timeWords(order.slot.endsAt, language)}
          </span>
        )}
        <span class="cell-more">{order.placeName ?? sayCode(language, `mode.${order.mode}`)}</span>
      </td>
      <td class="is-figure">
        <Money amount={order.total} />
        <span class="cell-more">
          {order.status === 'placed' ? sayCode(language, 'status.placed') : <OrderStatusBadge status={order.status} />}{' '}
          {isCancelled === (order.paymentStatus !== 'unpaid') && <PaymentStatusBadge status={order.paymentStatus} />}
        </span>
      </td>
    </tr>
  )
}

import type { OrderView } from '@filrouge/contract/orders.ts'
import { say as sayCode } from '@filrouge/contract/say.ts'
import { useLanguage } from '@filrouge/ui/app.ts'
import { useNow } from '@filrouge/ui/clock.ts'
import { OrderStatusBadge, PaymentStatusBadge } from '@filrouge/ui/components/badge.tsx'
import { DateWords } from '@filrouge/ui/components/date-words.tsx'
import { Money } from '@filrouge/ui/components/money.tsx'
import { CompanyLine } from '@filrouge/ui/customers/company.tsx'
import { OrderGifts } from '@filrouge/ui/gifts/order-gifts.tsx'
import { TotalsList } from '@filrouge/ui/order/totals-list.tsx'
import { promisedWords } from '@filrouge/ui/promised.ts'
import { say as sayShared } from '@filrouge/ui/say.ts'
import { Thread } from '@filrouge/ui/thread/thread.tsx'
import type { ComponentChildren } from 'preact'
import { CopyButton } from '../frame/copy-button.tsx'
import { useWords } from '../say.ts'
import { OrderFulfilments } from './order-fulfilments.tsx'
import { OrderCustomer, OrderDelivery, OrderLines, OrderPayments } from './order-parts.tsx'
import { OrderSourcing } from './order-sourcing.tsx'

/**
 * The one order view at a desk: what was promised first, then what can be done; lines and amounts beside the thread. The same facts in the same
 * words as on the shopper's page and the associate's phone, laid out for a wide screen and for the narrow column of a preview.
 */
export function OrderSheet({ order, actions }: { order: OrderView; actions?: ComponentChildren }) {
  const language = useLanguage()
  const say = useWords()
  return (
    <article class="order-sheet" aria-label={sayShared(language, 'order.number', { number: order.number })}>
      <OrderHead order={order} />
      {actions}
      <div class="order-body">
        <section class="order-thread">
          <h2>{sayShared(language, 'order.thread')}</h2>
          <OrderThread order={order} />
        </section>
        <div class="order-goods">
          {order.lines.length > 0 && <OrderLines order={order} />}
          <OrderGifts order={order} />
          <TotalsList totals={order.totals} isGiftsAlone={order.lines.length === 0} />
        </div>
        <div class="order-parts">
          <OrderCustomer order={order} />
          <OrderFulfilments order={order} />
          <OrderDelivery order={order} />
          <OrderSourcing order={order} />
          <OrderPayments order={order} />
          {order.company && (
            <p class="small">
              {sayShared(language, 'company.madeOutTo')} <CompanyLine company={order.company} />
            </p>
          )}
          <p class="soft small">{say('order.seller', { name: order.seller.name, siren: order.seller.siren })}</p>
        </div>
      </div>
    </article>
  )
}

function OrderHead({ order }: { order: OrderView }) {
  const language = useLanguage()
  const say = useWords()
  const now = useNow()
  const { mode } = order.delivery
  const isCancelled = order.status === 'cancelled'
  return (
    <header class="order-head">
      <p
        class={isCancelled ? 'order-promise soft' : 'order-promise'}
        {...(isCancelled ? {} : { 'data-fact': 'promised' })}
      >
        {isCancelled
          ? say('order.isCancelled')
          : promisedWords({ mode, slot: order.delivery.slot, ...order.expected }, language, now)}
      </p>
      <p class="order-facts">
        <span class="strong figures" data-fact="number">
          {order.number}
        </span>
        <CopyButton text={order.number} words={say('order.copyNumber')} done={say('order.copied')} isSmall />
        <span class="strong">
          <Money amount={order.totals.total} />
        </span>
        <span data-fact="status">
          <OrderStatusBadge status={order.status} />
        </span>
        <span data-fact="payment-status">
          <PaymentStatusBadge status={order.paymentStatus} />
        </span>
        <span class="soft">
          <DateWords at={order.placedAt} as="dated" /> · {sayCode(language, `channel.${order.channel}`)}
          {order.associate && ` · ${order.associate.name}`}
        </span>
      </p>
    </header>
  )
}

function OrderThread({ order }: { order: OrderView }) {
  const language = useLanguage()
  // A parcel is promised for a day, what is collected for an hour.
  const isAtHour = order.delivery.mode === 'collect' || order.delivery.mode === 'takeaway'
  return (
    <Thread
      name={sayShared(language, 'order.thread')}
      steps={order.timeline.map((entry) => ({
        ...entry,
        needsPerson: entry.code === 'payment.action_required' && entry === order.timeline.at(-1),
        isAtHour,
        isMinor: entry.code === 'fulfilment.tracked',
        detail:
          entry.place ??
          (entry.channel ? sayCode(language, `channel.${entry.channel as OrderView['channel']}`) : undefined),
      }))}
    />
  )
}

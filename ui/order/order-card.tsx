import type { OrderView } from '@filrouge/contract/orders.ts'
import { say as sayCode } from '@filrouge/contract/say.ts'
import type { ComponentChildren } from 'preact'
import { useLanguage } from '../app.ts'
import { useNow } from '../clock.ts'
import { OrderStatusBadge, PaymentStatusBadge } from '../components/badge.tsx'
import { DateWords } from '../components/date-words.tsx'
import { Money } from '../components/money.tsx'
import { LineMoney, UnitMoney } from '../components/net-money.tsx'
import { CompanyLine } from '../customers/company.tsx'
import { OrderGifts } from '../gifts/order-gifts.tsx'
import { phoneWords } from '../phone.ts'
import { promisedWords } from '../promised.ts'
import { say } from '../say.ts'
import { Thread } from '../thread/thread.tsx'
import { TotalsList } from './totals-list.tsx'

/**
 * The one order view: the promised date first, then lines, amounts with VAT, delivery, payments and the thread. The shopper, the associate and
 * the adviser read the same; only `actions` differ.
 */
export function OrderCard({ order, actions }: { order: OrderView; actions?: ComponentChildren }) {
  const language = useLanguage()
  // A parcel is promised for a day, what is collected for an hour.
  const isAtShop = order.delivery.mode === 'collect' || order.delivery.mode === 'takeaway'
  return (
    <article class="order" aria-label={say(language, 'order.number', { number: order.number })}>
      <OrderHead order={order} />
      {actions}
      <div class="order-two">
        <div class="order">
          {order.lines.length > 0 && <OrderLines order={order} />}
          <OrderGifts order={order} />
          <section class="stack-small">
            <h2>{say(language, 'order.totals')}</h2>
            <TotalsList totals={order.totals} isGiftsAlone={order.lines.length === 0} />
          </section>
        </div>
        <div class="order">
          <OrderDelivery order={order} />
          <OrderPayments order={order} />
          <section class="stack-small">
            <h2>{say(language, 'order.thread')}</h2>
            <Thread
              name={say(language, 'order.thread')}
              steps={order.timeline.map((entry) => ({
                ...entry,
                needsPerson: entry.code === 'payment.action_required' && entry === order.timeline.at(-1),
                isAtHour: isAtShop,
                isMinor: entry.code === 'fulfilment.tracked',
                detail: entry.place ?? (entry.channel ? channelWords(entry.channel, language) : undefined),
              }))}
            />
          </section>
        </div>
      </div>
    </article>
  )
}

function channelWords(channel: string, language: 'fr' | 'en'): string {
  return sayCode(language, `channel.${channel as OrderView['channel']}`)
}

function OrderHead({ order }: { order: OrderView }) {
  const language = useLanguage()
  const now = useNow()
  const { mode } = order.delivery
  return (
    <header class="stack-small">
      {order.status !== 'cancelled' && (
        <p class="order-promise" data-fact="promised">
          {promisedWords({ mode, slot: order.delivery.slot, ...order.expected }, language, now)}
        </p>
      )}
      <p class="row">
        <span class="strong" data-fact="number">
          {say(language, 'order.number', { number: order.number })}
        </span>
        <span data-fact="status">
          <OrderStatusBadge status={order.status} />
        </span>
        <span data-fact="payment-status">
          <PaymentStatusBadge status={order.paymentStatus} />
        </span>
      </p>
      <p class="soft small">
        <DateWords at={order.placedAt} as="dated" /> · {channelWords(order.channel, language)}
        {order.associate && ` · ${order.associate.name}`}
      </p>
    </header>
  )
}

function OrderLines({ order }: { order: OrderView }) {
  const language = useLanguage()
  return (
    <section class="stack-small">
      <h2>{say(language, 'order.articles')}</h2>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one */}
      <ul class="order-lines" role="list" data-fact="lines">
        {order.lines.map((line) => (
          <li key={line.sku} class="order-line">
            <span class="strong">{line.title}</span>
            <span class="strong">
              <LineMoney line={line} />
            </span>
            <span class="soft small">
              {line.quantity} × <UnitMoney line={line} />
            </span>
            <span />
            {line.discounts.map((discount) => (
              <span key={discount.code} class="soft small">
                {discount.title} −<Money amount={discount.amount} />
              </span>
            ))}
            {line.sources.length > 0 && (
              <span class="soft small">
                {say(language, 'order.leavesFrom', {
                  places: line.sources.map((source) => source.locationName).join(', '),
                })}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function OrderDelivery({ order }: { order: OrderView }) {
  const language = useLanguage()
  const { mode, placeName, placeAddress, address, contact } = order.delivery
  return (
    <section class="stack-small" data-fact="delivery">
      <h2>{say(language, 'order.delivery')}</h2>
      <p>{sayCode(language, `mode.${mode}`)}</p>
      {placeName && (
        <p>
          <span class="strong">{placeName}</span>
          {placeAddress && (
            <>
              <br />
              {placeAddress}
            </>
          )}
        </p>
      )}
      {address && (
        <address>
          {[address.name, address.street, address.street2, `${address.postcode} ${address.city}`]
            .filter(Boolean)
            .map((part) => (
              <span key={part}>
                {part}
                <br />
              </span>
            ))}
        </address>
      )}
      {(contact.name || contact.email || contact.phone) && (
        <p class="soft small">
          {[contact.name, contact.email, contact.phone && phoneWords(contact.phone)].filter(Boolean).join(' · ')}
        </p>
      )}
    </section>
  )
}

function OrderPayments({ order }: { order: OrderView }) {
  const language = useLanguage()
  return (
    <section class="stack-small" data-fact="payments">
      <h2>{say(language, 'order.payments')}</h2>
      {order.payments.length === 0 && (
        <p class="soft">{say(language, order.origin === 'imported' ? 'order.settledElsewhere' : 'order.noPayment')}</p>
      )}
      {order.payments.map((payment) => (
        <p key={payment.id} class="row-apart">
          <span>
            {say(language, 'order.card')} · {say(language, `payment.${payment.status}`)}
          </span>
          <Money amount={payment.amount} />
        </p>
      ))}
      {order.company && (
        <p class="small">
          {say(language, 'company.madeOutTo')} <CompanyLine company={order.company} />
        </p>
      )}
      <p class="soft small">{say(language, 'order.soldBy', { name: order.seller.name })}</p>
    </section>
  )
}

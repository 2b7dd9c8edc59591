import { cancelOrder, type OrderView, showOrder } from '@filrouge/contract/orders.ts'
import { say as sayCode } from '@filrouge/contract/say.ts'
import { isId } from '@filrouge/kernel/ids.ts'
import { currentCart } from '../carts/current-cart.ts'
import { TotalsTable } from '../carts/totals-table.tsx'
import { sayDay, sayMoment, sayPromise, sayTime } from '../dates.ts'
import { field, goTo, link, type PageAnswer, type PageRequest, problemIn, show, withQuery } from '../page.ts'
import { notThere } from '../shell/fault-pages.tsx'
import { Notice, sayMoney, sayPhone } from '../shell/pieces.tsx'
import { Shell } from '../shell/shell.tsx'
import { say } from '../words.ts'

/** The one view of an order; `key` opens it from a message without a sign-in. */
export async function orderPage(request: PageRequest): Promise<PageAnswer> {
  const { id } = request.params
  if (!isId('order', id)) return notThere(request)
  const key = request.query.get('key') ?? undefined
  const [order, cart] = await Promise.all([
    request.api(showOrder, { id, key }).catch((error) => {
      const status = problemIn(error)?.status
      if (status === 404 || status === 401 || status === 403) return null
      throw error
    }),
    currentCart(request),
  ])
  if (!order) return notHers(request)
  const { language, query } = request
  const refused = query.get('refused')
  return show(
    <Shell request={request} title={say(language, 'order.title', { number: order.number })} cart={cart} isPrivate>
      {query.get('placed') && (
        <Notice tone="good" title={say(language, 'order.thanks')}>
          {order.delivery.contact.email && (
            <p>{say(language, 'order.confirmation', { email: order.delivery.contact.email })}</p>
          )}
        </Notice>
      )}
      {refused === 'already_shipped' && <Notice tone="bad" title={sayCode(language, 'refusal.already_shipped')} />}
      {refused === 'not_cancellable' && <Notice tone="bad" title={sayCode(language, 'refusal.not_cancellable')} />}
      <div
        id="live"
        data-live={withQuery(`/api/orders/${order.id}/live`, { key })}
        // A message that went is news of the order without being a new version of it.
        data-live-field="version timeline.length"
        data-live-value={`${order.version} ${order.timeline.length}`}
      >
        <Order request={request} order={order} />
      </div>
    </Shell>,
  )
}

async function notHers(request: PageRequest): Promise<PageAnswer> {
  const { language } = request
  const cart = await currentCart(request)
  return show(
    <Shell request={request} title={say(language, 'order.notYours')} cart={cart} isPrivate>
      <div class="narrow">
        <h1>{say(language, 'order.notYours')}</h1>
        <p>{say(language, 'order.notYoursHelp')}</p>
        <a class="button" href={link(language, withQuery('/sign-in', { back: request.path }))}>
          {say(language, 'signIn.title')}
        </a>
      </div>
    </Shell>,
    404,
  )
}

/** Cancels what has not left, where she may. */
export async function cancel(request: PageRequest): Promise<PageAnswer> {
  const { id } = request.params
  if (!isId('order', id)) return notThere(request)
  const key = field(request, 'key')
  try {
    await request.api(cancelOrder, { id })
    return goTo(request, withQuery(`/orders/${id}`, { key }))
  } catch (error) {
    const code = problemIn(error)?.code
    if (code !== 'already_shipped' && code !== 'not_cancellable') throw error
    return goTo(request, withQuery(`/orders/${id}`, { key, refused: code }))
  }
}

function Order({ request, order }: { request: PageRequest; order: OrderView }) {
  const { language, now } = request
  const isCancelled = order.status === 'cancelled'
  return (
    <>
      <p class="quiet order-number">
        {say(language, 'order.title', { number: order.number })} · {sayDay(order.placedAt, language, now)}
      </p>
      <h1>
        {isCancelled
          ? sayCode(language, 'status.cancelled')
          : sayPromise(order.delivery.mode, order.promised, language, now)}
      </h1>
      <p>
        <span class="mark">{sayCode(language, `status.${order.status}`)}</span>{' '}
        <span class="mark">{sayCode(language, `paymentStatus.${order.paymentStatus}`)}</span>
      </p>
      <div class="with-summary">
        <div>
          <Timeline request={request} order={order} />
          <Delivery request={request} order={order} />
          <Lines request={request} order={order} />
        </div>
        <aside class="summary" aria-label={say(language, 'totals.title')}>
          <TotalsTable totals={order.totals} language={language} hasDelivery />
          <Payments request={request} order={order} />
          <p class="quiet">{say(language, 'order.seller', { name: order.seller.name, siren: order.seller.siren })}</p>
          {order.can.includes('cancel') && (
            <form method="post" action={link(language, `/orders/${order.id}/cancel`)} data-once>
              <input type="hidden" name="key" value={request.query.get('key') ?? ''} />
              <button type="submit" class="button button-quiet button-wide">
                {say(language, 'order.cancel')}
              </button>
            </form>
          )}
        </aside>
      </div>
    </>
  )
}

/** The thread: solid where it happened, dashed where it is promised. */
function Timeline({ request, order }: { request: PageRequest; order: OrderView }) {
  const { language, now } = request
  return (
    <section aria-labelledby="timeline-title">
      <h2 id="timeline-title">{say(language, 'order.timeline')}</h2>
      <ol class="thread">
        {order.timeline.map((entry) => (
          <li key={entry.id} class={entry.happened ? 'happened' : 'promised'}>
            <strong>{entry.title}</strong>
            <time dateTime={entry.at}>
              {entry.happened ? sayMoment(entry.at, language, now) : dayOrTime(order, entry.at, request)}
            </time>
            {!entry.happened && <span class="unseen">{say(language, 'order.toCome')}</span>}
          </li>
        ))}
      </ol>
    </section>
  )
}

// A parcel is promised for a day, an article to collect for an hour.
function dayOrTime(order: OrderView, at: string, { language, now }: PageRequest): string {
  const isAtHour = order.delivery.mode === 'collect' || order.delivery.mode === 'takeaway'
  const day = sayDay(at, language, now)
  return isAtHour ? say(language, 'date.moment', { day, time: sayTime(at, language) }) : day
}

function Delivery({ request, order }: { request: PageRequest; order: OrderView }) {
  const { language } = request
  const { mode, placeName, placeAddress, address, contact } = order.delivery
  return (
    <section aria-labelledby="delivery-title">
      <h2 id="delivery-title">{sayCode(language, `mode.${mode}`)}</h2>
      <address>
        {[placeName, placeAddress].filter(Boolean).map((part) => (
          <span key={part}>{part}</span>
        ))}
        {address &&
          [address.name, address.street, address.street2, `${address.postcode} ${address.city}`]
            .filter(Boolean)
            .map((part) => <span key={part}>{part}</span>)}
      </address>
      <p class="quiet">
        {[contact.name, contact.email, contact.phone && sayPhone(contact.phone)].filter(Boolean).join(' · ')}
      </p>
      {order.associate && <p>{say(language, 'order.associate', { name: order.associate.name })}</p>}
    </section>
  )
}

function Lines({ request, order }: { request: PageRequest; order: OrderView }) {
  const { language } = request
  return (
    <section aria-labelledby="lines-title">
      <h2 id="lines-title">{say(language, 'order.lines')}</h2>
      <ul class="lines">
        {order.lines.map((line) => (
          <li key={line.sku} class="line line-plain">
            <div class="line-text">
              {line.productHandle ? (
                <a href={link(language, withQuery(`/products/${line.productHandle}`, { sku: line.sku }))}>
                  {line.title}
                </a>
              ) : (
                line.title
              )}
              <p class="quiet">
                {say(language, 'order.quantity', { quantity: line.quantity })} ·{' '}
                {say(language, 'basket.each', { price: sayMoney(line.unitPrice, language) })}
              </p>
            </div>
            <p class="line-total">{sayMoney(line.total, language)}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Payments({ request, order }: { request: PageRequest; order: OrderView }) {
  const { language } = request
  return (
    <ul class="payments" aria-label={say(language, 'order.payments')}>
      {order.payments.map((payment) => (
        <li key={payment.id}>
          {sayCode(language, `timeline.payment.${payment.status}`)} · {sayMoney(payment.amount, language)}
        </li>
      ))}
    </ul>
  )
}

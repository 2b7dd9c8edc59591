import { cancelOrder, type OrderView, showOrder } from '@filrouge/contract/orders.ts'
import { say as sayCode } from '@filrouge/contract/say.ts'
import { isId } from '@filrouge/kernel/ids.ts'
import { printedSiren } from '@filrouge/kernel/siren.ts'
import { keptOf } from '@filrouge/ui/order/used-gifts.ts'
import { currentCart, isGiftsAlone } from '../carts/current-cart.ts'
import { TotalsTable } from '../carts/totals-table.tsx'
import { sayPoints } from '../customers/say-points.ts'
import { sayDay, sayPromise } from '../dates.ts'
import { GiftRefused, OrderGifts } from '../gifts/order-gifts.tsx'
import { AskCard, type Asking } from '../notifications/ask-card.tsx'
import { askingOnOrder } from '../notifications/ask-on-order.ts'
import { field, goTo, link, type PageAnswer, type PageRequest, problemIn, show, withQuery } from '../page.ts'
import { notThere } from '../shell/fault-pages.tsx'
import { Notice, sayMoney } from '../shell/pieces.tsx'
import { Shell } from '../shell/shell.tsx'
import { say } from '../words.ts'
import { Appointment, type Choices, choicesFor, refusedMove } from './appointment.tsx'
import { type Collection, CollectionCode, collectionOf } from './collection.tsx'
import { OrderLines } from './order-lines.tsx'
import { OrderParcels, OrderTroubles } from './order-parts.tsx'
import { OrderPlace } from './order-place.tsx'
import { OrderThread } from './order-thread.tsx'

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
  const { language } = request
  const [asking, collection, choices] = await Promise.all([
    askingOnOrder(request, order),
    collectionOf(request, order),
    choicesFor(request, order),
  ])
  const title = say(language, 'order.title', { number: order.number })
  return show(
    <Shell request={request} title={title} description={promiseOf(request, order)} cart={cart} part="buying" isPrivate>
      <Said request={request} order={order} />
      <div
        id="live"
        data-live={withQuery(`/api/orders/${order.id}/live`, { key })}
        // A message that went is news of the order without being a new version of it.
        data-live-field="version timeline.length"
        data-live-value={`${order.version} ${order.timeline.length}`}
      >
        <Order request={request} order={order} asking={asking} collection={collection} choices={choices} />
      </div>
    </Shell>,
  )
}

/** What the last press did. */
function Said({ request, order }: { request: PageRequest; order: OrderView }) {
  const { language, query } = request
  const refused = query.get('refused')
  const notMoved = refusedMove(request)
  return (
    <>
      {query.get('placed') && (
        <Notice tone="good" title={say(language, 'order.thanks')}>
          {order.delivery.contact.email && (
            <p>{say(language, 'order.confirmation', { email: order.delivery.contact.email })}</p>
          )}
        </Notice>
      )}
      {notMoved && <Notice tone="bad" title={notMoved} />}
      {refused === 'already_shipped' && <Notice tone="bad" title={sayCode(language, 'refusal.already_shipped')} />}
      <GiftRefused request={request} />
      {refused === 'not_cancellable' && <Notice tone="bad" title={sayCode(language, 'refusal.not_cancellable')} />}
    </>
  )
}

async function notHers(request: PageRequest): Promise<PageAnswer> {
  const { language } = request
  const cart = await currentCart(request)
  return show(
    <Shell request={request} title={say(language, 'order.notYours')} cart={cart} part="buying" isPrivate>
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

/** The useful thing: where and when, or that it is cancelled. */
const promiseOf = ({ language, now }: PageRequest, order: OrderView): string =>
  order.status === 'cancelled'
    ? sayCode(language, 'status.cancelled')
    : sayPromise(order.delivery.mode, { ...order.expected, slot: order.delivery.slot }, language, now)

interface Shown {
  request: PageRequest
  order: OrderView
  asking: Asking | null
  collection: Collection | null
  choices: Choices | null
}

function Order({ request, order, asking, collection, choices }: Shown) {
  const { language, now } = request
  return (
    <>
      <p class="quiet order-number">
        {say(language, 'order.title', { number: order.number })} · {sayDay(order.placedAt, language, now)}
      </p>
      <h1 class="order-promise">{promiseOf(request, order)}</h1>
      <p class="order-marks">
        <span class="status">{sayCode(language, `status.${order.status}`)}</span>
        <span class="status">{sayCode(language, `paymentStatus.${order.paymentStatus}`)}</span>
      </p>
      {collection && <CollectionCode request={request} code={collection.code} />}
      <OrderTroubles request={request} order={order} />
      <div class="order">
        <div class="order-side">
          <OrderThread request={request} order={order} />
          {/* Beside the order rather than before it: it appears late, and nothing may jump. */}
          {asking && <AskCard request={request} asking={asking} />}
        </div>
        <div class="order-facts">
          <OrderPlace request={request} order={order} />
          {choices && <Appointment request={request} order={order} choices={choices} />}
          <OrderParcels request={request} order={order} />
          {order.lines.length > 0 && <OrderLines request={request} order={order} />}
          <OrderGifts request={request} order={order} />
          <Receipt request={request} order={order} />
          <Actions request={request} order={order} />
        </div>
      </div>
    </>
  )
}

/** What was paid, to whom, and the VAT in it: what a receipt must say, and what is printed. */
function Receipt({ request, order }: { request: PageRequest; order: OrderView }) {
  const { language } = request
  return (
    <aside class="receipt" aria-label={say(language, 'totals.title')}>
      <TotalsTable totals={order.totals} language={language} hasDelivery isGiftsAlone={isGiftsAlone(order)} />
      {order.points > 0 && (
        <p class="will-earn">{say(language, 'loyalty.earned', { points: sayPoints(order.points, language) })}</p>
      )}
      <ul class="payments" aria-label={say(language, 'order.payments')}>
        {order.tenders.map(({ kind, number, amount, givenBack }) => (
          <li key={number ?? kind}>
            {kind === 'gift_card'
              ? say(language, 'tender.gift_card', { end: number?.slice(-4) ?? '' })
              : say(language, 'tender.store_credit')}{' '}
            · {sayMoney(amount, language)}
            {givenBack.minor > 0 &&
              ` · ${say(language, 'tender.givenBack', { amount: sayMoney(givenBack, language) })}`}
          </li>
        ))}
        {order.payments.length === 0 && order.tenders.length === 0 && (
          <li>
            {sayCode(language, `paymentStatus.${order.paymentStatus}`)} · {sayMoney(order.totals.total, language)}
          </li>
        )}
        {order.payments.map((payment) => (
          <li key={payment.id}>
            {sayCode(language, `timeline.payment.${payment.status}`)} · {sayMoney(payment.amount, language)}
          </li>
        ))}
      </ul>
      {order.company && (
        <p>
          {say(language, 'company.madeOutTo', {
            name: order.company.name,
            siren: printedSiren(order.company.siren),
          })}
          {order.company.vatNumber && ` · ${say(language, 'order.vatNumber', { number: order.company.vatNumber })}`}
        </p>
      )}
      <p class="quiet">
        {say(language, 'order.seller', { name: order.seller.name, siren: order.seller.siren })} ·{' '}
        {say(language, 'order.vatNumber', { number: order.seller.vatNumber })}
      </p>
    </aside>
  )
}

/** What she can do with it now. */
function Actions({ request, order }: { request: PageRequest; order: OrderView }) {
  const { language } = request
  const kept = keptOf(order)
  const toContact = withQuery('/contact', { subject: 'order', order: order.number })
  return (
    <div class="actions order-actions">
      <button type="button" class="button button-quiet with-script" data-print>
        {say(language, 'order.print')}
      </button>
      <a class="button button-quiet" href={link(language, toContact)}>
        {say(language, 'order.ask')}
      </a>
      {order.lines.some((line) => line.contractConcluded === 'distance') && order.status !== 'cancelled' && (
        <a class="plain-link" href={link(language, withQuery('/withdrawal/declare', { order: order.number }))}>
          {say(language, 'withdrawal.here')}
        </a>
      )}
      {order.can.includes('cancel') && (
        <form method="post" action={link(language, `/orders/${order.id}/cancel`)} data-once>
          <input type="hidden" name="key" value={request.query.get('key') ?? ''} />
          <button type="submit" class="button button-quiet">
            {say(language, 'order.cancel')}
          </button>
          {kept.minor > 0 && (
            <p class="quiet">{say(language, 'order.giftStaysOwed', { amount: sayMoney(kept, language) })}</p>
          )}
        </form>
      )}
    </div>
  )
}

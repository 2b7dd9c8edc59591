import { type CouponView, listMyCoupons } from '@filrouge/contract/coupons.ts'
import type { CustomerFile } from '@filrouge/contract/customers.ts'
import type { OrderSummary } from '@filrouge/contract/orders.ts'
import { say as sayCode } from '@filrouge/contract/say.ts'
import { endSession } from '@filrouge/contract/sessions.ts'
import { sayDay, sayPromise } from '../dates.ts'
import { goTo, link, type PageAnswer, type PageRequest, problemIn } from '../page.ts'
import { Icon } from '../shell/icons.tsx'
import { sayMoney } from '../shell/pieces.tsx'
import { say } from '../words.ts'
import { accountRoom } from './account-shell.tsx'

/** Her orders of every channel, the one she waits for first, and her basket. */
export async function accountPage(request: PageRequest): Promise<PageAnswer> {
  const { language } = request
  const coupons = request.hasSession ? await request.api(listMyCoupons, {}).catch(() => undefined) : undefined
  return accountRoom(request, '/account', {}, (myself) => (
    <>
      <h1>{myself.name ? say(language, 'account.hello', { name: myself.name }) : say(language, 'account.title')}</h1>
      <BasketLink request={request} myself={myself} />
      <Coupons request={request} coupons={coupons?.items ?? []} />
      <section aria-labelledby="orders-title">
        <h2 id="orders-title">{say(language, 'account.orders')}</h2>
        {myself.orders.length === 0 && <p>{say(language, 'account.noOrders')}</p>}
        <ul class="orders">
          {myself.orders.map((order) => (
            <OrderCard key={order.id} request={request} order={order} />
          ))}
        </ul>
      </section>
    </>
  ))
}

/** The coupons that are hers, those she can still use first. */
function Coupons({ request, coupons }: { request: PageRequest; coupons: readonly CouponView[] }) {
  const { language } = request
  const shown = coupons.filter(({ state }) => state === 'open')
  if (shown.length === 0) return null
  return (
    <section aria-labelledby="coupons-title">
      <h2 id="coupons-title">{say(language, 'account.coupons')}</h2>
      <ul class="account-coupons">
        {shown.map((coupon) => (
          <li key={coupon.code}>
            <strong>{coupon.title}</strong>
            <code>{coupon.code}</code>
            {coupon.expiresAt && (
              <span class="quiet">
                {say(language, 'account.couponUntil', { day: sayDay(coupon.expiresAt, language, request.now) })}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function BasketLink({ request, myself }: { request: PageRequest; myself: CustomerFile }) {
  const { language } = request
  const count = myself.basket?.lines.reduce((sum, line) => sum + line.quantity, 0) ?? 0
  if (count === 0) return null
  return (
    <p>
      <a class="plain-link account-basket" href={link(language, '/basket')}>
        <Icon name="basket" />
        {say(language, 'account.basket', { count })}
      </a>
    </p>
  )
}

function OrderCard({ request, order }: { request: PageRequest; order: OrderSummary }) {
  const { language, now } = request
  const isOver = order.status === 'cancelled' || order.status === 'completed'
  const { images = [] } = order
  return (
    <li class={isOver ? 'order-card is-over' : 'order-card'}>
      <a href={link(language, `/orders/${order.id}`)}>
        <span class="order-pictures">
          {images.map((image) => (
            <img key={image} src={image} alt="" width={96} height={96} loading="lazy" decoding="async" />
          ))}
          {images.length === 0 && <Icon name="article" />}
        </span>
        <span class="order-words">
          <strong>
            {isOver
              ? sayCode(language, `status.${order.status}`)
              : sayPromise(order.mode, { ...order.promised, slot: order.slot }, language, now)}
          </strong>
          <span>{say(language, 'account.articles', { count: order.articleCount, first: order.firstTitle })}</span>
          <span class="quiet">
            {[
              say(language, 'order.title', { number: order.number }),
              sayDay(order.placedAt, language, now),
              sayCode(language, `channel.${order.channel}`),
            ].join(' · ')}
          </span>
        </span>
        <span class="order-total">{sayMoney(order.total, language)}</span>
      </a>
    </li>
  )
}

/** Ends the session on this device, and has the browser forget what it kept of these pages. */
export async function signOut(request: PageRequest): Promise<PageAnswer> {
  if (request.hasSession) {
    await request.api(endSession, {}).catch((error) => {
      if (problemIn(error)?.status !== 401) throw error
    })
  }
  request.endSession()
  return { ...goTo(request, '/'), headers: { 'clear-site-data': '"cache"' } }
}

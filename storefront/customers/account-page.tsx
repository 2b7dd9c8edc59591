import { showMyself } from '@filrouge/contract/customers.ts'
import { say as sayCode } from '@filrouge/contract/say.ts'
import { endSession } from '@filrouge/contract/sessions.ts'
import { countOf, currentCart } from '../carts/current-cart.ts'
import { sayDay, sayPromise } from '../dates.ts'
import { goTo, link, type PageAnswer, type PageRequest, problemIn, show, withQuery } from '../page.ts'
import { sayMoney, sayPhone } from '../shell/pieces.tsx'
import { Shell } from '../shell/shell.tsx'
import { say } from '../words.ts'

/** Her orders of every channel, her basket, her addresses. */
export async function accountPage(request: PageRequest): Promise<PageAnswer> {
  const { language, now } = request
  const [myself, cart] = await Promise.all([
    request.hasSession
      ? request.api(showMyself, {}).catch((error) => {
          const status = problemIn(error)?.status
          if (status === 401 || status === 403) return null
          throw error
        })
      : null,
    currentCart(request),
  ])
  if (!myself) return goTo(request, withQuery('/sign-in', { back: '/account' }))
  return show(
    <Shell request={request} title={say(language, 'account.title')} cart={cart} part="buying" isPrivate>
      <h1>{myself.name ? say(language, 'account.hello', { name: myself.name }) : say(language, 'account.title')}</h1>
      <p class="quiet">{[...myself.emails, ...myself.phones.map(sayPhone)].join(' · ')}</p>
      <p>
        <a href={link(language, '/basket')}>{say(language, 'shell.basketCount', { count: countOf(cart) })}</a>
      </p>
      <section aria-labelledby="orders-title">
        <h2 id="orders-title">{say(language, 'account.orders')}</h2>
        {myself.orders.length === 0 && <p>{say(language, 'account.noOrders')}</p>}
        <ul class="orders">
          {myself.orders.map((order) => (
            <li key={order.id}>
              <a href={link(language, `/orders/${order.id}`)}>
                <strong>
                  {order.status === 'cancelled'
                    ? sayCode(language, 'status.cancelled')
                    : sayPromise(order.mode, order.promised, language, now)}
                </strong>
                <span>{say(language, 'account.articles', { count: order.articleCount, first: order.firstTitle })}</span>
                <span class="quiet">
                  {[
                    say(language, 'order.title', { number: order.number }),
                    sayDay(order.placedAt, language, now),
                    sayCode(language, `channel.${order.channel}`),
                    sayMoney(order.total, language),
                  ].join(' · ')}
                </span>
              </a>
            </li>
          ))}
        </ul>
      </section>
      {myself.addresses.length > 0 && (
        <section aria-labelledby="addresses-title">
          <h2 id="addresses-title">{say(language, 'account.addresses')}</h2>
          <ul class="plain-list">
            {myself.addresses.map((address) => (
              <li key={address.id}>
                {[address.name, address.street, address.street2, `${address.postcode} ${address.city}`]
                  .filter(Boolean)
                  .join(', ')}
              </li>
            ))}
          </ul>
        </section>
      )}
      <form method="post" action={link(language, '/sign-out')}>
        <button type="submit" class="button button-quiet">
          {say(language, 'account.signOut')}
        </button>
      </form>
    </Shell>,
  )
}

/** Ends the session on this device. */
export async function signOut(request: PageRequest): Promise<PageAnswer> {
  if (request.hasSession) {
    await request.api(endSession, {}).catch((error) => {
      if (problemIn(error)?.status !== 401) throw error
    })
  }
  request.endSession()
  return goTo(request, '/')
}

import type { CustomerFile } from '@filrouge/contract/customers.ts'
import { showMyself } from '@filrouge/contract/customers.ts'
import type { ComponentChildren, VNode } from 'preact'
import { currentCart } from '../carts/current-cart.ts'
import { goTo, link, type PageAnswer, type PageRequest, problemIn, show, withQuery } from '../page.ts'
import { Notice } from '../shell/pieces.tsx'
import { Shell } from '../shell/shell.tsx'
import { say } from '../words.ts'

/** The rooms of the account, each a page. */
const rooms = [
  ['/account', 'account.orders'],
  ['/card', 'account.card'],
  ['/account/details', 'account.details'],
  ['/account/addresses', 'account.addresses'],
  ['/account/consents', 'account.consents'],
  ['/account/data', 'account.data'],
] as const

export type Room = (typeof rooms)[number][0]

/** What the last press met in a room. */
export interface Said {
  good?: string | undefined
  bad?: string | undefined
  errors?: Record<string, string>
}

/** The signed-in customer's own file, or null for whoever is not signed in. */
export async function myselfOf(request: PageRequest): Promise<CustomerFile | null> {
  if (!request.hasSession) return null
  return request.api(showMyself, {}).catch((error) => {
    const status = problemIn(error)?.status
    if (status === 401 || status === 403) return null
    throw error
  })
}

/** A room of the account for whoever is signed in; the sign-in for whoever is not. */
export async function accountRoom(
  request: PageRequest,
  room: Room,
  said: Said,
  content: (myself: CustomerFile) => ComponentChildren | Promise<ComponentChildren>,
  status = 200,
): Promise<PageAnswer> {
  const { language } = request
  const [myself, cart] = await Promise.all([myselfOf(request), currentCart(request)])
  if (!myself) return goTo(request, withQuery('/sign-in', { back: room }))
  const inside = await content(myself)
  const title = rooms.find(([path]) => path === room)?.[1] ?? 'account.title'
  return show(
    <Shell request={request} title={say(language, title)} cart={cart} part="buying" isPrivate>
      <div class="account">
        <AccountNav request={request} room={room} />
        <div class="account-room">
          {said.good && <Notice tone="good" title={said.good} />}
          {said.bad && <Notice tone="bad" title={said.bad} />}
          {inside}
        </div>
      </div>
    </Shell>,
    status,
  )
}

function AccountNav({ request, room }: { request: PageRequest; room: Room }): VNode {
  const { language } = request
  return (
    <nav class="account-nav" aria-label={say(language, 'account.title')}>
      <ul>
        {rooms.map(([path, words]) => (
          <li key={path}>
            <a href={link(language, path)} aria-current={path === room ? 'page' : undefined}>
              {say(language, words)}
            </a>
          </li>
        ))}
      </ul>
      <form method="post" action={link(language, '/sign-out')} data-sign-out>
        <button type="submit" class="button-link">
          {say(language, 'account.signOut')}
        </button>
      </form>
    </nav>
  )
}

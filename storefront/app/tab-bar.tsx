import type { CartView } from '@filrouge/contract/carts.ts'
import { countOf } from '../carts/current-cart.ts'
import { link, type PageRequest } from '../page.ts'
import { Icon } from '../shell/icons.tsx'
import { say } from '../words.ts'

const tabs = [
  ['/', 'home', 'shell.home'],
  ['/search', 'search', 'shell.searchButton'],
  ['/scan', 'scan', 'app.scan'],
  ['/basket', 'basket', 'shell.basket'],
  ['/account', 'account', 'shell.account'],
] as const

/** Five places under the thumb; only in the installed app, where the browser's own bar is gone. */
export function TabBar({ request, cart }: { request: PageRequest; cart: CartView | null }) {
  const { language, path } = request
  const count = countOf(cart)
  return (
    <nav class="tabs" aria-label={say(language, 'app.tabs')}>
      {tabs.map(([address, icon, words]) => {
        const isHere = address === '/' ? path === '/' : path.startsWith(address)
        return (
          <a key={address} href={link(language, address)} aria-current={isHere ? 'page' : undefined}>
            <Icon name={icon} />
            <span>{say(language, words)}</span>
            {address === '/basket' && (
              <b class="count" aria-hidden="true" data-count={count}>
                {count}
              </b>
            )}
          </a>
        )
      })}
    </nav>
  )
}

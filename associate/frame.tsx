import { Icon } from '@filrouge/ui/components/icon.tsx'
import { OfflineBanner } from '@filrouge/ui/components/offline-banner.tsx'
import { ToastShelf } from '@filrouge/ui/components/toast.tsx'
import { Link, useRoute } from '@filrouge/ui/router.tsx'
import type { ComponentChildren } from 'preact'
import { useSale } from './carts/sale.tsx'
import { useWords } from './say.ts'

const places = [
  ['/', 'home', 'nav.today'],
  ['/articles', 'search', 'nav.search'],
  ['/scan', 'scan', 'nav.scan'],
  ['/customers', 'person', 'nav.customer'],
  ['/basket', 'basket', 'nav.basket'],
] as const

/** What stays on the screen: the network's state, the customer being served, and the five places, at the thumb or beside the page. */
export function Frame({ children }: { children: ComponentChildren }) {
  const word = useWords()
  const sale = useSale()
  return (
    <div class="frame">
      <Places />
      <div class="frame-page">
        <OfflineBanner words={word('offline')} />
        {sale.customerId && <CustomerBar />}
        <main>{children}</main>
      </div>
      <ToastShelf />
    </div>
  )
}

function Places() {
  const word = useWords()
  const { path } = useRoute()
  const sale = useSale()
  const articles = sale.articleCount
  return (
    <nav class="places" aria-label={word('nav.title')}>
      {places.map(([to, icon, key]) => {
        const isHere = to === '/' ? path === '/' : path === to || path.startsWith(`${to}/`)
        return (
          <Link
            key={to}
            to={to}
            class={to === '/scan' ? 'place place-scan' : 'place'}
            {...(isHere ? { 'aria-current': 'page' as const } : {})}
          >
            <span class="place-icon">
              <Icon name={icon} />
              {to === '/basket' && articles > 0 && (
                <span class="place-count">
                  <span class="only-heard">{word('nav.articles')} </span>
                  {articles}
                </span>
              )}
            </span>
            <span>{word(key)}</span>
          </Link>
        )
      })}
    </nav>
  )
}

function CustomerBar() {
  const word = useWords()
  const sale = useSale()
  const name = sale.customer?.name ?? sale.customer?.emails[0] ?? sale.customer?.phones[0] ?? word('customer.unnamed')
  return (
    <section class="customer-bar" aria-label={word('customer.served')}>
      <Link to={`/customers/${sale.customerId}`} class="customer-bar-name">
        <Icon name="person" />
        <span>{name}</span>
      </Link>
      <button type="button" class="button button-quiet" onClick={() => sale.leave()}>
        <Icon name="close" />
        {word('customer.leave')}
      </button>
    </section>
  )
}

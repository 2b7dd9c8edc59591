import { useApp } from '@filrouge/ui/app.ts'
import { Icon } from '@filrouge/ui/components/icon.tsx'
import { Link, useRoute } from '@filrouge/ui/router.tsx'
import { useStore } from '@filrouge/ui/store.ts'
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { useSale } from './carts/sale.tsx'
import { useWords } from './say.ts'

const places = [
  ['/', 'home', 'nav.today'],
  ['/articles', 'search', 'nav.search'],
  ['/scan', 'scan', 'nav.scan'],
  ['/customers', 'person', 'nav.customer'],
  ['/basket', 'basket', 'nav.basket'],
] as const

/** What stays on the screen: the network's state, the customer being served, and the five places at the thumb. */
export function Frame({ children }: { children: ComponentChildren }) {
  const word = useWords()
  const { path } = useRoute()
  const sale = useSale()
  const articles = sale.cart?.lines.reduce((count, line) => count + line.quantity, 0) ?? 0
  return (
    <div class="frame">
      <OfflineBanner />
      {sale.customerId && <CustomerBar />}
      <main>{children}</main>
      <nav class="places" aria-label={word('nav.title')}>
        {places.map(([to, icon, key]) => {
          const isHere = to === '/' ? path === '/' : path === to || path.startsWith(`${to}/`)
          return (
            <Link key={to} to={to} class="place" {...(isHere ? { 'aria-current': 'page' as const } : {})}>
              <Icon name={icon} />
              <span>{word(key)}</span>
              {to === '/basket' && articles > 0 && (
                <span class="place-count">
                  <span class="only-heard">{word('nav.articles')} </span>
                  {articles}
                </span>
              )}
            </Link>
          )
        })}
      </nav>
    </div>
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

function OfflineBanner() {
  const word = useWords()
  const { isReachable } = useApp()
  const isAnswered = useStore(isReachable)
  const [isOnline, setOnline] = useState(navigator.onLine)
  useEffect(() => {
    const look = () => setOnline(navigator.onLine)
    window.addEventListener('online', look)
    window.addEventListener('offline', look)
    return () => {
      window.removeEventListener('online', look)
      window.removeEventListener('offline', look)
    }
  }, [])
  return <div role="status">{(!isOnline || !isAnswered) && <p class="offline">{word('offline')}</p>}</div>
}

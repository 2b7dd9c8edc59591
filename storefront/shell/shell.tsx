import type { CartView } from '@filrouge/contract/carts.ts'
import type { ComponentChildren } from 'preact'
import { link, type PageRequest, withQuery } from '../page.ts'
import { say } from '../words.ts'
import { Icon } from './icons.tsx'

interface ShellProps {
  request: PageRequest
  title: string
  description?: string
  cart: CartView | null
  /** Looked for now, shown again in the search field. */
  searched?: string
  /** Seconds after which a browser without JavaScript asks for the page again. */
  refreshAfterSeconds?: number
  isPrivate?: boolean
  children: ComponentChildren
}

// A dot, as in the name; in line, since it is smaller than a request.
const icon =
  'data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 viewBox=%220 0 16 16%22%3E%3Ccircle cx=%228%22 cy=%228%22 r=%227%22 fill=%22%235a4bff%22/%3E%3C/svg%3E'

/** How many articles are in a basket. */
export const countOf = (cart: CartView | null): number =>
  cart === null || cart.status === 'ordered' || cart.status === 'merged'
    ? 0
    : cart.lines.reduce((sum, line) => sum + line.quantity, 0)

/** The whole document around a page. */
export function Shell(props: ShellProps) {
  const { request, title, description, refreshAfterSeconds, isPrivate } = props
  const { language, settings } = request
  const address = (other: 'fr' | 'en') => settings.publicUrl + link(other, request.path)
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title === settings.retailerName ? title : `${title} · ${settings.retailerName}`}</title>
        {description && <meta name="description" content={description} />}
        {isPrivate ? <meta name="robots" content="noindex" /> : <link rel="canonical" href={address(language)} />}
        {!isPrivate && <link rel="alternate" hreflang="fr" href={address('fr')} />}
        {!isPrivate && <link rel="alternate" hreflang="en" href={address('en')} />}
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content="#3423d9" />
        <link rel="icon" href={icon} type="image/svg+xml" />
        <link rel="stylesheet" href={settings.assets['shop.css']} />
        <script type="module" src={settings.assets['shop.js']} />
        {refreshAfterSeconds !== undefined && (
          <noscript>
            <meta http-equiv="refresh" content={String(refreshAfterSeconds)} />
          </noscript>
        )}
      </head>
      <body>
        <a class="skip" href="#content">
          {say(language, 'shell.skip')}
        </a>
        <Header {...props} />
        <main id="content" tabIndex={-1}>
          {props.children}
        </main>
        <Footer request={request} />
        <p id="announcer" class="unseen" role="status" aria-live="polite" />
      </body>
    </html>
  )
}

function Header({ request, cart, searched }: ShellProps) {
  const { language } = request
  const count = countOf(cart)
  const label = say(language, 'shell.basketCount', { count })
  const postcode = request.query.get('postcode')
  return (
    <header class="top">
      <div class="top-inner">
        <a class="brand" href={link(language, '/')}>
          {request.settings.retailerName}
        </a>
        <search class="search">
          <form action={link(language, '/search')} method="get">
            <label class="unseen" for="search">
              {say(language, 'shell.search')}
            </label>
            <input
              id="search"
              name="q"
              type="search"
              list="suggestions"
              autocomplete="off"
              placeholder={say(language, 'shell.searchExample')}
              value={searched ?? ''}
              maxLength={200}
            />
            <datalist id="suggestions" />
            {postcode && <input type="hidden" name="postcode" value={postcode} />}
            <button type="submit" aria-label={say(language, 'shell.searchButton')}>
              <Icon name="search" />
            </button>
          </form>
        </search>
        <nav class="top-links" aria-label={say(language, 'shell.yours')}>
          <a href={link(language, '/account')}>
            <Icon name="account" />
            <span>{say(language, 'shell.account')}</span>
          </a>
          <a
            href={link(language, '/basket')}
            id="basket-link"
            data-cart={cart?.id}
            data-has-session={request.hasSession ? '' : undefined}
            data-one={say(language, 'shell.basketCount', { count: 1 })}
            data-many={say(language, 'shell.basketMany')}
            data-none={say(language, 'shell.basketCount', { count: 0 })}
            aria-label={label}
          >
            <Icon name="basket" />
            <span>{say(language, 'shell.basket')}</span>
            <b class="count" aria-hidden="true" data-count={count}>
              {count}
            </b>
          </a>
        </nav>
      </div>
    </header>
  )
}

function Footer({ request }: { request: PageRequest }) {
  const { language, settings } = request
  const other = language === 'fr' ? 'en' : 'fr'
  const query = request.method === 'GET' ? request.query.toString() : ''
  const here = request.method === 'GET' ? request.path + (query && `?${query}`) : '/'
  const postcode = request.query.get('postcode')
  return (
    <footer class="bottom">
      <nav class="bottom-inner" aria-label={say(language, 'shell.more')}>
        <a href={link(language, withQuery('/shops', { postcode }))}>{say(language, 'shell.shops')}</a>
        <a href={link(language, '/delivery-and-returns')}>{say(language, 'shell.deliveryAndReturns')}</a>
        <a href={link(language, '/account')}>{say(language, 'shell.orders')}</a>
        <a href={link(other, here)} lang={other} hreflang={other}>
          {other === 'en' ? 'English' : 'Français'}
        </a>
        {settings.isDemo && <a href="/demo/mailbox">{say(language, 'shell.mailbox')}</a>}
      </nav>
      {settings.isDemo && (
        <p class="bottom-inner quiet">{say(language, 'shell.demo', { name: settings.retailerName })}</p>
      )}
    </footer>
  )
}

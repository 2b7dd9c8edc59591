import type { CartView } from '@filrouge/contract/carts.ts'
import { countOf } from '../carts/current-cart.ts'
import { link, type PageRequest } from '../page.ts'
import { say } from '../words.ts'
import { BrandMark } from './brand-mark.tsx'
import { Icon } from './icons.tsx'
import { Same } from './same.tsx'

interface HeaderProps {
  request: PageRequest
  cart: CartView | null
  searched: string | undefined
}

/** The name, the search, the visitor's own, and the departments: a row on a wide screen, a sheet on a phone. */
export function Header({ request, cart, searched }: HeaderProps) {
  const { language } = request
  return (
    <header class="top">
      <div class="top-inner">
        <button type="button" class="menu-button" popovertarget="departments">
          <Icon name="menu" />
          <span>{say(language, 'shell.departments')}</span>
        </button>
        <a class="brand" href={link(language, '/')}>
          <BrandMark />
          {request.settings.retailerName}
        </a>
        <Search request={request} searched={searched} />
        <VisitorLinks request={request} cart={cart} />
      </div>
      <Departments request={request} />
    </header>
  )
}

function Search({ request, searched }: { request: PageRequest; searched: string | undefined }) {
  const { language } = request
  return (
    <search class="search">
      <form action={link(language, '/search')} method="get">
        <label class="unseen" for="search">
          {say(language, 'shell.search')}
        </label>
        <input
          id="search"
          name="q"
          type="search"
          list={undefined}
          autocomplete="off"
          data-suggest={link(language, '/suggestions')}
          aria-controls="suggestions"
          placeholder={say(language, 'shell.searchExample')}
          value={searched ?? ''}
          maxLength={200}
        />
        <button type="submit" aria-label={say(language, 'shell.searchButton')}>
          <Icon name="search" />
        </button>
        <div
          id="suggestions"
          class="suggestions"
          role="listbox"
          aria-label={say(language, 'shell.suggestions')}
          data-count={say(language, 'shell.suggestionCount')}
          hidden
        />
      </form>
    </search>
  )
}

function Departments({ request }: { request: PageRequest }) {
  const { departments, path } = request
  const isNamed = path === '/shops' || departments.some(({ code }) => path === `/c/${code}`)
  return (
    <Same of={departments} as={isNamed ? path : 'departments'}>
      {() => <DepartmentList request={request} />}
    </Same>
  )
}

function DepartmentList({ request }: { request: PageRequest }) {
  const { language, departments } = request
  return (
    <nav id="departments" class="departments" popover="auto" aria-label={say(language, 'shell.departments')}>
      <p class="departments-head">
        <strong>{say(language, 'shell.departments')}</strong>
        <button
          type="button"
          class="icon-button"
          popovertarget="departments"
          popovertargetaction="hide"
          aria-label={say(language, 'shell.close')}
        >
          <Icon name="close" />
        </button>
      </p>
      <ul>
        {departments.map(({ code, title }) => (
          <li key={code}>
            <a
              href={link(language, `/c/${encodeURIComponent(code)}`)}
              aria-current={request.path === `/c/${code}` ? 'page' : undefined}
            >
              {title}
            </a>
          </li>
        ))}
        <li class="departments-shops">
          <a href={link(language, '/shops')} aria-current={request.path === '/shops' ? 'page' : undefined}>
            <Icon name="place" />
            {say(language, 'shell.shops')}
          </a>
        </li>
      </ul>
    </nav>
  )
}

/** All that a page owes to its visitor's session, in one place: the rest of it is the same for everybody who asks. */
function VisitorLinks({ request, cart }: { request: PageRequest; cart: CartView | null }) {
  const { language } = request
  const count = countOf(cart)
  return (
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
        aria-label={say(language, 'shell.basketCount', { count })}
      >
        <Icon name="basket" />
        <span>{say(language, 'shell.basket')}</span>
        <b class="count" aria-hidden="true" data-count={count}>
          {count}
        </b>
      </a>
    </nav>
  )
}

import { type CustomerSummary, findCustomers } from '@filrouge/contract/customers.ts'
import { DateWords } from '@filrouge/ui/components/date-words.tsx'
import { Empty } from '@filrouge/ui/components/empty.tsx'
import { Field } from '@filrouge/ui/components/field.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Skeleton } from '@filrouge/ui/components/skeleton.tsx'
import { phoneWords } from '@filrouge/ui/phone.ts'
import { Link, useGo } from '@filrouge/ui/router.tsx'
import { useEffect, useRef, useState } from 'preact/hooks'
import { looksLike } from '../finding/found-list.ts'
import { useFilters } from '../frame/chips.tsx'
import { More } from '../frame/more.tsx'
import { useRowKeys } from '../frame/row-keys.ts'
import { RowLink } from '../frame/row-link.tsx'
import { useTitle } from '../frame/title.ts'
import { usePages } from '../frame/use-pages.ts'
import { nameOf, useWords } from '../say.ts'

/** Who is on the line: found by a name, an address or a number, then her file or an order for her. */
export function CustomersPage() {
  const say = useWords()
  const go = useGo()
  const list = useRef<HTMLDivElement>(null)
  const { get, set } = useFilters()
  const isSelling = get('then') === 'sell'
  const query = get('query') ?? ''
  const [typed, setTyped] = useState(query)
  useEffect(() => {
    if (typed.trim() === query) return
    const timer = setTimeout(() => set({ query: typed.trim() || undefined }), 150)
    return () => clearTimeout(timer)
  }, [typed])
  const pages = usePages(findCustomers, { query, limit: 30 })
  const customers = pages.items
  const title = say(isSelling ? 'customers.sellTitle' : 'menu.customers')
  const toOf = (customer: CustomerSummary) => `/customers/${customer.id}${isSelling ? '/sell' : ''}`
  useTitle(title)
  useRowKeys(list, pages.more)
  return (
    <div class="stack">
      <div class="page-head">
        <h1>{title}</h1>
        <Link to="/customers/new" class="button">
          {say('customer.add')}
        </Link>
      </div>
      <form
        class="narrow"
        onSubmit={(event) => {
          event.preventDefault()
          const only = customers?.length === 1 && typed.trim() === query ? customers[0] : undefined
          if (only) go(toOf(only))
        }}
      >
        <Field
          label={say('customers.find')}
          name="query"
          type="search"
          placeholder={say('customers.findPlaceholder')}
          autocomplete="off"
          maxLength={200}
          value={typed}
          onValue={setTyped}
          autoFocus
        />
      </form>
      <Problem problem={pages.problem} onRetry={pages.again} />
      {!customers && !pages.problem && <Skeleton lines={6} />}
      {customers?.length === 0 && <NobodyFound query={query} />}
      {customers && customers.length > 0 && (
        <div ref={list}>
          <table class="customers-table">
            <caption class="only-heard">{title}</caption>
            <thead>
              <tr>
                <th scope="col">{say('customer.name')}</th>
                <th scope="col" class="is-detail">
                  {say('customer.reach')}
                </th>
                <th scope="col" class="is-figure">
                  {say('menu.orders')}
                </th>
                <th scope="col" class="is-figure is-detail">
                  {say('customers.last')}
                </th>
              </tr>
            </thead>
            <tbody>
              {customers.map((customer) => (
                <tr key={customer.id}>
                  <th scope="row">
                    <RowLink to={toOf(customer)}>{nameOf(customer) ?? say('find.noName')}</RowLink>
                  </th>
                  <td class="is-detail soft customers-reach">
                    {[...customer.emails, ...customer.phones.map(phoneWords)].join(' · ')}
                  </td>
                  <td class="is-figure">{customer.orderCount}</td>
                  <td class="is-figure is-detail">
                    {customer.lastOrderAt ? <DateWords at={customer.lastOrderAt} as="nearDay" /> : '—'}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <More more={pages.more} isBusy={pages.isBusy} shown={say('customers.shown', { count: customers.length })} />
        </div>
      )}
    </div>
  )
}

function NobodyFound({ query }: { query: string }) {
  const say = useWords()
  const kind = looksLike(query)
  return (
    <Empty title={query ? say('find.nothing', { text: query }) : say('customers.none')}>
      {kind === 'email' || kind === 'phone' ? (
        <Link to={`/customers/new?${kind}=${encodeURIComponent(query)}`} class="button">
          {say('find.addCustomer', { reach: query })}
        </Link>
      ) : (
        <p class="soft">{say('find.nothingLead')}</p>
      )}
    </Empty>
  )
}

import { type CustomerFile, type CustomerSummary, findCustomers } from '@filrouge/contract/customers.ts'
import { useAsk } from '@filrouge/ui/ask.ts'
import { DateWords } from '@filrouge/ui/components/date-words.tsx'
import { Empty } from '@filrouge/ui/components/empty.tsx'
import { Field } from '@filrouge/ui/components/field.tsx'
import { AskedProblem } from '@filrouge/ui/components/seen-at.tsx'
import { Spinner } from '@filrouge/ui/components/spinner.tsx'
import { phoneWords } from '@filrouge/ui/phone.ts'
import { Link, useRoute } from '@filrouge/ui/router.tsx'
import { useEffect, useState } from 'preact/hooks'
import { answers } from '../app.ts'
import { useWords } from '../say.ts'

/** A customer by name, e-mail or telephone; who is not found can be added with what was typed. */
export function FindCustomerPage({ isBeside = false }: { isBeside?: boolean }) {
  const word = useWords()
  const { query: address } = useRoute()
  const [text, setText] = useState(address.get('query') ?? '')
  const [query, setQuery] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setQuery(text.trim()), 200)
    return () => clearTimeout(timer)
  }, [text])
  const found = useAsk(findCustomers, query.length >= 2 ? { query } : null)
  return (
    <div class="stack">
      {isBeside ? <h2 class="sides-title">{word('customers.title')}</h2> : <h1>{word('customers.title')}</h1>}
      <search>
        <form onSubmit={(event) => event.preventDefault()}>
          <Field
            label={word('customers.label')}
            name="customer"
            type="search"
            value={text}
            onValue={setText}
            autocomplete="off"
            enterKeyHint="search"
            autoFocus
          />
        </form>
      </search>
      <AskedProblem asked={found} />
      {query.length < 2 && <SeenCustomers />}
      {found.isBusy && !found.answer && <Spinner />}
      {found.answer && found.answer.items.length === 0 && <Empty title={word('customers.nobody')} />}
      {found.answer && found.answer.items.length > 0 && (
        // biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one
        <ul role="list" class="list">
          {found.answer.items.map((customer) => (
            <li key={customer.id}>
              <CustomerRow customer={customer} />
            </li>
          ))}
        </ul>
      )}
      <div class="thumb-bar">
        <Link to={`/customers/new?from=${encodeURIComponent(text.trim())}`} class="button button-wide">
          {word('customers.add')}
        </Link>
      </div>
    </div>
  )
}

const seenShown = 8

/** Where nobody is looked for: the customers of the day, which need no network. */
function SeenCustomers() {
  const word = useWords()
  const files = answers.latest<CustomerFile>('showCustomer')
  const customers = files.filter((one, index) => files.findIndex(({ id }) => id === one.id) === index)
  if (customers.length === 0) return null
  return (
    <section class="stack-small">
      <h2 class="field-label">{word('customers.seen')}</h2>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one */}
      <ul role="list" class="list">
        {customers.slice(0, seenShown).map((customer) => (
          <li key={customer.id}>
            <CustomerRow customer={customer} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function CustomerRow({ customer }: { customer: CustomerSummary }) {
  const word = useWords()
  const reach = [...customer.emails, ...customer.phones.map(phoneWords)]
  return (
    <Link to={`/customers/${customer.id}`} class="list-row">
      <span class="list-row-main">
        <span class="strong">{customer.name ?? reach[0] ?? word('customer.unnamed')}</span>
        <span class="soft small">{reach.slice(customer.name ? 0 : 1).join(' · ')}</span>
      </span>
      <span class="list-row-end small">
        {word('customers.orders', { count: customer.orderCount })}
        {customer.lastOrderAt && (
          <span class="soft">
            <DateWords at={customer.lastOrderAt} />
          </span>
        )}
      </span>
    </Link>
  )
}

import { type CustomerFile, showCustomer } from '@filrouge/contract/customers.ts'
import { recordTouch } from '@filrouge/contract/journeys.ts'
import type { OrderSummary } from '@filrouge/contract/orders.ts'
import { say as sayCode } from '@filrouge/contract/say.ts'
import type { fr as codeWords } from '@filrouge/contract/words/fr.ts'
import { type Id, isId } from '@filrouge/kernel/ids.ts'
import { useApi, useLanguage } from '@filrouge/ui/app.ts'
import { useAsk } from '@filrouge/ui/ask.ts'
import { OrderStatusBadge } from '@filrouge/ui/components/badge.tsx'
import { DateWords } from '@filrouge/ui/components/date-words.tsx'
import { Empty } from '@filrouge/ui/components/empty.tsx'
import { Icon } from '@filrouge/ui/components/icon.tsx'
import { Money } from '@filrouge/ui/components/money.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Spinner } from '@filrouge/ui/components/spinner.tsx'
import { phoneWords } from '@filrouge/ui/phone.ts'
import { promisedWords } from '@filrouge/ui/promised.ts'
import { Link } from '@filrouge/ui/router.tsx'
import { Thread } from '@filrouge/ui/thread/thread.tsx'
import type { ComponentChild } from 'preact'
import { useEffect } from 'preact/hooks'
import { useSale } from '../carts/sale.tsx'
import { useWords } from '../say.ts'

/** Her file: orders of every channel, basket, last touches. Opening it makes her the customer being served. */
export function CustomerPage({ id }: { id: string }) {
  const word = useWords()
  const api = useApi()
  const sale = useSale()
  const asked = useAsk(showCustomer, { id: id as Id<'customer'> })
  const file = asked.answer
  useEffect(() => {
    if (!file || asked.isBusy || !isId('customer', id)) return
    if (sale.customerId !== file.id) {
      void api(recordTouch, { kind: 'shop_visit', customerId: file.id }).catch(() => undefined)
      sale.serve(file)
    }
    // Only when her file arrives: leaving her while it is open must not call her back.
  }, [file?.id, asked.isBusy])
  if (!file) {
    return (
      <div class="stack">
        <h1 class="only-heard">{word('customers.file')}</h1>
        {asked.problem ? <Problem problem={asked.problem} onRetry={asked.again} /> : <Spinner />}
      </div>
    )
  }
  return <File file={file} problem={<Problem problem={asked.problem} onRetry={asked.again} />} />
}

function File({ file, problem }: { file: CustomerFile; problem: ComponentChild }) {
  const word = useWords()
  const sale = useSale()
  const reach = [...file.emails, ...file.phones.map(phoneWords)]
  const basket = sale.customerId === file.id ? (sale.cart ?? file.basket) : file.basket
  const count = basket?.lines.reduce((sum, line) => sum + line.quantity, 0) ?? 0
  return (
    <div class="stack">
      <header>
        <h1>{file.name ?? reach[0] ?? word('customer.unnamed')}</h1>
        <p class="soft">{reach.join(' · ')}</p>
        <p class="soft small">
          {word('customers.since')} <DateWords at={file.createdAt} />
        </p>
      </header>
      {problem}
      <section class="stack-small">
        <h2>{word('basket.title')}</h2>
        {basket && count > 0 ? (
          <Link to="/basket" class="list-row">
            <span class="list-row-main">
              <span class="strong">{word('basket.count', { count })}</span>
              <span class="soft small">{basket.lines.map((line) => line.title).join(', ')}</span>
            </span>
            <span class="list-row-end">
              <Money amount={basket.totals.total} />
            </span>
          </Link>
        ) : (
          <p class="soft">{word('basket.empty')}</p>
        )}
      </section>
      <section class="stack-small">
        <h2>{word('customers.ordersTitle')}</h2>
        {file.orders.length === 0 && <Empty title={word('customers.noOrders')} />}
        {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one */}
        <ul role="list" class="list">
          {file.orders.map((order) => (
            <li key={order.id}>
              <OrderRow order={order} />
            </li>
          ))}
        </ul>
      </section>
      <Touches file={file} />
      <div class="thumb-bar">
        <Link to="/scan" class="button button-primary button-wide">
          <Icon name="scan" />
          {word('customers.sell')}
        </Link>
      </div>
    </div>
  )
}

function OrderRow({ order }: { order: OrderSummary }) {
  const word = useWords()
  const language = useLanguage()
  return (
    <Link to={`/orders/${order.id}`} class="list-row">
      <span class="list-row-main">
        <span class="strong">
          {order.firstTitle}
          {order.articleCount > 1 && ` ${word('customers.andMore', { count: order.articleCount - 1 })}`}
        </span>
        <span class="small">
          {order.status !== 'cancelled' && promisedWords({ ...order, ...order.promised }, language, new Date())}
        </span>
        <span class="soft small">
          {order.number} · {sayCode(language, `channel.${order.channel}`)} · <DateWords at={order.placedAt} />
        </span>
      </span>
      <span class="list-row-end">
        <Money amount={order.total} />
        <OrderStatusBadge status={order.status} />
      </span>
    </Link>
  )
}

function touchWords(kind: string, language: 'fr' | 'en'): string {
  try {
    return sayCode(language, `touch.${kind}` as keyof typeof codeWords)
  } catch {
    // A kind newer than these words is shown as it came.
    return kind
  }
}

function Touches({ file }: { file: CustomerFile }) {
  const word = useWords()
  const language = useLanguage()
  if (file.touches.length === 0) return null
  return (
    <section class="stack-small">
      <h2>{word('customers.touches')}</h2>
      <Thread
        name={word('customers.touches')}
        steps={file.touches.slice(0, 8).map((touch) => ({
          id: touch.id,
          title: [touchWords(touch.kind, language), touch.title].filter(Boolean).join(word('colon')),
          at: touch.at,
          happened: true,
          detail: touch.locationName ?? sayCode(language, `channel.${touch.channel}` as keyof typeof codeWords),
        }))}
      />
    </section>
  )
}

import { OrderStatusBadge } from '@filrouge/ui/components/badge.tsx'
import { DateWords } from '@filrouge/ui/components/date-words.tsx'
import { Money } from '@filrouge/ui/components/money.tsx'
import { phoneWords } from '@filrouge/ui/phone.ts'
import { Thumbnail } from '../frame/thumbnail.tsx'
import { nameOf, useWords } from '../say.ts'
import type { Found } from './found-list.ts'
import type { LocalRow } from './local-rows.ts'
import type { Recent } from './recent.ts'

const groupWords = {
  recent: 'find.recent',
  action: 'find.actions',
  shop: 'find.shops',
  customer: 'find.customers',
  order: 'find.orders',
  article: 'find.articles',
} as const

/** One row of the search, under the name of its kind where it is the first of it. */
export function FoundRow(props: {
  id: string
  found: Found
  isFirstOfKind: boolean
  isMarked: boolean
  onMark: () => void
  onOpen: () => void
}) {
  const say = useWords()
  const { found } = props
  return (
    <>
      {props.isFirstOfKind && (
        <p class="finder-kind" role="presentation">
          {say(groupWords[found.kind])}
        </p>
      )}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard is the field's (aria-activedescendant) */}
      <div
        id={props.id}
        role="option"
        tabIndex={-1}
        class="finder-row"
        aria-selected={props.isMarked}
        onMouseMove={props.onMark}
        onClick={props.onOpen}
      >
        {found.kind === 'recent' && <RecentRow recent={found.recent} />}
        {(found.kind === 'action' || found.kind === 'shop') && <LocalRowWords row={found.local} />}
        {found.kind === 'customer' && <CustomerRow customer={found.customer} />}
        {found.kind === 'order' && <OrderRow order={found.order} />}
        {found.kind === 'article' && <ArticleRow article={found.article} />}
      </div>
    </>
  )
}

function RecentRow({ recent }: { recent: Recent }) {
  return (
    <>
      <span class="strong">{recent.title}</span>
      {recent.more && <span class="small soft">{recent.more}</span>}
    </>
  )
}

function LocalRowWords({ row }: { row: LocalRow }) {
  return (
    <>
      <span class="strong">{row.title}</span>
      {row.more && <span class="small soft">{row.more}</span>}
    </>
  )
}

function CustomerRow({ customer }: { customer: Extract<Found, { kind: 'customer' }>['customer'] }) {
  const say = useWords()
  return (
    <>
      <span class="strong">{nameOf(customer) ?? say('find.noName')}</span>
      <span class="small soft">{say('find.orderCount', { count: customer.orderCount })}</span>
      <span class="small soft finder-more">{[...customer.emails, ...customer.phones.map(phoneWords)].join(' · ')}</span>
    </>
  )
}

function OrderRow({ order }: { order: Extract<Found, { kind: 'order' }>['order'] }) {
  return (
    <>
      <span>
        <span class="strong figures">{order.number}</span> <OrderStatusBadge status={order.status} />
      </span>
      <Money amount={order.total} />
      <span class="small soft finder-more">
        {order.customerName && `${order.customerName} · `}
        {order.firstTitle} · <DateWords at={order.placedAt} as="nearDay" />
      </span>
    </>
  )
}

function ArticleRow({ article }: { article: Extract<Found, { kind: 'article' }>['article'] }) {
  return (
    <>
      <span class="finder-article">
        <Thumbnail image={article.image} />
        <span class="strong">{article.title}</span>
      </span>
      {article.price && <Money amount={article.price} />}
      <span class="small soft finder-more">
        {article.brand} · {article.category.title}
      </span>
    </>
  )
}

import type { ProductCard } from '@filrouge/contract/catalogue.ts'
import type { CustomerSummary } from '@filrouge/contract/customers.ts'
import type { OrderSummary } from '@filrouge/contract/orders.ts'
import type { LocalRow } from './local-rows.ts'
import type { Recent } from './recent.ts'

/** One row of the search: what it is and where it leads. */
export type Found =
  | { kind: 'recent'; key: string; to: string; recent: Recent }
  | { kind: 'action' | 'shop'; key: string; to?: string | undefined; local: LocalRow }
  | { kind: 'customer'; key: string; to: string; customer: CustomerSummary }
  | { kind: 'order'; key: string; to: string; order: OrderSummary }
  | { kind: 'article'; key: string; to: string; article: ProductCard }

/** What a text looks like, to know what to offer when nobody is found by it. */
export function looksLike(text: string): 'nothing' | 'email' | 'phone' | 'words' {
  const trimmed = text.trim()
  if (trimmed === '') return 'nothing'
  if (/^\S+@\S+\.\S+$/.test(trimmed)) return 'email'
  const digits = trimmed.replace(/[\s.()\-/\u00a0\u202f]/g, '')
  // Numbers of France have ten digits, and nine after +33; shorter ones are the end of an order number or a reference.
  if (/^(\+\d{8,15}|00\d{8,15}|0\d{9})$/.test(digits)) return 'phone'
  return 'words'
}

/** Customers, then orders, then articles, as one list for the arrows. */
export function foundList(found: {
  customers: readonly CustomerSummary[]
  orders: readonly OrderSummary[]
  articles: readonly ProductCard[]
}): Found[] {
  return [
    ...found.customers.map((customer) => ({
      kind: 'customer' as const,
      key: customer.id,
      to: `/customers/${customer.id}`,
      customer,
    })),
    ...found.orders.map((order) => ({ kind: 'order' as const, key: order.id, to: `/orders/${order.id}`, order })),
    ...found.articles.map((article) => ({
      kind: 'article' as const,
      key: article.id,
      to: `/articles/${encodeURIComponent(article.handle)}`,
      article,
    })),
  ]
}

/** The rows that need no server, as rows of the list. */
export const localFound = (rows: readonly LocalRow[]): Found[] =>
  rows.map((local) => ({ kind: local.kind, key: local.key, to: local.to, local }))

/** Where an arrow leads in a list that goes round; undefined for a key that is not for the list. */
export function afterKey(key: string, current: number, count: number): number | undefined {
  if (count === 0) return undefined
  if (key === 'ArrowDown') return (current + 1) % count
  if (key === 'ArrowUp') return (current - 1 + count) % count
  return undefined
}

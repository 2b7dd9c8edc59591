import type * as contract from '@filrouge/contract/customers.ts'
import type { CustomerSummary } from '@filrouge/contract/customers.ts'
import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import { normalisePhone } from '@filrouge/kernel/phone.ts'
import { fold } from '@filrouge/kernel/text.ts'
import sql, { type Sql } from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { invalid } from '../platform/refuse.ts'

/** The columns of a customer's summary, for a customer named `c`. */
export const summaryColumns: Sql = sql`
  c.id, c.name,
  array(select value from identifiers where customer_id = c.id and kind = 'email' order by verified_at desc nulls last, value) as emails,
  array(select value from identifiers where customer_id = c.id and kind = 'phone' order by verified_at desc nulls last, value) as phones,
  o.order_count, o.last_order_at`

/** The orders of a customer named `c`, counted; those her visitors placed before they were known are hers too. Two walks: an `or` is none. */
export const summaryOrders: Sql = sql`
  cross join lateral (
    select count(*) as order_count, max(placed_at) as last_order_at from (
      select id, placed_at from orders where customer_id = c.id
      union
      select o.id, o.placed_at from visitor_links l join orders o on o.visitor_id = l.visitor_id
      where l.customer_id = c.id and l.evidence = 'code') hers
  ) o`

export interface SummaryRow {
  id: Id<'customer'>
  name: string | null
  emails: string[]
  phones: string[]
  order_count: number
  last_order_at: Date | null
}

/** A row of the columns above, as the contract shows it. */
export function summaryOf(row: SummaryRow): CustomerSummary {
  return {
    id: row.id,
    ...(row.name === null ? {} : { name: row.name }),
    emails: row.emails,
    phones: row.phones,
    orderCount: row.order_count,
    ...(row.last_order_at === null ? {} : { lastOrderAt: row.last_order_at.toISOString() }),
  }
}

/** Of a name that thousands bear, so many are weighed; nobody pages further, and more letters find whom one means. */
const mostWeighed = 2000

/** Finds customers by a name (accents, order and a typo forgiven), an e-mail, a telephone in any spelling or a card number. */
export async function findCustomers(
  tx: Tx,
  input: Input<typeof contract.findCustomers>,
  _call: Call,
): Promise<Output<typeof contract.findCustomers>> {
  const offset = offsetOf(input.cursor)
  const wanted = offset + input.limit + 1
  const rows = await tx.database.freshPlans.rows<SummaryRow>(sql`
    with found as (${foundBy(input.query, wanted)} limit ${input.limit + 1} offset ${offset})
    select ${summaryColumns} from found f join customers c on c.id = f.customer_id ${summaryOrders}
    order by f.score desc, c.id desc`)
  const hasMore = rows.length > input.limit
  return {
    items: rows.slice(0, input.limit).map(summaryOf),
    nextCursor: hasMore ? String(offset + input.limit) : null,
  }
}

/** Who is meant, the likeliest first. Names that are only like it are looked at where those that contain it are too few. */
function foundBy(typed: string, wanted: number): Sql {
  const { query, words, texts, exact } = wantedFrom(typed)
  if (query === '') return sql`select id as customer_id, 0 as score from customers order by id desc`
  // One or two letters are in everybody's name: they are taken for its beginning.
  if (query.length < 3)
    return sql`
      select id as customer_id, 0 as score from customers where folded_name like ${`${escaped(query)}%`} order by folded_name using ~<~, id desc`
  const hasLetters = /\p{L}/u.test(query)
  return sql`
    select customer_id, max(score) as score from (
      with sure as materialized (
        (select customer_id, case when value = any(${exact}::text[]) then 3 else 2 end::float8 as score
         from identifiers where value like any(${texts}::text[]) limit ${mostWeighed})
        union all
        (select id, 1 + word_similarity(${query}, folded_name) from customers
         where ${hasLetters} and folded_name like ${longestOf(words, query)} and folded_name like all(${words}::text[]) limit ${mostWeighed})
      )
      select customer_id, score from sure
      union all
      select id, word_similarity(${query}, folded_name) from customers
      where ${hasLetters} and (select count(distinct customer_id) from sure) < ${wanted} and ${query} <% folded_name
    ) f group by customer_id order by score desc, customer_id desc`
}

const escaped = (text: string) => text.replace(/[\\%_]/g, '\\$&')
// What the index looks for first: of words of two letters it knows nothing, of all of them together it does.
function longestOf(patterns: string[], query: string): string {
  const longest = patterns.reduce((one, other) => (other.length > one.length ? other : one), '')
  return longest.length < 5 ? `%${escaped(query)}%` : longest
}

/** What is looked for: words of a name, and the texts an identifier may contain. */
function wantedFrom(typed: string): { query: string; words: string[]; texts: string[]; exact: string[] } {
  const query = fold(typed).trim().replace(/\s+/g, ' ')
  const together = query.replaceAll(' ', '')
  const exact = [together, together.toUpperCase()]
  const texts = exact.map((text) => `%${escaped(text)}%`)
  // « 06 12 34… » is kept as +33612 34…, and « 0033 6… » is the same number.
  const digits = typed.replace(/\D/g, '')
  if (digits.length >= 4 && /^[\d\s().+/-]*$/.test(typed)) {
    texts.push(`%${digits.replace(/^00?/, '')}%`)
    const phone = normalisePhone(typed)
    if (phone) {
      exact.push(phone)
      texts.push(phone)
    }
  }
  return { query, words: query.split(' ').map((word) => `%${escaped(word)}%`), texts, exact }
}

function offsetOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0
  if (!/^\d{1,6}$/.test(cursor)) invalid('#/cursor', 'unknown_cursor')
  return Number(cursor)
}

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

/** The orders of a customer named `c`, counted; those her visitors placed before they were known are hers too. */
export const summaryOrders: Sql = sql`
  cross join lateral (
    select count(*) as order_count, max(o.placed_at) as last_order_at from orders o
    where o.customer_id = c.id
      or o.visitor_id in (select visitor_id from visitor_links where customer_id = c.id and evidence = 'code')
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

/** Finds customers by a name (accents, order and a typo forgiven), an e-mail, a telephone in any spelling or a card number, in one query. */
export async function findCustomers(
  tx: Tx,
  input: Input<typeof contract.findCustomers>,
  _call: Call,
): Promise<Output<typeof contract.findCustomers>> {
  const offset = offsetOf(input.cursor)
  const { query, words, texts, exact } = wantedFrom(input.query)
  const found =
    query === ''
      ? sql`select id as customer_id, 0 as score from customers`
      : sql`
      select customer_id, max(score) as score from (
        select customer_id, case when value = any(${exact}::text[]) then 3 else 2 end as score
        from identifiers where value like any(${texts}::text[])
        union all
        select id, case when folded_name like all(${words}::text[]) then 1 else 0 end + word_similarity(${query}, folded_name)
        from customers
        where ${/\p{L}/u.test(query)} and (${query} <% folded_name
          or (folded_name like ${longestOf(words)} and folded_name like all(${words}::text[])))
      ) f group by customer_id`
  const rows = await tx.rows<SummaryRow>(sql`
    with found as (${found} order by score desc, customer_id desc limit ${input.limit + 1} offset ${offset})
    select ${summaryColumns} from found f join customers c on c.id = f.customer_id ${summaryOrders}
    order by f.score desc, c.id desc`)
  const hasMore = rows.length > input.limit
  return {
    items: rows.slice(0, input.limit).map(summaryOf),
    nextCursor: hasMore ? String(offset + input.limit) : null,
  }
}

const escaped = (text: string) => text.replace(/[\\%_]/g, '\\$&')
const longestOf = (patterns: string[]) => patterns.reduce((one, other) => (other.length > one.length ? other : one), '')

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
  if (!/^\d{1,6}$/.test(cursor)) invalid('#/cursor', 'unknown_cursor', 'not a cursor of this list')
  return Number(cursor)
}

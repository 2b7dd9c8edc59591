import type { OrderSummary } from '@filrouge/contract/orders.ts'
import type { DeliveryMode } from '@filrouge/contract/promise.ts'
import type { Channel } from '@filrouge/contract/sessions.ts'
import type { Language } from '@filrouge/contract/shapes.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import { type Currency, money } from '@filrouge/kernel/money.ts'
import { normalisePhone } from '@filrouge/kernel/phone.ts'
import { fold } from '@filrouge/kernel/text.ts'
import sql, { join, type Sql } from 'sql-template-tag'
import type { Tx } from '../platform/db/database.ts'
import { paymentStatusOf } from './order-view.ts'

/** Which orders: a customer's (what her visitors ordered before she was known included), a visitor's, or those that match a query. */
export interface OrderFilter {
  customerId?: string
  visitorId?: string
  /** A number, an e-mail address, a telephone or a name. */
  query?: string
  /** Only orders older than this one. */
  before?: string
  limit?: number
}

interface SummaryRow {
  id: Id<'order'>
  number: string
  status: OrderSummary['status']
  payment_statuses: string[]
  channel: Channel
  customer_id: string | null
  customer_name: string | null
  mode: DeliveryMode
  place_name: string | null
  currency: Currency
  total_minor: number
  promised_earliest: Date
  promised_latest: Date
  placed_at: Date
  article_count: number
  title_fr: string | null
  title_en: string | null
}

/** Orders in a line each, the newest first, in one statement. */
export async function orderSummariesOf(tx: Tx, filter: OrderFilter, language: Language): Promise<OrderSummary[]> {
  const rows = await tx.rows<SummaryRow>(sql`
    select o.id, o.number, o.status, o.channel, o.customer_id, coalesce(c.name, o.delivery->'contact'->>'name') as customer_name,
      o.delivery->>'mode' as mode, o.delivery->>'placeName' as place_name, o.currency, o.total_minor, o.promised_earliest,
      o.promised_latest, o.placed_at, l.article_count, l.title_fr, l.title_en,
      array(select p.status from payments p where p.payable_kind = 'cart' and p.payable_id = o.cart_id) as payment_statuses
    from orders o
    left join customers c on c.id = o.customer_id
    join lateral (
      select coalesce(sum(quantity), 0)::integer as article_count, (array_agg(title_fr order by position))[1] as title_fr,
        (array_agg(title_en order by position))[1] as title_en
      from order_lines where order_id = o.id) l on true
    where ${join(conditionsOf(filter), ' and ')}
    order by o.id desc limit ${filter.limit ?? 100}`)
  return rows.map((row) => summaryOf(row, language))
}

function conditionsOf({ customerId, visitorId, query, before }: OrderFilter): Sql[] {
  const conditions: Sql[] = [sql`true`]
  if (customerId !== undefined) {
    conditions.push(sql`(o.customer_id = ${customerId} or o.visitor_id in (
      select visitor_id from visitor_links where customer_id = ${customerId} and evidence = 'code'))`)
  } else if (visitorId !== undefined) conditions.push(sql`o.visitor_id = ${visitorId}`)
  const text = query?.trim()
  if (text) conditions.push(sql`o.id in (${matching(text)})`)
  if (before !== undefined) conditions.push(sql`o.id < ${before}`)
  return conditions
}

function matching(text: string): Sql {
  const phone = normalisePhone(text)
  const part = `%${text.replace(/[\\%_]/g, '\\$&').toLowerCase()}%`
  const name = `%${fold(text).replace(/[\\%_]/g, '\\$&')}%`
  return sql`
    select id from orders where number = ${text} or number like ${`%-${text}`}
    union select o.id from identifiers i join orders o on o.customer_id = i.customer_id
      where i.value like ${part} or i.value = ${phone ?? null}
    union select o.id from customers c join orders o on o.customer_id = c.id where c.folded_name like ${name}
    union select id from orders
      where lower(delivery->'contact'->>'email') = ${text.toLowerCase()} or delivery->'contact'->>'phone' = ${phone ?? null}`
}

function summaryOf(row: SummaryRow, language: Language): OrderSummary {
  return {
    id: row.id,
    number: row.number,
    status: row.status,
    paymentStatus: paymentStatusOf(row.payment_statuses),
    channel: row.channel,
    ...(row.customer_id ? { customerId: row.customer_id } : {}),
    ...(row.customer_name ? { customerName: row.customer_name } : {}),
    mode: row.mode,
    ...(row.place_name ? { placeName: row.place_name } : {}),
    articleCount: row.article_count,
    firstTitle: (language === 'en' ? row.title_en : row.title_fr) ?? '',
    total: money(row.total_minor, row.currency),
    promised: { earliest: row.promised_earliest.toISOString(), latest: row.promised_latest.toISOString() },
    placedAt: row.placed_at.toISOString(),
  }
}

import type { OrderSummary } from '@filrouge/contract/orders.ts'
import type { OrderMode } from '@filrouge/contract/promise.ts'
import type { Channel } from '@filrouge/contract/sessions.ts'
import type { Language } from '@filrouge/contract/shapes.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import { type Currency, money } from '@filrouge/kernel/money.ts'
import sql, { join, type Sql } from 'sql-template-tag'
import { pictureNameOfVariant, pictureUrl } from '../catalogue/public.ts'
import type { Tx } from '../platform/db/database.ts'
import { paymentStatusOf, slotHeld, slotOfOrder } from './order-view.ts'

/** Which orders: a customer's (what her visitors ordered before she was known included), a visitor's, or all that fit together. */
export interface OrderFilter {
  customerId?: string
  visitorId?: string
  /** What makes an order one of those looked for, of an order named `o`. */
  found?: Sql
  channel?: Channel
  locationId?: string
  status?: OrderSummary['status']
  mode?: OrderMode
  placedFrom?: string
  placedTo?: string
  /** Only orders older than this one. */
  before?: string
  limit?: number
}

interface SummaryRow {
  id: Id<'order'>
  number: string
  status: OrderSummary['status']
  payment_statuses: string[]
  origin: OrderSummary['origin']
  credited_minor: number
  channel: Channel
  location_id: string | null
  location_name: string | null
  customer_id: string | null
  customer_name: string | null
  mode: OrderMode
  place_name: string | null
  currency: Currency
  total_minor: number
  promised_earliest: Date
  promised_latest: Date
  slot: Parameters<typeof slotHeld>[0]
  placed_at: Date
  article_count: number
  title_fr: string | null
  title_en: string | null
  pictures: (string | null)[] | null
}

/** Orders in a line each, the newest first: a page is found by walking an index backwards, then its rows are told. */
export async function orderSummariesOf(tx: Tx, filter: OrderFilter, language: Language): Promise<OrderSummary[]> {
  const rows = await tx.rows<SummaryRow>(sql`
    with page as (${pageOf(filter)})
    select o.id, o.number, o.status, o.origin, o.credited_minor, o.channel, o.location_id, p.name as location_name, o.customer_id,
      coalesce(c.name, o.delivery->'contact'->>'name') as customer_name, o.mode, o.delivery->>'placeName' as place_name, o.currency,
      o.total_minor, o.promised_earliest, o.promised_latest, o.placed_at, ${slotOfOrder} as slot, l.article_count, l.title_fr, l.title_en,
      ${filter.customerId === undefined ? sql`null` : picturesOfOrder} as pictures,
      array(select case when p.amount_minor > 0 then p.status when p.status = 'authorised' then 'captured'
          when p.status = 'voided' then 'refunded' else p.status end
        from payments p where p.payable_kind = 'cart' and p.payable_id = o.cart_id) as payment_statuses
    from page join orders o on o.id = page.id
    left join customers c on c.id = o.customer_id
    left join locations p on p.id = o.location_id
    join lateral (
      select coalesce(sum(quantity), 0)::integer as article_count, (array_agg(title_fr order by position))[1] as title_fr,
        (array_agg(title_en order by position))[1] as title_en
      from order_lines where order_id = o.id) l on true
    order by o.placed_at desc, o.id desc`)
  return rows.map((row) => summaryOf(row, language))
}

// Of one person's orders only: a list of everyone's is long, and read by its numbers.
const picturesOfOrder = sql`array(
  select ${pictureNameOfVariant} from order_lines l join variants v on v.sku = l.sku where l.order_id = o.id order by l.position limit 3)`

function pageOf(filter: OrderFilter): Sql {
  const limit = filter.limit ?? 100
  const fits = join(conditionsOf(filter), ' and ')
  const newest = sql`order by o.placed_at desc, o.id desc limit ${limit}`
  if (filter.customerId === undefined) return sql`select o.id from orders o where ${fits} ${newest}`
  // Two walks side by side: an `or` over both would walk through everyone's orders.
  return sql`
    select id from (
      (select o.id, o.placed_at from orders o where o.customer_id = ${filter.customerId} and ${fits} ${newest})
      union
      (select o.id, o.placed_at from visitor_links v join orders o on o.visitor_id = v.visitor_id
       where v.customer_id = ${filter.customerId} and v.evidence = 'code' and ${fits} ${newest})
    ) o ${newest}`
}

function conditionsOf(filter: OrderFilter): Sql[] {
  const { visitorId, found, channel, locationId, status, mode, placedFrom, placedTo, before } = filter
  const conditions: Sql[] = [sql`true`]
  if (visitorId !== undefined) conditions.push(sql`o.visitor_id = ${visitorId}`)
  if (found !== undefined) conditions.push(found)
  if (channel !== undefined) conditions.push(sql`o.channel = ${channel}`)
  if (locationId !== undefined) conditions.push(sql`o.location_id = ${locationId}`)
  if (status !== undefined) conditions.push(sql`o.status = ${status}`)
  if (mode !== undefined) conditions.push(sql`o.mode = ${mode}`)
  if (placedFrom !== undefined) conditions.push(sql`o.placed_at >= ${placedFrom}::timestamptz`)
  if (placedTo !== undefined) conditions.push(sql`o.placed_at < ${placedTo}::timestamptz`)
  if (before !== undefined)
    conditions.push(sql`(o.placed_at, o.id) < ((select placed_at from orders where id = ${before}), ${before})`)
  return conditions
}

function summaryOf(row: SummaryRow, language: Language): OrderSummary {
  return {
    id: row.id,
    number: row.number,
    status: row.status,
    paymentStatus: paymentStatusOf(row, row.payment_statuses),
    origin: row.origin,
    channel: row.channel,
    ...(row.location_id ? { locationId: row.location_id, locationName: row.location_name ?? '' } : {}),
    ...(row.customer_id ? { customerId: row.customer_id } : {}),
    ...(row.customer_name ? { customerName: row.customer_name } : {}),
    mode: row.mode,
    ...(row.place_name ? { placeName: row.place_name } : {}),
    articleCount: row.article_count,
    firstTitle: (language === 'en' ? row.title_en : row.title_fr) ?? '',
    ...(row.pictures ? { images: row.pictures.flatMap((name) => (name ? [pictureUrl(name, 400)] : [])) } : {}),
    total: money(row.total_minor, row.currency),
    promised: { earliest: row.promised_earliest.toISOString(), latest: row.promised_latest.toISOString() },
    ...slotHeld(row.slot),
    placedAt: row.placed_at.toISOString(),
  }
}

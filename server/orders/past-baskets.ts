import sql, { type Sql } from 'sql-template-tag'
import type { Tx } from '../platform/db/database.ts'
import type { PastBasket, ReadPastBaskets } from '../promotions/public.ts'

const columns = sql`
  o.id, o.number, o.placed_at as "placedAt", o.channel, o.location_id as "locationId", o.customer_id as "customerId",
  o.delivery->>'mode' as mode, o.delivery->'address'->>'postcode' as postcode, o.delivery->>'locationId' as "collectedAt",
  o.delivery_minor as "deliveryMinor", o.total_minor as "totalMinor", o.currency,
  not exists (select from orders e where e.customer_id = o.customer_id and e.placed_at < o.placed_at and e.status <> 'cancelled') as "isFirst",
  (select json_agg(json_build_object('sku', l.sku, 'titleFr', l.title_fr, 'titleEn', l.title_en, 'quantity', l.quantity,
      'unitPriceMinor', l.unit_price_minor, 'discountMinor', l.discount_minor, 'vatRate', l.vat_rate, 'isReduced', exists (
        select from prices p where p.sku = l.sku and p.kind = 'promotion' and p.starts_at <= o.placed_at
          and (p.ends_at is null or p.ends_at > o.placed_at))) order by l.position)
    from order_lines l where l.order_id = o.id) as lines`

/** Orders of a period as offers see them, in the order they were placed, imported ones included; what was cancelled is left out. */
export const pastBaskets: ReadPastBaskets = async (tx, { from, to, after, limit }) => {
  const [placedAfter, idAfter] = after?.split(' ') ?? [from.toISOString(), '']
  const [baskets, { total }] = await Promise.all([
    tx.rows<PastBasket>(sql`
      select ${columns} from orders o
      where (o.placed_at, o.id) > (${placedAfter}::timestamptz, ${idAfter}) and o.placed_at < ${to} and o.status <> 'cancelled'
      order by o.placed_at, o.id limit ${limit}`),
    tx.one<{ total: number }>(sql`
      select count(*)::integer as total from orders o where o.placed_at >= ${from} and o.placed_at < ${to} and o.status <> 'cancelled'`),
  ])
  const last = baskets.at(-1)
  return {
    baskets,
    cursor: baskets.length < limit || !last ? null : `${last.placedAt.toISOString()} ${last.id}`,
    total,
  }
}

/** One order as offers see it, by its number. */
export const pastBasket = (tx: Tx, number: string): Promise<PastBasket | undefined> =>
  tx.maybe<PastBasket>(sql`select ${columns} from orders o where ${isNumber(number)}`)

const isNumber = (number: string): Sql => sql`o.number = ${number.trim()}`

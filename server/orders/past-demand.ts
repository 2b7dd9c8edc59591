import type { Currency } from '@filrouge/kernel/money.ts'
import sql from 'sql-template-tag'
import type { Tx } from '../platform/db/database.ts'
import type { PastDemand, ReadPastDemand } from '../promise/public.ts'

/**
 * What was ordered to be brought or collected in a period, in the order it was placed, imported orders included. What was cancelled, and what
 * holds an article that is not in the catalogue any more, is left out.
 */
export const pastDemand: ReadPastDemand = async (tx: Tx, { from, to, after, limit }) => {
  const [placedAfter, idAfter] = after?.split(' ') ?? [from.toISOString(), '']
  const wanted = sql`o.placed_at < ${to} and o.status <> 'cancelled' and o.mode in ('home', 'relay', 'collect')`
  const [rows, { total }] = await Promise.all([
    tx.rows<PastDemand & { currency: Currency; isKnown: boolean }>(sql`
      select o.id, o.number, o.placed_at as "placedAt", o.mode, o.channel, o.goods_minor as "goodsMinor", o.currency,
        o.delivery->'address'->>'postcode' as postcode, o.delivery->>'relayPointId' as "relayPointId",
        o.delivery->>'locationId' as "locationId", o.delivery->>'service' as service, l.lines, l.is_known as "isKnown"
      from (
        select * from orders o where (o.placed_at, o.id) > (${placedAfter}::timestamptz, ${idAfter}) and ${wanted}
        order by o.placed_at, o.id limit ${limit}) o
      cross join lateral (
        select json_agg(json_build_object('sku', l.sku, 'quantity', l.quantity, 'weightGrams', p.weight_grams) order by l.position) as lines,
          count(*) = count(p.id) as is_known
        from order_lines l left join variants v on v.sku = l.sku left join products p on p.id = v.product_id where l.order_id = o.id) l
      order by o.placed_at, o.id`),
    tx.one<{ total: number }>(sql`
      select count(*)::integer as total from orders o where o.placed_at >= ${from} and ${wanted}`),
  ])
  const last = rows.at(-1)
  const isOver = rows.length < limit || !last
  return {
    orders: rows.map(({ isKnown, ...order }) => (isKnown ? order : { ...order, lines: [] })),
    cursor: isOver ? null : `${last.placedAt.toISOString()} ${last.id}`,
    total,
  }
}

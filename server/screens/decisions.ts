import type { DecisionView } from '@filrouge/contract/fulfilments.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import { reference } from '../locations/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'

type Row = Omit<DecisionView, 'locationName' | 'promised' | 'since' | 'decideBy' | 'lines'> & {
  locationId: Id<'location'> | null
  lines: { sku: string; fr: string; en: string; quantity: number }[]
  earliest: Date
  latest: Date
  since: Date
  decideBy: Date | null
}

const atMost = 200

/**
 * What a person must decide, the most pressing first: goods that nobody can serve, parcels that should have arrived or left, of which nothing is
 * heard, or that the carrier says are lost, damaged or back; orders to collect at
 * a shop that closed and whose shopper has not been told by anyone yet.
 */
export async function listDecisions(
  tx: Tx,
  _input: unknown,
  { now, language }: Call,
): Promise<{ items: DecisionView[] }> {
  const [rows, { locations }] = await Promise.all([readDecisions(tx, now), reference(tx)])
  const items = rows.map(({ locationId, lines, earliest, latest, since, decideBy, parcel, ...row }): DecisionView => {
    const locationName = locationId ? locations.get(locationId)?.name : undefined
    return {
      ...withoutNulls(row),
      ...(locationName && { locationName }),
      lines: lines.map(({ sku, fr, en, quantity }) => ({ sku, title: language === 'en' ? en : fr, quantity })),
      promised: { earliest: earliest.toISOString(), latest: latest.toISOString() },
      since: since.toISOString(),
      ...(parcel && {
        parcel: { ...parcel, ...(parcel.heardAt && { heardAt: new Date(parcel.heardAt).toISOString() }) },
      }),
      ...(decideBy && { decideBy: decideBy.toISOString() }),
    }
  })
  return { items }
}

const withoutNulls = <T extends object>(row: T): T =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as T

function readDecisions(tx: Tx, now: Date): Promise<Row[]> {
  return tx.rows<Row>(sql`
    with waiting as (
      select 'shortage' as kind, s.order_id, null::text as fulfilment_id, min(s.location_id) as location_id, min(s.reason) as reason,
        null::text as carrier, null::text as tracking_number, min(s.found_at) as since, min(s.decide_by) as decide_by,
        jsonb_agg(jsonb_build_object('sku', s.sku, 'quantity', s.quantity) order by s.sku) as goods, null::timestamptz as earliest, null::timestamptz as latest,
        null::jsonb as parcel
      from shortages s where s.status = 'to_decide' group by s.order_id
      union all
      select case when p.step in ('lost', 'damaged', 'returned') then 'mishap' when c.closed_on is not null then 'closed'
          when p.silent_since is not null then 'silent' else 'late' end,
        f.order_id, f.id, coalesce(o.location_id, f.location_id), null, f.carrier, f.tracking_number,
        case when p.step in ('lost', 'damaged', 'returned') then p.step_at else coalesce(c.told_at, p.silent_since, f.promised_latest) end, null, (
          select jsonb_agg(jsonb_build_object('sku', l.sku, 'quantity', l.quantity) order by l.sku) from fulfilment_lines l where l.fulfilment_id = f.id),
        f.promised_earliest, f.promised_latest,
        case when p.id is not null then jsonb_strip_nulls(jsonb_build_object('step', p.step, 'heardAt', p.heard_at, 'place', (
          select e.place from parcel_events e where e.parcel_id = p.id and e.place is not null order by e.occurred_at desc limit 1))) end
      from fulfilments f join fulfilment_orders o on o.order_id = f.order_id
      left join parcels p on p.fulfilment_id = f.id and p.step <> 'cancelled'
      left join lateral (
        select e.facts->>'closedOn' as closed_on, e.at as told_at from events e
        where e.subject_id = f.order_id and e.type = 'fulfilment.shop_closed' and e.facts->>'fulfilmentId' = f.id and f.promised_earliest > ${now}
        order by e.id desc limit 1) c on true
      where (f.status in ('to_pick', 'picked', 'shipped') and f.promised_latest < ${now})
        or (f.status in ('shipped', 'at_relay') and (p.silent_since is not null or p.step in ('lost', 'damaged', 'returned'))) or (f.status in ('to_pick', 'picked', 'shipped', 'ready') and c.closed_on is not null)
    )
    select w.kind, w.order_id as "orderId", o.number as "orderNumber", w.fulfilment_id as "fulfilmentId", o.customer_id as "customerId",
      coalesce(o.delivery->'contact'->>'name', c.name) as "customerName", o.delivery->'contact'->>'phone' as phone, o.delivery->>'mode' as mode,
      coalesce(o.delivery->'address'->>'postcode', p.postcode) as postcode, w.location_id as "locationId", w.carrier,
      w.tracking_number as "trackingNumber", w.reason, w.parcel, w.since, w.decide_by as "decideBy",
      coalesce(w.earliest, o.promised_earliest) as earliest, coalesce(w.latest, o.promised_latest) as latest, (
        select jsonb_agg(jsonb_build_object('sku', g.sku, 'quantity', g.quantity, 'fr', coalesce(l.title_fr, g.sku), 'en', coalesce(l.title_en, g.sku)))
        from jsonb_to_recordset(w.goods) g(sku text, quantity integer)
        left join order_lines l on l.order_id = w.order_id and l.sku = g.sku) as lines
    from waiting w join orders o on o.id = w.order_id left join customers c on c.id = o.customer_id
    left join locations p on p.id = o.delivery->>'locationId'
    order by coalesce(w.decide_by, w.since), w.order_id limit ${atMost}`)
}

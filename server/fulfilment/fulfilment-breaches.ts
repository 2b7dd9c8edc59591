import sql from 'sql-template-tag'
import type { Tx } from '../platform/db/database.ts'
import { parcelBreaches } from './carriers/parcel-breaches.ts'

/** What is wrong with goods on their way out, a sentence each; none when all is well. */
export async function fulfilmentBreaches(tx: Tx): Promise<string[]> {
  const rows: { breach: string }[] = []
  for (const question of [quantities, held, money, parcelBreaches])
    rows.push(...(await tx.rows<{ breach: string }>(question)))
  return rows.map(({ breach }) => breach)
}

// What was ordered is in a fulfilment, or lacking, or given up; nothing twice.
const quantities = sql`
  with parts as (
    select order_id, sku, sum(quantity) as quantity from (
      select f.order_id, l.sku, l.quantity from fulfilments f join fulfilment_lines l on l.fulfilment_id = f.id
      where f.status not in ('lost', 'returned', 'damaged')
      union all select order_id, sku, quantity from shortages where status <> 'sourced') p
    group by 1, 2
  ), wanted as (
    select o.order_id, l.sku, sum(l.quantity) as quantity from fulfilment_orders o join order_lines l on l.order_id = o.order_id group by 1, 2
  )
  select format('order %s of %s: %s ordered, its fulfilments and shortages add up to %s', order_id, sku, coalesce(w.quantity, 0), coalesce(p.quantity, 0)) as breach
  from wanted w full join parts p using (order_id, sku) where w.quantity is distinct from p.quantity
  union all
  select format('order %s is %s and fulfilment does not know it', o.number, o.status)
  from orders o where o.origin = 'native' and o.status <> 'cancelled' and not exists (select from fulfilment_orders f where f.order_id = o.id)
  union all
  select format('fulfilment %s is %s and has nothing in it', f.id, f.status)
  from fulfilments f where f.status <> 'cancelled' and not exists (select from fulfilment_lines l where l.fulfilment_id = f.id)
  union all
  select format('fulfilment %s is %s and not all of it is picked', f.id, f.status)
  from fulfilments f join fulfilment_lines l on l.fulfilment_id = f.id
  where f.status not in ('to_pick', 'cancelled') and l.picked <> l.quantity
  union all
  select format('shortage %s is open and nothing will see to it', s.id)
  from shortages s where s.status = 'open' and not exists (select from jobs j where j.kind = 'source_again' and j.key = s.order_id)
  union all
  select format('shortage %s waits for a decision and nothing will end it', s.id)
  from shortages s where s.status = 'to_decide' and not exists (select from jobs j where j.kind = 'give_up_shortages' and j.key = s.order_id)
  limit 200`

// What has not left is kept where it will leave from, and nothing else is.
const held = sql`
  with wanted as (
    select f.order_id, l.sku, f.location_id, sum(l.quantity) as quantity from fulfilments f join fulfilment_lines l on l.fulfilment_id = f.id
    where f.status in ('to_pick', 'picked') or (f.status = 'ready' and f.shipped_at is null) group by 1, 2, 3
  ), kept as (
    select h.order_id, l.sku, l.location_id, sum(l.quantity) as quantity from holds h join hold_lines l on l.hold_id = h.id
    where h.status = 'claimed' group by 1, 2, 3
  )
  select format('order %s of %s at %s: %s to leave, %s kept', order_id, sku, location_id, coalesce(w.quantity, 0), coalesce(k.quantity, 0)) as breach
  from wanted w full join kept k using (order_id, sku, location_id) where w.quantity is distinct from k.quantity
  limit 200`

// No more is taken than what has left or is ready is worth. What another order kept is asked of the job that sees to it.
const money = sql`
  with gone as (
    select order_id, sku, sum(quantity) as quantity from paid_goods group by 1, 2
  ), worth as (
    select o.order_id, o.payment_id, o.number, coalesce(sum(l.total_minor - l.total_minor * (l.quantity - coalesce(g.quantity, 0)) / l.quantity), 0)
      + case when count(g.sku) > 0 then max(b.delivery_minor) else 0 end as minor
    from fulfilment_orders o join orders b on b.id = o.order_id left join order_lines l on l.order_id = o.order_id
    left join gone g on g.order_id = o.order_id and g.sku = l.sku group by 1, 2, 3
  ), asked as (
    -- Gift cards and credit pay first; gift cards that were bought are paid with money.
    select w.*, greatest(w.minor - coalesce((select sum(taken_minor - given_back_minor) from value_uses u where u.order_id = w.order_id), 0), 0)
      + coalesce((select sum(initial_minor) from gift_cards c where c.order_id = w.order_id and c.taken_back_at is null), 0) as of_bank from worth w
  )
  select format('order %s: goods of %s have left or are ready, and %s is taken', w.number, w.minor, p.captured_minor - p.refunded_minor) as breach
  from asked w join payments p on p.id = w.payment_id
  where p.undo_asked_at is null and p.captured_minor - p.refunded_minor <> w.of_bank and p.status in ('authorised', 'captured')
    and not exists (select from jobs j where j.kind = 'capture_payment' and j.key = p.id)
  limit 200`

-- owner: figures
-- What the book says of some days is read day by day, by the index: left to join them as it likes (`offset 0` forbids it), PostgreSQL reads the whole
-- book for any thirty days of it, since what day it was somewhere is no column. Nothing else is changed.

create or replace function goods_given_up(days date[])
returns table (day date, order_id text, sku text, quantity integer, total_minor bigint, vat_rate numeric) language sql stable as $$
  select w.day, o.id, l.sku, g.quantity,
    l.total_minor * least(l.quantity, b.quantity + g.quantity) / l.quantity - l.total_minor * least(l.quantity, b.quantity) / l.quantity, l.vat_rate
  from unnest(days) w(day)
  cross join lateral (select * from events where type in ('fulfilment.cancelled', 'fulfilment.expired', 'shortage.cancelled')
    and at >= w.day::timestamp at time zone 'UTC' - interval '14 hours' and at < w.day::timestamp at time zone 'UTC' + interval '36 hours' offset 0) e
  join orders o on o.id = e.subject_id and o.status <> 'cancelled'
  left join locations p on p.id = o.location_id
  cross join jsonb_to_recordset(e.facts->'lines') g(sku text, quantity integer)
  join order_lines l on l.order_id = o.id and l.sku = g.sku
  cross join lateral (
    select coalesce(sum(f.quantity), 0) as quantity
    from events before cross join jsonb_to_recordset(before.facts->'lines') f(sku text, quantity integer)
    where before.subject_id = e.subject_id and before.type in ('fulfilment.cancelled', 'fulfilment.expired', 'shortage.cancelled')
      and before.id < e.id and f.sku = g.sku) b
  where (e.at at time zone coalesce(p.time_zone, 'Europe/Paris'))::date = w.day
$$;

create or replace function sales_in_book(days date[])
returns table (day date, currency text, channel text, location_id text, orders integer, units integer, sold_minor bigint, sold_net_minor bigint,
  delivery_minor bigint, returns integer, returned_units integer, returned_minor bigint, returned_net_minor bigint) language sql stable as $$
  with sold as (
    select w.day, o.currency, o.channel, o.location_id, 1 as orders, l.units, o.total_minor - o.gifts_minor as sold, v.net as sold_net, o.delivery_minor as delivery,
      0 as returns, 0 as returned_units, 0::bigint as returned, 0::bigint as returned_net
    from unnest(days) w(day)
    cross join lateral (select * from orders where placed_at >= w.day::timestamp at time zone 'UTC' - interval '14 hours'
      and placed_at < w.day::timestamp at time zone 'UTC' + interval '36 hours' offset 0) o
    left join locations p on p.id = o.location_id
    cross join lateral (select coalesce(sum(quantity), 0)::integer as units from order_lines where order_id = o.id) l
    cross join lateral (select coalesce(sum((g->>'baseMinor')::bigint), 0)::bigint as net from jsonb_array_elements(o.vat) g) v
    where o.status <> 'cancelled' and (o.total_minor > o.gifts_minor or o.gifts_minor = 0) and (o.placed_at at time zone coalesce(p.time_zone, 'Europe/Paris'))::date = w.day
  ), noted as (
    select w.day, n.id, n.currency, n.channel, n.location_id
    from unnest(days) w(day)
    cross join lateral (select * from credit_notes where issued_at >= w.day::timestamp at time zone 'UTC' - interval '14 hours'
      and issued_at < w.day::timestamp at time zone 'UTC' + interval '36 hours' offset 0) n
    left join locations p on p.id = n.location_id
    where (n.issued_at at time zone coalesce(p.time_zone, 'Europe/Paris'))::date = w.day
  ), by_rate as (
    select n.day, n.id, n.currency, n.channel, n.location_id, sum(l.quantity)::integer as units, sum(l.total_minor)::bigint as total, l.vat_rate
    from noted n join credit_note_lines l on l.credit_note_id = n.id group by n.day, n.id, n.currency, n.channel, n.location_id, l.vat_rate
    union all
    select g.day, g.order_id, o.currency, o.channel, o.location_id, sum(g.quantity)::integer, sum(g.total_minor)::bigint, g.vat_rate
    from goods_given_up(days) g join orders o on o.id = g.order_id group by g.day, g.order_id, o.currency, o.channel, o.location_id, g.vat_rate
  ), came_back as (
    select day, currency, channel, location_id, 0, 0, 0::bigint, 0::bigint, 0::bigint, 1, sum(units)::integer, sum(total)::bigint,
      sum(total - vat_within(total, vat_rate))::bigint
    from by_rate group by day, id, currency, channel, location_id
  )
  select day, currency, channel, location_id, sum(orders)::integer, sum(units)::integer, sum(sold)::bigint, sum(sold_net)::bigint,
    sum(delivery)::bigint, sum(returns)::integer, sum(returned_units)::integer, sum(returned)::bigint, sum(returned_net)::bigint
  from (select * from sold union all select * from came_back) movements group by day, currency, channel, location_id
$$;

create or replace function articles_in_book(days date[])
returns table (day date, currency text, channel text, location_id text, sku text, units integer, sold_minor bigint, sold_net_minor bigint,
  returned_units integer, returned_minor bigint, returned_net_minor bigint) language sql stable as $$
  with lines as (
    select w.day, o.currency, o.channel, o.location_id, l.sku, l.quantity, l.total_minor, l.vat_rate, false as is_returned
    from unnest(days) w(day)
    cross join lateral (select * from orders where placed_at >= w.day::timestamp at time zone 'UTC' - interval '14 hours'
      and placed_at < w.day::timestamp at time zone 'UTC' + interval '36 hours' offset 0) o
    left join locations p on p.id = o.location_id
    join order_lines l on l.order_id = o.id
    where o.status <> 'cancelled' and (o.placed_at at time zone coalesce(p.time_zone, 'Europe/Paris'))::date = w.day
    union all
    select w.day, n.currency, n.channel, n.location_id, l.sku, l.quantity, l.total_minor, l.vat_rate, true
    from unnest(days) w(day)
    cross join lateral (select * from credit_notes where issued_at >= w.day::timestamp at time zone 'UTC' - interval '14 hours'
      and issued_at < w.day::timestamp at time zone 'UTC' + interval '36 hours' offset 0) n
    left join locations p on p.id = n.location_id
    join credit_note_lines l on l.credit_note_id = n.id
    where (n.issued_at at time zone coalesce(p.time_zone, 'Europe/Paris'))::date = w.day
    union all
    select g.day, o.currency, o.channel, o.location_id, g.sku, g.quantity, g.total_minor, g.vat_rate, true
    from goods_given_up(days) g join orders o on o.id = g.order_id
  ), taxed as (select *, total_minor - vat_within(total_minor, vat_rate) as net_minor from lines)
  select day, currency, channel, location_id, sku, coalesce(sum(quantity) filter (where not is_returned), 0)::integer,
    coalesce(sum(total_minor) filter (where not is_returned), 0)::bigint, coalesce(sum(net_minor) filter (where not is_returned), 0)::bigint,
    coalesce(sum(quantity) filter (where is_returned), 0)::integer, coalesce(sum(total_minor) filter (where is_returned), 0)::bigint,
    coalesce(sum(net_minor) filter (where is_returned), 0)::bigint
  from taxed group by day, currency, channel, location_id, sku
$$;

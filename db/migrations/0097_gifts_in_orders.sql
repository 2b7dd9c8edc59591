-- owner: orders
-- Gift cards that an order has bought: money taken for what is still owed, so no sale and no VAT before something is bought with them.
alter table orders add column gifts_minor bigint not null default 0 check (gifts_minor >= 0);
alter table orders drop constraint orders_check;
alter table orders add constraint orders_add_up check (total_minor = goods_minor - discounts_minor + gifts_minor + delivery_minor);

-- An order of gift cards alone has nothing to bring.
alter table fulfilment_orders drop constraint fulfilment_orders_mode_check;
alter table fulfilment_orders add constraint fulfilment_orders_mode_check check (mode in ('takeaway', 'collect', 'home', 'relay', 'email'));

-- As before, and gift cards are no sale: what is bought with them will be.
create or replace function sales_in_book(days date[])
returns table (day date, currency text, channel text, location_id text, orders integer, units integer, sold_minor bigint, sold_net_minor bigint,
  delivery_minor bigint, returns integer, returned_units integer, returned_minor bigint, returned_net_minor bigint) language sql stable as $$
  with sold as (
    select w.day, o.currency, o.channel, o.location_id, 1 as orders, l.units, o.total_minor - o.gifts_minor as sold, v.net as sold_net, o.delivery_minor as delivery,
      0 as returns, 0 as returned_units, 0::bigint as returned, 0::bigint as returned_net
    from unnest(days) w(day)
    join orders o on o.placed_at >= w.day::timestamp at time zone 'UTC' - interval '14 hours'
      and o.placed_at < w.day::timestamp at time zone 'UTC' + interval '36 hours'
    left join locations p on p.id = o.location_id
    cross join lateral (select coalesce(sum(quantity), 0)::integer as units from order_lines where order_id = o.id) l
    cross join lateral (select coalesce(sum((g->>'baseMinor')::bigint), 0)::bigint as net from jsonb_array_elements(o.vat) g) v
    where o.status <> 'cancelled' and (o.total_minor > o.gifts_minor or o.gifts_minor = 0) and (o.placed_at at time zone coalesce(p.time_zone, 'Europe/Paris'))::date = w.day
  ), noted as (
    select w.day, n.id, n.currency, n.channel, n.location_id
    from unnest(days) w(day)
    join credit_notes n on n.issued_at >= w.day::timestamp at time zone 'UTC' - interval '14 hours'
      and n.issued_at < w.day::timestamp at time zone 'UTC' + interval '36 hours'
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

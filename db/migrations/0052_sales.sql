-- owner: figures
-- What was sold and what came back, day by day, added up from the order book: the functions below say how, the tables keep it. Days are those
-- of the place that sold, in its time zone.

create function vat_within(total_minor bigint, rate numeric) returns bigint language sql immutable as $$
  select round(total_minor * rate / (100 + rate))::bigint
$$;
comment on function vat_within is 'As rules/vat.ts has it: half away from zero.';

create index events_of_goods_given_up on events (at) where type in ('fulfilment.cancelled', 'fulfilment.expired', 'shortage.cancelled');

-- Goods of an order that stands which its buyer did not get after all: at what was paid for them, so that all parts of a line add up to it.
create function goods_given_up(days date[])
returns table (day date, order_id text, sku text, quantity integer, total_minor bigint, vat_rate numeric) language sql stable as $$
  select w.day, o.id, l.sku, g.quantity,
    l.total_minor * least(l.quantity, b.quantity + g.quantity) / l.quantity - l.total_minor * least(l.quantity, b.quantity) / l.quantity, l.vat_rate
  from unnest(days) w(day)
  join events e on e.type in ('fulfilment.cancelled', 'fulfilment.expired', 'shortage.cancelled')
    and e.at >= w.day::timestamp at time zone 'UTC' - interval '14 hours' and e.at < w.day::timestamp at time zone 'UTC' + interval '36 hours'
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

-- One row for each currency, channel and place that sold, or took back, on a day.
create function sales_in_book(days date[])
returns table (day date, currency text, channel text, location_id text, orders integer, units integer, sold_minor bigint, sold_net_minor bigint,
  delivery_minor bigint, returns integer, returned_units integer, returned_minor bigint, returned_net_minor bigint) language sql stable as $$
  with sold as (
    select w.day, o.currency, o.channel, o.location_id, 1 as orders, l.units, o.total_minor as sold, v.net as sold_net, o.delivery_minor as delivery,
      0 as returns, 0 as returned_units, 0::bigint as returned, 0::bigint as returned_net
    from unnest(days) w(day)
    join orders o on o.placed_at >= w.day::timestamp at time zone 'UTC' - interval '14 hours'
      and o.placed_at < w.day::timestamp at time zone 'UTC' + interval '36 hours'
    left join locations p on p.id = o.location_id
    cross join lateral (select coalesce(sum(quantity), 0)::integer as units from order_lines where order_id = o.id) l
    cross join lateral (select coalesce(sum((g->>'baseMinor')::bigint), 0)::bigint as net from jsonb_array_elements(o.vat) g) v
    where o.status <> 'cancelled' and (o.placed_at at time zone coalesce(p.time_zone, 'Europe/Paris'))::date = w.day
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

-- The same for each article: what was paid for it, without delivery.
create function articles_in_book(days date[])
returns table (day date, currency text, channel text, location_id text, sku text, units integer, sold_minor bigint, sold_net_minor bigint,
  returned_units integer, returned_minor bigint, returned_net_minor bigint) language sql stable as $$
  with lines as (
    select w.day, o.currency, o.channel, o.location_id, l.sku, l.quantity, l.total_minor, l.vat_rate, false as is_returned
    from unnest(days) w(day)
    join orders o on o.placed_at >= w.day::timestamp at time zone 'UTC' - interval '14 hours'
      and o.placed_at < w.day::timestamp at time zone 'UTC' + interval '36 hours'
    left join locations p on p.id = o.location_id
    join order_lines l on l.order_id = o.id
    where o.status <> 'cancelled' and (o.placed_at at time zone coalesce(p.time_zone, 'Europe/Paris'))::date = w.day
    union all
    select w.day, n.currency, n.channel, n.location_id, l.sku, l.quantity, l.total_minor, l.vat_rate, true
    from unnest(days) w(day)
    join credit_notes n on n.issued_at >= w.day::timestamp at time zone 'UTC' - interval '14 hours'
      and n.issued_at < w.day::timestamp at time zone 'UTC' + interval '36 hours'
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

create table sales_days (
  day date not null,
  currency text not null,
  channel text not null references channels,
  location_id text references locations,
  orders integer not null,
  units integer not null,
  sold_minor bigint not null,
  sold_net_minor bigint not null,
  delivery_minor bigint not null,
  returns integer not null,
  returned_units integer not null,
  returned_minor bigint not null,
  returned_net_minor bigint not null,
  unique nulls not distinct (day, currency, channel, location_id)
);
comment on table sales_days is 'What sales_in_book says of the days that have not changed since they were added up.';

create table article_days (
  day date not null,
  currency text not null,
  channel text not null references channels,
  location_id text references locations,
  sku text not null,
  units integer not null,
  sold_minor bigint not null,
  sold_net_minor bigint not null,
  returned_units integer not null,
  returned_minor bigint not null,
  returned_net_minor bigint not null,
  unique nulls not distinct (day, currency, channel, location_id, sku)
);
comment on table article_days is 'What articles_in_book says of the days that have not changed since they were added up.';

create table sales_changes (
  day date not null
);
create index sales_changes_by_day on sales_changes (day);
comment on table sales_changes is
  'Days of the order book that have changed since they were added up: written with the change, whoever makes it; a row for each, so that nobody waits for another.';

-- Whoever writes the book, in whatever domain or by an import of thousands: the day is noted in the same transaction.
create function note_orders_entered() returns trigger language plpgsql as $$
begin
  insert into sales_changes (day)
  select distinct (e.placed_at at time zone coalesce(p.time_zone, 'Europe/Paris'))::date from entered e left join locations p on p.id = e.location_id;
  return null;
end $$;
create trigger orders_change_sales after insert on orders referencing new table as entered for each statement execute function note_orders_entered();

create function note_order_changed() returns trigger language plpgsql as $$
begin
  insert into sales_changes (day)
  select (at at time zone coalesce((select time_zone from locations where id = new.location_id), 'Europe/Paris'))::date
  from (
    select new.placed_at as at
    union all
    select at from events where subject_id = new.id and type in ('fulfilment.cancelled', 'fulfilment.expired', 'shortage.cancelled')) moments;
  return null;
end $$;
create trigger cancelled_orders_change_sales after update of status on orders for each row
  when (new.status <> old.status and 'cancelled' in (new.status, old.status)) execute function note_order_changed();

create function note_credit_notes_entered() returns trigger language plpgsql as $$
begin
  insert into sales_changes (day)
  select distinct (e.issued_at at time zone coalesce(p.time_zone, 'Europe/Paris'))::date from entered e left join locations p on p.id = e.location_id;
  return null;
end $$;
create trigger credit_notes_change_sales after insert on credit_notes referencing new table as entered
  for each statement execute function note_credit_notes_entered();

create function note_goods_given_up() returns trigger language plpgsql as $$
begin
  insert into sales_changes (day)
  select (new.at at time zone coalesce(p.time_zone, 'Europe/Paris'))::date
  from orders o left join locations p on p.id = o.location_id where o.id = new.subject_id;
  return null;
end $$;
create trigger goods_given_up_change_sales after insert on events for each row
  when (new.type in ('fulfilment.cancelled', 'fulfilment.expired', 'shortage.cancelled')) execute function note_goods_given_up();

-- What is in the book already.
insert into sales_changes (day)
select distinct (o.placed_at at time zone coalesce(p.time_zone, 'Europe/Paris'))::date from orders o left join locations p on p.id = o.location_id
union
select distinct (n.issued_at at time zone coalesce(p.time_zone, 'Europe/Paris'))::date from credit_notes n left join locations p on p.id = n.location_id
union
select distinct (e.at at time zone coalesce(p.time_zone, 'Europe/Paris'))::date
from events e join orders o on o.id = e.subject_id left join locations p on p.id = o.location_id
where e.type in ('fulfilment.cancelled', 'fulfilment.expired', 'shortage.cancelled');

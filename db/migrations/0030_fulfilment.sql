-- owner: fulfilment
-- What fulfilment knows of an order. Its row is locked first by whoever moves the goods of that order, so that a pick, a hand-over and a
-- cancellation come one after the other.
create table fulfilment_orders (
  order_id text primary key,
  number text not null,
  cart_id text not null,
  payment_id text,
  mode text not null check (mode in ('takeaway', 'collect', 'home', 'relay')),
  location_id text references locations,
  relay_point_id text references relay_points,
  service text,
  promised_earliest timestamptz not null,
  promised_latest timestamptz not null,
  code_hash bytea,
  placed_at timestamptz not null,
  check (mode not in ('takeaway', 'collect') or location_id is not null)
);
create index fulfilment_orders_by_code on fulfilment_orders (code_hash) where code_hash is not null;
comment on column fulfilment_orders.location_id is 'Where she collects it.';
comment on column fulfilment_orders.code_hash is 'Of the code she shows at the counter. The code itself is made again from the retailer''s secret when she looks at it.';

create table fulfilments (
  id text primary key,
  order_id text not null references fulfilment_orders,
  location_id text not null references locations,
  incoming_id text,
  status text not null check (status in (
    'to_pick', 'picked', 'ready', 'shipped', 'at_relay', 'delivered', 'collected', 'expired', 'cancelled')),
  replaces_id text references fulfilments,
  shelf text,
  carrier text,
  tracking_number text unique,
  promised_earliest timestamptz not null,
  promised_latest timestamptz not null,
  created_at timestamptz not null,
  picked_at timestamptz,
  ready_at timestamptz,
  expires_at timestamptz,
  reminded_at timestamptz,
  shipped_at timestamptz,
  done_at timestamptz,
  check (status not in ('shipped', 'at_relay', 'delivered') or shipped_at is not null),
  check ((status in ('delivered', 'collected', 'expired', 'cancelled')) = (done_at is not null))
);
create index fulfilments_by_order on fulfilments (order_id);
create index fulfilments_by_location on fulfilments (location_id, status, promised_latest, id);
create index fulfilments_by_status on fulfilments (status, promised_latest, id);
create index fulfilments_by_expiry on fulfilments (expires_at) where status = 'ready';
comment on table fulfilments is 'The goods of an order that leave one place together. Quantities of those that stand, with the shortages not yet settled, are those of the order.';
comment on column fulfilments.location_id is 'Where the goods come from.';
comment on column fulfilments.incoming_id is 'The delivery its goods come with, where they were sold before they came.';
comment on column fulfilments.replaces_id is 'The fulfilment that could not serve these goods.';

create table fulfilment_lines (
  fulfilment_id text not null references fulfilments,
  sku text not null references variants on update cascade,
  quantity integer not null check (quantity > 0),
  picked integer not null default 0,
  primary key (fulfilment_id, sku),
  check (picked between 0 and quantity)
);

-- Goods of an order that are not where they were to come from. Sourced again, or waiting for someone's decision, or cancelled.
create table shortages (
  id text primary key,
  order_id text not null references fulfilment_orders,
  fulfilment_id text not null references fulfilments,
  location_id text not null references locations,
  sku text not null references variants on update cascade,
  quantity integer not null check (quantity > 0),
  reason text not null check (reason in ('short_pick', 'too_busy', 'damaged', 'not_found', 'closed', 'counted')),
  status text not null check (status in ('open', 'sourced', 'to_decide', 'cancelled')),
  decide_by timestamptz,
  found_at timestamptz not null,
  settled_at timestamptz,
  check ((status = 'to_decide') <= (decide_by is not null)),
  check ((status in ('sourced', 'cancelled')) = (settled_at is not null))
);
create index shortages_by_order on shortages (order_id);
create index shortages_unsettled on shortages (status, found_at) where status in ('open', 'to_decide');

create sequence parcel_numbers;

-- The key that collection codes are made with: made once, here, and never shown.
insert into secrets (name, value)
select 'collection_codes', decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex');

-- Orders that were open before there were fulfilments, or handed over at once.
insert into fulfilment_orders (order_id, number, cart_id, payment_id, mode, location_id, relay_point_id, service, promised_earliest,
  promised_latest, placed_at)
select o.id, o.number, o.cart_id, p.id, o.delivery->>'mode', o.delivery->>'locationId', o.delivery->>'relayPointId',
  o.delivery->>'service', o.promised_earliest, o.promised_latest, o.placed_at
from orders o
left join payments p on p.payable_kind = 'cart' and p.payable_id = o.cart_id and p.status in ('authorised', 'captured') and p.undo_asked_at is null
where o.origin = 'native' and o.status <> 'cancelled';
with parts as (
  select o.id as order_id, o.status, l.location_id, l.incoming_id, 'shp_' || replace(gen_random_uuid()::text, '-', '') as id,
    array_agg(l.sku) as skus, array_agg(l.quantity) as quantities, o.promised_earliest, o.promised_latest, o.placed_at
  from orders o join holds h on h.order_id = o.id and h.status in ('claimed', 'consumed') join hold_lines l on l.hold_id = h.id
  where o.origin = 'native' and o.status <> 'cancelled' group by o.id, l.location_id, l.incoming_id
), made as (
  insert into fulfilments (id, order_id, location_id, incoming_id, status, promised_earliest, promised_latest, created_at, done_at)
  select id, order_id, location_id, incoming_id, case status when 'completed' then 'collected' else 'to_pick' end, promised_earliest,
    promised_latest, placed_at, case status when 'completed' then placed_at end from parts
)
insert into fulfilment_lines (fulfilment_id, sku, quantity, picked)
select p.id, u.sku, sum(u.quantity), case p.status when 'completed' then sum(u.quantity) else 0 end
from parts p cross join lateral unnest(p.skus, p.quantities) u(sku, quantity) group by p.id, u.sku, p.status;

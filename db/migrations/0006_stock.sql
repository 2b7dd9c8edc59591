-- owner: stock
create table stock_levels (
  sku text not null references variants on update cascade,
  location_id text not null references locations,
  on_hand integer not null default 0,
  reserved integer not null default 0,
  safety integer not null default 0 check (safety >= 0),
  primary key (sku, location_id),
  constraint never_oversold check (reserved >= 0 and reserved <= on_hand)
);
comment on table stock_levels is 'The balance of stock_movements (on_hand) and of holds not yet ended (reserved). At a supplier, on_hand is what it has promised.';

create table stock_movements (
  id text primary key,
  sku text not null references variants on update cascade,
  location_id text not null references locations,
  kind text not null check (kind in ('receive', 'adjust', 'count', 'transfer_out', 'transfer_in', 'sell', 'return', 'found', 'supplier_promise')),
  quantity integer not null,
  counted integer,
  reason text,
  cause_id text,
  actor_id text,
  at timestamptz not null,
  check (counted is null or kind = 'count')
);
comment on column stock_movements.counted is 'What a count found; quantity is its difference to the books.';
create index stock_movements_by_sku on stock_movements (sku, location_id, id);
create index stock_movements_by_cause on stock_movements (cause_id);
create trigger stock_movements_are_permanent before update or delete on stock_movements for each row execute function refuse_rewriting();

create table incoming_deliveries (
  id text primary key,
  sku text not null references variants on update cascade,
  location_id text not null references locations,
  expected_on date not null,
  quantity integer not null check (quantity > 0),
  reserved integer not null default 0,
  constraint incoming_never_oversold check (reserved >= 0 and reserved <= quantity)
);
create index incoming_deliveries_by_sku on incoming_deliveries (sku);

create table holds (
  id text primary key,
  cart_id text not null,
  payment_id text not null,
  order_id text,
  status text not null check (status in ('live', 'claimed', 'consumed', 'released', 'expired')),
  taken_at timestamptz not null,
  expires_at timestamptz not null,
  check (status not in ('claimed', 'consumed') or order_id is not null)
);
create unique index holds_one_live_per_cart on holds (cart_id) where status = 'live';
create index holds_by_expiry on holds (expires_at) where status = 'live';
create index holds_by_order on holds (order_id);
create index holds_by_payment on holds (payment_id);

create table hold_lines (
  hold_id text not null references holds,
  position integer not null,
  sku text not null references variants on update cascade,
  location_id text not null references locations,
  incoming_id text references incoming_deliveries,
  quantity integer not null check (quantity > 0),
  primary key (hold_id, position)
);
create index hold_lines_by_sku on hold_lines (sku, location_id);

-- What can be promised, of goods that are there and of goods on their way, a row for each.
create view availability as
  select sku, location_id, null::text as incoming_id, null::date as expected_on, on_hand, reserved, safety,
    greatest(0, on_hand - reserved - safety) as available
  from stock_levels
  union all
  select sku, location_id, id, expected_on, quantity, reserved, 0, quantity - reserved
  from incoming_deliveries;

-- Whoever changes balances locks in one order, so that nobody waits in a ring: holds (by id), levels (by sku and location), deliveries (by id).

-- Gives back what holds kept: once, whoever asks first. `ending` is released or expired. Answers those it ended.
create function end_holds(ended_ids text[], ending text, endable text[]) returns setof text
language plpgsql as $$
declare
  ended text[];
begin
  perform 1 from holds h where h.id = any(ended_ids) order by h.id for update;
  ended := array(select h.id from holds h where h.id = any(ended_ids) and h.status = any(endable));
  if cardinality(ended) = 0 then return; end if;
  perform 1 from stock_levels l
  where (l.sku, l.location_id) in (select h.sku, h.location_id from hold_lines h where h.hold_id = any(ended) and h.incoming_id is null)
  order by l.sku, l.location_id for update;
  perform 1 from incoming_deliveries d
  where d.id in (select h.incoming_id from hold_lines h where h.hold_id = any(ended)) order by d.id for update;

  update holds h set status = ending where h.id = any(ended);
  update stock_levels l set reserved = l.reserved - h.quantity
  from (
    select sku, location_id, sum(quantity)::integer as quantity from hold_lines where hold_id = any(ended) and incoming_id is null group by 1, 2
  ) h
  where l.sku = h.sku and l.location_id = h.location_id;
  update incoming_deliveries d set reserved = d.reserved - h.quantity
  from (
    select incoming_id, sum(quantity)::integer as quantity from hold_lines where hold_id = any(ended) and incoming_id is not null group by 1
  ) h
  where d.id = h.incoming_id;
  return query select unnest(ended);
end $$;

-- Takes a whole hold or nothing, in one round trip. First it ends the holds on the same articles whose time is over, and the one the basket
-- still had: taking again replaces. Answers the lines that fell short; an empty answer means that the hold is taken.
create function take_hold(
  hold_id text, cart_id text, payment_id text, taken_at timestamptz, expires_at timestamptz,
  skus text[], location_ids text[], incoming_ids text[], quantities integer[]
) returns table (sku text, location_id text, incoming_id text, wanted integer, available integer)
language plpgsql as $$
#variable_conflict use_column
declare
  former text[];
  lapsed text[];
begin
  lapsed := array(
    select h.id from holds h
    where h.status = 'live' and h.expires_at <= take_hold.taken_at
      and exists (select from hold_lines l where l.hold_id = h.id and l.sku = any(skus))
  );
  former := array(select h.id from holds h where h.cart_id = take_hold.cart_id and h.status = 'live');
  if cardinality(lapsed || former) > 0 then
    perform 1 from holds h where h.id = any(lapsed || former) order by h.id for update;
    -- One of them may have been claimed or given more time before it was locked.
    lapsed := array(select h.id from holds h where h.id = any(lapsed) and h.status = 'live' and h.expires_at <= take_hold.taken_at);
    former := array(select h.id from holds h where h.id = any(former) and h.status = 'live');
  end if;
  perform 1 from stock_levels l
  where (l.sku, l.location_id) in (
    select w.s, w.l from unnest(skus, location_ids, incoming_ids) w(s, l, i) where w.i is null
    union all select h.sku, h.location_id from hold_lines h where h.hold_id = any(lapsed || former) and h.incoming_id is null
  )
  order by l.sku, l.location_id for update;
  perform 1 from incoming_deliveries d
  where d.id = any(incoming_ids || array(select h.incoming_id from hold_lines h where h.hold_id = any(lapsed || former)))
  order by d.id for update;
  if cardinality(lapsed) > 0 then perform end_holds(lapsed, 'expired', array['live']); end if;
  if cardinality(former) > 0 then perform end_holds(former, 'released', array['live']); end if;

  return query
    with wanted as (
      select w.s, w.l, w.i, sum(w.q)::integer as q from unnest(skus, location_ids, incoming_ids, quantities) w(s, l, i, q) group by 1, 2, 3
    )
    select w.s, w.l, w.i, w.q, greatest(0, coalesce(case when w.i is null then l.on_hand - l.reserved - l.safety else d.quantity - d.reserved end, 0))
    from wanted w
    left join stock_levels l on w.i is null and l.sku = w.s and l.location_id = w.l
    left join incoming_deliveries d on d.id = w.i and d.sku = w.s and d.location_id = w.l
    where coalesce(case when w.i is null then l.on_hand - l.reserved - l.safety else d.quantity - d.reserved end, 0) < w.q;
  if found then return; end if;

  update stock_levels l set reserved = l.reserved + w.q
  from (select s, l, sum(q)::integer as q from unnest(skus, location_ids, incoming_ids, quantities) u(s, l, i, q) where i is null group by 1, 2) w
  where l.sku = w.s and l.location_id = w.l;
  update incoming_deliveries d set reserved = d.reserved + w.q
  from (select i, sum(q)::integer as q from unnest(incoming_ids, quantities) u(i, q) where i is not null group by 1) w
  where d.id = w.i;
  insert into holds (id, cart_id, payment_id, status, taken_at, expires_at)
  values (take_hold.hold_id, take_hold.cart_id, take_hold.payment_id, 'live', take_hold.taken_at, take_hold.expires_at);
  insert into hold_lines (hold_id, position, sku, location_id, incoming_id, quantity)
  select take_hold.hold_id, u.n, u.s, u.l, u.i, u.q
  from unnest(skus, location_ids, incoming_ids, quantities) with ordinality u(s, l, i, q, n);
end $$;

-- owner: stock
alter table stock_movements drop constraint stock_movements_kind_check;
alter table stock_movements add constraint stock_movements_kind_check check (kind in (
  'receive', 'adjust', 'count', 'transfer_out', 'transfer_in', 'sell', 'return', 'found', 'damage', 'supplier_promise'));

create table deliveries (
  id text primary key,
  kind text not null check (kind in ('purchase', 'transfer')),
  from_location_id text references locations,
  location_id text not null references locations,
  reference text,
  status text not null default 'expected' check (status in ('expected', 'arrived', 'cancelled')),
  announced_at timestamptz not null,
  closed_at timestamptz,
  check (kind <> 'transfer' or (from_location_id is not null and from_location_id <> location_id)),
  check ((status = 'expected') = (closed_at is null))
);
create index deliveries_expected on deliveries (location_id) where status = 'expected';
create index deliveries_newest on deliveries (announced_at desc, id desc);
comment on table deliveries is 'What is on its way to a location: ordered from a supplier (purchase), or sent by another location (transfer). Its lines are incoming_deliveries.';

alter table incoming_deliveries
  add column delivery_id text references deliveries,
  add column announced integer,
  add column received integer not null default 0 check (received >= 0),
  add column missing integer not null default 0 check (missing >= 0);
insert into deliveries (id, kind, location_id, announced_at)
  select 'dlv_' || substr(id, 5), 'purchase', location_id, now() from incoming_deliveries;
update incoming_deliveries set delivery_id = 'dlv_' || substr(id, 5), announced = quantity;
alter table incoming_deliveries
  drop constraint incoming_deliveries_quantity_check,
  alter column delivery_id set not null,
  alter column announced set not null,
  add check (announced > 0),
  add constraint nothing_lost_on_the_way check (quantity + least(received, announced) + missing = announced),
  add unique (delivery_id, sku);
create index incoming_deliveries_open on incoming_deliveries (sku, location_id, expected_on) where quantity > 0;
comment on column incoming_deliveries.quantity is 'Still to come: what was announced, less what has arrived and what is known to be missing.';

-- Goods that were sold before they came are there now: holds on a line of a delivery become holds on stock, the oldest first, at most so many
-- units. The level must have the room. Answers how many units.
create function serve_waiting(of_incoming_id text, at_most integer) returns integer
language plpgsql set enable_seqscan = off as $$
declare
  waiting record;
  part integer;
  moved integer := 0;
begin
  for waiting in
    select l.hold_id, l.position, l.sku, l.location_id, l.quantity from hold_lines l join holds h on h.id = l.hold_id
    where l.incoming_id = of_incoming_id and h.status in ('live', 'claimed') order by h.taken_at, h.id, l.position
  loop
    exit when moved = at_most;
    part := least(waiting.quantity, at_most - moved);
    if part = waiting.quantity then
      update hold_lines set incoming_id = null where hold_id = waiting.hold_id and position = waiting.position;
    else
      update hold_lines set quantity = quantity - part where hold_id = waiting.hold_id and position = waiting.position;
      insert into hold_lines (hold_id, position, sku, location_id, quantity)
      select waiting.hold_id, max(position) + 1, waiting.sku, waiting.location_id, part from hold_lines where hold_id = waiting.hold_id;
    end if;
    moved := moved + part;
  end loop;
  if moved > 0 then
    update incoming_deliveries set reserved = reserved - moved where id = of_incoming_id;
    update stock_levels l set reserved = l.reserved + moved from incoming_deliveries d
    where d.id = of_incoming_id and l.sku = d.sku and l.location_id = d.location_id;
  end if;
  return moved;
end $$;

-- Some of a line has arrived and is on hand already. Answers how many units of it had been sold before they came.
create function arrive(of_incoming_id text, quantity_arrived integer) returns integer
language plpgsql as $$
declare
  served integer;
begin
  perform 1 from stock_levels l join incoming_deliveries d on d.id = of_incoming_id and l.sku = d.sku and l.location_id = d.location_id for update of l;
  perform 1 from incoming_deliveries where id = of_incoming_id for update;
  served := serve_waiting(of_incoming_id, quantity_arrived);
  update incoming_deliveries
  set received = received + quantity_arrived, quantity = greatest(0, quantity - quantity_arrived) where id = of_incoming_id;
  return served;
end $$;

-- What can be promised, of goods that are there and of goods still to come, a row for each. Whether a day has passed is the reader's to say.
create or replace view availability as
  select sku, location_id, null::text as incoming_id, null::date as expected_on, on_hand, reserved, safety,
    greatest(0, on_hand - reserved - safety) as available
  from stock_levels
  union all
  select sku, location_id, id, expected_on, quantity, reserved, 0, quantity - reserved
  from incoming_deliveries where quantity > 0;

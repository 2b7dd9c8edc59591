-- owner: stock
-- Where in a shop its goods lie. What is on the floor and in the window is counted in the very row that counts what is on hand; all the rest is
-- in the stock room. So the places always add up to what is on hand, and cost a sale nothing.
alter table stock_levels
  add column on_floor integer not null default 0 check (on_floor >= 0),
  add column in_window integer not null default 0 check (in_window >= 0),
  add constraint places_hold_what_is_there check (on_floor + in_window <= on_hand);
comment on column stock_levels.safety is 'Kept back from what is promised: the greater of what the safety rules say and of the units in a window that is not promised.';

alter table stock_movements add column from_place text, add column to_place text, add column moved integer;
alter table stock_movements drop constraint stock_movements_kind_check;
alter table stock_movements add constraint stock_movements_kind_check check (kind in (
  'receive', 'adjust', 'count', 'transfer_out', 'transfer_in', 'sell', 'return', 'found', 'damage', 'supplier_promise', 'move'));
alter table stock_movements add constraint moves_within check (
  (kind = 'move') = (from_place is not null) and (kind = 'move') = (to_place is not null) and (kind = 'move') = (moved is not null)
  and (kind <> 'move' or (quantity = 0 and moved > 0 and from_place <> to_place
    and from_place in ('floor', 'stock_room', 'window') and to_place in ('floor', 'stock_room', 'window'))));
comment on column stock_movements.moved is 'How many went from one place of a shop to another; what the location has on hand stays the same.';

create table safety_rules (
  sku text references variants on update cascade,
  category_id text references categories,
  location_id text references locations,
  quantity integer not null check (quantity >= 0),
  check (sku is null or category_id is null),
  check (num_nonnulls(sku, category_id, location_id) > 0),
  unique nulls not distinct (sku, category_id, location_id)
);
create index safety_rules_by_location on safety_rules (location_id) where sku is null;
comment on table safety_rules is 'How many are kept back. The most precise holds: article at a location, article, category at a location, category (the nearest above the article), location.';

create table promised_windows (location_id text primary key references locations);
comment on table promised_windows is 'The shops whose window the retailer lets be sold at a distance; everywhere else what is in the window stays there until a person in the shop takes it.';

create function safety_rule_of(of_sku text, of_location_id text) returns integer
language sql stable as $$
  with recursive above as (
    select p.category_id as id, 1 as distance from variants v join products p on p.id = v.product_id where v.sku = of_sku
    union all
    select c.parent_id, a.distance + 1 from above a join categories c on c.id = a.id where c.parent_id is not null
  ), rules as (
    select 1 as kind, location_id, 0 as distance, quantity from safety_rules where sku = of_sku and category_id is null
    union all
    select 2, r.location_id, a.distance, r.quantity from above a join safety_rules r on r.sku is null and r.category_id = a.id
    union all
    select 3, location_id, 0, quantity from safety_rules where sku is null and category_id is null and location_id = of_location_id
  )
  select coalesce((
    select quantity from rules where location_id is null or location_id = of_location_id
    order by kind, location_id is null, distance limit 1), 0)
$$;

create function kept_back(of_sku text, of_location_id text, of_window integer) returns integer
language sql stable as $$
  select greatest(safety_rule_of(of_sku, of_location_id),
    case when of_window > 0 and exists (select from promised_windows where location_id = of_location_id) then 0 else of_window end)
$$;

-- What leaves without saying from where leaves the stock room first, then the floor, and the window last.
create function empty_places() returns trigger
language plpgsql as $$
begin
  new.in_window := greatest(0, least(new.in_window, new.on_hand));
  new.on_floor := greatest(0, least(new.on_floor, new.on_hand - new.in_window));
  if new.in_window <> old.in_window then new.safety := kept_back(new.sku, new.location_id, new.in_window); end if;
  return new;
end $$;
create trigger places_hold_no_more_than_is_there before update on stock_levels
  for each row when (new.on_floor + new.in_window > new.on_hand) execute function empty_places();

insert into safety_rules (sku, location_id, quantity) select sku, location_id, safety from stock_levels where safety > 0;

-- `available` is for those who buy at a distance. A person in the shop can have what is kept back too (`in_hand`), the window's units included.
create or replace view availability as
  select sku, location_id, null::text as incoming_id, null::date as expected_on, on_hand, reserved, safety,
    greatest(0, on_hand - reserved - safety) as available, on_hand - reserved as in_hand, on_floor, in_window
  from stock_levels
  union all
  select sku, location_id, id, expected_on, quantity, reserved, 0, quantity - reserved, 0, 0, 0
  from incoming_deliveries where quantity > 0;

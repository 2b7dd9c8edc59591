-- owner: stock
-- Every line of the ledger says what it changed on the floor and in the window; what is left of its quantity, it changed in the stock room. So
-- the places of a level are sums of the ledger, as what is on hand is.
alter table stock_movements
  add column place text check (place in ('floor', 'stock_room', 'window')),
  add column on_floor integer not null default 0,
  add column in_window integer not null default 0;
comment on column stock_movements.place is 'Where it was said to happen; null where nobody said, and the rules did.';
comment on column stock_movements.on_floor is 'What it changed on the floor; with in_window and the stock room it makes up quantity.';

alter table stock_movements disable trigger stock_movements_are_permanent;
update stock_movements set
  on_floor = case 'floor' when to_place then moved when from_place then -moved else 0 end,
  in_window = case 'window' when to_place then moved when from_place then -moved else 0 end
where moved is not null;
alter table stock_movements enable trigger stock_movements_are_permanent;

-- Until now goods left the places without the ledger saying so: one line says it of each article that had been moved.
insert into stock_movements (id, sku, location_id, kind, quantity, on_floor, in_window, reason, at)
select 'mov_' || lpad(to_hex((extract(epoch from now()) * 1000)::bigint), 12, '0') || '7' || substr(md5(l.sku || l.location_id), 1, 3)
  || '8' || substr(md5(l.location_id || l.sku), 1, 15), l.sku, l.location_id, 'adjust', 0,
  l.on_floor - coalesce(m.on_floor, 0), l.in_window - coalesce(m.in_window, 0), 'places', now()
from stock_levels l left join (
  select sku, location_id, sum(on_floor)::integer as on_floor, sum(in_window)::integer as in_window from stock_movements group by 1, 2
) m using (sku, location_id)
where l.on_floor <> coalesce(m.on_floor, 0) or l.in_window <> coalesce(m.in_window, 0);

drop trigger places_hold_no_more_than_is_there on stock_levels;
drop function empty_places();

create table leaving_rules (
  kind text primary key check (kind in ('sell', 'transfer_out', 'other')),
  starts_with text not null check (starts_with in ('floor', 'stock_room'))
);
comment on table leaving_rules is 'From where goods leave a shop first when nobody says from where: sold, sent to another place, or lost. The window comes last, always.';
insert into leaving_rules values ('sell', 'floor'), ('transfer_out', 'stock_room'), ('other', 'stock_room');

-- What a movement changes on the floor and in the window. What comes lies where it was said, else in the stock room. What goes leaves the
-- place that was said, then the one the rule starts with, then the other, the window last: what is not in one is taken from the next.
create function place_changes(
  quantity integer, of_place text, starts_with text, there integer, inout on_floor integer, inout in_window integer
) language plpgsql immutable as $$
declare
  before_floor integer := on_floor;
  before_window integer := in_window;
  in_room integer := there - on_floor - in_window;
  to_take integer := -quantity;
  one text;
  taken integer;
begin
  if quantity > 0 then
    on_floor := case when of_place = 'floor' then quantity else 0 end;
    in_window := case when of_place = 'window' then quantity else 0 end;
    return;
  end if;
  foreach one in array array[of_place, starts_with, 'stock_room', 'floor', 'window'] loop
    taken := least(to_take, case one when 'floor' then on_floor when 'stock_room' then in_room when 'window' then in_window else 0 end);
    if one = 'floor' then on_floor := on_floor - taken;
    elsif one = 'stock_room' then in_room := in_room - taken;
    elsif one = 'window' then in_window := in_window - taken;
    end if;
    to_take := to_take - taken;
    exit when to_take = 0;
  end loop;
  on_floor := on_floor - before_floor;
  in_window := in_window - before_window;
end $$;

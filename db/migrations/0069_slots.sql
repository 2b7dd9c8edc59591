-- owner: slots
create table slot_plans (
  id text primary key,
  title_fr text not null,
  title_en text not null,
  service text references delivery_services (code) on update cascade,
  location_id text references locations,
  postcode_prefixes text[] not null default '{}',
  time_zone text not null,
  lead_minutes integer not null check (lead_minutes >= 0),
  horizon_days integer not null check (horizon_days between 1 and 120),
  move_until_minutes integer not null check (move_until_minutes >= 0),
  is_active boolean not null,
  check ((service is null) <> (location_id is null)),
  check (service is not null or postcode_prefixes = '{}')
);
create unique index slot_plans_one_per_shop on slot_plans (location_id) where is_active;
comment on table slot_plans is 'Appointments that a retailer keeps: at home by one service in a zone, or for collecting in a shop.';
comment on column slot_plans.service is 'This service comes by appointment only, and only to zones that a plan serves.';
comment on column slot_plans.postcode_prefixes is 'The zone; none: wherever the service goes. Of several plans the one that says most of a postcode serves it.';
comment on column slot_plans.lead_minutes is 'How long before it begins a slot can still be taken.';
comment on column slot_plans.move_until_minutes is 'How long before it begins a slot can still be given up for another.';

create table slot_windows (
  plan_id text not null references slot_plans,
  weekday integer not null check (weekday between 1 and 7),
  starts time not null,
  ends time not null check (ends > starts),
  capacity integer not null check (capacity > 0),
  capacity_grams bigint check (capacity_grams > 0),
  cost_minor bigint not null default 0 check (cost_minor >= 0),
  primary key (plan_id, weekday, starts)
);
comment on table slot_windows is 'The week of a plan.';
comment on column slot_windows.capacity_grams is 'What the vehicle carries in one round.';
comment on column slot_windows.cost_minor is 'What this window costs beside the service, tax included.';

create table slot_days (
  plan_id text not null references slot_plans,
  on_day date not null,
  starts time not null,
  ends time not null check (ends > starts),
  capacity integer not null,
  capacity_grams bigint,
  cost_minor bigint not null default 0 check (cost_minor >= 0),
  is_exception boolean not null,
  taken integer not null default 0,
  taken_grams bigint not null default 0,
  primary key (plan_id, on_day, starts),
  constraint slots_are_never_overbooked check (
    taken between 0 and capacity and taken_grams >= 0 and (capacity_grams is null or taken_grams <= capacity_grams))
);
comment on table slot_days is 'The windows of a day that someone has taken, and those that differ from the week. A day has a row for each window as soon as it is an exception.';

create table slot_bookings (
  hold_id text primary key,
  plan_id text not null,
  on_day date not null,
  starts time not null,
  grams bigint not null check (grams >= 0),
  booked_at timestamptz not null,
  is_over boolean not null default false,
  foreign key (plan_id, on_day, starts) references slot_days
);
create index slot_bookings_standing on slot_bookings (plan_id, on_day, starts) where not is_over;
comment on table slot_bookings is 'Who has a place in a slot: a hold, and with it the basket that is being paid or the order. It ends with the hold.';

-- Takes a place in a slot, if there is one: the row of the slot is locked, and the constraint has the last word. Holds and levels are locked
-- before slots, always. The same hold that asks for another slot changes its place.
create function book_slot(of_hold text, of_plan text, of_day date, of_starts time, of_grams bigint, at timestamptz) returns boolean
language plpgsql set enable_seqscan = off as $$
declare
  former slot_bookings;
begin
  if of_hold is null then return false; end if;
  -- Nobody sets its days meanwhile.
  perform 1 from slot_plans p where p.id = of_plan and p.is_active for share;
  if not found then return false; end if;
  select * into former from slot_bookings b where b.hold_id = of_hold and not b.is_over for update;
  if (former.plan_id, former.on_day, former.starts) = (of_plan, of_day, of_starts) then return true; end if;
  insert into slot_days (plan_id, on_day, starts, ends, capacity, capacity_grams, cost_minor, is_exception)
  select w.plan_id, of_day, w.starts, w.ends, w.capacity, w.capacity_grams, w.cost_minor, false from slot_windows w
  where w.plan_id = of_plan and w.weekday = extract(isodow from of_day) and w.starts = of_starts
    and not exists (select from slot_days d where d.plan_id = of_plan and d.on_day = of_day and d.is_exception)
  on conflict do nothing;
  perform 1 from slot_days d
  where (d.plan_id, d.on_day, d.starts) in ((of_plan, of_day, of_starts), (former.plan_id, former.on_day, former.starts))
  order by d.plan_id, d.on_day, d.starts for update;
  update slot_days d set taken = d.taken + 1, taken_grams = d.taken_grams + of_grams
  where (d.plan_id, d.on_day, d.starts) = (of_plan, of_day, of_starts) and d.taken < d.capacity
    and (d.capacity_grams is null or d.taken_grams + of_grams <= d.capacity_grams);
  if not found then return false; end if;
  if former.hold_id is not null then
    update slot_days d set taken = d.taken - 1, taken_grams = d.taken_grams - former.grams
    where (d.plan_id, d.on_day, d.starts) = (former.plan_id, former.on_day, former.starts);
  end if;
  insert into slot_bookings (hold_id, plan_id, on_day, starts, grams, booked_at) values (of_hold, of_plan, of_day, of_starts, of_grams, at)
  on conflict (hold_id) do update set plan_id = excluded.plan_id, on_day = excluded.on_day, starts = excluded.starts, grams = excluded.grams,
    booked_at = excluded.booked_at, is_over = false;
  return true;
end $$;

-- Gives the places of these holds back.
create function end_slots(of_holds text[]) returns void
language plpgsql set enable_seqscan = off as $$
begin
  perform 1 from slot_days d
  where (d.plan_id, d.on_day, d.starts) in (
    select b.plan_id, b.on_day, b.starts from slot_bookings b where b.hold_id = any(of_holds) and not b.is_over)
  order by d.plan_id, d.on_day, d.starts for update;
  with ended as (
    update slot_bookings b set is_over = true where b.hold_id = any(of_holds) and not b.is_over returning *
  )
  update slot_days d set taken = d.taken - e.places, taken_grams = d.taken_grams - e.grams
  from (select plan_id, on_day, starts, count(*)::integer as places, sum(grams)::bigint as grams from ended group by 1, 2, 3) e
  where (d.plan_id, d.on_day, d.starts) = (e.plan_id, e.on_day, e.starts);
end $$;

-- Whatever ends a hold without its goods being handed over gives its slot back in the same transaction.
create function end_slots_with_holds() returns trigger language plpgsql as $$
begin
  perform end_slots(array[new.id]);
  return null;
end $$;
create trigger slots_end_with_holds after update of status on holds
for each row when (new.status in ('released', 'expired') and old.status not in ('released', 'expired')) execute function end_slots_with_holds();

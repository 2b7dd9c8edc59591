-- owner: promise
-- What was promised and what then happened, once for each parcel: what arrived on which day, or was ready at which hour.
create table promise_outcomes (
  id text primary key,
  order_id text not null,
  mode text not null check (mode in ('collect', 'home', 'relay')),
  service text,
  location_id text references locations,
  placed_at timestamptz not null,
  due_at timestamptz not null,
  happened_at timestamptz not null,
  late_days integer not null,
  margin_days integer not null default 0,
  is_kept boolean not null
);
create index promise_outcomes_by_time on promise_outcomes (happened_at desc, id desc);
comment on table promise_outcomes is 'The id is that of the fulfilment, or of the order another system fulfilled.';
comment on column promise_outcomes.due_at is 'By when: the last moment promised, or for what is collected the moment from when on it was to be ready.';
comment on column promise_outcomes.late_days is 'In the carrier''s working days after the day promised; negative before it.';
comment on column promise_outcomes.margin_days is 'What was added to the promise when it was made: without it, it would have been later by so much.';

-- The days added to what a carrier says, by service and place: learned each night, or fixed by a person. The latest row counts.
create table promise_margins (
  service text not null references delivery_services (code),
  location_id text not null references locations,
  since timestamptz not null,
  days integer not null check (days between -1 and 3),
  is_fixed boolean not null,
  evidence jsonb not null,
  staff_id text,
  primary key (service, location_id, since)
);

create table promise_margin_settings (
  only_row boolean primary key default true check (only_row),
  is_on boolean not null default true,
  target numeric(4, 3) not null default 0.95 check (target between 0.5 and 0.999)
);
insert into promise_margin_settings default values;

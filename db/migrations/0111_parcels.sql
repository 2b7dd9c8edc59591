-- owner: fulfilment
-- Carriers that a parcel can be entrusted to, and what they say of each.
create table carriers (
  code text primary key check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name text not null unique,
  label_format text not null default 'png' check (label_format in ('pdf', 'png', 'zpl')),
  silent_days integer not null default 4 check (silent_days between 1 and 60),
  is_connected boolean not null default false
);
comment on column carriers.name is 'As delivery services name it.';
comment on column carriers.silent_days is 'A parcel of which nothing has been heard for so many days is looked into by a person.';
comment on column carriers.is_connected is 'Whether this retailer''s environment holds an account with it; written at each start.';

create table carrier_products (
  service text primary key,
  carrier text not null references carriers on update cascade,
  product text not null
);
comment on table carrier_products is 'What the carrier calls each delivery service; one that is not here goes by its own code.';

create table parcels (
  id text primary key,
  order_id text not null references fulfilment_orders,
  fulfilment_id text not null references fulfilments,
  carrier text not null references carriers on update cascade,
  product text not null,
  carrier_id text,
  tracking_number text unique,
  step text not null check (step in ('asked', 'labelled', 'taken', 'in_transit', 'out_for_delivery', 'undelivered', 'at_relay', 'returning',
    'damaged', 'lost', 'returned', 'delivered', 'cancelled')),
  step_at timestamptz not null,
  asked_at timestamptz not null,
  labelled_at timestamptz,
  handed_over_at timestamptz,
  heard_at timestamptz,
  problem text,
  check (step in ('asked', 'cancelled') or (labelled_at is not null and carrier_id is not null and tracking_number is not null))
);
create unique index one_parcel_for_each on parcels (fulfilment_id) where step <> 'cancelled';
create index parcels_under_way on parcels (step, step_at) where step not in ('asked', 'returned', 'delivered', 'cancelled');
comment on table parcels is 'A parcel at its carrier. Its id is our reference there: asked again under it, the carrier gives the same label. Its step only goes forward.';
comment on column parcels.step_at is 'When it came to this step, as the carrier tells it.';
comment on column parcels.problem is 'Why the carrier refuses to make a label, in its own words.';

create table parcel_labels (
  parcel_id text primary key references parcels,
  format text not null check (format in ('pdf', 'png', 'zpl')),
  content bytea not null
);

create table parcel_events (
  parcel_id text not null references parcels,
  id text not null,
  code text not null,
  step text,
  place text,
  told text,
  occurred_at timestamptz not null,
  heard_at timestamptz not null,
  primary key (parcel_id, id)
);
create trigger parcel_events_are_permanent before update or delete on parcel_events for each row execute function refuse_rewriting();
comment on table parcel_events is 'All that carriers have said of our parcels, as they said it, once each however often it was told; in no order but the one it was heard in.';

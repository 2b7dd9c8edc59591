-- owner: locations
create table legal_entities (
  id text primary key,
  code text not null unique,
  name text not null,
  siren text not null check (siren ~ '^[0-9]{9}$'),
  vat_number text not null
);

create table channels (
  code text primary key,
  kind text not null check (kind in ('web', 'mobile_web', 'app', 'shop', 'call_centre', 'catalogue', 'marketplace', 'social', 'agent')),
  is_distance boolean not null
);
comment on column channels.is_distance is 'A contract concluded here is a distance contract: fourteen days to withdraw (L221-18 C. conso.).';
insert into channels (code, kind, is_distance)
values ('web', 'web', true), ('mobile_web', 'mobile_web', true), ('app', 'app', true), ('shop', 'shop', false),
  ('call_centre', 'call_centre', true), ('catalogue', 'catalogue', true), ('marketplace', 'marketplace', true),
  ('social', 'social', true), ('agent', 'agent', true);

create table locations (
  id text primary key,
  code text not null unique,
  kind text not null check (kind in ('shop', 'warehouse', 'supplier')),
  name text not null,
  legal_entity_id text not null references legal_entities,
  street text not null,
  postcode text not null,
  city text not null,
  country text not null,
  latitude double precision not null check (latitude between -90 and 90),
  longitude double precision not null check (longitude between -180 and 180),
  time_zone text not null,
  holiday_calendar text not null check (holiday_calendar in ('metropole', 'alsace-moselle')),
  phone text,
  open_to_public boolean not null,
  ships boolean not null,
  cut_off time not null,
  preparation_minutes integer not null check (preparation_minutes >= 0),
  preparation_days integer not null check (preparation_days >= 0),
  lead_days_min integer,
  lead_days_max integer,
  services text[] not null default '{}',
  check (kind <> 'supplier' or (lead_days_min is not null and lead_days_max >= lead_days_min))
);
comment on table locations is 'Where goods are: shops, warehouses, and suppliers (whose stock is what they have promised us).';

create table opening_hours (
  location_id text not null references locations,
  weekday integer not null check (weekday between 1 and 7),
  opens time not null,
  closes time not null check (closes > opens),
  primary key (location_id, weekday, opens)
);

create table closures (
  location_id text not null references locations,
  closed_on date not null,
  reason text not null,
  primary key (location_id, closed_on)
);

create table places (
  id text primary key,
  location_id text not null references locations,
  kind text not null check (kind in ('floor', 'stock_room', 'window', 'shelf')),
  name text not null,
  unique (location_id, name)
);

create table relay_points (
  id text primary key,
  code text not null unique,
  carrier text not null,
  name text not null,
  street text not null,
  postcode text not null,
  city text not null,
  country text not null default 'FR',
  latitude double precision not null,
  longitude double precision not null
);

create table postcodes (
  postcode text not null,
  city text not null,
  latitude double precision not null,
  longitude double precision not null,
  population integer not null,
  primary key (postcode, city)
);

create table staff (
  id text primary key,
  login text not null unique,
  name text not null,
  password_hash text not null,
  roles text[] not null check (roles <@ array['associate', 'adviser', 'marketer', 'merchandiser', 'manager', 'admin']),
  location_id text references locations,
  language text not null default 'fr' check (language in ('fr', 'en')),
  is_active boolean not null default true
);

-- Reference data is kept in memory by each server; this number tells them when to read it again.
create table reference_version (
  only_row boolean primary key default true check (only_row),
  version bigint not null
);
insert into reference_version (version) values (1);

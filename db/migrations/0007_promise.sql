-- owner: promise
create table delivery_services (
  code text primary key,
  mode text not null check (mode in ('home', 'relay')),
  carrier text not null,
  title_fr text not null,
  title_en text not null,
  transit_days_min integer not null check (transit_days_min >= 0),
  transit_days_max integer not null,
  carrier_days text not null check (carrier_days in ('mon_fri', 'mon_sat')),
  cost_minor bigint not null check (cost_minor >= 0),
  free_from_minor bigint,
  vat_rate numeric(4, 2) not null default 20,
  max_weight_grams integer,
  only_postcode_prefixes text[] not null default '{}',
  excluded_postcode_prefixes text[] not null default '{}',
  check (transit_days_max >= transit_days_min)
);

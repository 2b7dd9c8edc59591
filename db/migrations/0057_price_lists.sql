-- owner: pricing
create table price_lists (
  code text primary key check (code ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
  title_fr text not null,
  title_en text not null,
  -- Of several that are for her, the one in the lower place that prices the article counts.
  place integer not null unique,
  channels text[] not null default '{}',
  location_ids text[] not null default '{}',
  postcodes text[] not null default '{}',
  segments text[] not null default '{}',
  reason text,
  starts_at timestamptz not null,
  ends_at timestamptz,
  set_by text,
  set_at timestamptz not null,
  check (ends_at >= starts_at),
  constraint price_lists_on_purpose check (
    code = 'all' or cardinality(channels) + cardinality(location_ids) + cardinality(postcodes) + cardinality(segments) > 0)
);
comment on table price_lists is 'For whom and where prices differ from those of everybody, on purpose; `all` is the prices of everybody. What is not said is any. What began keeps its conditions: they are the proof of what was practised.';
comment on column price_lists.postcodes is 'Beginnings of the postcode of the shop, or of where it goes.';
insert into price_lists (code, title_fr, title_en, place, starts_at, set_at)
  values ('all', 'Tous les canaux', 'Every channel', 2147483647, '-infinity', now());

alter table prices
  add column minimum_quantity integer not null default 1 check (minimum_quantity > 0),
  add foreign key (price_list) references price_lists,
  drop constraint prices_sku_price_list_tstzrange_excl,
  add constraint prices_one_at_a_time
    exclude using gist (sku with =, price_list with =, minimum_quantity with =, tstzrange(starts_at, ends_at) with &&);
comment on column prices.minimum_quantity is 'From so many of it on, each costs so much.';
comment on table prices is 'Every price ever practised, tax included. One at a time per article, list and quantity; the past is never changed, a running price is only given an end.';
-- So that one look says whether anything has a price of another kind.
create index prices_by_quantity on prices (sku) where minimum_quantity > 1;
create index prices_by_list on prices (price_list, sku) where price_list <> 'all';

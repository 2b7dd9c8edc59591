-- owner: pricing
create table prices (
  id text primary key,
  sku text not null references variants on update cascade,
  price_list text not null default 'all',
  amount_minor bigint not null check (amount_minor >= 0),
  currency text not null,
  kind text not null check (kind in ('regular', 'promotion')),
  operation text,
  starts_at timestamptz not null,
  ends_at timestamptz,
  set_by text,
  check (ends_at is null or ends_at > starts_at),
  exclude using gist (sku with =, price_list with =, tstzrange(starts_at, ends_at) with &&)
);
create index prices_by_sku on prices (sku, starts_at desc);
comment on table prices is 'Every price ever practised, tax included. One at a time per article and list; the past is never changed, a running price is only given an end.';

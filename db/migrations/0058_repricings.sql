-- owner: pricing
create table repricings (
  id text primary key,
  title text not null,
  -- Which articles, and what becomes of their prices, as `contract/repricings.ts` types them.
  choice jsonb not null,
  change jsonb not null,
  price_list text not null references price_lists,
  kind text not null check (kind in ('regular', 'promotion')),
  operation text,
  starts_at timestamptz,
  ends_at timestamptz,
  minimum_margin_percent integer not null,
  below_cost text not null check (below_cost in ('leave_out', 'to_cost', 'sell')),
  status text not null check (status in ('computing', 'ready', 'applying', 'applied', 'undoing', 'undone', 'dropped')),
  cursor text not null default '',
  done integer not null default 0,
  total integer not null default 0,
  counts jsonb not null default '{}',
  set_by text,
  set_at timestamptz not null,
  applied_at timestamptz,
  undone_at timestamptz,
  check (ends_at > starts_at)
);
comment on table repricings is 'Many prices changed in one gesture: looked at first, applied in batches while the shop sells, undone in one gesture.';

create table repricing_lines (
  repricing_id text not null references repricings on delete cascade,
  sku text not null references variants on update cascade,
  -- What it costs without this, in the list or, where the list has no price of its own, of everybody.
  before_minor bigint not null,
  before_kind text not null,
  before_operation text,
  is_own boolean not null,
  after_minor bigint not null,
  currency text not null,
  -- Tax excluded; null where nobody has said it.
  cost_minor bigint,
  margin_percent integer,
  prior_minor bigint,
  reduction_percent integer,
  flags text[] not null,
  status text not null check (status in ('waiting', 'left_out', 'same', 'applied', 'changed_since', 'undone', 'kept')),
  price_id text,
  come_back_id text,
  primary key (repricing_id, sku)
);
comment on column repricing_lines.status is 'changed_since: its price changed after it was looked at, so it was left alone; kept: it changed after it was applied, so undoing left it alone.';
create index repricing_lines_by_flag on repricing_lines using gin (flags);

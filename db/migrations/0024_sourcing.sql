-- owner: promise
create table sourcing_versions (
  version integer primary key check (version > 0),
  rules jsonb not null,
  hold_minutes integer not null check (hold_minutes between 2 and 60),
  note text not null,
  takes_back integer references sourcing_versions,
  published_by text references staff,
  published_at timestamptz not null
);
comment on table sourcing_versions is 'The rules by which a basket is sourced, as they were published; the last one counts. Taking back publishes an older one again.';
comment on column sourcing_versions.hold_minutes is 'How long the goods of a basket are kept while it is paid.';
create trigger sourcing_versions_are_permanent before delete or update on sourcing_versions for each row execute function refuse_rewriting();

create table sourcing_drafts (
  only_row boolean primary key default true check (only_row),
  revision integer not null,
  rules jsonb not null,
  hold_minutes integer not null check (hold_minutes between 2 and 60),
  changed_by text references staff,
  changed_at timestamptz not null
);
comment on table sourcing_drafts is 'The rules as they are being changed; none where nothing has changed since the last were published.';

create table sourcings (
  id text primary key,
  payment_id text,
  order_id text,
  cause text not null check (cause in ('payment', 'held_again', 'short_pick', 'refused', 'closed', 'count')),
  version integer not null,
  decision jsonb not null,
  decided_at timestamptz not null
);
comment on table sourcings is 'Every decision from where goods are served, with its reasons. Version 0 is what counts before a retailer publishes rules.';
create index sourcings_by_payment on sourcings (payment_id) where payment_id is not null;
create index sourcings_by_order on sourcings (order_id) where order_id is not null;
create trigger sourcings_are_permanent before delete or update on sourcings for each row execute function refuse_rewriting();

create table sourcing_trials (
  id text primary key,
  rules jsonb not null,
  version integer not null,
  status text not null check (status in ('running', 'done')),
  period_from timestamptz not null,
  period_to timestamptz not null,
  total integer not null,
  done integer not null default 0,
  result jsonb not null,
  asked_by text references staff,
  asked_at timestamptz not null,
  ended_at timestamptz,
  check ((status = 'done') = (ended_at is not null))
);
comment on table sourcing_trials is 'A draft tried on orders of the past beside the version published then: how far it is, and what it found.';
create index sourcing_trials_newest on sourcing_trials (asked_at desc);

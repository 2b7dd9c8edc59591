-- owner: platform
-- What every domain stands on: the permanent log of events, the work still to do, sessions, answers already given, the clock.

create extension if not exists btree_gist;
create extension if not exists pg_trgm;
create extension if not exists unaccent;

-- Ledgers and the log are written once: whoever tries to rewrite history is stopped here, whatever program he uses.
create function refuse_rewriting() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;

create table retailer (
  only_row boolean primary key default true check (only_row),
  name text not null,
  currency text not null default 'EUR',
  is_demo boolean not null default false,
  loaded_at timestamptz not null default now()
);

-- In the demo and in tests the one clock may run ahead; without this row it is the real one.
create table clock (
  only_row boolean primary key default true check (only_row),
  ahead interval not null
);

create table events (
  id text primary key,
  type text not null,
  subject_id text not null,
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('visitor', 'customer', 'staff', 'machine')),
  actor_id text,
  channel text,
  location_id text,
  cause_id text,
  facts jsonb not null
);
create index events_by_subject on events (subject_id, id);
create index events_by_type on events (type, id);
create trigger events_are_permanent before update or delete on events for each row execute function refuse_rewriting();
comment on table events is 'What happened, as codes and ids, for ever. Persons by id only: no name, address or code is ever in here.';

create table jobs (
  id text primary key,
  kind text not null,
  key text not null,
  event_id text,
  payload jsonb not null default '{}',
  due_at timestamptz not null,
  leased_until timestamptz,
  attempts integer not null default 0,
  parked_at timestamptz,
  last_error text,
  unique (kind, key)
);
create index jobs_by_due on jobs (due_at) where parked_at is null;
comment on table jobs is 'Work still to do: reactions that come after an event, recovery points of steps, timed work. A row is deleted when its work is done; one that keeps failing is parked for a person to see.';

create table sessions (
  token_hash bytea primary key,
  id text not null unique,
  kind text not null check (kind in ('visitor', 'customer', 'staff')),
  visitor_id text,
  customer_id text,
  staff_id text,
  channel text not null,
  location_id text,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  check (case kind when 'visitor' then visitor_id is not null when 'customer' then customer_id is not null else staff_id is not null end)
);
create index sessions_by_expiry on sessions (expires_at);

create table idempotency_keys (
  caller text not null,
  key text not null,
  request_hash bytea not null,
  status integer,
  answer json,
  leased_until timestamptz not null,
  created_at timestamptz not null,
  primary key (caller, key)
);
create index idempotency_keys_by_age on idempotency_keys (created_at);

-- Keys this retailer signs with (links in messages, the bank's callbacks): made once, here, and never shown.
create table secrets (
  name text primary key,
  value bytea not null
);
insert into secrets (name, value)
select name, decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex')
from unnest(array['order_links', 'provider_callbacks']) as name;

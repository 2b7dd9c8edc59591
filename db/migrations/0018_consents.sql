-- owner: customers
-- What a person agreed to and what she took back (RGPD art. 7): each a row of its own with its proof; the last one says how it stands.
create table consents (
  id text primary key,
  customer_id text not null references customers,
  purpose text not null check (purpose in ('email', 'sms', 'push', 'order_push', 'personalisation')),
  given boolean not null,
  wording_version text not null,
  wording text not null,
  language text not null check (language in ('fr', 'en')),
  source text not null check (source in ('account', 'order', 'erasure')),
  channel text not null,
  session_id text,
  said_at timestamptz not null
);
create index consents_by_customer on consents (customer_id, purpose, id desc);
create trigger consents_are_permanent before update or delete on consents for each row execute function refuse_rewriting();
comment on column consents.wording is 'The very sentence she read, in the language she read it.';

-- Erased: the id stays on what the law keeps, and nothing else says who it was.
alter table customers add column erased_at timestamptz;

alter table addresses add column is_default boolean not null default false;
create unique index addresses_one_default on addresses (customer_id) where is_default;

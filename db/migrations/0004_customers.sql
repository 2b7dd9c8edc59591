-- owner: customers
create table customers (
  id text primary key,
  kind text not null default 'private' check (kind in ('private', 'company')),
  name text,
  folded_name text,
  language text not null default 'fr' check (language in ('fr', 'en')),
  created_at timestamptz not null
);
comment on column customers.folded_name is 'The name as it is searched: without accents or capitals.';
create index customers_by_name on customers using gin (folded_name gin_trgm_ops);

-- One table for every way of recognising a person: e-mail, telephone, card, device.
create table identifiers (
  kind text not null check (kind in ('email', 'phone', 'card')),
  value text not null,
  customer_id text not null references customers,
  source text not null check (source in ('sign_in', 'staff', 'payment_request', 'import')),
  verified_at timestamptz,
  created_at timestamptz not null,
  primary key (kind, value)
);
comment on column identifiers.source is 'Who said so first. What a guest typed beside a payment proves nothing until a code comes back.';
create index identifiers_by_customer on identifiers (customer_id);
create index identifiers_by_part on identifiers using gin (value gin_trgm_ops);

-- Who a visitor turned out to be. Nothing already written is rewritten: readers resolve through this table.
create table visitor_links (
  visitor_id text not null,
  customer_id text not null references customers,
  evidence text not null check (evidence in ('code', 'payment_request')),
  linked_at timestamptz not null,
  primary key (visitor_id, customer_id)
);
create index visitor_links_by_customer on visitor_links (customer_id);

create table addresses (
  id text primary key,
  customer_id text not null references customers,
  name text,
  street text not null,
  street2 text,
  postcode text not null,
  city text not null,
  country text not null,
  created_at timestamptz not null
);
create index addresses_by_customer on addresses (customer_id);

create table sign_in_challenges (
  id text primary key,
  kind text not null check (kind in ('email', 'phone')),
  value text not null,
  language text not null,
  code_hash bytea,
  attempts integer not null default 0,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index sign_in_challenges_by_value on sign_in_challenges (kind, value, created_at desc);
comment on column sign_in_challenges.code_hash is 'Set when the message is written; the code itself is never stored.';

-- Wrong passwords of the last minutes, by a hash of the login: people sometimes type their password into the wrong field.
create table staff_sign_in_failures (
  login_hash bytea not null,
  at timestamptz not null
);
create index staff_sign_in_failures_by_login on staff_sign_in_failures (login_hash, at);
create index staff_sign_in_failures_by_time on staff_sign_in_failures (at);

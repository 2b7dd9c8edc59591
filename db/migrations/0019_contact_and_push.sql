-- owner: messaging
-- What people write to the retailer from the contact page; forgotten after three years (their last contact), as the privacy page says.
create table contact_messages (
  id text primary key,
  customer_id text,
  name text not null,
  email text not null,
  subject text not null check (subject in ('order', 'article', 'return', 'data', 'other')),
  order_number text,
  body text not null,
  language text not null check (language in ('fr', 'en')),
  received_at timestamptz not null
);
create index contact_messages_by_email on contact_messages (email, received_at);
create index contact_messages_by_time on contact_messages (received_at);

-- A browser that agreed to be told of orders (RFC 8030): where to push, and the keys only it can open.
create table push_subscriptions (
  endpoint text primary key,
  p256dh text not null,
  auth text not null,
  customer_id text,
  visitor_id text,
  language text not null check (language in ('fr', 'en')),
  created_at timestamptz not null,
  check (customer_id is not null or visitor_id is not null)
);
create index push_subscriptions_by_customer on push_subscriptions (customer_id);
create index push_subscriptions_by_visitor on push_subscriptions (visitor_id);

alter table messages drop constraint messages_channel_check;
alter table messages add constraint messages_channel_check check (channel in ('email', 'sms', 'push'));

-- Of locations, here because the contact page is where it is read first.
-- What a seller must say of itself (C. conso. L111-1, LCEN art. 1-1): read by the legal pages, never written into them.
alter table legal_entities
  add column legal_form text,
  add column capital_minor bigint check (capital_minor >= 0),
  add column registry_city text,
  add column street text,
  add column postcode text,
  add column city text,
  add column email text,
  add column phone text,
  add column publisher text,
  add column host text,
  add column mediator text,
  add column mediator_url text,
  add column epr_ids text[] not null default '{}';
comment on column legal_entities.epr_ids is 'Unique ids of extended producer responsibility (C. env. L541-10-13), as « filière : identifiant ».';

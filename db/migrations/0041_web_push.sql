-- owner: messaging
-- One row for each browser, whoever uses it: what she calls it in her account, what it is told, and when it was told last.
alter table push_subscriptions
  add column id text not null unique,
  add column device text not null,
  add column purposes text[] not null default '{order_push}' check (purposes <@ array['order_push']),
  add column told_at timestamptz,
  drop column visitor_id;
comment on column push_subscriptions.purposes is 'What this browser is told of, besides what its owner agreed to: switched off here, it stays on elsewhere.';

-- A guest has no account: her browser follows one order, or several. A browser of the account follows what its owner agreed to.
create table push_followed_orders (
  endpoint text not null references push_subscriptions on update cascade on delete cascade,
  order_id text not null,
  primary key (endpoint, order_id)
);
create index push_followed_orders_by_order on push_followed_orders (order_id);

-- Of platform, here because messaging is who signs with it: the key by which push services know us (RFC 8292), a scalar of P-256 (hence the zeros in front).
insert into secrets (name, value)
select 'web_push', decode('00' || substr(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 3), 'hex');

-- owner: promotions
-- What an offer would have done to the orders of a period, order by order.
create table offer_trials (
  id text primary key,
  offer_id text not null,
  definition jsonb not null,
  status text not null check (status in ('running', 'done')),
  period_from timestamptz not null,
  period_to timestamptz not null,
  total integer not null default 0,
  done integer not null default 0,
  result jsonb not null,
  asked_by text,
  asked_at timestamptz not null,
  ended_at timestamptz
);
create index offer_trials_by_offer on offer_trials (offer_id, asked_at desc);
create table offer_trial_orders (
  trial_id text not null references offer_trials on delete cascade,
  order_id text not null,
  customer_id text,
  channel text not null,
  location_id text,
  number text not null,
  placed_at timestamptz not null,
  total_minor bigint not null,
  discount_minor bigint not null,
  discount_without_tax_minor bigint not null,
  margin_minor bigint,
  primary key (trial_id, order_id)
);
create index offer_trial_orders_by_customer on offer_trial_orders (customer_id) where customer_id is not null;
comment on column offer_trial_orders.margin_minor is 'Before the offer, tax excluded; null where the cost of an article is not known.';

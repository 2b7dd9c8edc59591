-- owner: carts
create table carts (
  id text primary key,
  customer_id text,
  visitor_id text,
  channel text not null references channels,
  location_id text references locations,
  staff_id text references staff,
  status text not null check (status in ('open', 'paying', 'ordered', 'merged')),
  version integer not null default 1,
  delivery jsonb,
  frozen jsonb,
  payment_id text,
  merged_into text references carts,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check (status <> 'paying' or (frozen is not null and payment_id is not null)),
  check (status <> 'merged' or merged_into is not null)
);
-- One basket a person: the second of two that arrive together finds the first.
create unique index carts_one_per_customer on carts (customer_id) where status in ('open', 'paying') and customer_id is not null;
create unique index carts_one_per_visitor on carts (visitor_id) where status in ('open', 'paying') and customer_id is null and visitor_id is not null;
comment on column carts.frozen is 'What the shopper agreed to when she began to pay: lines, prices, delivery, date. The order is made of this and nothing else.';

create table cart_lines (
  cart_id text not null references carts,
  sku text not null references variants on update cascade,
  quantity integer not null check (quantity between 1 and 9999),
  added_at timestamptz not null,
  primary key (cart_id, sku)
);

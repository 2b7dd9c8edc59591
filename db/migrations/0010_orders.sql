-- owner: orders
create sequence order_numbers;

create table orders (
  id text primary key,
  number text not null unique,
  cart_id text not null unique,
  customer_id text,
  visitor_id text,
  channel text not null references channels,
  location_id text references locations,
  staff_id text references staff,
  legal_entity_id text not null references legal_entities,
  origin text not null default 'native' check (origin in ('native', 'imported')),
  status text not null check (status in ('placed', 'in_progress', 'completed', 'cancelled')),
  fulfilment_status text not null check (fulfilment_status in ('unfulfilled', 'partially_fulfilled', 'fulfilled', 'cancelled')),
  currency text not null,
  goods_minor bigint not null,
  discounts_minor bigint not null,
  delivery_minor bigint not null,
  total_minor bigint not null,
  vat jsonb not null,
  delivery jsonb not null,
  promised_earliest timestamptz not null,
  promised_latest timestamptz not null,
  language text not null,
  placed_at timestamptz not null,
  version integer not null default 1,
  check (total_minor = goods_minor - discounts_minor + delivery_minor)
);
create index orders_by_customer on orders (customer_id, id desc);
create index orders_by_visitor on orders (visitor_id, id desc);
create index orders_by_time on orders (id desc);

create table order_lines (
  order_id text not null references orders,
  position integer not null,
  sku text not null,
  title_fr text not null,
  title_en text not null,
  quantity integer not null check (quantity > 0),
  unit_price_minor bigint not null,
  discount_minor bigint not null default 0,
  total_minor bigint not null,
  vat_rate numeric(4, 2) not null,
  vat_group text not null,
  discounts jsonb not null default '[]',
  contract_concluded text not null check (contract_concluded in ('distance', 'shop')),
  staff_id text,
  promised_latest timestamptz not null,
  legal_entity_id text not null references legal_entities,
  sources jsonb not null,
  primary key (order_id, position)
);
create trigger order_lines_are_permanent before update or delete on order_lines for each row execute function refuse_rewriting();
comment on table order_lines is 'The contract, as it was concluded. A change is a new fact, never another text here.';

create table payment_requests (
  id_hash bytea primary key,
  cart_id text not null references carts,
  staff_id text not null references staff,
  location_id text references locations,
  channel text not null references channels,
  status text not null check (status in ('open', 'paid', 'expired')),
  tracking_by_message boolean not null default false,
  payment_id text,
  order_id text,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index payment_requests_by_cart on payment_requests (cart_id);
create index payment_requests_by_payment on payment_requests (payment_id);

-- owner: journeys
create table touches (
  id text primary key,
  visitor_id text,
  customer_id text,
  kind text not null check (kind in ('visit', 'search', 'product_view', 'shop_visit', 'advice', 'scan')),
  channel text not null references channels,
  location_id text references locations,
  sku text,
  at timestamptz not null,
  check (visitor_id is not null or customer_id is not null)
);
create index touches_by_customer on touches (customer_id, id desc);
create index touches_by_visitor on touches (visitor_id, id desc);

-- owner: customers
-- Who belongs together, for offers, price lists and messages: named one by one, or found each time by a rule.
create table segments (
  code text primary key,
  title_fr text not null,
  title_en text not null,
  rule jsonb,
  set_by text,
  set_at timestamptz not null
);
comment on column segments.rule is 'Null: its members are named by hand. Else who satisfies it belongs to it, today, without being written down anywhere.';

create table segment_members (
  segment_code text not null references segments on delete cascade,
  customer_id text not null references customers,
  added_by text,
  added_at timestamptz not null,
  primary key (segment_code, customer_id)
);
create index segment_members_by_customer on segment_members (customer_id);
create index segment_members_newest on segment_members (segment_code, added_at desc, customer_id desc);

create table purchases (
  order_id text primary key,
  customer_id text not null,
  total_minor bigint not null,
  bought_at timestamptz not null
);
create index purchases_by_customer on purchases (customer_id, bought_at);
create index purchases_by_day on purchases (bought_at);
comment on table purchases is 'What each customer has bought and not cancelled, in any channel, as it was placed: told by orders, asked by the rules of segments.';
insert into purchases (order_id, customer_id, total_minor, bought_at)
  select id, customer_id, total_minor, placed_at from orders where customer_id is not null and status <> 'cancelled';

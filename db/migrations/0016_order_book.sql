-- owner: orders
-- Orders of another system enter the one book: settled outside, they count for people and figures, not for stock or cash.
alter table orders
  alter column cart_id drop not null,
  add column source text,
  add column external_number text,
  add column credited_minor bigint not null default 0,
  add column mode text generated always as (delivery->>'mode') stored,
  add column contact_email text generated always as (lower(delivery->'contact'->>'email')) stored,
  add column contact_phone text generated always as (delivery->'contact'->>'phone') stored,
  add constraint orders_once_per_source unique (source, external_number),
  add constraint orders_know_their_origin check (case origin
    when 'native' then cart_id is not null and source is null and external_number is null
    else source is not null and external_number is not null end),
  add constraint orders_credited_check check (credited_minor >= 0 and (origin = 'imported' or credited_minor = 0));
comment on column orders.source is 'Which system an imported order was taken from; external_number is what it was called there.';
comment on column orders.credited_minor is 'What the credit notes of an imported order add up to.';

-- The book is read backwards, the newest first, whole or by one of these.
drop index orders_by_time;
drop index orders_by_customer;
drop index orders_by_visitor;
create index orders_by_customer on orders (customer_id, placed_at desc, id desc) where customer_id is not null;
create index orders_by_visitor on orders (visitor_id, placed_at desc, id desc) where visitor_id is not null;
create index orders_by_channel on orders (channel, placed_at desc, id desc);
create index orders_by_location on orders (location_id, placed_at desc, id desc) where location_id is not null;
create index orders_by_status on orders (status, placed_at desc, id desc);
create index orders_by_mode on orders (mode, placed_at desc, id desc);
create index orders_by_contact_email on orders (contact_email) where contact_email is not null;
create index orders_by_contact_phone on orders (contact_phone) where contact_phone is not null;
-- By the last digits of a number, which is what people read out.
create index orders_by_number_end on orders (reverse(number) text_pattern_ops);

-- Money given back by the other system, with the sale where it could be found.
create table credit_notes (
  id text primary key,
  source text not null,
  external_number text not null,
  order_id text references orders,
  customer_id text,
  channel text not null references channels,
  location_id text references locations,
  legal_entity_id text not null references legal_entities,
  currency text not null,
  total_minor bigint not null check (total_minor >= 0),
  issued_at timestamptz not null,
  unique (source, external_number)
);
create index credit_notes_by_order on credit_notes (order_id) where order_id is not null;
create index credit_notes_by_customer on credit_notes (customer_id) where customer_id is not null;
create index credit_notes_by_issue on credit_notes (issued_at desc, id desc);
create trigger credit_notes_are_permanent before update or delete on credit_notes for each row execute function refuse_rewriting();

create table credit_note_lines (
  credit_note_id text not null references credit_notes,
  position integer not null,
  sku text not null,
  title_fr text not null,
  title_en text not null,
  quantity integer not null check (quantity > 0),
  total_minor bigint not null,
  vat_rate numeric(4, 2) not null,
  primary key (credit_note_id, position)
);
create trigger credit_note_lines_are_permanent before update or delete on credit_note_lines for each row execute function refuse_rewriting();

-- A customer is recognised too by what another system called her, and by the first letters of her name.
alter table identifiers drop constraint identifiers_kind_check, add constraint identifiers_kind_check check (kind in ('email', 'phone', 'card', 'external'));
create index customers_by_beginning on customers (folded_name text_pattern_ops);

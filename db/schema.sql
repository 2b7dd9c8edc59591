-- The whole model, written by `npm run schema` from a migrated database. Change it by a migration, never here.

create extension btree_gist;
create extension pg_trgm;
create extension unaccent;

create sequence order_numbers;
create sequence parcel_numbers;

create table addresses (
  id text not null,
  customer_id text not null,
  name text,
  street text not null,
  street2 text,
  postcode text not null,
  city text not null,
  country text not null,
  created_at timestamp with time zone not null,
  is_default boolean not null default false,
  primary key (id),
  foreign key (customer_id) references customers(id)
);
create index addresses_by_customer on addresses (customer_id);
create unique index addresses_one_default on addresses (customer_id) where is_default;

-- What articles_in_book says of the days that have not changed since they were added up.
create table article_days (
  day date not null,
  currency text not null,
  channel text not null,
  location_id text,
  sku text not null,
  units integer not null,
  sold_minor bigint not null,
  sold_net_minor bigint not null,
  returned_units integer not null,
  returned_minor bigint not null,
  returned_net_minor bigint not null,
  unique nulls not distinct (day, currency, channel, location_id, sku),
  foreign key (channel) references channels(code),
  foreign key (location_id) references locations(id)
);

create table attributes (
  key text not null,
  title_fr text not null,
  title_en text not null,
  unit text,
  is_facet boolean not null, -- Offered to narrow a search. A key is also that of an option of variants, such as colour.
  primary key (key)
);

create table batch_mailings (
  batch text not null,
  after_code text not null default ''::text,
  skipped integer not null default 0, -- Whose code is good but who has not agreed to be written to, or cannot be reached.
  asked_by text,
  asked_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  primary key (batch),
  check (skipped >= 0)
);

-- Who has bought, and what she has not cancelled: told by orders, asked by offers made for a first purchase.
create table buyers (
  customer_id text not null,
  order_id text not null,
  primary key (customer_id, order_id)
);
create index buyers_by_order on buyers (order_id);

-- What the carrier calls each delivery service; one that is not here goes by its own code.
create table carrier_products (
  service text not null,
  carrier text not null,
  product text not null,
  primary key (service),
  foreign key (carrier) references carriers(code) on update cascade
);

create table carriers (
  code text not null,
  name text not null, -- As delivery services name it.
  label_format text not null default 'png'::text,
  silent_days integer not null default 4, -- A parcel of which nothing has been heard for so many days is looked into by a person.
  is_connected boolean not null default false, -- Whether this retailer's environment holds an account with it; written at each start.
  primary key (code),
  unique (name),
  check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text),
  check (label_format = any (array['pdf'::text, 'png'::text, 'zpl'::text])),
  check (silent_days >= 1 and silent_days <= 60)
);

-- Codes a basket carries; what they are worth is worked out each time it is shown.
create table cart_coupons (
  cart_id text not null,
  code text not null,
  added_at timestamp with time zone not null,
  primary key (cart_id, code),
  foreign key (cart_id) references carts(id)
);

create table cart_gifts (
  id text not null,
  cart_id text not null,
  amount_minor bigint not null,
  currency text not null,
  recipient jsonb not null, -- Name, e-mail address, words. Emptied when the basket has become an order: then the card itself knows, until it is sent.
  send_on date,
  added_at timestamp with time zone not null,
  primary key (id),
  foreign key (cart_id) references carts(id),
  check (amount_minor > 0)
);
create index cart_gifts_by_cart on cart_gifts (cart_id);

create table cart_lines (
  cart_id text not null,
  sku text not null,
  quantity integer not null,
  added_at timestamp with time zone not null,
  primary key (cart_id, sku),
  foreign key (cart_id) references carts(id),
  foreign key (sku) references variants(sku) on update cascade,
  check (quantity >= 1 and quantity <= 9999)
);

-- Gift cards and store credit that shall pay a basket first; how much is worked out each time it is shown.
create table cart_tenders (
  cart_id text not null,
  account_id text not null,
  added_at timestamp with time zone not null,
  primary key (cart_id, account_id),
  foreign key (cart_id) references carts(id)
);

create table carts (
  id text not null,
  customer_id text,
  visitor_id text,
  channel text not null,
  location_id text,
  staff_id text,
  status text not null,
  version integer not null default 1,
  delivery jsonb,
  frozen jsonb, -- What the shopper agreed to when she began to pay: lines, prices, delivery, date. The order is made of this and nothing else.
  payment_id text,
  merged_into text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  primary key (id),
  foreign key (channel) references channels(code),
  foreign key (location_id) references locations(id),
  foreign key (merged_into) references carts(id),
  foreign key (staff_id) references staff(id),
  check (status <> 'paying'::text or frozen is not null and payment_id is not null),
  check (status <> 'merged'::text or merged_into is not null),
  check (status = any (array['open'::text, 'paying'::text, 'ordered'::text, 'merged'::text]))
);
create index carts_of_staff on carts (staff_id, updated_at desc) where staff_id is not null and (status = any (array['open'::text, 'paying'::text]));
create unique index carts_one_per_customer on carts (customer_id) where (status = any (array['open'::text, 'paying'::text])) and customer_id is not null;
create unique index carts_one_per_visitor on carts (visitor_id) where (status = any (array['open'::text, 'paying'::text])) and customer_id is null and visitor_id is not null;

create table categories (
  id text not null,
  code text not null,
  parent_id text,
  title_fr text not null,
  title_en text not null,
  "position" integer not null,
  primary key (id),
  unique (code),
  foreign key (parent_id) references categories(id)
);

create table channels (
  code text not null,
  kind text not null,
  is_distance boolean not null, -- A contract concluded here is a distance contract: fourteen days to withdraw (L221-18 C. conso.).
  primary key (code),
  check (kind = any (array['web'::text, 'mobile_web'::text, 'app'::text, 'shop'::text, 'call_centre'::text, 'catalogue'::text, 'marketplace'::text, 'social'::text, 'agent'::text]))
);

create table clock (
  only_row boolean not null default true,
  ahead interval not null,
  primary key (only_row),
  check (only_row)
);

create table closures (
  location_id text not null,
  closed_on date not null,
  reason text not null,
  primary key (location_id, closed_on),
  foreign key (location_id) references locations(id)
);

create table consents (
  id text not null,
  customer_id text,
  purpose text not null,
  given boolean not null,
  wording_version text not null,
  wording text not null, -- The very sentence she read, in the language she read it.
  language text not null,
  source text not null,
  channel text not null,
  session_id text,
  said_at timestamp with time zone not null,
  order_id text,
  primary key (id),
  foreign key (customer_id) references customers(id),
  check (language = any (array['fr'::text, 'en'::text])),
  check (purpose = any (array['email'::text, 'sms'::text, 'push'::text, 'order_push'::text, 'personalisation'::text])),
  constraint consents_someone check (customer_id is not null or order_id is not null),
  check (source = any (array['account'::text, 'order'::text, 'erasure'::text, 'link'::text]))
);
create index consents_by_customer on consents (customer_id, purpose, id desc);
create index consents_by_order on consents (order_id) where order_id is not null;
create trigger consents_are_permanent before delete or update on consents for each row execute function refuse_rewriting();

create table contact_messages (
  id text not null,
  customer_id text,
  name text not null,
  email text not null,
  subject text not null,
  order_number text,
  body text not null,
  language text not null,
  received_at timestamp with time zone not null,
  primary key (id),
  check (language = any (array['fr'::text, 'en'::text])),
  check (subject = any (array['order'::text, 'article'::text, 'return'::text, 'withdrawal'::text, 'data'::text, 'other'::text]))
);
create index contact_messages_by_email on contact_messages (email, received_at);
create index contact_messages_by_time on contact_messages (received_at);

-- Codes made together, by what they begin with (the whole code where there is one for all): where they were born and what for.
create table coupon_batches (
  code text not null,
  offer_id text not null,
  kind text not null,
  wanted integer not null,
  made integer not null default 0,
  segment text,
  medium text,
  campaign text,
  channel text,
  location_id text,
  expires_at timestamp with time zone,
  issued_by text,
  issued_at timestamp with time zone not null,
  primary key (code),
  foreign key (offer_id) references offers(id),
  check (made <= wanted),
  check (kind = any (array['general'::text, 'single'::text, 'personal'::text])),
  check (made >= 0),
  check (wanted >= 0)
);
create index coupon_batches_by_offer on coupon_batches (offer_id, issued_at desc);

create table coupons (
  code text not null,
  offer_id text not null,
  customer_id text, -- Only she may use it; null where whoever holds the code may.
  most_uses integer,
  uses integer not null default 0,
  expires_at timestamp with time zone,
  born_as text not null,
  medium text, -- Where it was told: email, flyer, radio, sms, catalogue, counter…
  batch text,
  reason text,
  issued_by text,
  issued_at timestamp with time zone not null,
  channel text, -- Where it was born: the channel and, in a shop, the shop.
  location_id text,
  lease_id text, -- Lent to a device that sells offline: nobody else can use it until it comes back.
  primary key (code),
  constraint coupons_of_a_batch foreign key (batch) references coupon_batches(code),
  foreign key (offer_id) references offers(id),
  check (born_as = any (array['general'::text, 'batch'::text, 'compensation'::text, 'message'::text, 'reward'::text])),
  check (uses <= most_uses),
  check (code = upper(code)),
  check (uses >= 0)
);
create index coupons_by_batch on coupons (batch, code) where batch is not null;
create index coupons_by_customer on coupons (customer_id) where customer_id is not null;
create index coupons_by_lease on coupons (lease_id) where lease_id is not null;
create index coupons_by_offer on coupons (offer_id, issued_at desc);

create table credit_note_lines (
  credit_note_id text not null,
  "position" integer not null,
  sku text not null,
  title_fr text not null,
  title_en text not null,
  quantity integer not null,
  total_minor bigint not null,
  vat_rate numeric(4,2) not null,
  primary key (credit_note_id, "position"),
  foreign key (credit_note_id) references credit_notes(id),
  check (quantity > 0)
);
create trigger credit_note_lines_are_permanent before delete or update on credit_note_lines for each row execute function refuse_rewriting();

create table credit_notes (
  id text not null,
  source text not null,
  external_number text not null,
  order_id text,
  customer_id text,
  channel text not null,
  location_id text,
  legal_entity_id text not null,
  currency text not null,
  total_minor bigint not null,
  issued_at timestamp with time zone not null,
  primary key (id),
  unique (source, external_number),
  foreign key (channel) references channels(code),
  foreign key (legal_entity_id) references legal_entities(id),
  foreign key (location_id) references locations(id),
  foreign key (order_id) references orders(id),
  check (total_minor >= 0)
);
create index credit_notes_by_customer on credit_notes (customer_id) where customer_id is not null;
create index credit_notes_by_issue on credit_notes (issued_at desc, id desc);
create index credit_notes_by_order on credit_notes (order_id) where order_id is not null;
create trigger credit_notes_are_permanent before delete or update on credit_notes for each row execute function refuse_rewriting();
create trigger credit_notes_change_sales after insert on credit_notes referencing new table as entered for each statement execute function note_credit_notes_entered();

create table customers (
  id text not null,
  kind text not null default 'private'::text,
  name text,
  folded_name text, -- The name as it is searched: without accents or capitals.
  language text not null default 'fr'::text,
  created_at timestamp with time zone not null,
  erased_at timestamp with time zone,
  company_name text,
  siren text,
  vat_number text,
  primary key (id),
  constraint companies_have_their_numbers check (kind <> 'company'::text or siren is null or company_name is not null),
  check (kind = any (array['private'::text, 'company'::text])),
  check (language = any (array['fr'::text, 'en'::text])),
  check (siren ~ '^\d{9}$'::text),
  check (vat_number ~ '^FR\d{11}$'::text),
  constraint private_customers_have_none check (kind = 'company'::text or company_name is null and siren is null and vat_number is null)
);
create index customers_by_beginning on customers (folded_name text_pattern_ops);
create index customers_by_name on customers using gin (folded_name gin_trgm_ops);

-- What is on its way to a location: ordered from a supplier (purchase), or sent by another location (transfer). Its lines are incoming_deliveries.
create table deliveries (
  id text not null,
  kind text not null,
  from_location_id text,
  location_id text not null,
  reference text,
  status text not null default 'expected'::text,
  announced_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  primary key (id),
  foreign key (from_location_id) references locations(id),
  foreign key (location_id) references locations(id),
  check (kind <> 'transfer'::text or from_location_id is not null and from_location_id <> location_id),
  check ((status = 'expected'::text) = (closed_at is null)),
  check (kind = any (array['purchase'::text, 'transfer'::text])),
  check (status = any (array['expected'::text, 'arrived'::text, 'cancelled'::text]))
);
create index deliveries_expected on deliveries (location_id) where status = 'expected'::text;
create index deliveries_newest on deliveries (announced_at desc, id desc);

create table delivery_services (
  code text not null,
  mode text not null,
  carrier text not null,
  title_fr text not null,
  title_en text not null,
  transit_days_min integer not null,
  transit_days_max integer not null,
  carrier_days text not null,
  cost_minor bigint not null,
  free_from_minor bigint,
  vat_rate numeric(4,2) not null default 20,
  max_weight_grams integer,
  only_postcode_prefixes text[] not null default '{}'::text[],
  excluded_postcode_prefixes text[] not null default '{}'::text[],
  primary key (code),
  check (carrier_days = any (array['mon_fri'::text, 'mon_sat'::text])),
  check (transit_days_max >= transit_days_min),
  check (cost_minor >= 0),
  check (mode = any (array['home'::text, 'relay'::text])),
  check (transit_days_min >= 0)
);

create table erased_identifiers (
  hash bytea not null,
  erased_at timestamp with time zone not null,
  primary key (hash)
);

-- What happened, as codes and ids, for ever. Persons by id only: no name, address or code is ever in here.
create table events (
  id text not null,
  type text not null,
  subject_id text not null,
  at timestamp with time zone not null,
  actor_kind text not null,
  actor_id text,
  channel text,
  location_id text,
  cause_id text,
  facts jsonb not null,
  primary key (id),
  check (actor_kind = any (array['visitor'::text, 'customer'::text, 'staff'::text, 'machine'::text]))
);
create index events_by_channel on events (channel, id desc) where channel is not null;
create index events_by_subject on events (subject_id, id);
create index events_by_type on events (type, id);
create index events_of_goods_given_up on events (at) where type = any (array['fulfilment.cancelled'::text, 'fulfilment.expired'::text, 'shortage.cancelled'::text]);
create trigger events_are_permanent before delete or update on events for each row execute function refuse_rewriting();
create trigger goods_given_up_change_sales after insert on events for each row when (new.type = any (array['fulfilment.cancelled'::text, 'fulfilment.expired'::text, 'shortage.cancelled'::text])) execute function note_goods_given_up();

create table fulfilment_lines (
  fulfilment_id text not null,
  sku text not null,
  quantity integer not null,
  picked integer not null default 0,
  primary key (fulfilment_id, sku),
  foreign key (fulfilment_id) references fulfilments(id),
  foreign key (sku) references variants(sku) on update cascade,
  check (picked >= 0 and picked <= quantity),
  check (quantity > 0)
);

create table fulfilment_orders (
  order_id text not null,
  number text not null,
  cart_id text not null,
  payment_id text,
  mode text not null,
  location_id text, -- Where she collects it.
  relay_point_id text,
  service text,
  promised_earliest timestamp with time zone not null,
  promised_latest timestamp with time zone not null,
  code_hash bytea, -- Of the code she shows at the counter. The code itself is made again from the retailer's secret when she looks at it.
  placed_at timestamp with time zone not null,
  primary key (order_id),
  foreign key (location_id) references locations(id),
  foreign key (relay_point_id) references relay_points(id),
  check ((mode <> all (array['takeaway'::text, 'collect'::text])) or location_id is not null),
  check (mode = any (array['takeaway'::text, 'collect'::text, 'home'::text, 'relay'::text, 'email'::text]))
);
create index fulfilment_orders_by_code on fulfilment_orders (code_hash) where code_hash is not null;

create table fulfilment_settings (
  only_row boolean not null default true,
  kept_days integer not null default 10, -- How long what she collects waits for her.
  reminded_days_before integer not null default 3,
  decide_hours integer not null default 48, -- How long someone has to decide before goods that nobody can serve are cancelled and paid back.
  primary key (only_row),
  check (reminded_days_before < kept_days),
  check (decide_hours >= 1 and decide_hours <= 336),
  check (kept_days >= 1 and kept_days <= 60),
  check (only_row),
  check (reminded_days_before >= 0 and reminded_days_before <= 30)
);

-- The goods of an order that leave one place together. Quantities of those that stand, with the shortages not yet settled, are those of the order.
create table fulfilments (
  id text not null,
  order_id text not null,
  location_id text not null, -- Where the goods come from.
  incoming_id text, -- The delivery its goods come with, where they were sold before they came.
  status text not null,
  replaces_id text, -- The fulfilment that could not serve these goods.
  shelf text,
  carrier text,
  tracking_number text,
  promised_earliest timestamp with time zone not null,
  promised_latest timestamp with time zone not null,
  created_at timestamp with time zone not null,
  picked_at timestamp with time zone,
  ready_at timestamp with time zone,
  expires_at timestamp with time zone,
  reminded_at timestamp with time zone,
  shipped_at timestamp with time zone,
  done_at timestamp with time zone,
  is_resent boolean not null default false, -- In place of what left and did not arrive: her money for it was taken then, and is kept.
  primary key (id),
  unique (tracking_number),
  foreign key (location_id) references locations(id),
  foreign key (order_id) references fulfilment_orders(order_id),
  foreign key (replaces_id) references fulfilments(id),
  check ((status <> all (array['shipped'::text, 'at_relay'::text, 'delivered'::text, 'lost'::text, 'returned'::text, 'damaged'::text])) or shipped_at is not null),
  check ((status = any (array['delivered'::text, 'collected'::text, 'expired'::text, 'cancelled'::text, 'lost'::text, 'returned'::text, 'damaged'::text])) = (done_at is not null)),
  check (status = any (array['to_pick'::text, 'picked'::text, 'ready'::text, 'shipped'::text, 'at_relay'::text, 'delivered'::text, 'collected'::text, 'expired'::text, 'cancelled'::text, 'lost'::text, 'returned'::text, 'damaged'::text]))
);
create index fulfilments_by_expiry on fulfilments (expires_at) where status = 'ready'::text;
create index fulfilments_by_location on fulfilments (location_id, status, promised_latest, id);
create index fulfilments_by_order on fulfilments (order_id);
create index fulfilments_by_status on fulfilments (status, promised_latest, id);

create table gift_card_failures (
  number_hash bytea not null,
  at timestamp with time zone not null
);
create index gift_card_failures_by_number on gift_card_failures (number_hash, at);

create table gift_cards (
  number text not null,
  account_id text not null,
  pin_hash bytea not null, -- The secret that goes with the number; whoever knows both may spend it.
  initial_minor bigint not null,
  born_as text not null,
  batch text,
  recipient jsonb, -- Whom it is sent to, and with which words; forgotten once it is sent.
  buyer_id text,
  issued_by text,
  issued_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  blocked_at timestamp with time zone,
  gift_id text,
  order_id text,
  recipient_name text,
  sends_at timestamp with time zone, -- When it is to be sent; null where it is handed over in a shop.
  delivered_at timestamp with time zone, -- When it was sent, or handed over.
  failed_at timestamp with time zone,
  taken_back_at timestamp with time zone, -- Nothing of it was used, and its money has gone back to its buyer.
  id text not null default ('gcd_'::text || replace((gen_random_uuid())::text, '-'::text, ''::text)),
  primary key (number),
  unique (account_id),
  unique (gift_id),
  unique (id),
  foreign key (account_id) references value_accounts(id),
  check (born_as = any (array['sold'::text, 'batch'::text, 'gesture'::text])),
  check (initial_minor > 0),
  check (number ~ '^\d{13}$'::text),
  constraint sold_cards_know_their_order check ((gift_id is null) = (order_id is null))
);
create index gift_cards_by_batch on gift_cards (batch, number) where batch is not null;
create index gift_cards_by_order on gift_cards (order_id) where order_id is not null;
create index gift_cards_by_time on gift_cards (issued_at desc, number);

create table hold_lines (
  hold_id text not null,
  "position" integer not null,
  sku text not null,
  location_id text not null,
  incoming_id text,
  quantity integer not null,
  primary key (hold_id, "position"),
  foreign key (hold_id) references holds(id),
  foreign key (incoming_id) references incoming_deliveries(id),
  foreign key (location_id) references locations(id),
  foreign key (sku) references variants(sku) on update cascade,
  check (quantity > 0)
);
create index hold_lines_by_sku on hold_lines (sku, location_id);

create table holds (
  id text not null,
  cart_id text not null,
  payment_id text not null,
  order_id text,
  status text not null,
  taken_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  primary key (id),
  check ((status <> all (array['claimed'::text, 'consumed'::text])) or order_id is not null),
  check (status = any (array['live'::text, 'claimed'::text, 'consumed'::text, 'released'::text, 'expired'::text]))
);
create index holds_by_expiry on holds (expires_at) where status = 'live'::text;
create index holds_by_order on holds (order_id);
create index holds_by_taking on holds using brin (taken_at);
create unique index holds_one_live_per_cart on holds (cart_id) where status = 'live'::text;
create unique index holds_one_per_payment on holds (payment_id) where status <> 'expired'::text;
create trigger slots_end_with_holds after update of status on holds for each row when ((new.status = any (array['released'::text, 'expired'::text])) and (old.status <> all (array['released'::text, 'expired'::text]))) execute function end_slots_with_holds();

create table idempotency_keys (
  caller text not null,
  key text not null,
  request_hash bytea not null,
  status integer,
  answer json,
  leased_until timestamp with time zone not null,
  created_at timestamp with time zone not null,
  primary key (caller, key)
);
create index idempotency_keys_by_age on idempotency_keys (created_at);

create table identifiers (
  kind text not null,
  value text not null,
  customer_id text not null,
  source text not null, -- Who said so first. What a guest typed beside a payment proves nothing until a code comes back.
  verified_at timestamp with time zone,
  created_at timestamp with time zone not null,
  primary key (kind, value),
  foreign key (customer_id) references customers(id),
  check (kind = any (array['email'::text, 'phone'::text, 'card'::text, 'external'::text])),
  check (source = any (array['sign_in'::text, 'staff'::text, 'payment_request'::text, 'import'::text, 'loyalty'::text]))
);
create index identifiers_by_customer on identifiers (customer_id);
create index identifiers_by_part on identifiers using gin (value gin_trgm_ops);

create table import_mappings (
  format text not null,
  columns text not null, -- The file’s own column names, joined: the same kind of file again is matched the same way.
  mapping jsonb not null,
  saved_at timestamp with time zone not null,
  primary key (format, columns)
);

create table import_problems (
  import_id text not null,
  line bigint not null,
  number integer not null,
  column_name text,
  code text not null,
  detail text,
  is_bad boolean not null, -- The row was left out; otherwise it was taken, and this is a remark on it.
  content text,
  primary key (import_id, line, number),
  foreign key (import_id) references imports(id) on delete cascade
);

create table import_rows (
  import_id text not null,
  place bigint not null, -- Where in the file the first row of its thing stands: rows of one order are written together even where the file scatters them.
  number bigint not null, -- Which row of the file it is, from 1: several may stand on one line.
  line bigint not null,
  key text not null,
  content text not null,
  primary key (import_id, place, number),
  foreign key (import_id) references imports(id) on delete cascade
);

create table imports (
  id text not null,
  format text not null,
  file_name text not null,
  file_hash text not null, -- SHA-256 of the file as it came; with the format it says whether this is the same import again.
  file_bytes bigint not null,
  file_kept boolean not null default true,
  shape jsonb not null, -- How the file is read: csv, ndjson or xml, its encoding, separator and columns.
  mapping jsonb not null default '{}'::jsonb, -- Our column → the column of the file.
  status text not null,
  is_rehearsal boolean not null default false,
  bytes_read bigint not null default 0,
  rows_read integer not null default 0,
  rows_done integer not null default 0,
  reached bigint not null default 0, -- The row up to which every thing that begins there has been written; with it, in the same transaction, the counts.
  added integer not null default 0,
  changed integer not null default 0,
  same integer not null default 0,
  bad integer not null default 0,
  remarks integer not null default 0,
  error text,
  started_by text,
  created_at timestamp with time zone not null,
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  runner text, -- Who works on it. Only the runner named here may move `reached`; a lease that has lapsed lets another take over.
  leased_until timestamp with time zone,
  primary key (id),
  foreign key (started_by) references staff(id),
  check (status = any (array['ready'::text, 'reading'::text, 'writing'::text, 'done'::text, 'cancelled'::text, 'failed'::text]))
);
create index imports_newest on imports (created_at desc, id desc);
create index imports_unfinished on imports (leased_until) where status = any (array['reading'::text, 'writing'::text]);

create table incoming_deliveries (
  id text not null,
  sku text not null,
  location_id text not null,
  expected_on date not null,
  quantity integer not null, -- Still to come: what was announced, less what has arrived and what is known to be missing.
  reserved integer not null default 0,
  delivery_id text not null,
  announced integer not null,
  received integer not null default 0,
  missing integer not null default 0,
  primary key (id),
  unique (delivery_id, sku),
  foreign key (delivery_id) references deliveries(id),
  foreign key (location_id) references locations(id),
  foreign key (sku) references variants(sku) on update cascade,
  check (announced > 0),
  check (missing >= 0),
  check (received >= 0),
  constraint incoming_never_oversold check (reserved >= 0 and reserved <= quantity),
  constraint nothing_lost_on_the_way check ((quantity + least(received, announced) + missing) = announced)
);
create index incoming_deliveries_by_sku on incoming_deliveries (sku);
create index incoming_deliveries_open on incoming_deliveries (sku, location_id, expected_on) where quantity > 0;
create trigger emptied_incoming_is_noted after truncate on incoming_deliveries for each statement execute function note_all_changed('articles');
create trigger gone_incoming_is_noted after delete on incoming_deliveries referencing old table as changed for each statement execute function note_articles_changed();
create trigger incoming_is_noted after update on incoming_deliveries referencing new table as changed for each statement execute function note_articles_changed();
create trigger new_incoming_is_noted after insert on incoming_deliveries referencing new table as changed for each statement execute function note_articles_changed();

-- Work still to do: reactions that come after an event, recovery points of steps, timed work. A row is deleted when its work is done; one that keeps failing is parked for a person to see.
create table jobs (
  id text not null,
  kind text not null,
  key text not null,
  event_id text,
  payload jsonb not null default '{}'::jsonb,
  due_at timestamp with time zone not null,
  leased_until timestamp with time zone,
  attempts integer not null default 0,
  parked_at timestamp with time zone,
  last_error text,
  primary key (id),
  unique (kind, key)
);
create index jobs_by_due on jobs (due_at) where parked_at is null;

-- From where goods leave a shop first when nobody says from where: sold, sent to another place, or lost. The window comes last, always.
create table leaving_rules (
  kind text not null,
  starts_with text not null,
  primary key (kind),
  check (kind = any (array['sell'::text, 'transfer_out'::text, 'other'::text])),
  check (starts_with = any (array['floor'::text, 'stock_room'::text]))
);

create table legal_entities (
  id text not null,
  code text not null,
  name text not null,
  siren text not null,
  vat_number text not null,
  legal_form text,
  capital_minor bigint,
  registry_city text,
  street text,
  postcode text,
  city text,
  email text,
  phone text,
  publisher text,
  host text,
  mediator text,
  mediator_url text,
  epr_ids text[] not null default '{}'::text[], -- Unique ids of extended producer responsibility (C. env. L541-10-13), as « filière : identifiant ».
  primary key (id),
  unique (code),
  check (capital_minor >= 0),
  check (siren ~ '^[0-9]{9}$'::text)
);

-- Where goods are: shops, warehouses, and suppliers (whose stock is what they have promised us).
create table locations (
  id text not null,
  code text not null,
  kind text not null,
  name text not null,
  legal_entity_id text not null,
  street text not null,
  postcode text not null,
  city text not null,
  country text not null,
  latitude double precision not null,
  longitude double precision not null,
  time_zone text not null,
  holiday_calendar text not null,
  phone text,
  open_to_public boolean not null,
  ships boolean not null,
  cut_off time without time zone not null,
  preparation_minutes integer not null,
  preparation_days integer not null,
  lead_days_min integer,
  lead_days_max integer,
  services text[] not null default '{}'::text[],
  primary key (id),
  unique (code),
  foreign key (legal_entity_id) references legal_entities(id),
  check (kind <> 'supplier'::text or lead_days_min is not null and lead_days_max >= lead_days_min),
  check (holiday_calendar = any (array['metropole'::text, 'alsace-moselle'::text, 'guadeloupe'::text, 'guyane'::text, 'martinique'::text, 'mayotte'::text, 'reunion'::text, 'saint-barthelemy'::text, 'saint-martin'::text])),
  check (kind = any (array['shop'::text, 'warehouse'::text, 'supplier'::text])),
  check (latitude >= '-90'::integer::double precision and latitude <= 90::double precision),
  check (longitude >= '-180'::integer::double precision and longitude <= 180::double precision),
  check (preparation_days >= 0),
  check (preparation_minutes >= 0)
);

-- How points are earned and what they are good for, as contract/loyalty.ts types it; the highest version holds. None: no points.
create table loyalty_rules (
  version integer not null generated always as identity,
  rules jsonb not null,
  set_by text,
  set_at timestamp with time zone not null,
  primary key (version)
);

-- That a message went, not what it said or to which address: those are made again from the facts when needed.
create table messages (
  id text not null,
  channel text not null,
  template text not null,
  language text not null,
  customer_id text,
  subject_id text not null,
  event_id text not null,
  status text not null,
  sent_at timestamp with time zone not null,
  primary key (id),
  unique (event_id, template),
  check (channel = any (array['email'::text, 'sms'::text, 'push'::text])),
  check (status = any (array['sent'::text, 'failed'::text]))
);
create index messages_by_customer on messages (customer_id, id desc);
create index messages_by_subject on messages (subject_id);

create table migrations (
  name text not null,
  sha256 text not null,
  applied_at timestamp with time zone not null default now(),
  primary key (name)
);

-- What has changed of what servers keep in memory, for as long as one could ask; there is always one note older than that.
create table noted_changes (
  transaction xid8 not null default pg_current_xact_id(),
  kind text not null, -- Of articles the keys are SKUs, of slots the plans.
  keys text[], -- Null: more than are worth naming.
  noted_at timestamp with time zone not null default now() -- Of the time that passes, not of the clock that a demo may move.
);
create index noted_changes_by_transaction on noted_changes (transaction);

create table offer_balances (
  offer_id text not null,
  most_uses integer,
  budget_minor bigint,
  uses integer not null default 0,
  spent_minor bigint not null default 0,
  leased integer not null default 0,
  leased_minor bigint not null default 0,
  primary key (offer_id),
  foreign key (offer_id) references offers(id),
  check (uses <= most_uses),
  check (spent_minor <= budget_minor),
  check (leased >= 0),
  check (leased_minor >= 0),
  constraint offer_balances_never_exceed check ((uses + leased) <= most_uses),
  constraint offer_balances_never_overspend check ((spent_minor + leased_minor) <= budget_minor),
  check (spent_minor >= 0),
  check (uses >= 0)
);

-- Uses of an offer lent to a device that sells offline: used up or given back when it reports, given back by themselves when their time is over.
create table offer_leases (
  id text not null,
  offer_id text not null,
  batch text,
  device_id text not null,
  uses integer not null,
  used integer not null default 0,
  budget_minor bigint,
  spent_minor bigint not null default 0,
  until timestamp with time zone not null,
  location_id text,
  taken_by text,
  taken_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  primary key (id),
  foreign key (batch) references coupon_batches(code),
  foreign key (offer_id) references offers(id),
  check (budget_minor > 0),
  check (used <= uses),
  check (spent_minor <= budget_minor),
  check (spent_minor >= 0),
  check (used >= 0),
  check (uses > 0)
);
create index offer_leases_by_device on offer_leases (device_id, taken_at desc);
create index offer_leases_open on offer_leases (until) where closed_at is null;

create table offer_trial_orders (
  trial_id text not null,
  order_id text not null,
  customer_id text,
  channel text not null,
  location_id text,
  number text not null,
  placed_at timestamp with time zone not null,
  total_minor bigint not null,
  discount_minor bigint not null,
  discount_without_tax_minor bigint not null,
  margin_minor bigint, -- Before the offer, tax excluded; null where the cost of an article is not known.
  primary key (trial_id, order_id),
  foreign key (trial_id) references offer_trials(id) on delete cascade
);
create index offer_trial_orders_by_customer on offer_trial_orders (customer_id) where customer_id is not null;

create table offer_trials (
  id text not null,
  offer_id text not null,
  definition jsonb not null,
  status text not null,
  period_from timestamp with time zone not null,
  period_to timestamp with time zone not null,
  total integer not null default 0,
  done integer not null default 0,
  result jsonb not null,
  asked_by text,
  asked_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  primary key (id),
  check (status = any (array['running'::text, 'done'::text]))
);
create index offer_trials_by_offer on offer_trials (offer_id, asked_at desc);

create table offer_uses (
  id text not null,
  offer_id text not null,
  code text,
  customer_id text,
  cart_id text not null,
  payment_id text not null,
  order_id text,
  goods_minor bigint not null,
  delivery_minor bigint not null,
  currency text not null,
  channel text not null,
  location_id text,
  used_at timestamp with time zone not null,
  released_at timestamp with time zone,
  lease_id text,
  primary key (id),
  unique (payment_id, offer_id),
  foreign key (code) references coupons(code),
  foreign key (lease_id) references offer_leases(id),
  foreign key (offer_id) references offers(id),
  check (delivery_minor >= 0),
  check (goods_minor >= 0)
);
create index offer_uses_by_code on offer_uses (code) where code is not null and released_at is null;
create index offer_uses_by_customer on offer_uses (customer_id, offer_id) where released_at is null;
create index offer_uses_by_offer on offer_uses (offer_id, used_at desc);
create index offer_uses_by_order on offer_uses (order_id) where order_id is not null;

-- Each version as it was set: in force from then until the next.
create table offer_versions (
  offer_id text not null,
  version integer not null,
  definition jsonb not null,
  set_by text,
  set_at timestamp with time zone not null,
  primary key (offer_id, version),
  foreign key (offer_id) references offers(id)
);
create trigger offer_versions_are_permanent before delete or update on offer_versions for each row execute function refuse_rewriting();

-- What is taken off, for whom, when: computed by rules/apply-offers.ts, everywhere.
create table offers (
  id text not null,
  title_fr text not null,
  title_en text not null,
  priority integer not null,
  group_name text,
  is_alone boolean not null,
  needs_code boolean not null,
  conditions jsonb not null,
  effect jsonb not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone,
  most_uses integer,
  most_uses_each integer, -- By one customer; such an offer needs to know who she is.
  budget_minor bigint,
  version integer not null default 1,
  set_by text,
  set_at timestamp with time zone not null,
  is_draft boolean not null default false,
  may_be_given boolean not null default false, -- Who sells may give a coupon of it as compensation.
  primary key (id),
  check (budget_minor > 0),
  check (ends_at > starts_at),
  check (most_uses > 0),
  check (most_uses_each > 0)
);

create table opening_hours (
  location_id text not null,
  weekday integer not null,
  opens time without time zone not null,
  closes time without time zone not null,
  primary key (location_id, weekday, opens),
  foreign key (location_id) references locations(id),
  check (closes > opens),
  check (weekday >= 1 and weekday <= 7)
);

-- The contract, as it was concluded. A change is a new fact, never another text here.
create table order_lines (
  order_id text not null,
  "position" integer not null,
  sku text not null,
  title_fr text not null,
  title_en text not null,
  quantity integer not null,
  unit_price_minor bigint not null,
  discount_minor bigint not null default 0,
  total_minor bigint not null,
  vat_rate numeric(4,2) not null,
  vat_group text not null,
  discounts jsonb not null default '[]'::jsonb,
  contract_concluded text not null,
  staff_id text,
  promised_latest timestamp with time zone not null,
  legal_entity_id text not null,
  sources jsonb not null,
  eco_contribution_minor bigint,
  primary key (order_id, "position"),
  foreign key (legal_entity_id) references legal_entities(id),
  foreign key (order_id) references orders(id),
  check (contract_concluded = any (array['distance'::text, 'shop'::text])),
  check (eco_contribution_minor > 0),
  check (quantity > 0)
);
create trigger order_lines_are_permanent before delete or update on order_lines for each row execute function refuse_rewriting();

create table orders (
  id text not null,
  number text not null,
  cart_id text,
  customer_id text,
  visitor_id text,
  channel text not null,
  location_id text,
  staff_id text,
  legal_entity_id text not null,
  origin text not null default 'native'::text,
  status text not null,
  fulfilment_status text not null,
  currency text not null,
  goods_minor bigint not null,
  discounts_minor bigint not null,
  delivery_minor bigint not null,
  total_minor bigint not null,
  vat jsonb not null,
  delivery jsonb not null,
  promised_earliest timestamp with time zone not null,
  promised_latest timestamp with time zone not null,
  language text not null,
  placed_at timestamp with time zone not null,
  version integer not null default 1,
  source text, -- Which system an imported order was taken from; external_number is what it was called there.
  external_number text,
  credited_minor bigint not null default 0, -- What the credit notes of an imported order add up to.
  mode text generated always as ((delivery ->> 'mode'::text)) stored,
  contact_email text generated always as (lower(((delivery -> 'contact'::text) ->> 'email'::text))) stored,
  contact_phone text generated always as (((delivery -> 'contact'::text) ->> 'phone'::text)) stored,
  gifts_minor bigint not null default 0,
  company jsonb,
  primary key (id),
  unique (cart_id),
  unique (number),
  constraint orders_once_per_source unique (source, external_number),
  foreign key (channel) references channels(code),
  foreign key (legal_entity_id) references legal_entities(id),
  foreign key (location_id) references locations(id),
  foreign key (staff_id) references staff(id),
  constraint orders_add_up check (total_minor = (goods_minor - discounts_minor + gifts_minor + delivery_minor)),
  check (credited_minor >= 0 and (origin = 'imported'::text or credited_minor = 0)),
  check (fulfilment_status = any (array['unfulfilled'::text, 'partially_fulfilled'::text, 'fulfilled'::text, 'cancelled'::text])),
  check (gifts_minor >= 0),
  constraint orders_know_their_origin check (
case origin
    when 'native'::text then cart_id is not null and source is null and external_number is null
    else source is not null and external_number is not null
end),
  check (origin = any (array['native'::text, 'imported'::text])),
  check (status = any (array['placed'::text, 'in_progress'::text, 'completed'::text, 'cancelled'::text]))
);
create index orders_by_channel on orders (channel, placed_at desc, id desc);
create index orders_by_contact_email on orders (contact_email) where contact_email is not null;
create index orders_by_contact_phone on orders (contact_phone) where contact_phone is not null;
create index orders_by_customer on orders (customer_id, placed_at desc, id desc) where customer_id is not null;
create index orders_by_location on orders (location_id, placed_at desc, id desc) where location_id is not null;
create index orders_by_mode on orders (mode, placed_at desc, id desc);
create index orders_by_number_end on orders (reverse(number) text_pattern_ops);
create index orders_by_placing on orders (placed_at desc, id desc);
create index orders_by_status on orders (status, placed_at desc, id desc);
create index orders_by_visitor on orders (visitor_id, placed_at desc, id desc) where visitor_id is not null;
create trigger cancelled_orders_change_sales after update of status on orders for each row when (new.status <> old.status and ('cancelled'::text = new.status or 'cancelled'::text = old.status)) execute function note_order_changed();
create trigger orders_change_sales after insert on orders referencing new table as entered for each statement execute function note_orders_entered();

-- All that carriers have said of our parcels, as they said it, once each however often it was told; in no order but the one it was heard in.
create table parcel_events (
  parcel_id text not null,
  id text not null,
  code text not null,
  step text,
  place text,
  told text,
  occurred_at timestamp with time zone not null,
  heard_at timestamp with time zone not null,
  primary key (parcel_id, id),
  foreign key (parcel_id) references parcels(id)
);
create trigger parcel_events_are_permanent before delete or update on parcel_events for each row execute function refuse_rewriting();

create table parcel_labels (
  parcel_id text not null,
  format text not null,
  content bytea not null,
  primary key (parcel_id),
  foreign key (parcel_id) references parcels(id),
  check (format = any (array['pdf'::text, 'png'::text, 'zpl'::text]))
);

-- A parcel at its carrier. Its id is our reference there: asked again under it, the carrier gives the same label. Its step only goes forward.
create table parcels (
  id text not null,
  order_id text not null,
  fulfilment_id text not null,
  carrier text not null,
  product text not null,
  carrier_id text,
  tracking_number text,
  step text not null,
  step_at timestamp with time zone not null, -- When it came to this step, as the carrier tells it.
  asked_at timestamp with time zone not null,
  labelled_at timestamp with time zone,
  handed_over_at timestamp with time zone,
  heard_at timestamp with time zone,
  problem text, -- Why the carrier refuses to make a label, in its own words.
  silent_since timestamp with time zone, -- Nothing was heard of it for as long as its carrier is given, and a person looks for it.
  primary key (id),
  unique (tracking_number),
  foreign key (carrier) references carriers(code) on update cascade,
  foreign key (fulfilment_id) references fulfilments(id),
  foreign key (order_id) references fulfilment_orders(order_id),
  check ((step = any (array['asked'::text, 'cancelled'::text])) or labelled_at is not null and carrier_id is not null and tracking_number is not null),
  check (step = any (array['asked'::text, 'labelled'::text, 'taken'::text, 'in_transit'::text, 'out_for_delivery'::text, 'undelivered'::text, 'at_relay'::text, 'returning'::text, 'damaged'::text, 'lost'::text, 'returned'::text, 'delivered'::text, 'cancelled'::text]))
);
create unique index one_parcel_for_each on parcels (fulfilment_id) where step <> 'cancelled'::text;
create index parcels_under_way on parcels (step, step_at) where step <> all (array['asked'::text, 'returned'::text, 'delivered'::text, 'cancelled'::text]);

create table payment_movements (
  id text not null,
  payment_id text not null,
  kind text not null,
  amount_minor bigint not null,
  at timestamp with time zone not null,
  primary key (id),
  foreign key (payment_id) references payments(id),
  check (kind = any (array['authorise'::text, 'capture'::text, 'decline'::text, 'void'::text, 'refund'::text]))
);
create index payment_movements_by_payment on payment_movements (payment_id);
create unique index payment_movements_once on payment_movements (payment_id, kind) where kind = any (array['authorise'::text, 'decline'::text, 'void'::text]);
create trigger payment_movements_are_permanent before delete or update on payment_movements for each row execute function refuse_rewriting();

create table payment_requests (
  id_hash bytea not null,
  cart_id text not null,
  staff_id text not null,
  location_id text,
  channel text not null,
  status text not null,
  tracking_by_message boolean not null default false,
  payment_id text,
  order_id text,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  primary key (id_hash),
  foreign key (cart_id) references carts(id),
  foreign key (channel) references channels(code),
  foreign key (location_id) references locations(id),
  foreign key (staff_id) references staff(id),
  check (status = any (array['open'::text, 'paid'::text, 'expired'::text]))
);
create index payment_requests_by_cart on payment_requests (cart_id);
create index payment_requests_by_payment on payment_requests (payment_id);

create table payments (
  id text not null,
  payable_kind text not null,
  payable_id text not null,
  amount_minor bigint not null,
  currency text not null,
  tender_kind text not null,
  token text, -- The provider's single-use token, forgotten as soon as the outcome is known.
  status text not null,
  provider text not null,
  provider_id text,
  provider_version integer not null default 0, -- Of the provider's last news we heard: what carries a lower or equal number is stale and changes nothing.
  action_url text,
  decline_code text,
  return_url text,
  is_requested boolean not null default false,
  visitor_id text, -- With customer_id: who paid, so that the session that paid may read it.
  customer_id text,
  channel text,
  location_id text,
  undo_asked_at timestamp with time zone, -- From here on the money is on its way back: a job voids or refunds at the provider until it is done.
  started_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  due_minor bigint, -- What the goods that have left or are ready are worth: a job takes or gives back until the bank has that much. Null: nobody has asked yet.
  captured_minor bigint not null default 0,
  refunded_minor bigint not null default 0,
  primary key (id),
  constraint never_more_back_than_taken check (refunded_minor >= 0 and refunded_minor <= captured_minor),
  constraint never_more_than_authorised check (captured_minor >= 0 and captured_minor <= amount_minor),
  constraint nothing_is_paid_with_nothing check ((amount_minor = 0) = (tender_kind = 'none'::text)),
  check (amount_minor >= 0),
  check (due_minor >= 0 and due_minor <= amount_minor),
  check (payable_kind = any (array['cart'::text, 'order'::text])),
  check (status = any (array['started'::text, 'pending'::text, 'action_required'::text, 'authorised'::text, 'captured'::text, 'declined'::text, 'voided'::text, 'refunded'::text])),
  check (tender_kind = any (array['card'::text, 'none'::text]))
);
create index payments_by_payable on payments (payable_kind, payable_id);
create unique index payments_by_provider_id on payments (provider, provider_id);
create unique index payments_one_running on payments (payable_kind, payable_id) where (status = any (array['started'::text, 'pending'::text, 'action_required'::text, 'authorised'::text, 'captured'::text])) and undo_asked_at is null;

create table places (
  id text not null,
  location_id text not null,
  kind text not null,
  name text not null,
  primary key (id),
  unique (location_id, name),
  foreign key (location_id) references locations(id),
  check (kind = any (array['floor'::text, 'stock_room'::text, 'window'::text, 'shelf'::text]))
);

create table point_awards (
  order_id text not null,
  sku text not null,
  customer_id text not null,
  quantity integer not null,
  spent_minor bigint not null,
  points bigint not null,
  reversed_quantity integer not null default 0,
  rules_version integer,
  expires_at timestamp with time zone,
  usable_from timestamp with time zone,
  earned_at timestamp with time zone not null,
  primary key (order_id, sku),
  constraint never_more_back_than_earned check (reversed_quantity >= 0 and reversed_quantity <= quantity),
  check (points >= 0),
  check (quantity > 0),
  check (spent_minor >= 0)
);
create index point_awards_by_customer on point_awards (customer_id, earned_at);

create table postcodes (
  postcode text not null,
  city text not null,
  latitude double precision not null,
  longitude double precision not null,
  population integer not null,
  primary key (postcode, city)
);

-- For whom and where prices differ from those of everybody, on purpose; `all` is the prices of everybody. What is not said is any. What began keeps its conditions: they are the proof of what was practised.
create table price_lists (
  code text not null,
  title_fr text not null,
  title_en text not null,
  place integer not null,
  channels text[] not null default '{}'::text[],
  location_ids text[] not null default '{}'::text[],
  postcodes text[] not null default '{}'::text[], -- Beginnings of the postcode of the shop, or of where it goes.
  segments text[] not null default '{}'::text[],
  reason text,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone,
  set_by text,
  set_at timestamp with time zone not null,
  primary key (code),
  unique (place),
  check (ends_at >= starts_at),
  check (code ~ '^[a-z0-9][a-z0-9-]{0,39}$'::text),
  constraint price_lists_on_purpose check (code = 'all'::text or (cardinality(channels) + cardinality(location_ids) + cardinality(postcodes) + cardinality(segments)) > 0)
);

-- Every price ever practised, tax included. One at a time per article, list and quantity; the past is never changed, a running price is only given an end.
create table prices (
  id text not null,
  sku text not null,
  price_list text not null default 'all'::text,
  amount_minor bigint not null,
  currency text not null,
  kind text not null,
  operation text,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone,
  set_by text,
  minimum_quantity integer not null default 1, -- From so many of it on, each costs so much.
  primary key (id),
  foreign key (price_list) references price_lists(code),
  foreign key (sku) references variants(sku) on update cascade,
  check (amount_minor >= 0),
  check (ends_at is null or ends_at > starts_at),
  check (kind = any (array['regular'::text, 'promotion'::text])),
  check (minimum_quantity > 0),
  constraint prices_one_at_a_time exclude using gist (sku with =, price_list with =, minimum_quantity with =, tstzrange(starts_at, ends_at) with &&)
);
create index prices_by_list on prices (price_list, sku) where price_list <> 'all'::text;
create index prices_by_quantity on prices (sku) where minimum_quantity > 1;
create index prices_newest on prices (starts_at desc, id desc);
create index prices_now on prices (sku, price_list, minimum_quantity, starts_at desc) include (ends_at, amount_minor, currency, kind, operation);
create trigger emptied_prices_are_noted after truncate on prices for each statement execute function note_all_changed('articles');
create trigger gone_prices_are_noted after delete on prices referencing old table as changed for each statement execute function note_articles_changed();
create trigger new_prices_are_noted after insert on prices referencing new table as changed for each statement execute function note_articles_changed();
create trigger prices_are_noted after update on prices referencing new table as changed for each statement execute function note_articles_changed();

create table product_documents (
  product_id text not null,
  "position" integer not null,
  kind text not null,
  title_fr text not null,
  title_en text not null,
  file text not null, -- Served at /documents/<file>.
  primary key (product_id, "position"),
  foreign key (product_id) references products(id),
  check (file ~ '^[a-z0-9-]+-[0-9a-f]{8}\.(pdf|svg)$'::text),
  check (kind = any (array['energy_label'::text, 'information_sheet'::text, 'guide'::text]))
);

create table product_pictures (
  product_id text not null,
  "position" integer not null,
  name text not null, -- Two files: /pictures/<name>-400.webp and -1200.webp. It ends with a hash of the content, so that they may be kept for ever.
  width integer not null,
  height integer not null,
  options jsonb not null default '{}'::jsonb, -- Of a variant, as that says them: it shows those that have them all. Empty: it shows every variant.
  view_fr text not null default ''::text, -- What this picture shows beside another of the same article: `de profil`. Empty where there is but one.
  view_en text not null default ''::text,
  primary key (product_id, "position"),
  foreign key (product_id) references products(id),
  check (height > 0),
  check (name ~ '^[a-z0-9-]+-[0-9a-f]{8}$'::text),
  check (width > 0)
);

create table products (
  id text not null,
  handle text not null,
  brand text not null,
  category_id text not null,
  title_fr text not null,
  title_en text not null,
  description_fr text not null default ''::text,
  description_en text not null default ''::text,
  attributes jsonb not null default '{}'::jsonb, -- key → number, boolean, text, or {fr, en}; the keys are rows of attributes.
  vat_rate numeric(4,2) not null default 20,
  weight_grams integer not null default 1000,
  manufacturer jsonb,
  origin text not null,
  released_on date,
  content_hash text, -- Of everything that was loaded: the same again changes nothing.
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  revision xid8 not null default pg_current_xact_id(), -- The transaction that wrote it last: what search follows, since transactions commit out of order.
  primary key (id),
  unique (handle),
  foreign key (category_id) references categories(id),
  check (weight_grams >= 0)
);
create index products_by_category on products (category_id);
create index products_by_plain_reference on products (plain_code(attributes ->> 'reference'::text)) where attributes ? 'reference'::text;
create index products_by_revision on products (revision, id);
create trigger products_note_revision before update on products for each row execute function note_revision();
create trigger weights_are_noted after update of weight_grams on products for each row when (old.weight_grams is distinct from new.weight_grams) execute function note_article_weighed();

create table promise_margin_settings (
  only_row boolean not null default true,
  is_on boolean not null default true,
  target numeric(4,3) not null default 0.95,
  primary key (only_row),
  check (only_row),
  check (target >= 0.5 and target <= 0.999)
);

create table promise_margins (
  service text not null,
  location_id text not null,
  since timestamp with time zone not null,
  days integer not null,
  is_fixed boolean not null,
  evidence jsonb not null,
  staff_id text,
  primary key (service, location_id, since),
  foreign key (location_id) references locations(id),
  foreign key (service) references delivery_services(code),
  check (days >= '-1'::integer and days <= 3)
);

-- The id is that of the fulfilment, or of the order another system fulfilled.
create table promise_outcomes (
  id text not null,
  order_id text not null,
  mode text not null,
  service text,
  location_id text,
  placed_at timestamp with time zone not null,
  due_at timestamp with time zone not null, -- By when: the last moment promised, or for what is collected the moment from when on it was to be ready.
  happened_at timestamp with time zone not null,
  late_days integer not null, -- In the carrier's working days after the day promised; negative before it.
  margin_days integer not null default 0, -- What was added to the promise when it was made: without it, it would have been later by so much.
  is_kept boolean not null,
  primary key (id),
  foreign key (location_id) references locations(id),
  check (mode = any (array['collect'::text, 'home'::text, 'relay'::text]))
);
create index promise_outcomes_by_time on promise_outcomes (happened_at desc, id desc);

-- The shops whose window the retailer lets be sold at a distance; everywhere else what is in the window stays there until a person in the shop takes it.
create table promised_windows (
  location_id text not null,
  primary key (location_id),
  foreign key (location_id) references locations(id)
);

-- What one of an article costs the retailer, tax excluded, from when. What was said wrongly is said again: of two from one moment the one set last counts.
create table purchase_costs (
  sku text not null,
  starts_at timestamp with time zone not null,
  amount_minor bigint not null,
  currency text not null,
  set_at timestamp with time zone not null,
  set_by text,
  primary key (sku, starts_at, set_at),
  foreign key (sku) references variants(sku) on update cascade,
  check (amount_minor >= 0)
);
create trigger purchase_costs_are_permanent before delete or update on purchase_costs for each row execute function refuse_rewriting();

-- What each customer has bought and not cancelled, in any channel, as it was placed: told by orders, asked by the rules of segments.
create table purchases (
  order_id text not null,
  customer_id text not null,
  total_minor bigint not null,
  bought_at timestamp with time zone not null,
  primary key (order_id)
);
create index purchases_by_customer on purchases (customer_id, bought_at);
create index purchases_by_day on purchases (bought_at);

create table push_followed_orders (
  endpoint text not null,
  order_id text not null,
  primary key (endpoint, order_id),
  foreign key (endpoint) references push_subscriptions(endpoint) on update cascade on delete cascade
);
create index push_followed_orders_by_order on push_followed_orders (order_id);

create table push_subscriptions (
  endpoint text not null,
  p256dh text not null,
  auth text not null,
  customer_id text,
  language text not null,
  created_at timestamp with time zone not null,
  id text not null,
  device text not null,
  purposes text[] not null default '{order_push}'::text[], -- What this browser is told of, besides what its owner agreed to: switched off here, it stays on elsewhere.
  told_at timestamp with time zone,
  primary key (endpoint),
  unique (id),
  check (language = any (array['fr'::text, 'en'::text])),
  check (purposes <@ array['order_push'::text])
);
create index push_subscriptions_by_customer on push_subscriptions (customer_id);

create table reference_version (
  only_row boolean not null default true,
  version bigint not null,
  primary key (only_row),
  check (only_row)
);

-- What goes with a product, as the merchandiser wants it; not what others bought.
create table related_products (
  product_id text not null,
  related_id text not null,
  kind text not null,
  "position" integer not null,
  primary key (product_id, related_id),
  foreign key (product_id) references products(id),
  foreign key (related_id) references products(id),
  check (product_id <> related_id),
  check (kind = any (array['accessory'::text, 'similar'::text, 'replacement'::text]))
);

create table relay_points (
  id text not null,
  code text not null,
  carrier text not null,
  name text not null,
  street text not null,
  postcode text not null,
  city text not null,
  country text not null default 'FR'::text,
  latitude double precision not null,
  longitude double precision not null,
  primary key (id),
  unique (code)
);

create table repricing_lines (
  repricing_id text not null,
  sku text not null,
  before_minor bigint not null,
  before_kind text not null,
  before_operation text,
  is_own boolean not null,
  after_minor bigint not null,
  currency text not null,
  cost_minor bigint,
  margin_percent integer,
  prior_minor bigint,
  reduction_percent integer,
  flags text[] not null,
  status text not null, -- changed_since: its price changed after it was looked at, so it was left alone; kept: it changed after it was applied, so undoing left it alone.
  price_id text,
  come_back_id text,
  primary key (repricing_id, sku),
  foreign key (repricing_id) references repricings(id) on delete cascade,
  foreign key (sku) references variants(sku) on update cascade,
  check (status = any (array['waiting'::text, 'left_out'::text, 'same'::text, 'applied'::text, 'changed_since'::text, 'undone'::text, 'kept'::text]))
);
create index repricing_lines_by_flag on repricing_lines using gin (flags);

-- Many prices changed in one gesture: looked at first, applied in batches while the shop sells, undone in one gesture.
create table repricings (
  id text not null,
  title text not null,
  choice jsonb not null,
  change jsonb not null,
  price_list text not null,
  kind text not null,
  operation text,
  starts_at timestamp with time zone,
  ends_at timestamp with time zone,
  minimum_margin_percent integer not null,
  below_cost text not null,
  status text not null,
  cursor text not null default ''::text,
  done integer not null default 0,
  total integer not null default 0,
  counts jsonb not null default '{}'::jsonb,
  set_by text,
  set_at timestamp with time zone not null,
  applied_at timestamp with time zone,
  undone_at timestamp with time zone,
  primary key (id),
  foreign key (price_list) references price_lists(code),
  check (below_cost = any (array['leave_out'::text, 'to_cost'::text, 'sell'::text])),
  check (ends_at > starts_at),
  check (kind = any (array['regular'::text, 'promotion'::text])),
  check (status = any (array['computing'::text, 'ready'::text, 'applying'::text, 'applied'::text, 'undoing'::text, 'undone'::text, 'dropped'::text]))
);

create table retailer (
  only_row boolean not null default true,
  name text not null,
  currency text not null default 'EUR'::text,
  is_demo boolean not null default false,
  loaded_at timestamp with time zone not null default now(),
  primary key (only_row),
  check (only_row)
);

-- How many are kept back. The most precise holds: article at a location, article, category at a location, category (the nearest above the article), location.
create table safety_rules (
  sku text,
  category_id text,
  location_id text,
  quantity integer not null,
  unique nulls not distinct (sku, category_id, location_id),
  foreign key (category_id) references categories(id),
  foreign key (location_id) references locations(id),
  foreign key (sku) references variants(sku) on update cascade,
  check (sku is null or category_id is null),
  check (num_nonnulls(sku, category_id, location_id) > 0),
  check (quantity >= 0)
);
create index safety_rules_by_location on safety_rules (location_id) where sku is null;

-- Days of the order book that have changed since they were added up: written with the change, whoever makes it; a row for each, so that nobody waits for another.
create table sales_changes (
  day date not null
);
create index sales_changes_by_day on sales_changes (day);

-- What sales_in_book says of the days that have not changed since they were added up.
create table sales_days (
  day date not null,
  currency text not null,
  channel text not null,
  location_id text,
  orders integer not null,
  units integer not null,
  sold_minor bigint not null,
  sold_net_minor bigint not null,
  delivery_minor bigint not null,
  returns integer not null,
  returned_units integer not null,
  returned_minor bigint not null,
  returned_net_minor bigint not null,
  unique nulls not distinct (day, currency, channel, location_id),
  foreign key (channel) references channels(code),
  foreign key (location_id) references locations(id)
);

-- Articles put first or left out for one query, by hand.
create table search_placements (
  query_key text not null, -- The stems of its telling words: the same for every way of asking the same.
  product_id text not null,
  placement text not null,
  "position" integer not null,
  set_by text,
  set_at timestamp with time zone not null,
  primary key (query_key, product_id),
  foreign key (product_id) references products(id),
  check (placement = any (array['pinned'::text, 'hidden'::text]))
);

-- How often a day a query was made: counts only, no person, no session; what looks like an address or a number of a person is not kept.
create table searches (
  day date not null,
  language text not null,
  query text not null,
  searched integer not null,
  without_result integer not null,
  primary key (day, language, query)
);

create table secrets (
  name text not null,
  value bytea not null,
  primary key (name)
);

create table segment_members (
  segment_code text not null,
  customer_id text not null,
  added_by text,
  added_at timestamp with time zone not null,
  primary key (segment_code, customer_id),
  foreign key (customer_id) references customers(id),
  foreign key (segment_code) references segments(code) on delete cascade
);
create index segment_members_by_customer on segment_members (customer_id);
create index segment_members_newest on segment_members (segment_code, added_at desc, customer_id desc);

create table segments (
  code text not null,
  title_fr text not null,
  title_en text not null,
  rule jsonb, -- Null: its members are named by hand. Else who satisfies it belongs to it, today, without being written down anywhere.
  set_by text,
  set_at timestamp with time zone not null,
  primary key (code)
);

create table sessions (
  token_hash bytea not null,
  id text not null,
  kind text not null,
  visitor_id text,
  customer_id text,
  staff_id text,
  channel text not null,
  location_id text,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  primary key (token_hash),
  unique (id),
  check (
case kind
    when 'visitor'::text then visitor_id is not null
    when 'customer'::text then customer_id is not null
    else staff_id is not null
end),
  check (kind = any (array['visitor'::text, 'customer'::text, 'staff'::text]))
);
create index sessions_by_expiry on sessions (expires_at);

create table shortages (
  id text not null,
  order_id text not null,
  fulfilment_id text not null,
  location_id text not null,
  sku text not null,
  quantity integer not null,
  reason text not null,
  status text not null,
  decide_by timestamp with time zone,
  found_at timestamp with time zone not null,
  settled_at timestamp with time zone,
  is_resent boolean not null default false, -- Of goods that had left already: her money for them is kept until it is decided.
  primary key (id),
  foreign key (fulfilment_id) references fulfilments(id),
  foreign key (location_id) references locations(id),
  foreign key (order_id) references fulfilment_orders(order_id),
  foreign key (sku) references variants(sku) on update cascade,
  check ((status = 'to_decide'::text) <= (decide_by is not null)),
  check ((status = any (array['sourced'::text, 'cancelled'::text])) = (settled_at is not null)),
  check (quantity > 0),
  check (reason = any (array['short_pick'::text, 'too_busy'::text, 'damaged'::text, 'not_found'::text, 'closed'::text, 'counted'::text, 'lost'::text, 'returned'::text, 'damaged_on_way'::text])),
  check (status = any (array['open'::text, 'sourced'::text, 'to_decide'::text, 'cancelled'::text]))
);
create index shortages_by_order on shortages (order_id);
create index shortages_unsettled on shortages (status, found_at) where status = any (array['open'::text, 'to_decide'::text]);

create table sign_in_challenges (
  id text not null,
  kind text not null,
  value text not null,
  language text not null,
  code_hash bytea, -- Set when the message is written; the code itself is never stored.
  attempts integer not null default 0,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  primary key (id),
  check (kind = any (array['email'::text, 'phone'::text]))
);
create index sign_in_challenges_by_value on sign_in_challenges (kind, value, created_at desc);

-- Who has a place in a slot: a hold, and with it the basket that is being paid or the order. It ends with the hold.
create table slot_bookings (
  hold_id text not null,
  plan_id text not null,
  on_day date not null,
  starts time without time zone not null,
  grams bigint not null,
  booked_at timestamp with time zone not null,
  is_over boolean not null default false,
  primary key (hold_id),
  foreign key (plan_id, on_day, starts) references slot_days(plan_id, on_day, starts),
  check (grams >= 0)
);
create index slot_bookings_standing on slot_bookings (plan_id, on_day, starts) where not is_over;

-- The windows of a day that someone has taken, and those that differ from the week. A day has a row for each window as soon as it is an exception.
create table slot_days (
  plan_id text not null,
  on_day date not null,
  starts time without time zone not null,
  ends time without time zone not null,
  capacity integer not null,
  capacity_grams bigint,
  cost_minor bigint not null default 0,
  is_exception boolean not null,
  taken integer not null default 0,
  taken_grams bigint not null default 0,
  primary key (plan_id, on_day, starts),
  foreign key (plan_id) references slot_plans(id),
  check (ends > starts),
  check (cost_minor >= 0),
  constraint slots_are_never_overbooked check (taken >= 0 and taken <= capacity and taken_grams >= 0 and (capacity_grams is null or taken_grams <= capacity_grams))
);
create trigger emptied_slots_are_noted after truncate on slot_days for each statement execute function note_all_changed('slots');
create trigger gone_slots_are_noted after delete on slot_days referencing old table as changed for each statement execute function note_slots_changed();
create trigger new_slots_are_noted after insert on slot_days referencing new table as changed for each statement execute function note_slots_changed();
create trigger slots_are_noted after update on slot_days referencing new table as changed for each statement execute function note_slots_changed();

-- Appointments that a retailer keeps: at home by one service in a zone, or for collecting in a shop.
create table slot_plans (
  id text not null,
  title_fr text not null,
  title_en text not null,
  service text, -- This service comes by appointment only, and only to zones that a plan serves.
  location_id text,
  postcode_prefixes text[] not null default '{}'::text[], -- The zone; none: wherever the service goes. Of several plans the one that says most of a postcode serves it.
  time_zone text not null,
  lead_minutes integer not null, -- How long before it begins a slot can still be taken.
  horizon_days integer not null,
  move_until_minutes integer not null, -- How long before it begins a slot can still be given up for another.
  is_active boolean not null,
  primary key (id),
  foreign key (location_id) references locations(id),
  foreign key (service) references delivery_services(code) on update cascade,
  check ((service is null) <> (location_id is null)),
  check (service is not null or postcode_prefixes = '{}'::text[]),
  check (horizon_days >= 1 and horizon_days <= 120),
  check (lead_minutes >= 0),
  check (move_until_minutes >= 0)
);
create unique index slot_plans_one_per_shop on slot_plans (location_id) where is_active;

-- The week of a plan.
create table slot_windows (
  plan_id text not null,
  weekday integer not null,
  starts time without time zone not null,
  ends time without time zone not null,
  capacity integer not null,
  capacity_grams bigint, -- What the vehicle carries in one round.
  cost_minor bigint not null default 0, -- What this window costs beside the service, tax included.
  primary key (plan_id, weekday, starts),
  foreign key (plan_id) references slot_plans(id),
  check (capacity > 0),
  check (capacity_grams > 0),
  check (ends > starts),
  check (cost_minor >= 0),
  check (weekday >= 1 and weekday <= 7)
);

-- The rules as they are being changed; none where nothing has changed since the last were published.
create table sourcing_drafts (
  only_row boolean not null default true,
  revision integer not null,
  rules jsonb not null,
  hold_minutes integer not null,
  changed_by text,
  changed_at timestamp with time zone not null,
  primary key (only_row),
  foreign key (changed_by) references staff(id),
  check (hold_minutes >= 2 and hold_minutes <= 60),
  check (only_row)
);

-- A draft tried on orders of the past beside the version published then: how far it is, and what it found.
create table sourcing_trials (
  id text not null,
  rules jsonb not null,
  version integer not null,
  status text not null,
  period_from timestamp with time zone not null,
  period_to timestamp with time zone not null,
  total integer not null,
  done integer not null default 0,
  result jsonb not null,
  asked_by text,
  asked_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  primary key (id),
  foreign key (asked_by) references staff(id),
  check ((status = 'done'::text) = (ended_at is not null)),
  check (status = any (array['running'::text, 'done'::text]))
);
create index sourcing_trials_newest on sourcing_trials (asked_at desc);

-- The rules by which a basket is sourced, as they were published; the last one counts. Taking back publishes an older one again.
create table sourcing_versions (
  version integer not null,
  rules jsonb not null,
  hold_minutes integer not null, -- How long the goods of a basket are kept while it is paid.
  note text not null,
  takes_back integer,
  published_by text,
  published_at timestamp with time zone not null,
  primary key (version),
  foreign key (published_by) references staff(id),
  foreign key (takes_back) references sourcing_versions(version),
  check (hold_minutes >= 2 and hold_minutes <= 60),
  check (version > 0)
);
create trigger sourcing_versions_are_permanent before delete or update on sourcing_versions for each row execute function refuse_rewriting();

-- Every decision from where goods are served, with its reasons. Version 0 is what counts before a retailer publishes rules.
create table sourcings (
  id text not null,
  payment_id text,
  order_id text,
  cause text not null,
  version integer not null,
  decision jsonb not null,
  decided_at timestamp with time zone not null,
  primary key (id),
  check (cause = any (array['payment'::text, 'held_again'::text, 'short_pick'::text, 'refused'::text, 'closed'::text, 'count'::text, 'resent'::text]))
);
create index sourcings_by_order on sourcings (order_id) where order_id is not null;
create index sourcings_by_payment on sourcings (payment_id) where payment_id is not null;
create trigger sourcings_are_permanent before delete or update on sourcings for each row execute function refuse_rewriting();

create table staff (
  id text not null,
  login text not null,
  name text not null,
  password_hash text not null,
  roles text[] not null,
  location_id text,
  language text not null default 'fr'::text,
  is_active boolean not null default true,
  primary key (id),
  unique (login),
  foreign key (location_id) references locations(id),
  check (language = any (array['fr'::text, 'en'::text])),
  check (roles <@ array['associate'::text, 'adviser'::text, 'marketer'::text, 'merchandiser'::text, 'manager'::text, 'admin'::text])
);

create table staff_sign_in_failures (
  login_hash bytea not null,
  at timestamp with time zone not null
);
create index staff_sign_in_failures_by_login on staff_sign_in_failures (login_hash, at);
create index staff_sign_in_failures_by_time on staff_sign_in_failures (at);

-- The balance of stock_movements (on_hand) and of holds not yet ended (reserved). At a supplier, on_hand is what it has promised.
create table stock_levels (
  sku text not null,
  location_id text not null,
  on_hand integer not null default 0,
  reserved integer not null default 0,
  safety integer not null default 0, -- Kept back from what is promised: the greater of what the safety rules say and of the units in a window that is not promised.
  on_floor integer not null default 0,
  in_window integer not null default 0,
  primary key (sku, location_id),
  foreign key (location_id) references locations(id),
  foreign key (sku) references variants(sku) on update cascade,
  constraint never_oversold check (reserved >= 0 and reserved <= on_hand),
  constraint places_hold_what_is_there check ((on_floor + in_window) <= on_hand),
  check (in_window >= 0),
  check (on_floor >= 0),
  check (safety >= 0)
);
create trigger emptied_levels_are_noted after truncate on stock_levels for each statement execute function note_all_changed('articles');
create trigger gone_levels_are_noted after delete on stock_levels referencing old table as changed for each statement execute function note_articles_changed();
create trigger levels_are_noted after update on stock_levels referencing new table as changed for each statement execute function note_articles_changed();
create trigger new_levels_are_noted after insert on stock_levels referencing new table as changed for each statement execute function note_articles_changed();

create table stock_movements (
  id text not null,
  sku text not null,
  location_id text not null,
  kind text not null,
  quantity integer not null,
  counted integer, -- What a count found; quantity is its difference to the books.
  reason text,
  cause_id text,
  actor_id text,
  at timestamp with time zone not null,
  from_place text,
  to_place text,
  moved integer, -- How many went from one place of a shop to another; what the location has on hand stays the same.
  place text, -- Where it was said to happen; null where nobody said, and the rules did.
  on_floor integer not null default 0, -- What it changed on the floor; with in_window and the stock room it makes up quantity.
  in_window integer not null default 0,
  primary key (id),
  foreign key (location_id) references locations(id),
  foreign key (sku) references variants(sku) on update cascade,
  constraint moves_within check ((kind = 'move'::text) = (from_place is not null) and (kind = 'move'::text) = (to_place is not null) and (kind = 'move'::text) = (moved is not null) and (kind <> 'move'::text or quantity = 0 and moved > 0 and from_place <> to_place and (from_place = any (array['floor'::text, 'stock_room'::text, 'window'::text])) and (to_place = any (array['floor'::text, 'stock_room'::text, 'window'::text])))),
  check (counted is null or kind = 'count'::text),
  check (kind = any (array['receive'::text, 'adjust'::text, 'count'::text, 'transfer_out'::text, 'transfer_in'::text, 'sell'::text, 'return'::text, 'found'::text, 'damage'::text, 'supplier_promise'::text, 'move'::text])),
  check (place = any (array['floor'::text, 'stock_room'::text, 'window'::text]))
);
create index stock_movements_by_cause on stock_movements (cause_id);
create index stock_movements_by_sku on stock_movements (sku, location_id, id);
create index stock_movements_newest_at on stock_movements (location_id, at desc, id desc);
create index stock_movements_newest_of_sku on stock_movements (sku, at desc, id desc);
create trigger stock_movements_are_permanent before delete or update on stock_movements for each row execute function refuse_rewriting();

-- Whoever says one of `said` also finds `found`. The same lists: they mean the same; different ones: one way only.
create table synonym_groups (
  id text not null,
  origin text not null,
  "position" integer not null,
  said text[] not null,
  found text[] not null,
  set_by text,
  set_at timestamp with time zone not null default now(),
  primary key (id),
  check (cardinality(found) > 0),
  check (cardinality(said) > 0)
);
create index synonym_groups_by_origin on synonym_groups (origin, "position");

create table touches (
  id text not null,
  visitor_id text,
  customer_id text,
  kind text not null,
  channel text not null,
  location_id text,
  sku text,
  at timestamp with time zone not null,
  primary key (id),
  foreign key (channel) references channels(code),
  foreign key (location_id) references locations(id),
  check (visitor_id is not null or customer_id is not null),
  check (kind = any (array['visit'::text, 'search'::text, 'product_view'::text, 'shop_visit'::text, 'advice'::text, 'scan'::text]))
);
create index touches_by_customer on touches (customer_id, id desc);
create index touches_by_visitor on touches (visitor_id, id desc);

create table value_accounts (
  id text not null,
  kind text not null,
  unit text not null,
  customer_id text,
  balance bigint not null default 0,
  expires_next timestamp with time zone, -- When the next part of it expires; a job looks then.
  warned_for timestamp with time zone, -- The expiry that its owner was last warned of.
  opened_at timestamp with time zone not null,
  primary key (id),
  unique (customer_id, kind, unit),
  constraint never_below_nothing check (balance >= 0),
  check ((kind = 'points'::text) = (unit = 'points'::text)),
  check ((kind = 'gift_card'::text) = (customer_id is null)),
  check (kind = any (array['gift_card'::text, 'store_credit'::text, 'points'::text])),
  check (unit = 'points'::text or unit ~ '^[A-Z]{3}$'::text)
);
create index value_accounts_to_expire on value_accounts (expires_next) where expires_next is not null;

create table value_entries (
  transaction_id text not null,
  "position" smallint not null,
  account_id text,
  side text,
  unit text not null,
  amount bigint not null,
  expires_at timestamp with time zone,
  usable_from timestamp with time zone,
  primary key (transaction_id, "position"),
  foreign key (account_id) references value_accounts(id),
  foreign key (transaction_id) references value_transactions(id),
  check (amount <> 0),
  check ((account_id is null) <> (side is null)),
  check (side = any (array['cash'::text, 'gesture'::text, 'points_cost'::text, 'sales'::text, 'breakage'::text, 'rewards'::text, 'brought_in'::text]))
);
create index value_entries_by_account on value_entries (account_id, transaction_id desc) where account_id is not null;
create trigger value_entries_are_permanent before delete or update on value_entries for each row execute function refuse_rewriting();
create trigger value_entries_sum_to_nothing after insert on value_entries referencing new table as added for each statement execute function refuse_unbalanced();

create table value_transactions (
  id text not null,
  kind text not null,
  at timestamp with time zone not null,
  order_id text,
  payment_id text,
  cart_id text,
  staff_id text,
  channel text,
  location_id text,
  reason text,
  primary key (id),
  check (kind = any (array['issued'::text, 'sold'::text, 'taken_back'::text, 'given'::text, 'earned'::text, 'reversed'::text, 'exchanged'::text, 'taken'::text, 'given_back'::text, 'expired'::text, 'forfeited'::text, 'brought_in'::text]))
);
create index value_transactions_by_order on value_transactions (order_id) where order_id is not null;

create table value_uses (
  payment_id text not null,
  account_id text not null,
  "position" smallint not null,
  cart_id text not null,
  order_id text,
  taken_minor bigint not null,
  given_back_minor bigint not null default 0,
  currency text not null,
  taken_at timestamp with time zone not null,
  primary key (payment_id, account_id),
  foreign key (account_id) references value_accounts(id),
  constraint never_more_back_than_taken check (given_back_minor >= 0 and given_back_minor <= taken_minor),
  check (taken_minor > 0)
);
create index value_uses_by_account on value_uses (account_id);
create index value_uses_by_order on value_uses (order_id) where order_id is not null;

-- Every GTIN a scan may bring for an article, the printed one included: one GTIN, one article.
create table variant_gtins (
  gtin text not null,
  sku text not null,
  primary key (gtin),
  foreign key (sku) references variants(sku) on update cascade,
  check (gtin ~ '^[0-9]{14}$'::text)
);
create index variant_gtins_by_sku on variant_gtins (sku);

create table variants (
  sku text not null,
  id text not null,
  product_id text not null,
  gtin text, -- The one printed on it: fourteen digits, zero-padded on the left, check digit verified.
  options jsonb not null default '{}'::jsonb,
  "position" integer not null default 0,
  measure_quantity numeric(12,3),
  measure_unit text,
  eco_contribution_minor bigint, -- What of its price, tax included, pays for its end of life; shown beside the price (code de l'environnement L541-10-20).
  primary key (sku),
  unique (gtin),
  unique (id),
  foreign key (product_id) references products(id),
  check ((measure_quantity is null) = (measure_unit is null)),
  check (eco_contribution_minor >= 0),
  check (gtin ~ '^[0-9]{14}$'::text),
  check (measure_quantity > 0::numeric),
  check (measure_unit = any (array['g'::text, 'kg'::text, 'ml'::text, 'cl'::text, 'l'::text, 'mm'::text, 'cm'::text, 'm'::text, 'm2'::text, 'piece'::text]))
);
create index variants_by_plain_code on variants (plain_code(sku));
create index variants_by_product on variants (product_id, "position");
create trigger emptied_variants_are_noted after truncate on variants for each statement execute function note_all_changed('articles');
create trigger gone_variants_are_noted after delete on variants referencing old table as changed for each statement execute function note_articles_changed();
create trigger variants_are_noted after update on variants referencing old table as changed for each statement execute function note_articles_changed();

create table visitor_links (
  visitor_id text not null,
  customer_id text not null,
  evidence text not null,
  linked_at timestamp with time zone not null,
  primary key (visitor_id, customer_id),
  foreign key (customer_id) references customers(id),
  check (evidence = any (array['code'::text, 'payment_request'::text]))
);
create index visitor_links_by_customer on visitor_links (customer_id);

create view availability as
 SELECT stock_levels.sku,
    stock_levels.location_id,
    NULL::text AS incoming_id,
    NULL::date AS expected_on,
    stock_levels.on_hand,
    stock_levels.reserved,
    stock_levels.safety,
    GREATEST(0, stock_levels.on_hand - stock_levels.reserved - stock_levels.safety) AS available,
    stock_levels.on_hand - stock_levels.reserved AS in_hand,
    stock_levels.on_floor,
    stock_levels.in_window
   FROM stock_levels
UNION ALL
 SELECT incoming_deliveries.sku,
    incoming_deliveries.location_id,
    incoming_deliveries.id AS incoming_id,
    incoming_deliveries.expected_on,
    incoming_deliveries.quantity AS on_hand,
    incoming_deliveries.reserved,
    0 AS safety,
    incoming_deliveries.quantity - incoming_deliveries.reserved AS available,
    0 AS in_hand,
    0 AS on_floor,
    0 AS in_window
   FROM incoming_deliveries
  WHERE incoming_deliveries.quantity > 0;

-- Goods her money is taken for: they have left or are ready; or did not arrive, and are sent again or wait for a decision.
create view paid_goods as
 SELECT f.order_id,
    l.sku,
    l.quantity
   FROM fulfilments f
     JOIN fulfilment_lines l ON l.fulfilment_id = f.id
  WHERE (f.status = ANY (ARRAY['ready'::text, 'shipped'::text, 'at_relay'::text, 'delivered'::text, 'collected'::text])) OR f.is_resent AND (f.status = ANY (ARRAY['to_pick'::text, 'picked'::text]))
UNION ALL
 SELECT shortages.order_id,
    shortages.sku,
    shortages.quantity
   FROM shortages
  WHERE shortages.is_resent AND (shortages.status = ANY (ARRAY['open'::text, 'to_decide'::text]));

create view safety_of_levels as
 WITH RECURSIVE above AS (
         SELECT categories.id AS category_id,
            categories.id,
            0 AS distance
           FROM categories
        UNION ALL
         SELECT a.category_id,
            c.parent_id,
            a.distance + 1
           FROM above a
             JOIN categories c ON c.id = a.id
          WHERE c.parent_id IS NOT NULL
        ), by_category AS (
         SELECT DISTINCT ON (a.category_id, r.location_id) a.category_id,
            r.location_id,
            r.quantity
           FROM above a
             JOIN safety_rules r ON r.sku IS NULL AND r.category_id = a.id
          ORDER BY a.category_id, r.location_id, a.distance
        )
 SELECT l.sku,
    l.location_id,
    l.safety,
    GREATEST(COALESCE(of_article_there.quantity, of_article.quantity, of_category_there.quantity, of_category.quantity, of_location.quantity, 0),
        CASE
            WHEN w.location_id IS NULL THEN l.in_window
            ELSE 0
        END) AS kept
   FROM stock_levels l
     JOIN variants v ON v.sku = l.sku
     JOIN products p ON p.id = v.product_id
     LEFT JOIN safety_rules of_article_there ON of_article_there.sku = l.sku AND of_article_there.location_id = l.location_id
     LEFT JOIN safety_rules of_article ON of_article.sku = l.sku AND of_article.location_id IS NULL
     LEFT JOIN by_category of_category_there ON of_category_there.category_id = p.category_id AND of_category_there.location_id = l.location_id
     LEFT JOIN by_category of_category ON of_category.category_id = p.category_id AND of_category.location_id IS NULL
     LEFT JOIN safety_rules of_location ON of_location.sku IS NULL AND of_location.category_id IS NULL AND of_location.location_id = l.location_id
     LEFT JOIN promised_windows w ON w.location_id = l.location_id;

CREATE OR REPLACE FUNCTION public.arrive(of_incoming_id text, quantity_arrived integer)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
declare
  served integer;
begin
  perform 1 from stock_levels l join incoming_deliveries d on d.id = of_incoming_id and l.sku = d.sku and l.location_id = d.location_id for update of l;
  perform 1 from incoming_deliveries where id = of_incoming_id for update;
  served := serve_waiting(of_incoming_id, quantity_arrived);
  update incoming_deliveries
  set received = received + quantity_arrived, quantity = greatest(0, quantity - quantity_arrived) where id = of_incoming_id;
  return served;
end $function$;

CREATE OR REPLACE FUNCTION public.articles_in_book(days date[])
 RETURNS TABLE(day date, currency text, channel text, location_id text, sku text, units integer, sold_minor bigint, sold_net_minor bigint, returned_units integer, returned_minor bigint, returned_net_minor bigint)
 LANGUAGE sql
 STABLE
AS $function$
  with lines as (
    select w.day, o.currency, o.channel, o.location_id, l.sku, l.quantity, l.total_minor, l.vat_rate, false as is_returned
    from unnest(days) w(day)
    cross join lateral (select * from orders where placed_at >= w.day::timestamp at time zone 'UTC' - interval '14 hours'
      and placed_at < w.day::timestamp at time zone 'UTC' + interval '36 hours' offset 0) o
    left join locations p on p.id = o.location_id
    join order_lines l on l.order_id = o.id
    where o.status <> 'cancelled' and (o.placed_at at time zone coalesce(p.time_zone, 'Europe/Paris'))::date = w.day
    union all
    select w.day, n.currency, n.channel, n.location_id, l.sku, l.quantity, l.total_minor, l.vat_rate, true
    from unnest(days) w(day)
    cross join lateral (select * from credit_notes where issued_at >= w.day::timestamp at time zone 'UTC' - interval '14 hours'
      and issued_at < w.day::timestamp at time zone 'UTC' + interval '36 hours' offset 0) n
    left join locations p on p.id = n.location_id
    join credit_note_lines l on l.credit_note_id = n.id
    where (n.issued_at at time zone coalesce(p.time_zone, 'Europe/Paris'))::date = w.day
    union all
    select g.day, o.currency, o.channel, o.location_id, g.sku, g.quantity, g.total_minor, g.vat_rate, true
    from goods_given_up(days) g join orders o on o.id = g.order_id
  ), taxed as (select *, total_minor - vat_within(total_minor, vat_rate) as net_minor from lines)
  select day, currency, channel, location_id, sku, coalesce(sum(quantity) filter (where not is_returned), 0)::integer,
    coalesce(sum(total_minor) filter (where not is_returned), 0)::bigint, coalesce(sum(net_minor) filter (where not is_returned), 0)::bigint,
    coalesce(sum(quantity) filter (where is_returned), 0)::integer, coalesce(sum(total_minor) filter (where is_returned), 0)::bigint,
    coalesce(sum(net_minor) filter (where is_returned), 0)::bigint
  from taxed group by day, currency, channel, location_id, sku
$function$;

CREATE OR REPLACE FUNCTION public.book_slot(of_hold text, of_plan text, of_day date, of_starts time without time zone, of_grams bigint, at timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
AS $function$
declare
  former slot_bookings;
begin
  if of_hold is null then return false; end if;
  -- Nobody sets its days meanwhile.
  perform 1 from slot_plans p where p.id = of_plan and p.is_active for share;
  if not found then return false; end if;
  select * into former from slot_bookings b where b.hold_id = of_hold and not b.is_over for update;
  if (former.plan_id, former.on_day, former.starts) = (of_plan, of_day, of_starts) then return true; end if;
  insert into slot_days (plan_id, on_day, starts, ends, capacity, capacity_grams, cost_minor, is_exception)
  select w.plan_id, of_day, w.starts, w.ends, w.capacity, w.capacity_grams, w.cost_minor, false from slot_windows w
  where w.plan_id = of_plan and w.weekday = extract(isodow from of_day) and w.starts = of_starts
    and not exists (select from slot_days d where d.plan_id = of_plan and d.on_day = of_day and d.is_exception)
  on conflict do nothing;
  perform 1 from slot_days d
  where (d.plan_id, d.on_day, d.starts) in ((of_plan, of_day, of_starts), (former.plan_id, former.on_day, former.starts))
  order by d.plan_id, d.on_day, d.starts for update;
  update slot_days d set taken = d.taken + 1, taken_grams = d.taken_grams + of_grams
  where (d.plan_id, d.on_day, d.starts) = (of_plan, of_day, of_starts) and d.taken < d.capacity
    and (d.capacity_grams is null or d.taken_grams + of_grams <= d.capacity_grams);
  if not found then return false; end if;
  if former.hold_id is not null then
    update slot_days d set taken = d.taken - 1, taken_grams = d.taken_grams - former.grams
    where (d.plan_id, d.on_day, d.starts) = (former.plan_id, former.on_day, former.starts);
  end if;
  insert into slot_bookings (hold_id, plan_id, on_day, starts, grams, booked_at) values (of_hold, of_plan, of_day, of_starts, of_grams, at)
  on conflict (hold_id) do update set plan_id = excluded.plan_id, on_day = excluded.on_day, starts = excluded.starts, grams = excluded.grams,
    booked_at = excluded.booked_at, is_over = false;
  return true;
end $function$;

CREATE OR REPLACE FUNCTION public.end_holds(ended_ids text[], ending text, endable text[])
 RETURNS SETOF text
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
AS $function$
declare
  ended text[];
begin
  perform 1 from holds h where h.id = any(ended_ids) order by h.id for update;
  ended := array(select h.id from holds h where h.id = any(ended_ids) and h.status = any(endable));
  if cardinality(ended) = 0 then return; end if;
  perform 1 from stock_levels l
  where (l.sku, l.location_id) in (select h.sku, h.location_id from hold_lines h where h.hold_id = any(ended) and h.incoming_id is null)
  order by l.sku, l.location_id for update;
  perform 1 from incoming_deliveries d
  where d.id in (select h.incoming_id from hold_lines h where h.hold_id = any(ended)) order by d.id for update;

  update holds h set status = ending where h.id = any(ended);
  update stock_levels l set reserved = l.reserved - h.quantity
  from (
    select sku, location_id, sum(quantity)::integer as quantity from hold_lines where hold_id = any(ended) and incoming_id is null group by 1, 2
  ) h
  where l.sku = h.sku and l.location_id = h.location_id;
  update incoming_deliveries d set reserved = d.reserved - h.quantity
  from (
    select incoming_id, sum(quantity)::integer as quantity from hold_lines where hold_id = any(ended) and incoming_id is not null group by 1
  ) h
  where d.id = h.incoming_id;
  return query select unnest(ended);
end $function$;

CREATE OR REPLACE FUNCTION public.end_slots(of_holds text[])
 RETURNS void
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
AS $function$
begin
  perform 1 from slot_days d
  where (d.plan_id, d.on_day, d.starts) in (
    select b.plan_id, b.on_day, b.starts from slot_bookings b where b.hold_id = any(of_holds) and not b.is_over)
  order by d.plan_id, d.on_day, d.starts for update;
  with ended as (
    update slot_bookings b set is_over = true where b.hold_id = any(of_holds) and not b.is_over returning *
  )
  update slot_days d set taken = d.taken - e.places, taken_grams = d.taken_grams - e.grams
  from (select plan_id, on_day, starts, count(*)::integer as places, sum(grams)::bigint as grams from ended group by 1, 2, 3) e
  where (d.plan_id, d.on_day, d.starts) = (e.plan_id, e.on_day, e.starts);
end $function$;

CREATE OR REPLACE FUNCTION public.end_slots_with_holds()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform end_slots(array[new.id]);
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.give_back_offers(of_payment text, of_order text, given_at timestamp with time zone)
 RETURNS void
 LANGUAGE sql
AS $function$
  with given as (
    update offer_uses set released_at = given_at
    where released_at is null and ((order_id is null and payment_id = of_payment) or order_id = of_order)
    returning offer_id, code, goods_minor + delivery_minor as minor),
  codes as (
    update coupons c set uses = c.uses - g.number
    from (select code, count(*)::integer as number from given where code is not null group by code) g where c.code = g.code)
  update offer_balances b set uses = b.uses - g.number, spent_minor = b.spent_minor - g.minor
  from (select offer_id, count(*)::integer as number, sum(minor)::bigint as minor from given group by offer_id) g
  where b.offer_id = g.offer_id
$function$;

CREATE OR REPLACE FUNCTION public.give_back_payment(hold_id text, of_cart_id text, of_payment_id text, given_at timestamp with time zone)
 RETURNS SETOF text
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
AS $function$
begin
  insert into holds (id, cart_id, payment_id, status, taken_at, expires_at)
  values (hold_id, of_cart_id, of_payment_id, 'released', given_at, given_at) on conflict do nothing;
  return query select end_holds(array(select h.id from holds h where h.payment_id = of_payment_id and h.status = 'live'), 'released', array['live']);
end $function$;

CREATE OR REPLACE FUNCTION public.goods_given_up(days date[])
 RETURNS TABLE(day date, order_id text, sku text, quantity integer, total_minor bigint, vat_rate numeric)
 LANGUAGE sql
 STABLE
AS $function$
  select w.day, o.id, l.sku, g.quantity,
    l.total_minor * least(l.quantity, b.quantity + g.quantity) / l.quantity - l.total_minor * least(l.quantity, b.quantity) / l.quantity, l.vat_rate
  from unnest(days) w(day)
  cross join lateral (select * from events where type in ('fulfilment.cancelled', 'fulfilment.expired', 'shortage.cancelled')
    and at >= w.day::timestamp at time zone 'UTC' - interval '14 hours' and at < w.day::timestamp at time zone 'UTC' + interval '36 hours' offset 0) e
  join orders o on o.id = e.subject_id and o.status <> 'cancelled'
  left join locations p on p.id = o.location_id
  cross join jsonb_to_recordset(e.facts->'lines') g(sku text, quantity integer)
  join order_lines l on l.order_id = o.id and l.sku = g.sku
  cross join lateral (
    select coalesce(sum(f.quantity), 0) as quantity
    from events before cross join jsonb_to_recordset(before.facts->'lines') f(sku text, quantity integer)
    where before.subject_id = e.subject_id and before.type in ('fulfilment.cancelled', 'fulfilment.expired', 'shortage.cancelled')
      and before.id < e.id and f.sku = g.sku) b
  where (e.at at time zone coalesce(p.time_zone, 'Europe/Paris'))::date = w.day
$function$;

CREATE OR REPLACE FUNCTION public.kept_back(of_sku text, of_location_id text, of_window integer)
 RETURNS integer
 LANGUAGE sql
 STABLE
AS $function$
  select greatest(safety_rule_of(of_sku, of_location_id),
    case when of_window > 0 and exists (select from promised_windows where location_id = of_location_id) then 0 else of_window end)
$function$;

CREATE OR REPLACE FUNCTION public.make_room(made_at timestamp with time zone, of_cart_ids text[], of_payment_ids text[], of_skus text[], of_location_ids text[], of_incoming_ids text[])
 RETURNS integer
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
AS $function$
declare
  found_ids text[] := array(
    select h.id from holds h
    where h.status = 'live' and h.expires_at <= made_at and (
      h.cart_id = any(of_cart_ids) or exists (select from hold_lines l where l.hold_id = h.id and l.sku = any(of_skus)))
    union
    select h.id from holds h where h.status = 'live' and h.cart_id = any(of_cart_ids) and h.payment_id <> all(of_payment_ids)
  );
  lapsed text[];
begin
  if cardinality(found_ids) = 0 then return 0; end if;
  perform 1 from holds h where h.id = any(found_ids) order by h.id for update;
  -- One of them may have been given more time before it was locked.
  lapsed := array(select h.id from holds h where h.id = any(found_ids) and h.expires_at <= made_at);
  perform 1 from stock_levels l
  where (l.sku, l.location_id) in (
    select w.s, w.l from unnest(of_skus, of_location_ids, of_incoming_ids) w(s, l, i) where w.i is null
    union all select h.sku, h.location_id from hold_lines h where h.hold_id = any(found_ids) and h.incoming_id is null
  )
  order by l.sku, l.location_id for update;
  perform 1 from incoming_deliveries d
  where d.id = any(of_incoming_ids || array(select h.incoming_id from hold_lines h where h.hold_id = any(found_ids)))
  order by d.id for update;
  return (select count(*) from (
    select end_holds(lapsed, 'expired', array['live'])
    union all
    select end_holds(array(select h.id from holds h
      where h.id = any(found_ids) and h.id <> all(lapsed) and h.cart_id = any(of_cart_ids) and h.payment_id <> all(of_payment_ids)),
      'released', array['live'])) ended);
end $function$;

CREATE OR REPLACE FUNCTION public.note_all_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into noted_changes (kind) values (tg_argv[0]);
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.note_article_weighed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into noted_changes (kind, keys) select 'articles', array_agg(sku) from variants where product_id = new.id having count(*) > 0;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.note_articles_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into noted_changes (kind, keys)
  select 'articles', case when count(*) <= 500 then array_agg(c.sku) end
  from (select distinct sku from changed limit 501) c having count(*) > 0;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.note_credit_notes_entered()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into sales_changes (day)
  select distinct (e.issued_at at time zone coalesce(p.time_zone, 'Europe/Paris'))::date from entered e left join locations p on p.id = e.location_id;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.note_goods_given_up()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into sales_changes (day)
  select (new.at at time zone coalesce(p.time_zone, 'Europe/Paris'))::date
  from orders o left join locations p on p.id = o.location_id where o.id = new.subject_id;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.note_order_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into sales_changes (day)
  select (at at time zone coalesce((select time_zone from locations where id = new.location_id), 'Europe/Paris'))::date
  from (
    select new.placed_at as at
    union all
    select at from events where subject_id = new.id and type in ('fulfilment.cancelled', 'fulfilment.expired', 'shortage.cancelled')) moments;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.note_orders_entered()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into sales_changes (day)
  select distinct (e.placed_at at time zone coalesce(p.time_zone, 'Europe/Paris'))::date from entered e left join locations p on p.id = e.location_id;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.note_revision()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.revision := pg_current_xact_id();
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.note_slots_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into noted_changes (kind, keys)
  select 'slots', array_agg(distinct c.plan_id) from changed c having count(*) > 0;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.place_changes(quantity integer, of_place text, starts_with text, there integer, INOUT on_floor integer, INOUT in_window integer)
 RETURNS record
 LANGUAGE plpgsql
 IMMUTABLE
AS $function$
declare
  before_floor integer := on_floor;
  before_window integer := in_window;
  in_room integer := there - on_floor - in_window;
  to_take integer := -quantity;
  one text;
  taken integer;
begin
  if quantity > 0 then
    on_floor := case when of_place = 'floor' then quantity else 0 end;
    in_window := case when of_place = 'window' then quantity else 0 end;
    return;
  end if;
  foreach one in array array[of_place, starts_with, 'stock_room', 'floor', 'window'] loop
    taken := least(to_take, case one when 'floor' then on_floor when 'stock_room' then in_room when 'window' then in_window else 0 end);
    if one = 'floor' then on_floor := on_floor - taken;
    elsif one = 'stock_room' then in_room := in_room - taken;
    elsif one = 'window' then in_window := in_window - taken;
    end if;
    to_take := to_take - taken;
    exit when to_take = 0;
  end loop;
  on_floor := on_floor - before_floor;
  in_window := in_window - before_window;
end $function$;

CREATE OR REPLACE FUNCTION public.plain_code(code text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
  select regexp_replace(lower(code), '[^a-z0-9]', '', 'g')
$function$;

CREATE OR REPLACE FUNCTION public.refuse_rewriting()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $function$;

CREATE OR REPLACE FUNCTION public.refuse_unbalanced()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select from added group by transaction_id, unit having sum(amount) <> 0) then
    raise exception 'the entries of a transaction sum to nothing';
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.safety_rule_of(of_sku text, of_location_id text)
 RETURNS integer
 LANGUAGE sql
 STABLE
AS $function$
  with recursive above as (
    select p.category_id as id, 1 as distance from variants v join products p on p.id = v.product_id where v.sku = of_sku
    union all
    select c.parent_id, a.distance + 1 from above a join categories c on c.id = a.id where c.parent_id is not null
  ), rules as (
    select 1 as kind, location_id, 0 as distance, quantity from safety_rules where sku = of_sku and category_id is null
    union all
    select 2, r.location_id, a.distance, r.quantity from above a join safety_rules r on r.sku is null and r.category_id = a.id
    union all
    select 3, location_id, 0, quantity from safety_rules where sku is null and category_id is null and location_id = of_location_id
  )
  select coalesce((
    select quantity from rules where location_id is null or location_id = of_location_id
    order by kind, location_id is null, distance limit 1), 0)
$function$;

CREATE OR REPLACE FUNCTION public.sales_in_book(days date[])
 RETURNS TABLE(day date, currency text, channel text, location_id text, orders integer, units integer, sold_minor bigint, sold_net_minor bigint, delivery_minor bigint, returns integer, returned_units integer, returned_minor bigint, returned_net_minor bigint)
 LANGUAGE sql
 STABLE
AS $function$
  with sold as (
    select w.day, o.currency, o.channel, o.location_id, 1 as orders, l.units, o.total_minor - o.gifts_minor as sold, v.net as sold_net, o.delivery_minor as delivery,
      0 as returns, 0 as returned_units, 0::bigint as returned, 0::bigint as returned_net
    from unnest(days) w(day)
    cross join lateral (select * from orders where placed_at >= w.day::timestamp at time zone 'UTC' - interval '14 hours'
      and placed_at < w.day::timestamp at time zone 'UTC' + interval '36 hours' offset 0) o
    left join locations p on p.id = o.location_id
    cross join lateral (select coalesce(sum(quantity), 0)::integer as units from order_lines where order_id = o.id) l
    cross join lateral (select coalesce(sum((g->>'baseMinor')::bigint), 0)::bigint as net from jsonb_array_elements(o.vat) g) v
    where o.status <> 'cancelled' and (o.total_minor > o.gifts_minor or o.gifts_minor = 0) and (o.placed_at at time zone coalesce(p.time_zone, 'Europe/Paris'))::date = w.day
  ), noted as (
    select w.day, n.id, n.currency, n.channel, n.location_id
    from unnest(days) w(day)
    cross join lateral (select * from credit_notes where issued_at >= w.day::timestamp at time zone 'UTC' - interval '14 hours'
      and issued_at < w.day::timestamp at time zone 'UTC' + interval '36 hours' offset 0) n
    left join locations p on p.id = n.location_id
    where (n.issued_at at time zone coalesce(p.time_zone, 'Europe/Paris'))::date = w.day
  ), by_rate as (
    select n.day, n.id, n.currency, n.channel, n.location_id, sum(l.quantity)::integer as units, sum(l.total_minor)::bigint as total, l.vat_rate
    from noted n join credit_note_lines l on l.credit_note_id = n.id group by n.day, n.id, n.currency, n.channel, n.location_id, l.vat_rate
    union all
    select g.day, g.order_id, o.currency, o.channel, o.location_id, sum(g.quantity)::integer, sum(g.total_minor)::bigint, g.vat_rate
    from goods_given_up(days) g join orders o on o.id = g.order_id group by g.day, g.order_id, o.currency, o.channel, o.location_id, g.vat_rate
  ), came_back as (
    select day, currency, channel, location_id, 0, 0, 0::bigint, 0::bigint, 0::bigint, 1, sum(units)::integer, sum(total)::bigint,
      sum(total - vat_within(total, vat_rate))::bigint
    from by_rate group by day, id, currency, channel, location_id
  )
  select day, currency, channel, location_id, sum(orders)::integer, sum(units)::integer, sum(sold)::bigint, sum(sold_net)::bigint,
    sum(delivery)::bigint, sum(returns)::integer, sum(returned_units)::integer, sum(returned)::bigint, sum(returned_net)::bigint
  from (select * from sold union all select * from came_back) movements group by day, currency, channel, location_id
$function$;

CREATE OR REPLACE FUNCTION public.serve_waiting(of_incoming_id text, at_most integer)
 RETURNS integer
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
AS $function$
declare
  waiting record;
  part integer;
  moved integer := 0;
begin
  for waiting in
    select l.hold_id, l.position, l.sku, l.location_id, l.quantity from hold_lines l join holds h on h.id = l.hold_id
    where l.incoming_id = of_incoming_id and h.status in ('live', 'claimed') order by h.taken_at, h.id, l.position
  loop
    exit when moved = at_most;
    part := least(waiting.quantity, at_most - moved);
    if part = waiting.quantity then
      update hold_lines set incoming_id = null where hold_id = waiting.hold_id and position = waiting.position;
    else
      update hold_lines set quantity = quantity - part where hold_id = waiting.hold_id and position = waiting.position;
      insert into hold_lines (hold_id, position, sku, location_id, quantity)
      select waiting.hold_id, max(position) + 1, waiting.sku, waiting.location_id, part from hold_lines where hold_id = waiting.hold_id;
    end if;
    moved := moved + part;
  end loop;
  if moved > 0 then
    update incoming_deliveries set reserved = reserved - moved where id = of_incoming_id;
    update stock_levels l set reserved = l.reserved + moved from incoming_deliveries d
    where d.id = of_incoming_id and l.sku = d.sku and l.location_id = d.location_id;
  end if;
  return moved;
end $function$;

CREATE OR REPLACE FUNCTION public.take_holds(taken_at timestamp with time zone, hold_ids text[], cart_ids text[], payment_ids text[], ends_at timestamp with time zone[], owners integer[], skus text[], location_ids text[], incoming_ids text[], quantities integer[])
 RETURNS TABLE(owner integer, outcome text, sku text, location_id text, incoming_id text, wanted integer, available integer)
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
AS $function$
#variable_conflict use_column
declare
  made text[];
  line_owner integer[]; line_key integer[]; line_quantity integer[]; line_free integer[];
  line_sku text[]; line_location text[]; line_incoming text[];
  free integer[];
  held integer[] := '{}';
  refused text[] := '{}';
  has_incoming boolean := array_remove(incoming_ids, null) <> '{}';
  is_enough boolean;
  first integer;
  n integer := 1;
begin
  with inserted as (
    insert into holds (id, cart_id, payment_id, status, taken_at, expires_at)
    select u.id, u.cart_id, u.payment_id, 'live', take_holds.taken_at, u.ends_at
    from unnest(hold_ids, cart_ids, payment_ids, ends_at) u(id, cart_id, payment_id, ends_at) order by u.payment_id
    on conflict do nothing returning id
  )
  select coalesce(array_agg(id), '{}') into made from inserted;
  if cardinality(made) < cardinality(hold_ids) then
    return query
      select u.n::integer, case when h.id is null then 'blocked' else 'over' end, null::text, null::text, null::text, null::integer, null::integer
      from unnest(hold_ids, payment_ids) with ordinality u(id, payment_id, n)
      left join holds h on h.payment_id = u.payment_id and h.status <> 'expired'
      where u.id <> all(made) and coalesce(h.status, 'released') = 'released';
  end if;

  perform 1 from stock_levels l
  where (l.sku, l.location_id) in (select w.s, w.l from unnest(skus, location_ids, incoming_ids) w(s, l, i) where w.i is null)
  order by l.sku, l.location_id for update;
  if has_incoming then
    perform 1 from incoming_deliveries d where d.id = any(incoming_ids) order by d.id for update;
  end if;

  -- Each article at each place gets a number (`key`); what is free of it is counted down while the baskets are served in turn.
  select array_agg(w.o order by w.o, w.key), array_agg(w.key order by w.o, w.key), array_agg(w.q order by w.o, w.key),
    array_agg(greatest(0, coalesce(l.on_hand - l.reserved - l.safety, d.quantity - d.reserved, 0)) order by w.o, w.key),
    array_agg(w.s order by w.o, w.key), array_agg(w.l order by w.o, w.key), array_agg(w.i order by w.o, w.key)
  into line_owner, line_key, line_quantity, line_free, line_sku, line_location, line_incoming
  from (
    select o, s, l, i, sum(q)::integer as q, dense_rank() over (order by s, l, i)::integer as key
    from unnest(owners, skus, location_ids, incoming_ids, quantities) u(o, s, l, i, q)
    where hold_ids[o] = any(made) group by o, s, l, i
  ) w
  left join stock_levels l on w.i is null and l.sku = w.s and l.location_id = w.l
  left join incoming_deliveries d on d.id = w.i and d.sku = w.s and d.location_id = w.l;
  free := array_fill(0, array[coalesce(cardinality(line_key), 0)]);
  for k in 1 .. coalesce(cardinality(line_key), 0) loop free[line_key[k]] := line_free[k]; end loop;
  while n <= cardinality(line_owner) loop
    first := n;
    is_enough := true;
    while n <= cardinality(line_owner) and line_owner[n] = line_owner[first] loop
      if free[line_key[n]] < line_quantity[n] then
        is_enough := false;
        owner := line_owner[n]; outcome := 'short'; sku := line_sku[n]; location_id := line_location[n];
        incoming_id := line_incoming[n]; wanted := line_quantity[n]; available := free[line_key[n]];
        return next;
      end if;
      n := n + 1;
    end loop;
    if is_enough then
      for m in first .. n - 1 loop free[line_key[m]] := free[line_key[m]] - line_quantity[m]; end loop;
      held := held || line_owner[first];
    else
      refused := refused || hold_ids[line_owner[first]];
    end if;
  end loop;

  update stock_levels l set reserved = l.reserved + w.q
  from (
    select s, l, sum(q)::integer as q from unnest(owners, skus, location_ids, incoming_ids, quantities) u(o, s, l, i, q)
    where i is null and o = any(held) group by 1, 2
  ) w
  where l.sku = w.s and l.location_id = w.l;
  if has_incoming then
    update incoming_deliveries d set reserved = d.reserved + w.q
    from (select i, sum(q)::integer as q from unnest(owners, incoming_ids, quantities) u(o, i, q) where o = any(held) group by 1) w
    where d.id = w.i;
  end if;
  insert into hold_lines (hold_id, position, sku, location_id, incoming_id, quantity)
  select hold_ids[u.o], u.n, u.s, u.l, u.i, u.q
  from unnest(owners, skus, location_ids, incoming_ids, quantities) with ordinality u(o, s, l, i, q, n) where u.o = any(held);
  if cardinality(refused) > 0 then delete from holds h where h.id = any(refused); end if;
end $function$;

CREATE OR REPLACE FUNCTION public.use_offers(wanted_by text, wanted_at timestamp with time zone, uses jsonb)
 RETURNS text
 LANGUAGE plpgsql
AS $function$
declare
  use record;
begin
  for use in
    select * from jsonb_to_recordset(uses) u(id text, offer_id text, code text, customer_id text, cart_id text, goods_minor bigint,
      delivery_minor bigint, currency text, channel text, location_id text, is_limited boolean, most_uses_each integer)
    order by offer_id
  loop
    if use.most_uses_each is not null then
      -- One customer on two screens: the second waits until it is known what the first has used.
      perform pg_advisory_xact_lock(hashtextextended(use.offer_id || ' ' || coalesce(use.customer_id, ''), 45));
      if use.customer_id is null or use.most_uses_each <= (
        select count(*) from offer_uses where customer_id = use.customer_id and offer_id = use.offer_id and released_at is null)
      then return use.offer_id; end if;
    end if;
    if use.code is not null then
      update coupons set uses = coupons.uses + 1
      where code = use.code and lease_id is null and (most_uses is null or coupons.uses < most_uses);
      if not found then return use.offer_id; end if;
    end if;
    if use.is_limited then
      update offer_balances b set uses = b.uses + 1, spent_minor = b.spent_minor + use.goods_minor + use.delivery_minor
      where b.offer_id = use.offer_id and (b.most_uses is null or b.uses + b.leased < b.most_uses)
        and (b.budget_minor is null or b.spent_minor + b.leased_minor + use.goods_minor + use.delivery_minor <= b.budget_minor);
      if not found then return use.offer_id; end if;
    end if;
    insert into offer_uses (id, offer_id, code, customer_id, cart_id, payment_id, goods_minor, delivery_minor, currency, channel,
      location_id, used_at)
    values (use.id, use.offer_id, use.code, use.customer_id, use.cart_id, wanted_by, use.goods_minor, use.delivery_minor, use.currency,
      use.channel, use.location_id, wanted_at);
  end loop;
  return null;
end $function$;

-- As rules/vat.ts has it: half away from zero.
CREATE OR REPLACE FUNCTION public.vat_within(total_minor bigint, rate numeric)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select round(total_minor * rate / (100 + rate))::bigint
$function$;

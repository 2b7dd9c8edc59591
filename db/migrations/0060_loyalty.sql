-- owner: loyalty
create table loyalty_rules (
  version integer primary key generated always as identity,
  rules jsonb not null,
  set_by text,
  set_at timestamptz not null
);
comment on table loyalty_rules is 'How points are earned and what they are good for, as contract/loyalty.ts types it; the highest version holds. None: no points.';

-- What is owed to someone: money on a gift card or as store credit, points. Beside the book, and never below nothing.
create table value_accounts (
  id text primary key,
  kind text not null check (kind in ('gift_card', 'store_credit', 'points')),
  unit text not null check (unit = 'points' or unit ~ '^[A-Z]{3}$'),
  customer_id text,
  balance bigint not null default 0 constraint never_below_nothing check (balance >= 0),
  expires_next timestamptz,
  warned_for timestamptz,
  opened_at timestamptz not null,
  check ((kind = 'points') = (unit = 'points')),
  check ((kind = 'gift_card') = (customer_id is null)),
  unique (customer_id, kind, unit)
);
create index value_accounts_to_expire on value_accounts (expires_next) where expires_next is not null;
comment on column value_accounts.expires_next is 'When the next part of it expires; a job looks then.';
comment on column value_accounts.warned_for is 'The expiry that its owner was last warned of.';

create table value_transactions (
  id text primary key,
  kind text not null check (kind in ('issued', 'sold', 'given', 'earned', 'reversed', 'exchanged', 'taken', 'given_back', 'expired', 'forfeited', 'brought_in')),
  at timestamptz not null,
  order_id text,
  payment_id text,
  cart_id text,
  staff_id text,
  channel text,
  location_id text,
  reason text
);
create index value_transactions_by_order on value_transactions (order_id) where order_id is not null;

-- The book, double-entry: the entries of one transaction sum to nothing in each unit. What is owed to someone rises with a positive amount; the
-- other side is the retailer's (`side`), who keeps no balance of it, for every sale would wait for every other.
create table value_entries (
  transaction_id text not null references value_transactions,
  position smallint not null,
  account_id text references value_accounts,
  side text check (side in ('cash', 'gesture', 'points_cost', 'sales', 'breakage', 'rewards', 'brought_in')),
  unit text not null,
  amount bigint not null check (amount <> 0),
  -- Of points that were earned (or taken back): until when they last, and from when they can be exchanged.
  expires_at timestamptz,
  usable_from timestamptz,
  primary key (transaction_id, position),
  check ((account_id is null) <> (side is null))
);
create index value_entries_by_account on value_entries (account_id, transaction_id desc) where account_id is not null;
create trigger value_entries_are_permanent before update or delete on value_entries for each row execute function refuse_rewriting();

create function refuse_unbalanced() returns trigger language plpgsql as $$
begin
  if exists (select from added group by transaction_id, unit having sum(amount) <> 0) then
    raise exception 'the entries of a transaction sum to nothing';
  end if;
  return null;
end $$;
create trigger value_entries_sum_to_nothing after insert on value_entries referencing new table as added
  for each statement execute function refuse_unbalanced();

create table gift_cards (
  number text primary key check (number ~ '^\d{13}$'),
  account_id text not null unique references value_accounts,
  pin_hash bytea not null,
  initial_minor bigint not null check (initial_minor > 0),
  born_as text not null check (born_as in ('sold', 'batch', 'gesture')),
  batch text,
  recipient jsonb,
  buyer_id text,
  issued_by text,
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  blocked_at timestamptz
);
create index gift_cards_by_batch on gift_cards (batch, number) where batch is not null;
create index gift_cards_by_time on gift_cards (issued_at desc, number);
comment on column gift_cards.pin_hash is 'The secret that goes with the number; whoever knows both may spend it.';
comment on column gift_cards.recipient is 'Whom it is sent to, and with which words; forgotten once it is sent.';

-- Wrong secrets of the last minutes, by card: the number alone opens nothing.
create table gift_card_failures (
  number_hash bytea not null,
  at timestamptz not null
);
create index gift_card_failures_by_number on gift_card_failures (number_hash, at);

-- What pays for a purchase besides money: taken when the payment starts, given back as far as the purchase comes to less.
create table value_uses (
  payment_id text not null,
  account_id text not null references value_accounts,
  position smallint not null,
  cart_id text not null,
  order_id text,
  taken_minor bigint not null check (taken_minor > 0),
  given_back_minor bigint not null default 0,
  currency text not null,
  taken_at timestamptz not null,
  primary key (payment_id, account_id),
  constraint never_more_back_than_taken check (given_back_minor between 0 and taken_minor)
);
create index value_uses_by_order on value_uses (order_id) where order_id is not null;
create index value_uses_by_account on value_uses (account_id);

-- What each line of an order has earned, and what went back of it.
create table point_awards (
  order_id text not null,
  sku text not null,
  customer_id text not null,
  quantity integer not null check (quantity > 0),
  spent_minor bigint not null check (spent_minor >= 0),
  points bigint not null check (points >= 0),
  reversed_quantity integer not null default 0,
  rules_version integer,
  expires_at timestamptz,
  usable_from timestamptz,
  earned_at timestamptz not null,
  primary key (order_id, sku),
  constraint never_more_back_than_earned check (reversed_quantity between 0 and quantity)
);
create index point_awards_by_customer on point_awards (customer_id, earned_at);

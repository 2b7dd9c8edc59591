-- owner: carts
-- Gift cards in a basket. Not goods: nothing is taken off them, they earn nothing, and no carrier brings them.
create table cart_gifts (
  id text primary key,
  cart_id text not null references carts,
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null,
  recipient jsonb not null,
  send_on date,
  added_at timestamptz not null
);
create index cart_gifts_by_cart on cart_gifts (cart_id);
comment on column cart_gifts.recipient is 'Name, e-mail address, words. Emptied when the basket has become an order: then the card itself knows, until it is sent.';

-- owner: carts
create table cart_tenders (
  cart_id text not null references carts,
  account_id text not null,
  added_at timestamptz not null,
  primary key (cart_id, account_id)
);
comment on table cart_tenders is 'Gift cards and store credit that shall pay a basket first; how much is worked out each time it is shown.';

-- owner: carts
create table cart_coupons (
  cart_id text not null references carts,
  code text not null,
  added_at timestamptz not null,
  primary key (cart_id, code)
);
comment on table cart_coupons is 'Codes a basket carries; what they are worth is worked out each time it is shown.';

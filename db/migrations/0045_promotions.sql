-- owner: promotions
create table offers (
  id text primary key,
  title_fr text not null,
  title_en text not null,
  -- How it is computed, as `rules/offer.ts` types it.
  priority integer not null,
  group_name text,
  is_alone boolean not null,
  needs_code boolean not null,
  conditions jsonb not null,
  effect jsonb not null,
  starts_at timestamptz not null,
  ends_at timestamptz,
  most_uses integer check (most_uses > 0),
  most_uses_each integer check (most_uses_each > 0),
  budget_minor bigint check (budget_minor > 0),
  version integer not null default 1,
  set_by text,
  set_at timestamptz not null,
  check (ends_at > starts_at)
);
comment on table offers is 'What is taken off, for whom, when: computed by rules/apply-offers.ts, everywhere.';
comment on column offers.most_uses_each is 'By one customer; such an offer needs to know who she is.';

-- How much of an offer with a limit is used. The checks have the last word, however many pay at once.
create table offer_balances (
  offer_id text primary key references offers,
  most_uses integer,
  budget_minor bigint,
  uses integer not null default 0 check (uses >= 0),
  spent_minor bigint not null default 0 check (spent_minor >= 0),
  check (uses <= most_uses),
  check (spent_minor <= budget_minor)
);

create table coupons (
  code text primary key,
  offer_id text not null references offers,
  customer_id text,
  most_uses integer,
  uses integer not null default 0 check (uses >= 0),
  expires_at timestamptz,
  born_as text not null check (born_as in ('general', 'batch', 'compensation', 'message')),
  medium text,
  batch text,
  reason text,
  issued_by text,
  issued_at timestamptz not null,
  check (code = upper(code)),
  check (uses <= most_uses)
);
create index coupons_by_offer on coupons (offer_id, issued_at desc);
create index coupons_by_customer on coupons (customer_id) where customer_id is not null;
comment on column coupons.customer_id is 'Only she may use it; null where whoever holds the code may.';
comment on column coupons.medium is 'Where it was told: email, flyer, radio, sms, catalogue, counter…';

-- What was used where: born when a payment starts, the order''s when it is placed, given back when the payment or the order comes to nothing.
create table offer_uses (
  id text primary key,
  offer_id text not null references offers,
  code text references coupons,
  customer_id text,
  cart_id text not null,
  payment_id text not null,
  order_id text,
  goods_minor bigint not null check (goods_minor >= 0),
  delivery_minor bigint not null check (delivery_minor >= 0),
  currency text not null,
  channel text not null,
  location_id text,
  used_at timestamptz not null,
  released_at timestamptz,
  unique (payment_id, offer_id)
);
create index offer_uses_by_offer on offer_uses (offer_id, used_at desc);
create index offer_uses_by_customer on offer_uses (customer_id, offer_id) where released_at is null;
create index offer_uses_by_order on offer_uses (order_id) where order_id is not null;

create table buyers (
  customer_id text primary key,
  first_order_id text not null,
  first_at timestamptz not null
);
comment on table buyers is 'Who has bought before: told by orders, asked by offers made for a first purchase.';
insert into buyers (customer_id, first_order_id, first_at)
  select distinct on (customer_id) customer_id, id, placed_at from orders
  where customer_id is not null and status <> 'cancelled' order by customer_id, placed_at;

-- Takes what the offers of a payment need, all or nothing. Answers the offer that has none left, or null.
create function use_offers(wanted_by text, wanted_at timestamptz, uses jsonb) returns text language plpgsql as $$
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
      update coupons set uses = coupons.uses + 1 where code = use.code and (most_uses is null or coupons.uses < most_uses);
      if not found then return use.offer_id; end if;
    end if;
    if use.is_limited then
      update offer_balances b set uses = b.uses + 1, spent_minor = b.spent_minor + use.goods_minor + use.delivery_minor
      where b.offer_id = use.offer_id and (b.most_uses is null or b.uses < b.most_uses)
        and (b.budget_minor is null or b.spent_minor + use.goods_minor + use.delivery_minor <= b.budget_minor);
      if not found then return use.offer_id; end if;
    end if;
    insert into offer_uses (id, offer_id, code, customer_id, cart_id, payment_id, goods_minor, delivery_minor, currency, channel,
      location_id, used_at)
    values (use.id, use.offer_id, use.code, use.customer_id, use.cart_id, wanted_by, use.goods_minor, use.delivery_minor, use.currency,
      use.channel, use.location_id, wanted_at);
  end loop;
  return null;
end $$;

-- Gives back what the payments or the order used, once.
create function give_back_offers(of_payment text, of_order text, given_at timestamptz) returns void language sql as $$
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
$$;

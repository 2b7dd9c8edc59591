-- owner: promotions
-- Drafts, what was in force when, batches of coupons that know where they were born, and small quotas lent to devices that sell offline.
alter table offers add column is_draft boolean not null default false;
alter table offers add column may_be_given boolean not null default false;
comment on column offers.may_be_given is 'Who sells may give a coupon of it as compensation.';
update offers set may_be_given = true where id = 'geste';

create table offer_versions (
  offer_id text not null references offers,
  version integer not null,
  definition jsonb not null,
  set_by text,
  set_at timestamptz not null,
  primary key (offer_id, version)
);
create trigger offer_versions_are_permanent before update or delete on offer_versions for each row execute function refuse_rewriting();
comment on table offer_versions is 'Each version as it was set: in force from then until the next.';
insert into offer_versions (offer_id, version, definition, set_by, set_at)
select id, version, jsonb_strip_nulls(jsonb_build_object('titleFr', title_fr, 'titleEn', title_en, 'priority', priority, 'group', group_name,
    'isAlone', is_alone, 'needsCode', needs_code, 'conditions', conditions, 'effect', effect,
    'startsAt', to_char(starts_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'endsAt', to_char(ends_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'mostUses', most_uses, 'mostUsesEach', most_uses_each, 'budgetMinor', budget_minor, 'isDraft', false, 'mayBeGiven', may_be_given)),
  set_by, set_at
from offers;

create table coupon_batches (
  code text primary key,
  offer_id text not null references offers,
  kind text not null check (kind in ('general', 'single', 'personal')),
  wanted integer not null check (wanted >= 0),
  made integer not null default 0 check (made >= 0),
  segment text,
  medium text,
  campaign text,
  channel text,
  location_id text,
  expires_at timestamptz,
  issued_by text,
  issued_at timestamptz not null,
  check (made <= wanted)
);
create index coupon_batches_by_offer on coupon_batches (offer_id, issued_at desc);
comment on table coupon_batches is 'Codes made together, by what they begin with (the whole code where there is one for all): where they were born and what for.';
insert into coupon_batches (code, offer_id, kind, wanted, made, medium, expires_at, issued_by, issued_at)
select batch, min(offer_id), case when bool_or(born_as = 'general') then 'general' else 'single' end, count(*)::integer, count(*)::integer,
  min(medium), min(expires_at), min(issued_by), min(issued_at)
from coupons where batch is not null group by batch;

alter table coupons add constraint coupons_of_a_batch foreign key (batch) references coupon_batches;
alter table coupons add column channel text;
alter table coupons add column location_id text;
alter table coupons add column lease_id text;
comment on column coupons.channel is 'Where it was born: the channel and, in a shop, the shop.';
comment on column coupons.lease_id is 'Lent to a device that sells offline: nobody else can use it until it comes back.';
create index coupons_by_batch on coupons (batch, code) where batch is not null;
create index coupons_by_lease on coupons (lease_id) where lease_id is not null;
create index offer_uses_by_code on offer_uses (code) where code is not null and released_at is null;

-- What devices have borrowed is neither used nor free.
alter table offer_balances add column leased integer not null default 0 check (leased >= 0);
alter table offer_balances add column leased_minor bigint not null default 0 check (leased_minor >= 0);
alter table offer_balances add constraint offer_balances_never_exceed check (uses + leased <= most_uses);
alter table offer_balances add constraint offer_balances_never_overspend check (spent_minor + leased_minor <= budget_minor);

create table offer_leases (
  id text primary key,
  offer_id text not null references offers,
  batch text references coupon_batches,
  device_id text not null,
  uses integer not null check (uses > 0),
  used integer not null default 0 check (used >= 0),
  budget_minor bigint check (budget_minor > 0),
  spent_minor bigint not null default 0 check (spent_minor >= 0),
  until timestamptz not null,
  location_id text,
  taken_by text,
  taken_at timestamptz not null,
  closed_at timestamptz,
  check (used <= uses),
  check (spent_minor <= budget_minor)
);
create index offer_leases_open on offer_leases (until) where closed_at is null;
create index offer_leases_by_device on offer_leases (device_id, taken_at desc);
comment on table offer_leases is 'Uses of an offer lent to a device that sells offline: used up or given back when it reports, given back by themselves when their time is over.';
alter table offer_uses add column lease_id text references offer_leases;

create or replace function use_offers(wanted_by text, wanted_at timestamptz, uses jsonb) returns text language plpgsql as $$
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
end $$;

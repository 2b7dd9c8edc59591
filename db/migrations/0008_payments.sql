-- owner: payments
create table payments (
  id text primary key,
  payable_kind text not null check (payable_kind in ('cart', 'order')),
  payable_id text not null,
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null,
  tender_kind text not null check (tender_kind in ('card')),
  token text,
  status text not null check (status in ('started', 'pending', 'action_required', 'authorised', 'captured', 'declined', 'voided', 'refunded')),
  provider text not null,
  provider_id text,
  provider_version integer not null default 0,
  action_url text,
  decline_code text,
  return_url text,
  is_requested boolean not null default false,
  visitor_id text,
  customer_id text,
  channel text,
  location_id text,
  undo_asked_at timestamptz,
  started_at timestamptz not null,
  updated_at timestamptz not null
);
create index payments_by_payable on payments (payable_kind, payable_id);
-- One payment at a time; one that is being given back no longer stands in the way of the next.
create unique index payments_one_running on payments (payable_kind, payable_id)
  where status in ('started', 'pending', 'action_required', 'authorised', 'captured') and undo_asked_at is null;
create unique index payments_by_provider_id on payments (provider, provider_id);
comment on column payments.token is 'The provider''s single-use token, forgotten as soon as the outcome is known.';
comment on column payments.provider_version is 'Of the provider''s last news we heard: what carries a lower or equal number is stale and changes nothing.';
comment on column payments.visitor_id is 'With customer_id: who paid, so that the session that paid may read it.';
comment on column payments.undo_asked_at is 'From here on the money is on its way back: a job voids or refunds at the provider until it is done.';

create table payment_movements (
  id text primary key,
  payment_id text not null references payments,
  kind text not null check (kind in ('authorise', 'capture', 'decline', 'void', 'refund')),
  amount_minor bigint not null,
  at timestamptz not null
);
create unique index payment_movements_once on payment_movements (payment_id, kind) where kind in ('authorise', 'decline', 'void', 'capture');
create index payment_movements_by_payment on payment_movements (payment_id);
create trigger payment_movements_are_permanent before update or delete on payment_movements for each row execute function refuse_rewriting();

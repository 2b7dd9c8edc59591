-- owner: fulfilment
-- What left and did not arrive: lost, back at the sender, or damaged. Its goods are lacking, and a person decides.
alter table fulfilments drop constraint fulfilments_status_check, drop constraint fulfilments_check, drop constraint fulfilments_check1;
alter table fulfilments
  add check (status in ('to_pick', 'picked', 'ready', 'shipped', 'at_relay', 'delivered', 'collected', 'expired', 'cancelled', 'lost', 'returned',
    'damaged')),
  add check (status not in ('shipped', 'at_relay', 'delivered', 'lost', 'returned', 'damaged') or shipped_at is not null),
  add check ((status in ('delivered', 'collected', 'expired', 'cancelled', 'lost', 'returned', 'damaged')) = (done_at is not null)),
  add column is_resent boolean not null default false;
alter table shortages drop constraint shortages_reason_check;
alter table shortages
  add check (reason in ('short_pick', 'too_busy', 'damaged', 'not_found', 'closed', 'counted', 'lost', 'returned', 'damaged_on_way')),
  add column is_resent boolean not null default false;
comment on column fulfilments.is_resent is 'In place of what left and did not arrive: her money for it was taken then, and is kept.';
comment on column shortages.is_resent is 'Of goods that had left already: her money for them is kept until it is decided.';

alter table parcels add column silent_since timestamptz;
comment on column parcels.silent_since is 'Nothing was heard of it for as long as its carrier is given, and a person looks for it.';

create view paid_goods as
  select f.order_id, l.sku, l.quantity from fulfilments f join fulfilment_lines l on l.fulfilment_id = f.id
  where f.status in ('ready', 'shipped', 'at_relay', 'delivered', 'collected') or (f.is_resent and f.status in ('to_pick', 'picked'))
  union all
  select order_id, sku, quantity from shortages where is_resent and status in ('open', 'to_decide');
comment on view paid_goods is 'Goods her money is taken for: they have left or are ready; or did not arrive, and are sent again or wait for a decision.';

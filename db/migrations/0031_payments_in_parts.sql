-- owner: payments
-- The money is taken as the goods leave, so a payment may be taken, and given back, in parts.
alter table payments
  add column due_minor bigint,
  add column captured_minor bigint not null default 0,
  add column refunded_minor bigint not null default 0;
update payments set captured_minor = amount_minor where status in ('captured', 'refunded');
update payments set refunded_minor = amount_minor where status = 'refunded';
alter table payments
  add check (due_minor between 0 and amount_minor),
  add constraint never_more_than_authorised check (captured_minor between 0 and amount_minor),
  add constraint never_more_back_than_taken check (refunded_minor between 0 and captured_minor);
comment on column payments.due_minor is 'What the goods that have left or are ready are worth: a job takes or gives back until the bank has that much. Null: nobody has asked yet.';

drop index payment_movements_once;
create unique index payment_movements_once on payment_movements (payment_id, kind) where kind in ('authorise', 'decline', 'void');

-- owner: customers
-- Who buys without an account may agree too, for the one order: then the order says whose yes it was.
alter table consents
  alter column customer_id drop not null,
  add column order_id text,
  add constraint consents_someone check (customer_id is not null or order_id is not null);
create index consents_by_order on consents (order_id) where order_id is not null;

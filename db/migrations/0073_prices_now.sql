-- owner: pricing
-- The price that counts now is read from the index alone. Without it the planner takes the index of the constraint that forbids two prices at a
-- time, whose tree has ranges in it and costs ten times as much to go down.
create index prices_now on prices (sku, price_list, minimum_quantity, starts_at desc) include (ends_at, amount_minor, currency, kind, operation);
drop index prices_by_sku;

-- owner: carts
-- The baskets that an associate has in hand, the latest first.
create index carts_of_staff on carts (staff_id, updated_at desc) where staff_id is not null and status in ('open', 'paying');

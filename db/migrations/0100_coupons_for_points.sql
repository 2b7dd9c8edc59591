-- owner: promotions
-- A coupon had for points is no compensation.
alter table coupons drop constraint coupons_born_as_check;
alter table coupons add constraint coupons_born_as_check check (born_as in ('general', 'batch', 'compensation', 'message', 'reward'));
update coupons c set born_as = 'reward'
where born_as = 'compensation' and exists (
  select from events e
  where e.type = 'points.exchanged' and e.subject_id = c.customer_id and e.at = c.issued_at and e.facts ->> 'reward' = c.reason);

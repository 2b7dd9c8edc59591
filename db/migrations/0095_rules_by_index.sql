-- owner: stock
-- As it was before: asking first whether there is any rule at all reads every rule, which took seven times as long as finding those that count.
create or replace function safety_rule_of(of_sku text, of_location_id text) returns integer
language sql stable as $$
  with recursive above as (
    select p.category_id as id, 1 as distance from variants v join products p on p.id = v.product_id where v.sku = of_sku
    union all
    select c.parent_id, a.distance + 1 from above a join categories c on c.id = a.id where c.parent_id is not null
  ), rules as (
    select 1 as kind, location_id, 0 as distance, quantity from safety_rules where sku = of_sku and category_id is null
    union all
    select 2, r.location_id, a.distance, r.quantity from above a join safety_rules r on r.sku is null and r.category_id = a.id
    union all
    select 3, location_id, 0, quantity from safety_rules where sku is null and category_id is null and location_id = of_location_id
  )
  select coalesce((
    select quantity from rules where location_id is null or location_id = of_location_id
    order by kind, location_id is null, distance limit 1), 0)
$$;

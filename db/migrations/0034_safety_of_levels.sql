-- owner: stock
-- What every level should keep back, of many levels in one question: kept_back says it of one. Narrowed by article or location it reads no more.
create view safety_of_levels as
  with recursive above as (
    select id as category_id, id, 0 as distance from categories
    union all
    select a.category_id, c.parent_id, a.distance + 1 from above a join categories c on c.id = a.id where c.parent_id is not null
  ), by_category as (
    select distinct on (a.category_id, r.location_id) a.category_id, r.location_id, r.quantity
    from above a join safety_rules r on r.sku is null and r.category_id = a.id
    order by a.category_id, r.location_id, a.distance
  )
  select l.sku, l.location_id, l.safety, greatest(
    coalesce(of_article_there.quantity, of_article.quantity, of_category_there.quantity, of_category.quantity, of_location.quantity, 0),
    case when w.location_id is null then l.in_window else 0 end) as kept
  from stock_levels l
  join variants v on v.sku = l.sku join products p on p.id = v.product_id
  left join safety_rules of_article_there on of_article_there.sku = l.sku and of_article_there.location_id = l.location_id
  left join safety_rules of_article on of_article.sku = l.sku and of_article.location_id is null
  left join by_category of_category_there on of_category_there.category_id = p.category_id and of_category_there.location_id = l.location_id
  left join by_category of_category on of_category.category_id = p.category_id and of_category.location_id is null
  left join safety_rules of_location on of_location.sku is null and of_location.category_id is null and of_location.location_id = l.location_id
  left join promised_windows w on w.location_id = l.location_id;

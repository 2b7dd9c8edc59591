import sql from 'sql-template-tag'
import type { Tx } from '../platform/db/database.ts'

/** What is wrong with the books of offers and coupons, a line for each breach; nothing when all is well. */
export async function offerBreaches(tx: Tx): Promise<string[]> {
  const rows = await tx.rows<{ breach: string }>(sql`
    with live as (select * from offer_uses where released_at is null)
    select format('offers: %s counts %s uses worth %s, its book has %s worth %s', b.offer_id, b.uses, b.spent_minor, coalesce(u.uses, 0),
      coalesce(u.minor, 0)) as breach
    from offer_balances b left join (
      select offer_id, count(*) as uses, sum(goods_minor + delivery_minor) as minor from live group by offer_id) u using (offer_id)
    where (b.uses, b.spent_minor) is distinct from (coalesce(u.uses, 0), coalesce(u.minor, 0))
    union all
    select format('offers: %s is used beyond its limit', offer_id) from offer_balances
    where uses + leased > most_uses or spent_minor + leased_minor > budget_minor
    union all
    select format('offers: %s says that %s uses worth %s are lent, its loans say %s worth %s', b.offer_id, b.leased, b.leased_minor,
      coalesce(l.uses, 0), coalesce(l.minor, 0))
    from offer_balances b left join (
      select offer_id, sum(uses - used) as uses, coalesce(sum(budget_minor - spent_minor), 0) as minor
      from offer_leases where closed_at is null group by offer_id) l using (offer_id)
    where (b.leased, b.leased_minor) is distinct from (coalesce(l.uses, 0), coalesce(l.minor, 0))
    union all
    select format('offers: the loan %s counts %s uses, its book has %s', l.id, l.used, count(u.id))
    from offer_leases l left join offer_uses u on u.lease_id = l.id group by l.id, l.used having l.used <> count(u.id)
    union all
    select format('coupons: %s is lent by a loan that is over', c.code)
    from coupons c left join offer_leases l on l.id = c.lease_id where c.lease_id is not null and (l.id is null or l.closed_at is not null)
    union all
    select format('coupons: %s counts %s uses, its book has %s', c.code, c.uses, coalesce(u.uses, 0))
    from coupons c left join (select code, count(*)::integer as uses from live where code is not null group by code) u using (code)
    where c.uses <> coalesce(u.uses, 0)
    union all
    select format('coupons: %s is used more often than it may', code) from coupons where uses > most_uses
    union all
    select format('offers: %s was given %s times to %s', u.offer_id, count(*), u.customer_id)
    from live u join offers o on o.id = u.offer_id and o.most_uses_each is not null
    where u.customer_id is not null and u.used_at >= o.set_at
    group by u.offer_id, u.customer_id, o.most_uses_each having count(*) > o.most_uses_each
    order by 1`)
  return rows.map(({ breach }) => breach)
}

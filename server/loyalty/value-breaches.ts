import sql from 'sql-template-tag'
import type { Tx } from '../platform/db/database.ts'

/** What is wrong with points, gift cards and credit, a sentence each; none when all is well. */
export async function valueBreaches(tx: Tx): Promise<string[]> {
  const rows = await tx.rows<{ breach: string }>(sql`
    select format('value: the entries of %s add up to %s %s', transaction_id, sum(amount), unit) as breach
    from value_entries group by transaction_id, unit having sum(amount) <> 0
    union all
    select format('value: %s stands at %s, its entries add up to %s', a.id, a.balance, coalesce(e.amount, 0))
    from value_accounts a left join (select account_id, sum(amount) as amount from value_entries group by 1) e on e.account_id = a.id
    where a.balance <> coalesce(e.amount, 0)
    union all
    select format('value: %s stands below nothing', id) from value_accounts where balance < 0
    union all
    select format('value: %s holds %s and has entries in %s', a.id, a.unit, e.unit)
    from value_accounts a join value_entries e on e.account_id = a.id where e.unit <> a.unit
    union all
    select format('value: the transaction %s has no entries', t.id)
    from value_transactions t where not exists (select from value_entries e where e.transaction_id = t.id)
    union all
    select format('value: %s gave %s to the payment %s, the book says %s', u.account_id, u.taken_minor - u.given_back_minor, u.payment_id,
      coalesce(-e.amount, 0))
    from value_uses u left join (
      select t.payment_id, e.account_id, sum(e.amount) as amount from value_transactions t join value_entries e on e.transaction_id = t.id
      where t.kind in ('taken', 'given_back') and e.account_id is not null group by 1, 2) e using (payment_id, account_id)
    where u.taken_minor - u.given_back_minor <> coalesce(-e.amount, 0)
    union all
    select format('value: the gift card %s can never expire', g.number)
    from gift_cards g join value_accounts a on a.id = g.account_id where a.balance > 0 and a.expires_next is null
    union all
    select format('value: the gift card %s was sold for %s, the book says %s', g.number, case when g.taken_back_at is null then g.initial_minor else 0 end,
      coalesce(-e.amount, 0))
    from gift_cards g left join (
      select t.order_id, p.account_id, sum(e.amount) as amount from value_transactions t
      join value_entries e on e.transaction_id = t.id and e.side = 'cash' join value_entries p on p.transaction_id = t.id and p.account_id is not null
      where t.kind in ('sold', 'taken_back') group by 1, 2) e on e.account_id = g.account_id and e.order_id = g.order_id
    where g.order_id is not null and case when g.taken_back_at is null then g.initial_minor else 0 end <> coalesce(-e.amount, 0)
    union all
    select format('value: the order %s has earned %s points, the book says %s', a.order_id, a.points, coalesce(e.points, 0))
    from (select order_id, sum(points) as points from point_awards group by 1) a left join (
      select t.order_id, sum(e.amount) as points from value_transactions t join value_entries e on e.transaction_id = t.id
      where t.kind = 'earned' and e.account_id is not null group by 1) e using (order_id)
    where a.points <> coalesce(e.points, 0)
    limit 200`)
  return rows.map(({ breach }) => breach)
}

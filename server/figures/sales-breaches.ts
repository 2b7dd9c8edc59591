import sql from 'sql-template-tag'
import type { Tx } from '../platform/db/database.ts'

/** Where what is kept of a day is not what the order book says, though nothing of it has changed since; none when all is well. */
export async function salesBreaches(tx: Tx): Promise<string[]> {
  const rows = await tx.rows<{ breach: string }>(sql`
    with book_days as (
      select (o.placed_at at time zone coalesce(p.time_zone, 'Europe/Paris'))::date as day from orders o left join locations p on p.id = o.location_id
      union
      select (n.issued_at at time zone coalesce(p.time_zone, 'Europe/Paris'))::date from credit_notes n left join locations p on p.id = n.location_id
      union
      select day from sales_days union select day from article_days
    ), settled as (
      select array_agg(day) as days from book_days where day not in (select day from sales_changes)
    ), sales as (
      (select * from sales_in_book((select days from settled)) except all select * from sales_days)
      union all
      (select * from sales_days where day = any((select days from settled)::date[]) except all select * from sales_in_book((select days from settled)))
    ), articles as (
      (select * from articles_in_book((select days from settled)) except all select * from article_days)
      union all
      (select * from article_days where day = any((select days from settled)::date[]) except all select * from articles_in_book((select days from settled)))
    )
    select distinct 'the sales kept of ' || day || ' are not those of the order book' as breach from sales
    union
    select distinct 'the articles kept of ' || day || ' are not those of the order book' from articles
    order by 1 limit 200`)
  return rows.map((row) => row.breach)
}

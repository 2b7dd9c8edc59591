import sql from 'sql-template-tag'
import type { Tx } from '../platform/db/database.ts'

/** What is wrong with the prices, a line for each breach; nothing when all is well. */
export async function priceBreaches(tx: Tx): Promise<string[]> {
  const rows = await tx.rows<{ breach: string }>(sql`
    select format('prices: %s has two prices at once, %s and %s', one.sku, one.id, other.id) as breach
    from prices one join prices other on other.sku = one.sku and other.price_list = one.price_list
      and other.minimum_quantity = one.minimum_quantity and other.id > one.id
      and tstzrange(one.starts_at, one.ends_at) && tstzrange(other.starts_at, other.ends_at)
    union all
    select format('prices: %s ends before it starts (%s)', id, sku) from prices where ends_at <= starts_at
    union all
    select format('prices: %s is negative (%s)', id, sku) from prices where amount_minor < 0
    union all
    select format('prices: %s is in %s, the retailer in %s', p.id, p.currency, r.currency) from prices p cross join retailer r where p.currency <> r.currency
    order by 1`)
  return rows.map(({ breach }) => breach)
}

import type { CustomerFile } from '@filrouge/contract/customers.ts'
import type { Language } from '@filrouge/contract/shapes.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import type { Tx } from '../platform/db/database.ts'

interface TouchRow {
  id: string
  kind: string
  channel: string
  location_name: string | null
  title: string | null
  at: Date
}

/**
 * The last touches of a customer, those of her visitors included. On a shared device a touch belongs to whoever signed in next after it, and to
 * the last one where nobody has since.
 */
export async function touchesOf(
  tx: Tx,
  customerId: Id<'customer'>,
  limit: number,
  language: Language,
): Promise<CustomerFile['touches']> {
  const rows = await tx.rows<TouchRow>(sql`
    with hers as (
      (select * from touches where customer_id = ${customerId} order by id desc limit ${limit})
      union all
      (select t.* from visitor_links l join touches t on t.visitor_id = l.visitor_id
       where l.customer_id = ${customerId} and t.customer_id is null and not exists (
         select from visitor_links o where o.visitor_id = l.visitor_id and o.customer_id <> l.customer_id and case
           when l.linked_at >= t.at then o.linked_at >= t.at and o.linked_at < l.linked_at
           else o.linked_at >= t.at or o.linked_at > l.linked_at end)
       order by t.id desc limit ${limit})
    )
    select h.id, h.kind, h.channel, p.name as location_name, h.at,
      case when ${language} = 'en' then a.title_en else a.title_fr end as title
    from hers h
    left join locations p on p.id = h.location_id
    left join variants v on v.sku = h.sku
    left join products a on a.id = v.product_id
    order by h.at desc, h.id desc limit ${limit}`)
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    channel: row.channel,
    ...(row.location_name === null ? {} : { locationName: row.location_name }),
    ...(row.title === null ? {} : { title: row.title }),
    at: row.at.toISOString(),
  }))
}

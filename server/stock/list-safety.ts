import type { Output } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/stock.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'

type Safety = Output<typeof contract.listSafetyRules>

/** What is kept back and why: every rule, the most precise first, and the shops whose window is sold at a distance. */
export async function listSafetyRules(tx: Tx, _input: unknown, { language }: Call): Promise<Safety> {
  const [items, windows] = await Promise.all([
    tx.rows<Safety['items'][number]>(sql`
      select r.sku, r.quantity, r.location_id as "locationId", c.code as category,
        case when ${language} = 'en' then coalesce(p.title_en, c.title_en) else coalesce(p.title_fr, c.title_fr) end as title
      from safety_rules r left join categories c on c.id = r.category_id
      left join variants v on v.sku = r.sku left join products p on p.id = v.product_id
      order by r.sku is null, r.category_id is null, r.location_id is null, title, r.sku, r.location_id limit 1000`),
    tx.rows<{ locationId: Safety['promisedWindows'][number] }>(
      sql`select location_id as "locationId" from promised_windows order by 1`,
    ),
  ])
  return {
    items: items.map((row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as never),
    promisedWindows: windows.map(({ locationId }) => locationId),
  }
}

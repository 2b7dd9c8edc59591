import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/stock.ts'
import sql, { join } from 'sql-template-tag'
import { reference, requireLocation } from '../locations/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { invalid } from '../platform/refuse.ts'

type Safety = Output<typeof contract.listSafetyRules>

/** What is kept back and why: the rules, the most precise first, and the shops whose window is sold at a distance. */
export async function listSafetyRules(
  tx: Tx,
  input: Input<typeof contract.listSafetyRules>,
  { language }: Call,
): Promise<Safety> {
  if (!/^\d{1,6}$/.test(input.cursor ?? '0')) invalid('#/cursor', 'unknown_cursor')
  const offset = Number(input.cursor ?? 0)
  const at = input.locationId === undefined ? undefined : requireLocation(await reference(tx), input.locationId).id
  const conditions = [
    sql`true`,
    ...(input.sku === undefined ? [] : [sql`r.sku = ${input.sku}`]),
    ...(input.category === undefined ? [] : [sql`c.code = ${input.category}`]),
    ...(input.isBroad ? [sql`r.sku is null`] : []),
    ...(at === undefined ? [] : [sql`r.location_id = ${at}`]),
  ]
  const [rows, windows] = await Promise.all([
    tx.rows<Safety['items'][number]>(sql`
      select r.sku, r.quantity, r.location_id as "locationId", c.code as category,
        case when ${language} = 'en' then coalesce(p.title_en, c.title_en) else coalesce(p.title_fr, c.title_fr) end as title
      from safety_rules r left join categories c on c.id = r.category_id
      left join variants v on v.sku = r.sku left join products p on p.id = v.product_id
      where ${join(conditions, ' and ')}
      order by r.sku is null, r.category_id is null, r.location_id is null, title, r.sku, r.location_id
      limit ${input.limit + 1} offset ${offset}`),
    tx.rows<{ locationId: Safety['promisedWindows'][number] }>(
      sql`select location_id as "locationId" from promised_windows order by 1`,
    ),
  ])
  return {
    items: rows.slice(0, input.limit).map(withoutNulls),
    nextCursor: rows.length > input.limit ? String(offset + input.limit) : null,
    promisedWindows: windows.map(({ locationId }) => locationId),
  }
}

const withoutNulls = <T extends object>(row: T): T =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as T

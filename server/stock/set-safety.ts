import sql from 'sql-template-tag'
import type { Tx } from '../platform/db/database.ts'

/** Sets how many of an article a location keeps back from what is promised. */
export async function setSafety(
  tx: Tx,
  rows: readonly { sku: string; locationId: string; safety: number }[],
): Promise<void> {
  await tx.run(sql`
    insert into stock_levels (sku, location_id, safety)
    select * from unnest(${rows.map((row) => row.sku)}::text[], ${rows.map((row) => row.locationId)}::text[],
      ${rows.map((row) => row.safety)}::integer[]) u(sku, location_id, safety) order by 1, 2
    on conflict (sku, location_id) do update set safety = excluded.safety`)
}

import { newId } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import type { Tx } from '../platform/db/database.ts'

export interface NewIncoming {
  id?: string
  sku: string
  locationId: string
  expectedOn: string
  quantity: number
}

/**
 * Loads articles on order, each line a delivery of its own; one that is known already (by id) is left as it is. Answers the ids of the lines.
 */
export async function addIncoming(tx: Tx, rows: readonly NewIncoming[]): Promise<string[]> {
  const ids = rows.map((row) => row.id ?? newId('incomingDelivery'))
  await tx.run(sql`
    with asked as (
      select * from unnest(${ids}::text[], ${rows.map((row) => row.sku)}::text[], ${rows.map((row) => row.locationId)}::text[],
        ${rows.map((row) => row.expectedOn)}::date[], ${rows.map((row) => row.quantity)}::integer[]) r(id, sku, location_id, expected_on, quantity)
      where id not in (select id from incoming_deliveries)
    ), announced as (
      insert into deliveries (id, kind, location_id, announced_at)
      select 'dlv_' || substr(id, 5), 'purchase', location_id, now() from asked returning id
    )
    insert into incoming_deliveries (id, delivery_id, sku, location_id, expected_on, quantity, announced)
    select r.id, a.id, r.sku, r.location_id, r.expected_on, r.quantity, r.quantity from asked r join announced a on a.id = 'dlv_' || substr(r.id, 5)`)
  return ids
}

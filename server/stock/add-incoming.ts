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

/** Announces deliveries on their way; one that is known already (by id) is left as it is. Answers their ids. */
export async function addIncoming(tx: Tx, rows: readonly NewIncoming[]): Promise<string[]> {
  const ids = rows.map((row) => row.id ?? newId('incomingDelivery'))
  await tx.run(sql`
    insert into incoming_deliveries (id, sku, location_id, expected_on, quantity)
    select * from unnest(${ids}::text[], ${rows.map((row) => row.sku)}::text[], ${rows.map((row) => row.locationId)}::text[],
      ${rows.map((row) => row.expectedOn)}::date[], ${rows.map((row) => row.quantity)}::integer[])
    on conflict (id) do nothing`)
  return ids
}

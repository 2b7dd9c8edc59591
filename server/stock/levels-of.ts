import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import type { Tx } from '../platform/db/database.ts'
import type { StockLevel } from './stock-level.ts'

interface AvailabilityRow {
  sku: string
  locationId: Id<'location'>
  incomingId: Id<'incomingDelivery'> | null
  expectedOn: string | null
  onHand: number
  reserved: number
  safety: number
  available: number
  onFloor: number
  inWindow: number
}

/** The levels of articles wherever they have ever been or are expected, in one question; in order of SKU and location. */
export async function levelsOf(tx: Tx, skus: readonly string[]): Promise<StockLevel[]> {
  const rows = await tx.rows<AvailabilityRow>(sql`
    select sku, location_id as "locationId", incoming_id as "incomingId", expected_on as "expectedOn", on_hand as "onHand", reserved, safety, available,
      on_floor as "onFloor", in_window as "inWindow"
    from availability where sku = any(${[...new Set(skus)]}::text[])
    order by sku, location_id, expected_on nulls first, incoming_id`)
  const levels: StockLevel[] = []
  for (const { incomingId, expectedOn, ...row } of rows) {
    let level = levels.at(-1)
    if (level?.sku !== row.sku || level.locationId !== row.locationId) {
      level = { ...(incomingId === null ? row : { ...row, onHand: 0, reserved: 0, available: 0 }), incoming: [] }
      levels.push(level)
    }
    if (incomingId !== null) level.incoming.push({ id: incomingId, expectedOn: expectedOn!, available: row.available })
  }
  return levels
}

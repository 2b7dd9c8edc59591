import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { recordMovements } from './record-movements.ts'

/** How many there are of an article at a place, whatever the books say. */
export interface Counted {
  sku: string
  locationId: string
  quantity: number
  isSupplier: boolean
}

/**
 * Says what is there, for many at once: the difference to the books is the movement, none where there is none. Answers what had been in the
 * books, undefined where nothing was; a count below what is held is left undone and said with what is held.
 */
export async function countLevels(
  tx: Tx,
  rows: readonly Counted[],
  call: Call,
): Promise<{ before: number | undefined; held?: number }[]> {
  const levels = await tx.rows<{ sku: string; locationId: string; onHand: number; reserved: number }>(sql`
    select l.sku, l.location_id as "locationId", l.on_hand as "onHand", l.reserved
    from stock_levels l
    where (l.sku, l.location_id) in (
      select * from unnest(${rows.map(({ sku }) => sku)}::text[], ${rows.map(({ locationId }) => locationId)}::text[]))
    order by l.sku, l.location_id for update`)
  const levelOf = new Map(levels.map((level) => [`${level.sku} ${level.locationId}`, level]))
  const found = rows.map(({ sku, locationId, quantity }) => {
    const level = levelOf.get(`${sku} ${locationId}`)
    return { before: level?.onHand, ...(level && quantity < level.reserved ? { held: level.reserved } : {}) }
  })
  await recordMovements(
    tx,
    rows.flatMap(({ sku, locationId, quantity, isSupplier }, place) => {
      const { before = 0, held } = found[place]!
      if (held !== undefined || quantity === before) return []
      const moved = { sku, locationId, quantity: quantity - before, reason: 'import' }
      return [
        isSupplier
          ? { ...moved, kind: 'supplier_promise' as const }
          : { ...moved, kind: 'count' as const, counted: quantity },
      ]
    }),
    call,
  )
  return found
}

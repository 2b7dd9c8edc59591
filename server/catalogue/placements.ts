import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import type { Database, Tx } from '../platform/db/database.ts'

/** What is set by hand for a query. */
export interface Placements {
  pinned: Id<'product'>[]
  hidden: Id<'product'>[]
}

const none: Placements = { pinned: [], hidden: [] }
const lifeMs = 2000
const keptOf = new WeakMap<Database, { placements: Map<string, Placements>; readAt: number }>()

/** What is set by hand for a query, by its key; from memory where it was read in the last two seconds. */
export async function placementsFor(tx: Tx, key: string): Promise<Placements> {
  const kept = keptOf.get(tx.database)
  const now = performance.now()
  if (kept && now - kept.readAt < lifeMs) return kept.placements.get(key) ?? none
  if (kept) kept.readAt = now
  const rows = await tx.rows<{ key: string; productId: Id<'product'>; placement: 'pinned' | 'hidden' }>(sql`
    select query_key as key, product_id as "productId", placement from search_placements order by query_key, position, product_id`)
  const placements = new Map<string, Placements>()
  for (const { key: query, productId, placement } of rows) {
    const one = placements.get(query) ?? { pinned: [], hidden: [] }
    one[placement].push(productId)
    placements.set(query, one)
  }
  keptOf.set(tx.database, { placements, readAt: now })
  return placements.get(key) ?? none
}

/** After a change: this server reads them again at once, others within two seconds. */
export function placementsChanged(tx: Tx): void {
  tx.afterCommit(() => keptOf.delete(tx.database))
}

import { parseNear } from '@filrouge/kernel/geo.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import { locatePostcode, reference } from '../locations/public.ts'
import type { Database, Tx } from '../platform/db/database.ts'

export interface SearchPlace {
  near?: string | undefined
  postcode?: string | undefined
}

const shopsNear = 3
const farthestMetres = 30_000
const lifeMs = 60_000
const mostKept = 200
const keptOf = new WeakMap<Database, Map<string, { ids: Promise<Set<Id<'product'>>>; readAt: number }>>()

/** What lies in the shops nearest to a place, at most a minute old; undefined where no place is known or no shop is near. */
export async function availableNear(tx: Tx, { near, postcode }: SearchPlace): Promise<Set<Id<'product'>> | undefined> {
  if (!near && !postcode) return undefined
  const [known, located] = await Promise.all([
    reference(tx),
    near ? parseNear(near) : locatePostcode(tx, postcode!.replace(/\s/g, '')),
  ])
  if (!located) return undefined
  const shops = known
    .nearestLocations(located, 'shop', shopsNear)
    .filter(({ distanceMetres }) => distanceMetres <= farthestMetres)
    .map(({ id }) => id)
  if (shops.length === 0) return undefined
  const kept = keptOf.get(tx.database) ?? new Map<string, { ids: Promise<Set<Id<'product'>>>; readAt: number }>()
  keptOf.set(tx.database, kept)
  const key = shops.join(' ')
  const before = kept.get(key)
  if (before && performance.now() - before.readAt < lifeMs) return before.ids
  if (kept.size >= mostKept) kept.clear()
  const ids = tx.database.reader
    .rows<{ id: Id<'product'> }>(sql`
      select distinct v.product_id as id from stock_levels s join variants v on v.sku = s.sku
      where s.location_id = any(${shops}::text[]) and s.on_hand - s.reserved - s.safety > 0`)
    .then((rows) => new Set(rows.map(({ id }) => id)))
  kept.set(key, { ids, readAt: performance.now() })
  ids.catch(() => kept.delete(key))
  return ids
}

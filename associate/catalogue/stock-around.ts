import type { StockLevelView } from '@filrouge/contract/stock.ts'

/** How far « autour » goes: what someone would fetch the same day. */
export const aroundMetres = 30_000

type Level = Pick<StockLevelView, 'locationId' | 'locationName' | 'locationKind' | 'available' | 'incoming'>

/** Where an article is, seen from one shop. */
export interface StockAround {
  here: number
  /** Units in the shops within reach of the same day. */
  around: number
  warehouse: number
  supplier: number
  incoming: number
  /** Other shops that have it, nearest first; those whose distance is not known come last. */
  shops: { locationId: string; name: string; available: number; distanceMetres: number | undefined }[]
}

/** Sorts stock by who can reach it: here first, then other shops by distance, the warehouses, the suppliers. */
export function stockAround(
  levels: readonly Level[],
  hereId: string | null,
  distances: ReadonlyMap<string, number>,
): StockAround {
  const seen: StockAround = { here: 0, around: 0, warehouse: 0, supplier: 0, incoming: 0, shops: [] }
  for (const level of levels) {
    seen.incoming += level.incoming
    if (level.locationKind === 'warehouse') seen.warehouse += level.available
    else if (level.locationKind === 'supplier') seen.supplier += level.available
    else if (level.locationId === hereId) seen.here += level.available
    else if (level.available > 0) {
      const distanceMetres = distances.get(level.locationId)
      if (distanceMetres !== undefined && distanceMetres <= aroundMetres) seen.around += level.available
      seen.shops.push({
        locationId: level.locationId,
        name: level.locationName,
        available: level.available,
        distanceMetres,
      })
    }
  }
  seen.shops.sort((one, other) => (one.distanceMetres ?? Infinity) - (other.distanceMetres ?? Infinity))
  return seen
}

import type { StockLevelView } from '@filrouge/contract/stock.ts'

/** What all places have together, and the rows to show: where there is most first, then by name. */
export function levelsToShow(
  items: readonly StockLevelView[],
  show: { onlyAvailable: boolean },
): { rows: StockLevelView[]; available: number; places: number; incoming: number } {
  const held = items.filter((item) => item.available > 0)
  const rows = (show.onlyAvailable ? held : [...items]).sort(
    (one, other) =>
      other.available - one.available ||
      other.incoming - one.incoming ||
      one.locationName.localeCompare(other.locationName, 'fr'),
  )
  return {
    rows,
    available: held.reduce((sum, item) => sum + item.available, 0),
    places: held.length,
    incoming: items.reduce((sum, item) => sum + item.incoming, 0),
  }
}

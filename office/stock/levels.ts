import type { StockLevelView } from '@filrouge/contract/stock.ts'

/** What all places have together (a supplier's stock apart: it must be ordered), and the rows: where there is most first, suppliers last. */
export function levelsToShow(
  items: readonly StockLevelView[],
  show: { onlyAvailable: boolean },
): { rows: StockLevelView[]; available: number; places: number; atSuppliers: number; incoming: number } {
  const isSupplier = (item: StockLevelView) => item.locationKind === 'supplier'
  const held = items.filter((item) => item.available > 0)
  const ours = held.filter((item) => !isSupplier(item))
  const sum = (of: readonly StockLevelView[]) => of.reduce((total, item) => total + item.available, 0)
  const rows = (show.onlyAvailable ? held : [...items]).sort(
    (one, other) =>
      Number(isSupplier(one)) - Number(isSupplier(other)) ||
      other.available - one.available ||
      other.incoming - one.incoming ||
      one.locationName.localeCompare(other.locationName, 'fr'),
  )
  return {
    rows,
    available: sum(ours),
    places: ours.length,
    atSuppliers: sum(held.filter(isSupplier)),
    incoming: items.reduce((total, item) => total + item.incoming, 0),
  }
}

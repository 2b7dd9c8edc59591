import type { StockCell, StockRow } from '@filrouge/contract/stock.ts'

/** How an article stands at a place; the colour of its cell, which only repeats the figure in it. */
export type Heat = 'absent' | 'out' | 'few' | 'fine' | 'plenty'

const plentyFrom = 10
const fineFrom = 3

/** How much there is to sell: nothing, the last ones, enough, plenty; or the article is not kept there. */
export function heatOf(cell: Pick<StockCell, 'available' | 'onHand' | 'safety'> | undefined): Heat {
  if (!cell) return 'absent'
  if (cell.available === 0) return 'out'
  if (cell.available < fineFrom) return 'few'
  return cell.available < plentyFrom ? 'fine' : 'plenty'
}

/** How long it lasts everywhere together at the pace it sells: less than a week is an alarm, less than a month a warning. */
export function coverHeat({ coverDays }: Pick<StockRow, 'coverDays'>): Heat {
  if (coverDays === undefined) return 'absent'
  if (coverDays < 7) return 'out'
  if (coverDays < 28) return 'few'
  return coverDays < 90 ? 'fine' : 'plenty'
}

/** The names of places without the words they all begin with: « Volta Lille » is « Lille » where each is a Volta. */
export function shortNames(names: readonly string[]): string[] {
  const shared = sharedWords(names.map((name) => name.split(' ')))
  return names.map((name) => name.split(' ').slice(shared).join(' '))
}

function sharedWords(names: readonly string[][]): number {
  const [first = []] = names
  const shortest = Math.min(...names.map((words) => words.length - 1))
  let count = 0
  while (names.length > 1 && count < shortest && names.every((words) => words[count] === first[count])) count += 1
  return count
}

/** Places in the order they are compared: shops, then warehouses; each with its short name. */
export function columnsOf<T extends { name: string; kind: string }>(
  places: readonly T[],
): (T & { shortName: string })[] {
  return ['shop', 'warehouse'].flatMap((kind) => {
    const mine = places.filter((place) => place.kind === kind)
    // « Nord » alone would be no name of a warehouse.
    const names = kind === 'shop' ? shortNames(mine.map(({ name }) => name)) : mine.map(({ name }) => name)
    return mine.map((place, index) => ({ ...place, shortName: names[index] as string }))
  })
}

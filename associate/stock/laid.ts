import type { InsidePlace } from '@filrouge/contract/stock.ts'

/** How many of each article were laid or counted where, while it is under way. */
export type Laid = Readonly<Record<string, Readonly<Partial<Record<InsidePlace, number>>>>>

/** An article that can be scanned. */
export interface Scanned {
  sku: string
  gtin?: string | undefined
}

const padded = (code: string) => code.padStart(14, '0')

/** The article that a scanned code names. */
export const articleOf = <T extends Scanned>(articles: readonly T[], code: string): T | undefined =>
  articles.find(({ sku, gtin }) => sku === code || (gtin !== undefined && padded(gtin) === padded(code)))

/** So many more (or fewer) of an article at a place; never less than none. */
export function lay(laid: Laid, sku: string, place: InsidePlace, by: number): Laid {
  const quantity = Math.max(0, (laid[sku]?.[place] ?? 0) + by)
  return { ...laid, [sku]: { ...laid[sku], [place]: quantity } }
}

/** How many of an article, at all places together. */
export const laidOf = (laid: Laid, sku: string): number =>
  Object.values(laid[sku] ?? {}).reduce((sum, quantity) => sum + quantity, 0)

/** Where each article was laid, as a receipt names it. */
export const linesOf = (laid: Laid): { sku: string; quantity: number; place: InsidePlace }[] =>
  Object.entries(laid).flatMap(([sku, places]) =>
    (Object.entries(places) as [InsidePlace, number][])
      .filter(([, quantity]) => quantity > 0)
      .map(([place, quantity]) => ({ sku, quantity, place })),
  )

/** What is still to come of the lines of a delivery, and what came beyond them. */
export function against(laid: Laid, lines: readonly { sku: string; quantity: number }[]) {
  const found = Object.keys(laid).reduce((sum, sku) => sum + laidOf(laid, sku), 0)
  const missing = lines.reduce((sum, { sku, quantity }) => sum + Math.max(0, quantity - laidOf(laid, sku)), 0)
  return { found, missing }
}

const nameOf = (id: string) => `filrouge laid ${id}`

/** What was scanned on this device stays when the page or the network is lost. */
export function readLaid(id: string): Laid {
  try {
    return JSON.parse(localStorage.getItem(nameOf(id)) ?? '{}') as Laid
  } catch {
    return {}
  }
}

/** Keeps what was scanned; nothing scanned, nothing kept. */
export function keepLaid(id: string, laid: Laid): void {
  try {
    if (linesOf(laid).length > 0) localStorage.setItem(nameOf(id), JSON.stringify(laid))
    else localStorage.removeItem(nameOf(id))
  } catch {
    // A private window keeps nothing: the page still does.
  }
}

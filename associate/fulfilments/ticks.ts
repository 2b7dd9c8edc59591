import type { FulfilmentView } from '@filrouge/contract/fulfilments.ts'

/** How many of each article were found, while a preparation is under way. */
export type Ticks = Readonly<Record<string, number>>

type Line = Pick<FulfilmentView['lines'][number], 'sku' | 'quantity' | 'gtin'>

/** One tap finds all of a line, or takes it back. */
export const tick = (ticks: Ticks, { sku, quantity }: Line): Ticks => ({
  ...ticks,
  [sku]: (ticks[sku] ?? 0) < quantity ? quantity : 0,
})

/** One more or one less, within what is asked. */
export const step = (ticks: Ticks, { sku, quantity }: Line, by: 1 | -1): Ticks => ({
  ...ticks,
  [sku]: Math.max(0, Math.min(quantity, (ticks[sku] ?? 0) + by)),
})

/** A code that was scanned counts one; undefined where it is none of these articles, or one too many. */
export function scan(ticks: Ticks, lines: readonly Line[], code: string): Ticks | undefined {
  const same = (gtin: string | undefined) => gtin !== undefined && gtin.padStart(14, '0') === code.padStart(14, '0')
  const line = lines.find(({ sku, gtin }) => sku === code || same(gtin))
  if (!line || (ticks[line.sku] ?? 0) >= line.quantity) return undefined
  return step(ticks, line, 1)
}

/** How many articles were found, and how many are still missing. */
export function countOf(ticks: Ticks, lines: readonly Line[]): { found: number; missing: number } {
  const found = lines.reduce((sum, { sku, quantity }) => sum + Math.min(quantity, ticks[sku] ?? 0), 0)
  return { found, missing: lines.reduce((sum, { quantity }) => sum + quantity, 0) - found }
}

const nameOf = (id: string) => `filrouge ticks ${id}`

/** What was ticked on this device stays ticked when the page or the network is lost. */
export function readTicks(id: string): Ticks {
  try {
    return JSON.parse(localStorage.getItem(nameOf(id)) ?? '{}') as Ticks
  } catch {
    return {}
  }
}

/** Keeps what was ticked; nothing ticked, nothing kept. */
export function keepTicks(id: string, ticks: Ticks): void {
  try {
    if (Object.values(ticks).some((count) => count > 0)) localStorage.setItem(nameOf(id), JSON.stringify(ticks))
    else localStorage.removeItem(nameOf(id))
  } catch {
    // A private window keeps nothing: the page still does.
  }
}

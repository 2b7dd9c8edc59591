import type { Tx } from '../platform/db/database.ts'
import { type CurrentPrice, currentPrices } from '../pricing/public.ts'

// By the moment of the call, one object for all that it does: what it was told once it is told again, and shows what it wrote.
const toldAt = new WeakMap<Date, Map<string, CurrentPrice | null>>()

/** The prices of articles as of the moment a call came, asked once in a call. */
export async function pricesOfCall(tx: Tx, skus: readonly string[], now: Date): Promise<Map<string, CurrentPrice>> {
  const told = toldAt.get(now) ?? new Map<string, CurrentPrice | null>()
  toldAt.set(now, told)
  const asked = skus.filter((sku) => !told.has(sku))
  if (asked.length > 0) {
    const found = await currentPrices(tx, asked, now)
    for (const sku of asked) told.set(sku, found.get(sku) ?? null)
  }
  const prices = new Map<string, CurrentPrice>()
  for (const sku of skus) {
    const price = told.get(sku)
    if (price) prices.set(sku, price)
  }
  return prices
}

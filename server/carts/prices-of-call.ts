import type { Tx } from '../platform/db/database.ts'
import { type CurrentPrice, type Priced, type PriceOccasion, pricesFor } from '../pricing/public.ts'

// By the moment of the call, one object for all that it does: what it was told once it is told again, and shows what it wrote.
const toldAt = new WeakMap<Date, Map<string, CurrentPrice | null>>()

/** The prices of articles as of the moment a call came, for someone, somewhere, asked once in a call. */
export async function pricesOfCall(
  tx: Tx,
  wanted: readonly Priced[],
  occasion: PriceOccasion,
  now: Date,
): Promise<Map<string, CurrentPrice>> {
  const told = toldAt.get(now) ?? new Map<string, CurrentPrice | null>()
  toldAt.set(now, told)
  const { channel, locationId, customerId, postcode } = occasion
  const where = JSON.stringify([channel, locationId, customerId, postcode ?? null])
  const keyOf = ({ sku, quantity }: Priced) => `${quantity} ${sku} ${where}`
  const asked = wanted.filter((one) => !told.has(keyOf(one)))
  if (asked.length > 0) {
    const found = await pricesFor(tx, asked, occasion, now)
    for (const one of asked) told.set(keyOf(one), found.get(one.sku) ?? null)
  }
  const prices = new Map<string, CurrentPrice>()
  for (const one of wanted) {
    const price = told.get(keyOf(one))
    if (price) prices.set(one.sku, price)
  }
  return prices
}

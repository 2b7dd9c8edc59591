import { rateIn } from '@filrouge/rules/vat-territory.ts'
import { variantFacts } from '../catalogue/public.ts'
import type { Tx } from '../platform/db/database.ts'
import type { CartDelivery, CartLine, CartRow, FrozenCart, PricedLines } from './cart.ts'
import type { Purchase } from './offer-to-cart.ts'
import { priceLines } from './price-cart.ts'
import { promiseCart, shownOf, type ToPromise } from './promise-cart.ts'

/** Where a basket is sold. */
type Sold = Pick<CartRow, 'location_id'> & { channel: string | null }

/** What the promise needs to know of a priced basket. */
export function toPromise(
  priced: PricedLines,
  delivery: Omit<CartDelivery, 'shown'>,
  sold: Sold,
  asked: { service?: string; slotId?: string } = {},
): ToPromise {
  return {
    lines: priced.lines,
    weightOf: (sku) => priced.facts.get(sku)?.weightGrams ?? 0,
    delivery,
    locationId: sold.location_id,
    channel: sold.channel,
    ...wayAsked(asked),
  }
}

const wayAsked = ({ service, slotId }: { service?: string; slotId?: string }) => ({
  ...(service === undefined ? {} : { service }),
  ...(slotId === undefined ? {} : { slotId }),
})

/** What the promise needs to know of a basket as it was frozen. */
export async function toPromiseFrozen(tx: Tx, frozen: FrozenCart): Promise<ToPromise> {
  const { shown, ...delivery } = frozen.delivery
  const facts = await variantFacts(
    tx,
    frozen.lines.map((line) => line.sku),
  )
  return {
    lines: frozen.lines,
    weightOf: (sku) => facts.get(sku)?.weightGrams ?? 0,
    delivery,
    locationId: frozen.locationId,
    channel: frozen.channel,
    ...wayAsked(shown),
  }
}

/** The chosen delivery with the date and the cost of now: what is shown from here on. */
export async function promiseAgain(
  tx: Tx,
  lines: readonly CartLine[],
  delivery: Omit<CartDelivery, 'shown'>,
  sold: Sold,
  purchase: Purchase,
  now: Date,
): Promise<CartDelivery> {
  if (lines.length === 0) return { ...delivery, shown: null }
  const priced = await priceLines(tx, lines, { ...purchase, delivery }, now)
  const promised = await promiseCart(tx, toPromise(priced, delivery, sold, delivery), now)
  if (!promised) return { ...delivery, shown: null }
  const shown = shownOf(promised, now)
  // Bringing it is taxed as what is brought is, where it is handed over.
  return { ...delivery, shown: { ...shown, vatRate: rateIn(priced.territory, shown.vatRate) } }
}

import { halfUp, hundredthsOf, shareOf } from './rounding.ts'
import { vatWithin } from './vat.ts'

/** What becomes of a price. A percentage has two decimals at most; amounts in minor units; both may be negative. */
export type PriceStep =
  | { readonly kind: 'percent'; readonly percent: number }
  | { readonly kind: 'amount'; readonly amountMinor: number }
  | { readonly kind: 'price'; readonly amountMinor: number }

/** On which cents prices end: 99 for 12,99; 0 for whole ones. */
export type Ending = 0 | 50 | 90 | 95 | 99

/** The price after a step, brought to the nearest that ends as wanted, the lower of two; never below nothing. */
export function steppedPrice(beforeMinor: number, step: PriceStep, ending?: Ending): number {
  const stepped =
    step.kind === 'price'
      ? step.amountMinor
      : step.kind === 'amount'
        ? beforeMinor + step.amountMinor
        : halfUp(beforeMinor, 10_000 + hundredthsOf(step.percent), 10_000)
  const after = Math.max(0, stepped)
  return ending === undefined ? after : endingIn(after, ending)
}

function endingIn(amountMinor: number, ending: Ending): number {
  const below = shareOf(amountMinor - ending, 1, 100).whole * 100 + ending
  if (below < 0) return ending
  return amountMinor - below <= below + 100 - amountMinor ? below : below + 100
}

/** What is left of a price without its tax once the article is paid for. */
export type Margin = { readonly netMinor: number; readonly marginMinor: number; readonly percent: number }

/** The margin on an article, tax excluded, its percentage rounded down; of a price of nothing it is none. */
export function marginOf(priceMinor: number, vatRate: number, costMinor: number): Margin {
  const netMinor = priceMinor - vatWithin(priceMinor, vatRate)
  const marginMinor = netMinor - costMinor
  return { netMinor, marginMinor, percent: netMinor === 0 ? 0 : shareOf(marginMinor, 100, netMinor).whole }
}

/**
 * The least that may be asked with tax: selling on below what it cost is unlawful (code de commerce L442-5). The lowest price whose part
 * without tax covers the cost; with a margin wanted, the lowest that leaves it.
 */
export function floorPrice(costMinor: number, vatRate: number, marginPercent = 0): number {
  const netWanted = Math.ceil((costMinor * 100) / (100 - marginPercent))
  let price = halfUp(netWanted, 10_000 + hundredthsOf(vatRate), 10_000)
  // Half-up may land one off, on either side.
  while (price > 0 && price - 1 - vatWithin(price - 1, vatRate) >= netWanted) price -= 1
  while (price - vatWithin(price, vatRate) < netWanted) price += 1
  return price
}

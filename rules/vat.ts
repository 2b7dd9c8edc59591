import { giveLeftover } from './allocate.ts'
import { halfUp, hundredthsOf, shareOf } from './rounding.ts'

/** What is taxed: an amount with its tax included, and the rate that applies to it. */
export type TaxedAmount = { readonly totalMinor: number; readonly ratePercent: number }

/** The tax of all that bears one rate; `baseMinor + amountMinor` is the total with tax. */
export type VatGroup = { readonly ratePercent: number; readonly baseMinor: number; readonly amountMinor: number }

function hundredthsOfRate(ratePercent: number): number {
  if (!(ratePercent >= 0 && ratePercent <= 100)) throw new RangeError(`${ratePercent} is not a rate of VAT`)
  return hundredthsOf(ratePercent)
}

/** The VAT within an amount that includes it: amount × r ÷ (100 + r), half-up. */
export function vatWithin(totalMinor: number, ratePercent: number): number {
  const hundredths = hundredthsOfRate(ratePercent)
  return halfUp(totalMinor, hundredths, 10_000 + hundredths)
}

/**
 * The VAT of a document, computed once per rate on all that bears it (EN 16931, BR-CO-17: never the sum of the lines'
 * tax), highest rate first. A rate that bears only zeros is left out.
 */
export function vatGroups(amounts: readonly TaxedAmount[]): VatGroup[] {
  const totals = new Map<number, number>()
  for (const { totalMinor, ratePercent } of amounts) {
    if (!Number.isSafeInteger(totalMinor)) throw new RangeError(`${totalMinor} is not a whole number of minor units`)
    if (totalMinor !== 0) totals.set(ratePercent, (totals.get(ratePercent) ?? 0) + totalMinor)
  }
  return [...totals]
    .sort(([one], [other]) => other - one)
    .map(([ratePercent, totalMinor]) => {
      const amountMinor = vatWithin(totalMinor, ratePercent)
      return { ratePercent, baseMinor: totalMinor - amountMinor, amountMinor }
    })
}

/**
 * The share of each line in the VAT of the document, in the order given: each within one unit of its own tax, and those
 * of a rate adding up to its group exactly (largest remainder, the earlier line where two are equal).
 */
export function vatByLine(amounts: readonly TaxedAmount[]): number[] {
  const result = new Array<number>(amounts.length).fill(0)
  for (const group of vatGroups(amounts)) {
    const hundredths = hundredthsOfRate(group.ratePercent)
    const lines: number[] = []
    const shares: number[] = []
    const remainders: number[] = []
    let leftover = group.amountMinor
    for (const [index, line] of amounts.entries()) {
      if (line.ratePercent !== group.ratePercent) continue
      const share = shareOf(line.totalMinor, hundredths, 10_000 + hundredths)
      lines.push(index)
      shares.push(share.whole)
      remainders.push(share.remainder)
      leftover -= share.whole
    }
    giveLeftover(shares, remainders, leftover)
    for (const [position, index] of lines.entries()) result[index] = shares[position]!
  }
  return result
}

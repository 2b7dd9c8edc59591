import { type TaxedAmount, vatByLine, vatGroups, vatWithin } from './vat.ts'

/** A price without the tax in it, as one article of it would be told. */
export const netOf = (totalMinor: number, ratePercent: number): number =>
  totalMinor - vatWithin(totalMinor, ratePercent)

/**
 * What a basket or an order comes to without tax: each line with its share of the document's VAT, so that lines and delivery add up to the bases of
 * the groups, and those with their VAT to what is paid. Nothing is priced anew: prices are kept with their tax.
 */
export function netTotals(
  lines: readonly TaxedAmount[],
  delivery: TaxedAmount,
): { byLine: number[]; goodsMinor: number; deliveryMinor: number; totalMinor: number } {
  const amounts = [...lines, delivery]
  const vat = vatByLine(amounts)
  const nets = amounts.map(({ totalMinor }, place) => totalMinor - vat[place]!)
  const deliveryMinor = nets.pop()!
  const goodsMinor = nets.reduce((sum, net) => sum + net, 0)
  const totalMinor = vatGroups(amounts).reduce((sum, { baseMinor }) => sum + baseMinor, 0)
  return { byLine: nets, goodsMinor, deliveryMinor, totalMinor }
}

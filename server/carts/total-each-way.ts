import type { totalEachWay as contract } from '@filrouge/contract/carts.ts'
import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import { rateIn, vatTerritoryOf } from '@filrouge/rules/vat-territory.ts'
import { companyOf } from '../customers/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { type FrozenLine, netOfLines, type PricedLines, requireOwn } from './cart.ts'
import { sumOfGifts } from './gift.ts'
import { contentOf, readCart } from './lock-cart.ts'
import { offerEachWay, purchaseOf } from './offer-to-cart.ts'
import { priceLines, totalsOf } from './price-cart.ts'
import { netTotalsView, totalsView } from './totals-view.ts'

/**
 * What a basket would come to in each of several ways, with the VAT of where it then goes; of a company, without tax too. The cost of a way is what
 * its promise said: it is held to that when it is chosen.
 */
export async function totalEachWay(
  tx: Tx,
  input: Input<typeof contract>,
  call: Call,
): Promise<Output<typeof contract>> {
  const [found, { lines, codes, gifts }] = await Promise.all([readCart(tx, input.id), contentOf(tx, input.id)])
  const cart = requireOwn(found, call)
  const purchase = purchaseOf(cart, codes, call)
  const [priced, company] = await Promise.all([
    priceLines(tx, lines, purchase, call.now),
    companyOf(tx, purchase.customerId),
  ])
  const { currency } = priced
  const giftsMinor = sumOfGifts(gifts)
  const ways = input.ways.map(({ cost, vatRatePercent: vatRate, ...way }) => ({
    ...way,
    costMinor: cost.minor,
    vatRate,
  }))
  const offered = await offerEachWay(tx, priced, purchase, ways, call.now)
  const items = offered.map(({ byLine, deliveryMinor, postcode }, place) => {
    const way = ways[place]!
    const had = linesThere(priced, byLine, postcode)
    const totals = totalsOf(had, way, deliveryMinor, currency, giftsMinor)
    const shown = totalsView(totals, currency)
    if (!company) return shown
    const net = netOfLines(had, { totalMinor: totals.deliveryMinor, vatRate: way.vatRate })
    return { ...shown, net: netTotalsView(net, currency) }
  })
  return { items }
}

/** The lines less what offers take off them, taxed as where they go. */
function linesThere(
  { lines, facts, territory }: PricedLines,
  byLine: readonly number[],
  postcode: string | undefined,
): FrozenLine[] {
  const there = postcode === undefined ? territory : vatTerritoryOf(postcode)
  return lines.map((line, place) => ({
    ...line,
    discountMinor: byLine[place]!,
    totalMinor: line.totalMinor - byLine[place]!,
    vatRate: rateIn(there, facts.get(line.sku)?.vatRate ?? 20),
  }))
}

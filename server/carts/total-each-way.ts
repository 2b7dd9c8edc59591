import type { totalEachWay as contract } from '@filrouge/contract/carts.ts'
import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import { money } from '@filrouge/kernel/money.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { requireOwn } from './cart.ts'
import { sumOfGifts } from './gift.ts'
import { contentOf, readCart } from './lock-cart.ts'
import { offerEachWay, purchaseOf } from './offer-to-cart.ts'
import { priceLines } from './price-cart.ts'

/** What a basket would come to in each of several ways. The cost of a way is what its promise said: it is held to that when it is chosen. */
export async function totalEachWay(
  tx: Tx,
  input: Input<typeof contract>,
  call: Call,
): Promise<Output<typeof contract>> {
  const [found, { lines, codes, gifts }] = await Promise.all([readCart(tx, input.id), contentOf(tx, input.id)])
  const cart = requireOwn(found, call)
  const purchase = purchaseOf(cart, codes, call)
  const priced = await priceLines(tx, lines, purchase, call.now)
  const goodsMinor = priced.lines.reduce((sum, line) => sum + line.totalMinor, 0)
  const giftsMinor = sumOfGifts(gifts)
  const ways = input.ways.map(({ cost, ...way }) => ({ ...way, costMinor: cost.minor }))
  const offered = await offerEachWay(tx, priced, purchase, ways, call.now)
  const items = offered.map((off, place) => {
    const deliveryMinor = ways[place]!.costMinor - off.deliveryMinor
    return {
      delivery: money(deliveryMinor, priced.currency),
      discounts: money(off.goodsMinor, priced.currency),
      total: money(goodsMinor - off.goodsMinor + deliveryMinor + giftsMinor, priced.currency),
    }
  })
  return { items }
}

import { drawOne, seededRandom } from '@filrouge/kernel/seeded-random.ts'
import type { PastTouch } from '../../journeys/public.ts'
import type { Sale } from './sale.ts'

const dayMs = 86_400_000

/** What led to the sales: visits, articles looked at, walks into the shop, advice and scans, in the days before each. */
export function foretasteOf(sales: readonly Sale[]): PastTouch[] {
  return sales.flatMap((sale, index) => {
    const customerId = sale.buyer?.id
    if (!customerId || sale.order.channel === 'marketplace') return []
    const random = seededRandom(`foretaste ${index}`)
    const { channel, placedAt, locationId } = sale.order
    const before = (days: number) => new Date(placedAt.getTime() - Math.max(0.002, random() * days) * dayMs)
    const sku = drawOne(random, sale.basket)!.sku
    const online = sale.buyer!.channels.find((one) => one === 'web' || one === 'mobile_web' || one === 'app')
    const touches: PastTouch[] = []
    if (channel === 'shop' && locationId) {
      touches.push({ customerId, kind: 'shop_visit', channel, locationId, at: before(0.01) })
      if (random() < 0.4)
        touches.push({
          customerId,
          kind: drawOne(random, ['advice', 'scan'])!,
          channel,
          locationId,
          sku,
          at: before(0.005),
        })
      // Looked up at home, bought in the shop.
      if (online && random() < 0.5)
        touches.push({ customerId, kind: 'product_view', channel: online, sku, at: before(5) })
      return touches
    }
    const through = online ?? channel
    touches.push({ customerId, kind: 'visit', channel: through, at: before(4) })
    touches.push({ customerId, kind: 'product_view', channel: through, sku, at: before(0.02) })
    if (random() < 0.25) touches.push({ customerId, kind: 'search', channel: through, at: before(0.03) })
    // Seen in the shop, bought at home.
    const homeShop = sale.buyer!.homeShop.id
    if (sale.buyer!.channels.includes('shop') && random() < 0.35)
      touches.push({ customerId, kind: 'scan', channel: 'shop', locationId: homeShop, sku, at: before(6) })
    return touches
  })
}

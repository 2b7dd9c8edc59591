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
    const minutesBefore = (most: number) => new Date(placedAt.getTime() - (1 + random() * most) * 60_000)
    // People have their hours: some days before, at about the same time of day.
    const daysBefore = (most: number) => new Date(minutesBefore(90).getTime() - Math.floor(random() * most) * dayMs)
    const sku = drawOne(random, sale.basket)!.sku
    const online = sale.buyer!.channels.find((one) => one === 'web' || one === 'mobile_web' || one === 'app')
    const touches: PastTouch[] = []
    if (channel === 'shop' && locationId) {
      touches.push({ customerId, kind: 'shop_visit', channel, locationId, at: minutesBefore(25) })
      if (random() < 0.4)
        touches.push({
          customerId,
          kind: drawOne(random, ['advice', 'scan'])!,
          channel,
          locationId,
          sku,
          at: minutesBefore(12),
        })
      // Looked up at home, bought in the shop.
      if (online && random() < 0.5)
        touches.push({ customerId, kind: 'product_view', channel: online, sku, at: daysBefore(6) })
      return touches
    }
    const through = online ?? channel
    touches.push({ customerId, kind: 'visit', channel: through, at: daysBefore(5) })
    touches.push({ customerId, kind: 'product_view', channel: through, sku, at: minutesBefore(15) })
    if (random() < 0.25) touches.push({ customerId, kind: 'search', channel: through, at: minutesBefore(20) })
    // Seen in the shop, bought at home.
    const homeShop = sale.buyer!.homeShop.id
    if (sale.buyer!.channels.includes('shop') && random() < 0.35)
      touches.push({ customerId, kind: 'scan', channel: 'shop', locationId: homeShop, sku, at: daysBefore(7) })
    return touches
  })
}

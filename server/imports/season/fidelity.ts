import type { Id } from '@filrouge/kernel/ids.ts'
import { pointsFor, tierOf } from '@filrouge/rules/points.ts'
import { variantFacts } from '../../catalogue/public.ts'
import { type Award, awardPoints, giveCards, monthsLater, programmeIn } from '../../loyalty/public.ts'
import type { PastOrder } from '../../orders/public.ts'
import type { Call } from '../../platform/call.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Buyer } from './people.ts'

/** Everybody who is known carries a card. */
export async function giveSeasonCards(tx: Tx, buyers: readonly Buyer[], now: Date): Promise<void> {
  const ids = new Set(buyers.flatMap(({ id }) => (id ? [id] : [])))
  await giveCards(tx, [...ids], now)
}

/** What the orders of the season earned, each at its time and by the tier that its customer had reached. */
export async function awardSeason(
  tx: Tx,
  orders: readonly PastOrder[],
  ids: readonly Id<'order'>[],
  spentBefore: Map<string, number>,
  call: Call,
): Promise<void> {
  const { version, rules } = await programmeIn(tx)
  if (!rules) return
  const skus = [...new Set(orders.flatMap(({ lines }) => lines.map(({ sku }) => sku)))]
  const facts = await variantFacts(tx, skus)
  const awards = orders.flatMap((order, at): Award[] => {
    const { customerId, placedAt, happened = [] } = order
    if (!customerId || happened.some(({ step }) => step === 'cancelled')) return []
    const lines = order.lines.map(({ sku, quantity, unitPriceMinor, discounts = [] }) => ({
      ...{ sku, quantity, categories: facts.get(sku)?.categories ?? [] },
      totalMinor: unitPriceMinor * quantity - discounts.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    }))
    const spent = spentBefore.get(customerId) ?? 0
    const { byLine } = pointsFor(rules, lines, tierOf(rules, spent), placedAt)
    spentBefore.set(customerId, spent + lines.reduce((sum, { totalMinor }) => sum + totalMinor, 0))
    return [
      {
        ...{ orderId: ids[at]!, customerId, at: placedAt, rulesVersion: version },
        ...{ expiresAt: monthsLater(placedAt, rules.monthsToLive) },
        ...{ usableFrom: new Date(placedAt.getTime() + rules.usableAfterDays * 86_400_000) },
        lines: lines.map(({ sku, quantity, totalMinor }, place) => ({
          ...{ sku, quantity, spentMinor: totalMinor, points: byLine[place]! },
        })),
      },
    ]
  })
  awardPoints(tx, awards, call)
}

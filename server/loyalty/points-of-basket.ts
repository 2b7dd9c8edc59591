import { pointsFor } from '@filrouge/rules/points.ts'
import { variantFacts } from '../catalogue/public.ts'
import type { Tx } from '../platform/db/database.ts'
import { tierOfCustomer } from './member.ts'
import { programmeNow } from './programme.ts'

/** What a basket will earn, line by line; frozen with it, so that what was shown is what is credited. */
export interface BasketPoints {
  rulesVersion: number
  bySku: Record<string, number>
}

/** The points that a purchase would earn now, by whoever buys it; undefined where the retailer has no programme. */
export async function pointsOfBasket(
  tx: Tx,
  lines: readonly { sku: string; totalMinor: number }[],
  customerId: string | null,
  now: Date,
): Promise<BasketPoints | undefined> {
  const { version, rules } = await programmeNow(tx)
  if (!rules || lines.length === 0) return undefined
  const [tier, facts] = await Promise.all([
    tierOfCustomer(tx, rules, customerId, now),
    variantFacts(
      tx,
      lines.map(({ sku }) => sku),
    ),
  ])
  const earning = lines.map(({ sku, totalMinor }) => ({ totalMinor, categories: facts.get(sku)?.categories ?? [] }))
  const { byLine } = pointsFor(rules, earning, tier, now)
  return { rulesVersion: version, bySku: Object.fromEntries(lines.map(({ sku }, at) => [sku, byLine[at]!])) }
}

/** How many they are together. */
export const sumOfPoints = (points: BasketPoints | null | undefined): number =>
  Object.values(points?.bySku ?? {}).reduce((sum, one) => sum + one, 0)

import { type PointsRules, type Tier, tierOf } from '@filrouge/rules/points.ts'
import sql from 'sql-template-tag'
import type { Tx } from '../platform/db/database.ts'
import { monthsLater } from './loyalty.ts'

/** What she has spent on goods that she has kept, in the twelve months before a moment. */
export async function spentOf(tx: Tx, customerId: string, now: Date): Promise<number> {
  const { spent } = await tx.one<{ spent: number }>(sql`
    select coalesce(sum(spent_minor - spent_minor * reversed_quantity / quantity), 0)::bigint as spent
    from point_awards where customer_id = ${customerId} and earned_at > ${monthsLater(now, -12)} and earned_at <= ${now}`)
  return spent
}

/** Her tier; of someone unknown, the first. */
export async function tierOfCustomer(
  tx: Tx,
  rules: PointsRules,
  customerId: string | null,
  now: Date,
): Promise<Tier | undefined> {
  // Where all tiers earn alike there is nothing to ask.
  const isPlain =
    rules.tiers.every(({ factor }) => factor === 1) && rules.multipliers.every(({ tiers }) => tiers === undefined)
  return tierOf(rules, customerId === null || isPlain ? 0 : await spentOf(tx, customerId, now))
}

import type { RecordedEvent } from '@filrouge/contract/events.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import { json, type Tx } from '../platform/db/database.ts'
import { giveCard } from './give-card.ts'
import { accountOf, monthsLater } from './loyalty.ts'
import { type Given, giveValue } from './post-value.ts'
import { programmeNow } from './programme.ts'

export interface Award {
  orderId: string
  customerId: string
  at: Date
  rulesVersion: number | null
  lines: readonly { sku: string; quantity: number; spentMinor: number; points: number }[]
  expiresAt: Date | null
  usableFrom: Date | null
}

/** Within `order.placed`: her card is credited in the same gesture, with what she was shown before she paid. */
export async function earnPoints(tx: Tx, event: RecordedEvent<'order.placed'>, call: Call): Promise<void> {
  const { orderId, customerId, lines, points } = event.facts
  if (!customerId) return
  const { rules } = await programmeNow(tx)
  giveCard(tx, customerId, call.now)
  if (!rules) return
  const expiresAt = monthsLater(call.now, rules.monthsToLive)
  const usableFrom = new Date(call.now.getTime() + rules.usableAfterDays * 86_400_000)
  const award: Award = {
    ...{ orderId, customerId, at: call.now, rulesVersion: points?.rulesVersion ?? null, expiresAt, usableFrom },
    lines: lines.map(({ sku, quantity, totalMinor }) => ({
      ...{ sku, quantity, spentMinor: totalMinor, points: points?.bySku[sku] ?? 0 },
    })),
  }
  awardPoints(tx, [award], call)
}

/** Writes what orders have earned: the lines, so that what comes back takes its points back, and the book. An order earns once. */
export function awardPoints(tx: Tx, awards: readonly Award[], call: Call): void {
  const rows = awards.flatMap(({ lines, ...award }) => lines.map((line) => ({ ...award, ...line })))
  if (rows.length === 0) return
  tx.send(sql`
    insert into point_awards (order_id, sku, customer_id, quantity, spent_minor, points, rules_version, expires_at, usable_from, earned_at)
    select "orderId", sku, "customerId", sum(quantity), sum("spentMinor"), sum(points), "rulesVersion", "expiresAt", "usableFrom", at
    from jsonb_to_recordset(${json(rows)}::jsonb) r("orderId" text, sku text, "customerId" text, quantity integer, "spentMinor" bigint,
      points bigint, "rulesVersion" integer, "expiresAt" timestamptz, "usableFrom" timestamptz, at timestamptz)
    group by "orderId", sku, "customerId", "rulesVersion", "expiresAt", "usableFrom", at`)
  giveValue(tx, awards.flatMap(givenFor), call)
}

function givenFor({ customerId, orderId, at, lines, expiresAt, usableFrom }: Award): Given[] {
  const amount = lines.reduce((sum, { points }) => sum + points, 0)
  if (amount === 0) return []
  const unit = 'points'
  const account = { id: accountOf('points', customerId, unit), kind: 'points' as const, unit, customerId }
  return [{ kind: 'earned', orderId, account, from: 'points_cost', amount, at, expiresAt, usableFrom }]
}

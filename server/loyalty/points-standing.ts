import { expiringPoints } from '@filrouge/rules/points.ts'
import sql from 'sql-template-tag'
import type { Tx } from '../platform/db/database.ts'

/** How the points of an account stand at a moment. */
export interface PointsStanding {
  balance: number
  usable: number
  /** When the next of them can be exchanged. */
  usableFrom: Date | null
  expiring: { points: number; at: Date } | null
}

/**
 * Where points stand, from the book alone: the oldest are spent first, so those that last until a day are what was earned until then less all
 * that has gone.
 */
export async function standingOf(tx: Tx, accountId: string, now: Date): Promise<PointsStanding> {
  const row = await tx.maybe<{
    balance: number
    out: number
    waiting: number
    usableFrom: Date | null
    lots: { at: string; points: number }[]
  }>(sql`
    with mine as (select * from value_entries where account_id = ${accountId})
    select a.balance,
      coalesce((select sum(amount) from mine where expires_at is null and amount < 0), 0)::bigint as out,
      coalesce((select sum(amount) from mine where usable_from > ${now}), 0)::bigint as waiting,
      (select min(usable_from) from mine where usable_from > ${now}) as "usableFrom",
      coalesce((select json_agg(json_build_object('at', expires_at, 'points', points) order by expires_at) from (
        select expires_at, sum(amount)::bigint as points from mine where expires_at is not null group by 1) l), '[]') as lots
    from value_accounts a where a.id = ${accountId}`)
  if (!row) return { balance: 0, usable: 0, usableFrom: null, expiring: null }
  return {
    balance: row.balance,
    usable: Math.max(0, row.balance - Math.max(0, row.waiting)),
    usableFrom: row.waiting > 0 ? row.usableFrom : null,
    expiring: nextToExpire(row.lots, row.out),
  }
}

function nextToExpire(lots: readonly { at: string; points: number }[], out: number): PointsStanding['expiring'] {
  let earned = 0
  for (const { at, points } of lots) {
    earned += points
    const expiring = expiringPoints(earned, out)
    if (expiring > 0) return { points: expiring, at: new Date(at) }
  }
  return null
}

import sql from 'sql-template-tag'
import { machineCall } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { publish } from '../platform/events.ts'
import type { JobContext } from '../platform/jobs.ts'
import { standingOf } from './points-standing.ts'
import { postValue } from './post-value.ts'

const warnedDaysBefore = 30

interface Due {
  id: string
  kind: 'gift_card' | 'store_credit' | 'points'
  unit: string
  customer_id: string | null
  balance: number
  expires_next: Date
  warned_for: Date | null
}

/** What has come to its end expires, each account in a transaction of its own; who has points that soon will is warned once. For the schedule. */
export async function expireValue({ db, clock }: JobContext): Promise<void> {
  const now = clock.now()
  const soon = new Date(now.getTime() + warnedDaysBefore * 86_400_000)
  const due = await db.reader.rows<{ id: string }>(sql`
    select id from value_accounts
    where expires_next <= ${now} or (kind = 'points' and expires_next <= ${soon} and warned_for is distinct from expires_next)
    order by expires_next limit 5000`)
  for (const { id } of due) await db.transaction((tx) => look(tx, id, now))
}

async function look(tx: Tx, id: string, now: Date): Promise<void> {
  const account = await tx.maybe<Due>(sql`
    select id, kind, unit, customer_id, balance, expires_next, warned_for from value_accounts where id = ${id} for update`)
  if (!account?.expires_next) return
  if (account.kind !== 'points') {
    if (account.expires_next <= now) await expire(tx, account, account.balance, null, now)
    return
  }
  const standing = await standingOf(tx, id, now)
  const isOver = standing.expiring !== null && standing.expiring.at <= now
  if (isOver) {
    await expire(tx, account, standing.expiring!.points, standing.expiring!.at, now)
    // There may be more that has come to its end since the last look.
    return look(tx, id, now)
  }
  const next = standing.expiring?.at ?? null
  const mustWarn = next !== null && next.getTime() - now.getTime() <= warnedDaysBefore * 86_400_000
  const isWarned = account.warned_for?.getTime() === next?.getTime()
  await tx.run(sql`
    update value_accounts set expires_next = ${next}, warned_for = case when ${mustWarn} then ${next} else warned_for end where id = ${id}`)
  if (!mustWarn || isWarned || !account.customer_id) return
  const call = machineCall(now, null, 'expire_value')
  await publish(tx, call, 'points.expiring', account.customer_id, {
    customerId: account.customer_id as never,
    ...{ points: standing.expiring!.points, expiresAt: next.toISOString() },
  })
}

async function expire(tx: Tx, { id, unit }: Due, amount: number, next: Date | null, now: Date): Promise<void> {
  const call = machineCall(now, null, 'expire_value')
  if (amount > 0)
    await postValue(
      tx,
      [
        {
          kind: 'expired',
          entries: [
            { accountId: id, unit, amount: -amount },
            { side: 'breakage', unit, amount },
          ],
        },
      ],
      call,
    )
  await tx.run(sql`update value_accounts set expires_next = ${next} where id = ${id}`)
}

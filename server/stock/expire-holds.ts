import sql from 'sql-template-tag'
import type { JobContext } from '../platform/jobs.ts'

const batchSize = 200

/** Ends the holds whose time is over, a batch in each transaction; answers how many. For the schedule, every few seconds. */
export async function expireHolds({ db, clock }: JobContext): Promise<number> {
  for (let total = 0; ; ) {
    const ended = await db.transaction((tx) =>
      tx.rows(sql`
        select end_holds(array(
          select id from holds where status = 'live' and expires_at <= ${clock.now()} order by expires_at limit ${batchSize} for update skip locked
        ), 'expired', array['live'])`),
    )
    total += ended.length
    if (ended.length < batchSize) return total
  }
}

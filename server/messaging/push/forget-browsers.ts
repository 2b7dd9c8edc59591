import sql from 'sql-template-tag'
import type { Tx } from '../../platform/db/database.ts'
import type { JobContext } from '../../platform/jobs.ts'

const followedMs = 180 * 86_400_000

/** A guest's order is followed for half a year: by then it is over, returns and all. */
export async function forgetOldFollowers({ db, clock }: JobContext): Promise<void> {
  const before = new Date(clock.now().getTime() - followedMs)
  await db.transaction(async (tx) => {
    await tx.run(
      sql`delete from push_followed_orders f using orders o where o.id = f.order_id and o.placed_at < ${before}`,
    )
    await forgetIdleBrowsers(tx)
  })
}

/** A browser that is nobody's and follows nothing more has no reason to be kept. */
export async function forgetIdleBrowsers(tx: Tx): Promise<void> {
  await tx.run(sql`
    delete from push_subscriptions s where customer_id is null
      and not exists (select from push_followed_orders f where f.endpoint = s.endpoint)`)
}

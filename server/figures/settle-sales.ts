import sql from 'sql-template-tag'
import type { Tx } from '../platform/db/database.ts'
import type { JobContext } from '../platform/jobs.ts'

const daysAtOnce = 30

/**
 * Adds up again the days of the book that have changed, the newest first, some at a time: a reading in between takes what is not done yet from
 * the book itself. For the schedule.
 */
export async function settleSales({ db }: Pick<JobContext, 'db'>): Promise<void> {
  while ((await db.transaction((tx) => settleSome(tx))) === daysAtOnce);
}

async function settleSome(tx: Tx): Promise<number> {
  // Two that settle the same day would write it twice.
  await tx.run(sql`select pg_advisory_xact_lock(hashtext('settle_sales'))`)
  const { days } = await tx.one<{ days: string[] | null }>(sql`
    select array_agg(day) as days from (select distinct day from sales_changes order by day desc limit ${daysAtOnce}) changed`)
  if (!days) return 0
  // The notes go first: what is written into the book after this leaves a note that stays.
  await tx.run(sql`delete from sales_changes where day = any(${days}::date[])`)
  await tx.run(sql`delete from sales_days where day = any(${days}::date[])`)
  await tx.run(sql`delete from article_days where day = any(${days}::date[])`)
  await tx.run(sql`insert into sales_days select * from sales_in_book(${days}::date[])`)
  await tx.run(sql`insert into article_days select * from articles_in_book(${days}::date[])`)
  return days.length
}

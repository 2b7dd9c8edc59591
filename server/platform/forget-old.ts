import sql from 'sql-template-tag'
import type { JobContext } from './jobs.ts'

/** Forgets what has outlived its use: sessions that ended, answers kept for keys that no retry will come with. */
export async function forgetOld({ db, clock }: JobContext): Promise<void> {
  const now = clock.now()
  await db.reader.run(sql`delete from sessions where expires_at < ${now}`)
  // The newest of them stays, so that whoever remembers from before sees that there was more.
  await db.reader.run(sql`
    delete from noted_changes where transaction < (
      select transaction from noted_changes where noted_at < now() - interval '1 hour' order by transaction desc limit 1)`)
  await db.reader.run(sql`delete from idempotency_keys where created_at < ${new Date(now.getTime() - 48 * 3_600_000)}`)
}

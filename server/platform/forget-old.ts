import sql from 'sql-template-tag'
import type { JobContext } from './jobs.ts'

/** Forgets what has outlived its use: sessions that ended, answers kept for keys that no retry will come with. */
export async function forgetOld({ db, clock }: JobContext): Promise<void> {
  const now = clock.now()
  await db.reader.run(sql`delete from sessions where expires_at < ${now}`)
  await db.reader.run(sql`delete from idempotency_keys where created_at < ${new Date(now.getTime() - 48 * 3_600_000)}`)
}

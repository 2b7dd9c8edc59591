import sql from 'sql-template-tag'
import type { JobContext } from '../platform/jobs.ts'

const keptMs = 3 * 365 * 86_400_000

/** Forgets what people wrote three years ago, as the privacy page says. */
export async function forgetOldLetters({ db, clock }: JobContext): Promise<void> {
  const before = new Date(clock.now().getTime() - keptMs)
  await db.reader.run(sql`delete from contact_messages where received_at < ${before}`)
}

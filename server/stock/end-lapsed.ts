import sql from 'sql-template-tag'
import type { Database } from '../platform/db/database.ts'

/**
 * Ends the holds on these articles whose time is over and which no job has ended yet; answers whether there were any. For whoever is about to say
 * that something cannot be had: nobody is refused for goods that nobody keeps.
 */
export async function endLapsed(db: Database, skus: readonly string[], now: Date): Promise<boolean> {
  const [{ ended } = { ended: 0 }] = await db.alone.rows<{ ended: number }>(sql`
    select make_room(${now}, '{}', '{}', ${skus}::text[], '{}', '{}') as ended`)
  return ended > 0
}

import sql, { join } from 'sql-template-tag'
import type { Database, Tx } from '../platform/db/database.ts'
import { type SegmentRow, satisfies } from './segment.ts'

const lifeMs = 1000
const keptOf = new WeakMap<Database, { segments: Promise<SegmentRow[]>; readAt: number }>()

/** The segments a customer belongs to today, by their codes; none for nobody. One question, and none where the retailer has made no segments. */
export async function segmentsOf(tx: Tx, customerId: string | null, now: Date): Promise<string[]> {
  if (customerId === null) return []
  const segments = await knownSegments(tx)
  if (segments.length === 0) return []
  const byHand = sql`select segment_code as code from segment_members where customer_id = ${customerId}`
  const byRule = segments.flatMap(({ code, rule }) =>
    rule ? [sql`select ${code}::text from customers c where c.id = ${customerId} and ${satisfies(rule, now)}`] : [],
  )
  const rows = await tx.rows<{ code: string }>(join([byHand, ...byRule], ' union all '))
  return rows.map(({ code }) => code).sort()
}

/** The segments there are, from memory where read in the last second. */
function knownSegments(tx: Tx): Promise<SegmentRow[]> {
  const kept = keptOf.get(tx.database)
  if (kept && performance.now() - kept.readAt < lifeMs) return kept.segments
  const segments = tx.database.reader.rows<SegmentRow>(sql`
    select code, title_fr as "titleFr", title_en as "titleEn", rule, set_at as "setAt" from segments order by code`)
  keptOf.set(tx.database, { segments, readAt: performance.now() })
  segments.catch(() => keptOf.delete(tx.database))
  return segments
}

/** What is kept in memory is no longer so. */
export function forgetSegments(database: Database): void {
  keptOf.delete(database)
}

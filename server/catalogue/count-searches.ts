import type { Language } from '@filrouge/contract/shapes.ts'
import sql from 'sql-template-tag'
import type { Database, Tx } from '../platform/db/database.ts'
import type { JobContext } from '../platform/jobs.ts'

interface Counted {
  searched: number
  withoutResult: number
}

const flushMs = 2000
const longest = 80
const mostWaiting = 5000
const waitingOf = new WeakMap<Database, { counts: Map<string, Counted>; isPlanned: boolean }>()

/**
 * Counts a shopper's search, by day and language and by nothing of the person. Written a moment later together with others: a search never waits
 * for it, and what a sudden end loses is a count.
 */
export function countSearch(
  db: Database,
  search: { query: string; language: Language; isEmpty: boolean; now: Date },
): void {
  const query = search.query.trim().toLowerCase().replace(/\s+/g, ' ')
  if (query === '' || query.length > longest || seemsPersonal(query)) return
  const waiting = waitingOf.get(db) ?? { counts: new Map<string, Counted>(), isPlanned: false }
  waitingOf.set(db, waiting)
  const key = `${search.now.toISOString().slice(0, 10)} ${search.language} ${query}`
  const counted = waiting.counts.get(key) ?? { searched: 0, withoutResult: 0 }
  if (!waiting.counts.has(key) && waiting.counts.size >= mostWaiting) return
  counted.searched += 1
  if (search.isEmpty) counted.withoutResult += 1
  waiting.counts.set(key, counted)
  if (waiting.isPlanned) return
  waiting.isPlanned = true
  setTimeout(() => {
    waiting.isPlanned = false
    // A count that cannot be written is lost rather than anyone's search.
    writeSearches(db).catch(() => {})
  }, flushMs).unref()
}

/** What looks like an e-mail address or a telephone number is somebody's, and is not kept. */
const seemsPersonal = (query: string) => query.includes('@') || query.replace(/\D/g, '').length >= 9

/** Writes what was counted and not yet written. */
export async function writeSearches(db: Database): Promise<void> {
  const counts = waitingOf.get(db)?.counts
  if (!counts || counts.size === 0) return
  const values = [...counts].map(([key, { searched, withoutResult }]) => ({
    day: key.slice(0, 10),
    language: key.slice(11, 13),
    query: key.slice(14),
    searched,
    without_result: withoutResult,
  }))
  counts.clear()
  await db.alone.run(sql`
    insert into searches (day, language, query, searched, without_result)
    select * from jsonb_to_recordset(${JSON.stringify(values)}::jsonb)
      r(day date, language text, query text, searched integer, without_result integer)
    order by day, language, query
    on conflict (day, language, query) do update
    set searched = searches.searched + excluded.searched, without_result = searches.without_result + excluded.without_result`)
}

const keptDays = 400

/** Counts older than a year and a month go: they are compared with last year's, no further. */
export async function forgetOldSearches({ db, clock }: JobContext): Promise<void> {
  const before = new Date(clock.now().getTime() - keptDays * 86_400_000)
  await db.reader.run(sql`delete from searches where day < ${before}::date`)
}

const lifeMs = 60_000
const mostKept = 5000
const frequentOf = new WeakMap<Database, { queries: Promise<string[]>; readAt: number }>()

/** What shoppers searched for most in the last thirty days and found, the most frequent first; at most a minute old. */
export function frequentQueries(tx: Tx, language: Language, now: Date): Promise<string[]> {
  const kept = frequentOf.get(tx.database)
  const byLanguage = (queries: readonly string[]) =>
    queries.filter((one) => one.startsWith(language)).map((one) => one.slice(3))
  if (kept && performance.now() - kept.readAt < lifeMs) return kept.queries.then(byLanguage)
  const since = new Date(now.getTime() - 30 * 86_400_000)
  const queries = tx.database.reader
    .rows<{ query: string }>(sql`
      select language || ' ' || query as query from searches where day > ${since}::date
      group by language, query having sum(searched) >= 2 and sum(without_result) * 2 < sum(searched)
      order by sum(searched) desc, query limit ${mostKept}`)
    .then((rows) => rows.map(({ query }) => query))
  frequentOf.set(tx.database, { queries, readAt: performance.now() })
  queries.catch(() => frequentOf.delete(tx.database))
  return queries.then(byLanguage)
}

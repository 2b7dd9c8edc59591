import { setTimeout as sleep } from 'node:timers/promises'
import sql from 'sql-template-tag'
import type { Call } from '../../platform/call.ts'
import type { Database, Tx } from '../../platform/db/database.ts'
import { changed } from '../../platform/live.ts'
import { InvalidInput, Refusal } from '../../platform/refuse.ts'
import type { Format, Outcome, Problem, Row, Work } from '../formats/format.ts'
import type { Import } from './import-state.ts'
import { LostLease } from './lease.ts'
import { cellsOf, withoutSecrets } from './row-cells.ts'
import { writeProblems } from './write-problems.ts'

/** One thing with its rows, as they are staged. */
interface Group {
  place: number
  rows: (Row & { content: string })[]
}

export interface Writing {
  db: Database
  one: Import
  format: Format
  runner: string
  surveyed: unknown
  call: () => Call
  /** How long to rest after a batch, as a share of what it took: shoppers come first. */
  restShare: number
}

// Tables grow while rows come in.
const bulk = { freshPlans: true }

class Rehearsed extends Error {}

/** Writes the staged rows from where the import has got to, batch by batch, each a transaction that also says how far it reaches. */
export async function writeRows(writing: Writing): Promise<void> {
  const { db, one, format } = writing
  let reached = one.reached
  if (format.begin && !one.isRehearsal) await db.transaction((tx) => format.begin!(tx, workOf(writing, [])))
  for (;;) {
    const groups = await nextGroups(writing, reached)
    if (groups.length === 0) return
    const startedAt = performance.now()
    await writeGroups(writing, groups, reached)
    reached = groups.at(-1)!.place
    if (writing.restShare > 0) await sleep((performance.now() - startedAt) * writing.restShare)
  }
}

async function nextGroups({ db, one, format }: Writing, reached: number): Promise<Group[]> {
  const staged = await db.reader.rows<{ place: number; line: number; content: string }>(sql`
    select place, line, content from import_rows
    where import_id = ${one.id} and place > ${reached} and place <= (
      -- Whole things only: the rows of the last one come with it, however many they are.
      select max(place) from (
        select place from import_rows where import_id = ${one.id} and place > ${reached} order by place, line limit ${format.batchRows}) p)
    order by place, line`)
  const groups: Group[] = []
  for (const { place, line, content } of staged) {
    const row = { line, content, cells: cellsOf(format, one.mapping, JSON.parse(content)) }
    if (groups.at(-1)?.place === place) groups.at(-1)!.rows.push(row)
    else groups.push({ place, rows: [row] })
  }
  return groups
}

/** Writes these things; where the database will not have them, by halves, until it is known which one it is. */
async function writeGroups(writing: Writing, groups: readonly Group[], from: number): Promise<void> {
  const { db, one } = writing
  const to = groups.at(-1)!.place
  try {
    let outcome: { outcomes: Outcome[]; problems: Problem[] } | undefined
    await db
      .transaction(async (tx) => {
        outcome = await writeOnce(tx, writing, groups)
        if (one.isRehearsal) throw new Rehearsed()
        await reach(tx, writing, groups, from, to, outcome)
      }, bulk)
      .catch((error) => {
        if (!(error instanceof Rehearsed)) throw error
      })
    if (one.isRehearsal) await db.transaction((tx) => reach(tx, writing, groups, from, to, outcome!))
  } catch (error) {
    const refused = refusalIn(error)
    if (refused === undefined) throw error
    if (groups.length > 1) {
      const middle = Math.ceil(groups.length / 2)
      await writeGroups(writing, groups.slice(0, middle), from)
      await writeGroups(writing, groups.slice(middle), groups[middle - 1]!.place)
      return
    }
    const problems = groups[0]!.rows.map(({ line }) => ({ line, code: 'refused', detail: refused, isBad: true }))
    await db.transaction((tx) => reach(tx, writing, groups, from, to, { outcomes: [], problems }))
  }
}

async function writeOnce(tx: Tx, writing: Writing, groups: readonly Group[]) {
  const { format, one } = writing
  const problems: Problem[] = []
  const work = workOf(writing, problems)
  if (one.isRehearsal) await format.begin?.(tx, work)
  const things = groups.flatMap(({ rows }) => {
    const from = problems.length
    const thing = format.read(rows, work)
    if (thing !== undefined) return [thing]
    // One bad row spoils its thing: half an order is none.
    const said = new Set(
      problems
        .slice(from)
        .filter(({ isBad }) => isBad)
        .map(({ line }) => line),
    )
    for (const { line } of rows) if (!said.has(line)) problems.push({ line, code: 'belongs_to_bad', isBad: true })
    return []
  })
  const outcomes = things.length > 0 ? await format.write(tx, things, work) : []
  return { outcomes, problems }
}

const workOf = ({ call, surveyed }: Writing, problems: Problem[]): Work => ({
  call: call(),
  surveyed,
  say: (problem) => void problems.push(problem),
})

/** With the rows, in their transaction: how far the import has got, what became of them, what was wrong. */
async function reach(
  tx: Tx,
  { one, format, runner }: Writing,
  groups: readonly Group[],
  from: number,
  to: number,
  { outcomes, problems }: { outcomes: readonly Outcome[]; problems: readonly Problem[] },
): Promise<void> {
  const contentOf = new Map(groups.flatMap(({ rows }) => rows.map(({ line, content }) => [line, content] as const)))
  await writeProblems(
    tx,
    one.id,
    problems.map((problem) => ({
      ...problem,
      content: withoutSecrets(format, one.mapping, contentOf.get(problem.line) ?? '{}'),
    })),
  )
  const rows = groups.reduce((sum, group) => sum + group.rows.length, 0)
  const bad = new Set(problems.filter(({ isBad }) => isBad).map(({ line }) => line)).size
  const count = (what: Outcome) => outcomes.filter((outcome) => outcome === what).length
  const moved = await tx.run(sql`
    update imports set reached = ${to}, rows_done = rows_done + ${rows}, added = added + ${count('added')}, changed = changed + ${count('changed')},
      same = same + ${count('same')}, bad = bad + ${bad}, remarks = remarks + ${problems.filter(({ isBad }) => !isBad).length},
      leased_until = now() + interval '20 seconds'
    where id = ${one.id} and runner = ${runner} and status = 'writing' and reached = ${from}`)
  if (moved === 0) throw new LostLease()
  changed(tx, one.id)
}

/** Why the database, or the domain that owns the table, will not have this; undefined where the fault is not the row's. */
function refusalIn(error: unknown): string | undefined {
  // That there is no company yet is no fault of any row.
  if (error instanceof Refusal) return error.code === 'company_missing' ? undefined : error.code
  if (error instanceof InvalidInput) return error.errors.map(({ detail }) => detail).join('; ')
  const { code, message } = (error ?? {}) as { code?: string; message?: string }
  // Class 22: data exception; class 23: a constraint says no.
  return typeof code === 'string' && /^2[23]/.test(code) ? message : undefined
}

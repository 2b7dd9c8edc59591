import { setTimeout as sleep } from 'node:timers/promises'
import sql from 'sql-template-tag'
import type { Tx } from '../../platform/db/database.ts'
import { changed } from '../../platform/live.ts'
import { InvalidInput, Refusal } from '../../platform/refuse.ts'
import type { Outcome, Problem, Work } from '../formats/format.ts'
import { gatherThings, type Thing } from './gather-things.ts'
import { LostLease } from './lease.ts'
import type { Found } from './look-through.ts'
import { withoutSecrets } from './row-cells.ts'
import type { Run } from './run.ts'
import { writeProblems } from './write-problems.ts'

// Tables grow while rows come in.
const bulk = { freshPlans: true }

class Rehearsed extends Error {}

/**
 * Writes the things of the file from where the import has got to, batch by batch, each a transaction that also says how far it reaches. While
 * the database writes one, the next is read.
 */
export async function writeRows(run: Run, found: Found): Promise<void> {
  const { db, one, format, restShare } = run
  const work = workOf(run, found, [])
  if (format.begin && !one.isRehearsal) await db.transaction((tx) => format.begin!(tx, work))
  const batches = gatherThings(run, found)
  let from = one.reached
  try {
    for (let next = ahead(batches); ; ) {
      const { value: things, done } = await next
      if (done) return
      next = ahead(batches)
      const startedAt = performance.now()
      await writeThings(run, found, things, from)
      from = things.at(-1)!.place
      if (restShare > 0) await sleep((performance.now() - startedAt) * restShare)
    }
  } finally {
    await batches.return(undefined).catch(() => undefined)
  }
}

function ahead(batches: AsyncGenerator<Thing[], undefined>) {
  const next = batches.next()
  next.catch(() => undefined) // heard when it is its turn
  return next
}

/** Writes these things; where the database will not have them, by halves, until it is known which one it is. */
async function writeThings(run: Run, found: Found, things: readonly Thing[], from: number): Promise<void> {
  const { db, one } = run
  try {
    let written: Written | undefined
    await db
      .transaction(async (tx) => {
        written = await writeOnce(tx, run, found, things)
        if (one.isRehearsal) throw new Rehearsed()
        await reach(tx, run, things, from, written)
      }, bulk)
      .catch((error) => {
        if (!(error instanceof Rehearsed)) throw error
      })
    if (one.isRehearsal) await db.transaction((tx) => reach(tx, run, things, from, written!))
  } catch (error) {
    const refused = refusalIn(error)
    if (refused === undefined) throw error
    if (things.length > 1) {
      const middle = Math.ceil(things.length / 2)
      await writeThings(run, found, things.slice(0, middle), from)
      await writeThings(run, found, things.slice(middle), things[middle - 1]!.place)
      return
    }
    const problems = things[0]!.rows.map(({ line }) => ({ line, code: 'refused', detail: refused, isBad: true }))
    await db.transaction((tx) => reach(tx, run, things, from, { outcomes: [], problems }))
  }
}

interface Written {
  outcomes: Outcome[]
  problems: Problem[]
}

async function writeOnce(tx: Tx, run: Run, found: Found, things: readonly Thing[]): Promise<Written> {
  const { format, one } = run
  const problems = things.flatMap((thing) => thing.problems)
  const work = workOf(run, found, problems)
  if (one.isRehearsal) await format.begin?.(tx, work)
  const made = things.flatMap((thing) => (thing.made === undefined ? [] : [thing.made]))
  const outcomes = made.length > 0 ? await format.write(tx, made, work) : []
  return { outcomes, problems }
}

const workOf = ({ call }: Run, { surveyed }: Found, problems: Problem[]): Work => ({
  call: call(),
  surveyed,
  say: (problem) => void problems.push(problem),
})

/** With the rows, in their transaction: how far the import has got, what became of them, what was wrong. */
async function reach(
  tx: Tx,
  { one, format, runner }: Run,
  things: readonly Thing[],
  from: number,
  { outcomes, problems }: Written,
): Promise<void> {
  const told = new Set(problems.map(({ line }) => line))
  const fieldsOf = new Map(
    things.flatMap(({ rows }) => rows.flatMap(({ line, fields }) => (told.has(line) ? [[line, fields] as const] : []))),
  )
  await writeProblems(
    tx,
    one.id,
    problems.map((problem) => ({
      ...problem,
      content: JSON.stringify(withoutSecrets(format, one.mapping, fieldsOf.get(problem.line) ?? {})),
    })),
  )
  const rows = things.reduce((sum, thing) => sum + thing.rows.length, 0)
  const bad = new Set(problems.filter(({ isBad }) => isBad).map(({ line }) => line)).size
  const count = (what: Outcome) => outcomes.filter((outcome) => outcome === what).length
  const moved = await tx.run(sql`
    update imports set reached = ${things.at(-1)!.place}, rows_done = rows_done + ${rows}, added = added + ${count('added')},
      changed = changed + ${count('changed')}, same = same + ${count('same')}, bad = bad + ${bad},
      remarks = remarks + ${problems.filter(({ isBad }) => !isBad).length}, leased_until = now() + interval '20 seconds'
    where id = ${one.id} and runner = ${runner} and status = 'writing' and reached = ${from}`)
  if (moved === 0) throw new LostLease()
  changed(tx, one.id)
}

/** Why the database, or the domain that owns the table, will not have this; undefined where the fault is not the row's. */
function refusalIn(error: unknown): string | undefined {
  // That there is no company yet is no fault of any row.
  if (error instanceof Refusal) return error.code === 'company_missing' ? undefined : error.code
  if (error instanceof InvalidInput) return error.errors.map(({ code }) => code).join('; ')
  const { code, message } = (error ?? {}) as { code?: string; message?: string }
  // Class 22: data exception; class 23: a constraint says no.
  return typeof code === 'string' && /^2[23]/.test(code) ? message : undefined
}

import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type RefusalCode, refusals } from '@filrouge/contract/refusals.ts'
import { say } from '@filrouge/contract/say.ts'
import sql from 'sql-template-tag'
import { formatNamed, formats } from '../formats/formats.ts'
import type { Mapping } from '../formats/mapping.ts'
import { addImport, beginImport } from './add-import.ts'
import { findImport, type Import } from './import-state.ts'
import { problemText } from './problem-text.ts'
import { type Runner, runImport } from './run-import.ts'

/** What an import did. Rows that were bad are not among the others. */
export interface ImportReport {
  rows: number
  inserted: number
  updated: number
  unchanged: number
  bad: number
  problems: { line: number; reason: string }[]
  seconds: number
}

export interface ImportProgress {
  rows: number
  /** Of reading the file and writing its rows, from 0 to 1. */
  share: number
  rowsPerSecond: number
}

/** Reads a file whole and answers when all of it is written (or, as a rehearsal, would be); goes on where it was cut short. */
export async function importFile(
  context: Runner,
  format: string,
  path: string,
  options: { isRehearsal?: boolean; mapping?: Mapping; onProgress?: (progress: ImportProgress) => void } = {},
): Promise<ImportReport> {
  const { db, clock } = context
  if (!formatNamed(format))
    throw new Error(`"${format}" is not a format known here: ${formats.map(({ name }) => name).join(', ')}`)
  const startedAt = performance.now()
  const seconds = () => (performance.now() - startedAt) / 1000
  const given = {
    format,
    fileName: basename(path),
    now: clock.now(),
    ...(options.mapping && { mapping: options.mapping }),
  }
  const file = await open(path)
  const { id, status } = await addImport(context, file.createReadStream(), given)
  if (status === 'ready') await db.transaction((tx) => beginImport(tx, id, options.isRehearsal ?? false, clock.now()))
  const over = new AbortController()
  const tell = (one: Import) =>
    options.onProgress?.({ rows: one.rowsDone, share: shareOf(one), rowsPerSecond: one.rowsDone / seconds() })
  const watching = (async () => {
    for (;;) {
      await sleep(500, undefined, { signal: over.signal })
      tell((await findImport(db.reader, id))!)
    }
  })()
  let one: Import
  try {
    one = await runImport(context, id)
    // Another runner may still hold its lease: it ends, or the lease lapses and this one goes on.
    while (one.status === 'reading' || one.status === 'writing') {
      await sleep(300)
      one = await runImport(context, id)
    }
  } finally {
    over.abort()
    await watching.catch(() => undefined)
  }
  if (one.status !== 'done') throw new Error(failureText(one))
  tell(one)
  return reportOf(context, one, seconds())
}

function failureText({ status, error }: Import): string {
  if (error === null) return `the import is ${status}`
  return Object.hasOwn(refusals, error) ? say('en', `refusal.${error as RefusalCode}`) : error
}

/** How far an import has got, from 0 to 1: reading is taken to be a tenth of it. */
export function shareOf({ status, bytesRead, shape, rowsDone, rowsRead }: Import): number {
  if (status === 'done') return 1
  const read = shape.bytes === 0 ? 1 : Math.min(1, bytesRead / shape.bytes)
  return status === 'reading' ? read * 0.1 : 0.1 + 0.9 * (rowsRead === 0 ? 1 : rowsDone / rowsRead)
}

async function reportOf({ db }: Runner, one: Import, seconds: number): Promise<ImportReport> {
  const problems = await db.reader.rows<{
    line: number
    column: string | null
    code: string
    detail: string | null
  }>(sql`
    select line, column_name as column, code, detail from import_problems where import_id = ${one.id} order by line, number`)
  return {
    rows: one.rowsRead,
    inserted: one.added,
    updated: one.changed,
    unchanged: one.same,
    bad: one.bad,
    problems: problems.map((problem) => ({ line: problem.line, reason: problemText('en', problem) })),
    seconds,
  }
}

/** The report as lines for a terminal. */
export function reportLines({ rows, inserted, updated, unchanged, bad, problems, seconds }: ImportReport): string[] {
  return [
    ...problems.map(({ line, reason }) => `line ${line}: ${reason}`),
    `${rows} rows in ${seconds.toFixed(1)} s: ${inserted} inserted, ${updated} updated, ${unchanged} unchanged, ${bad} bad; ${problems.length} remarks above`,
  ]
}

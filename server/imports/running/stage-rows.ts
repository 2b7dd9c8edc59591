import sql from 'sql-template-tag'
import type { Database } from '../../platform/db/database.ts'
import { changed } from '../../platform/live.ts'
import type { Format, Problem } from '../formats/format.ts'
import { readRows } from '../reading/read-rows.ts'
import type { Import } from './import-state.ts'
import { LostLease } from './lease.ts'
import { cellsOf } from './row-cells.ts'
import { writeProblems } from './write-problems.ts'

const rowsAtOnce = 4000
const readingFaults = ['too_long', 'not_json', 'not_text', 'unreadable']

interface Staged {
  place: number
  line: number
  key: string | null
  content: string
}

/**
 * Reads the file into `import_rows`, a few thousand rows a transaction: quick, and begun again from its first row if it is cut short. Rows of
 * one thing get the place of the first of them.
 */
export async function stageRows(
  db: Database,
  folder: string,
  one: Import,
  format: Format,
  runner: string,
): Promise<void> {
  await db.transaction(async (tx) => {
    tx.send(sql`delete from import_rows where import_id = ${one.id}`)
    // What was said of rows already written stays: those are not written again.
    tx.send(sql`delete from import_problems where import_id = ${one.id} and code = any(${readingFaults}::text[])`)
    tx.send(sql`
      update imports set rows_read = 0, bytes_read = 0,
        bad = (select count(distinct line) from import_problems where import_id = ${one.id} and is_bad)
      where id = ${one.id}`)
  })
  let rows: Staged[] = []
  let problems: (Problem & { content?: string })[] = []
  let before: Staged | undefined
  let bytes = 0
  const flush = async () => {
    const [kept, faults] = [rows, problems]
    rows = []
    problems = []
    await db.transaction(async (tx) => {
      tx.send(sql`
        insert into import_rows (import_id, place, line, key, content)
        select ${one.id}, * from unnest(${kept.map(({ place }) => place)}::bigint[], ${kept.map(({ line }) => line)}::bigint[],
          ${kept.map(({ key }) => key)}::text[], ${kept.map(({ content }) => content)}::text[])`)
      await writeProblems(tx, one.id, faults)
      const moved = await tx.run(sql`
        update imports set rows_read = rows_read + ${kept.length + faults.length}, bytes_read = ${bytes}, bad = bad + ${faults.length},
          leased_until = now() + interval '20 seconds'
        where id = ${one.id} and runner = ${runner} and status = 'reading'`)
      if (moved === 0) throw new LostLease()
      changed(tx, one.id)
    })
  }
  for await (const row of readRows(folder, one.fileHash, one.shape)) {
    bytes = row.bytes
    if ('fault' in row) problems.push({ line: row.line, code: row.fault, isBad: true, content: row.content })
    else {
      const key = format.keyOf?.(cellsOf(format, one.mapping, row.fields)) ?? null
      const place = key !== null && key !== '' && key === before?.key ? before.place : row.line
      before = { place, line: row.line, key, content: JSON.stringify(row.fields) }
      rows.push(before)
    }
    if (rows.length + problems.length >= rowsAtOnce) await flush()
  }
  await flush()
  // The planner would take a table just filled for an empty one, and look through all of it for each of its rows.
  await db.alone.script('analyze import_rows')
  if (format.keyOf) await gatherScattered(db, one.id)
}

/** Rows of one thing that do not stand together in the file are given one place: rare, so only they are moved. */
async function gatherScattered(db: Database, importId: string): Promise<void> {
  await db.alone.run(sql`
    update import_rows r set place = s.first
    from (
      select key, min(place) as first from import_rows where import_id = ${importId} and key <> '' group by key having min(place) <> max(place)
    ) s
    where r.import_id = ${importId} and r.key = s.key and r.place <> s.first`)
}

import sql from 'sql-template-tag'
import type { Tx } from '../../platform/db/database.ts'
import { changed } from '../../platform/live.ts'
import type { Problem } from '../formats/format.ts'
import { readRows } from '../reading/read-rows.ts'
import type { FileRow } from '../reading/shape.ts'
import { FirstPlaces } from './first-places.ts'
import { LostLease } from './lease.ts'
import { cellsOf } from './row-cells.ts'
import type { Run } from './run.ts'
import { writeProblems } from './write-problems.ts'

const rowsAtOnce = 5000
const readingFaults = ['too_long', 'not_json', 'not_text', 'unreadable']

/** What a look through the file found out. */
export interface Found {
  firstPlaces: FirstPlaces
  /** What the format's survey says of all rows. */
  surveyed: unknown
}

interface RowApart {
  place: number
  number: number
  line: number
  key: string
  content: string
}

/**
 * Looks through the whole file before any of its rows is written: counts them, says which cannot be read, and has the format survey them. A row
 * that stands apart from the first of its thing is kept in `import_rows` with the place of that first one, and so found when its thing is written.
 */
export async function lookThrough(run: Run): Promise<Found> {
  const { db, folder, one, format } = run
  await db.transaction((tx) => beginLook(tx, run))
  const firstPlaces = new FirstPlaces()
  const survey = format.survey?.()
  let seen = { rows: 0, bytes: 0, faults: [] as (Problem & { content: string })[], apart: [] as RowApart[] }
  let number = 0
  let key = ''
  let place = 0
  let isApart = false
  const look = (row: FileRow) => {
    number += 1
    seen.rows += 1
    seen.bytes = row.bytes
    if ('fault' in row) {
      seen.faults.push({ line: row.line, code: row.fault, isBad: true, content: row.content })
      return
    }
    const cells = cellsOf(format, one.mapping, row.fields)
    survey?.add(cells)
    const itsKey = format.keyOf?.(cells) ?? ''
    if (itsKey === '') {
      key = ''
      return
    }
    if (itsKey !== key) {
      key = itsKey
      place = firstPlaces.note(key, number)
      isApart = place !== number
    }
    if (!isApart) return
    firstPlaces.addApart(key)
    seen.apart.push({ place, number, line: row.line, key, content: JSON.stringify(row.fields) })
  }
  const tell = async () => {
    const told = seen
    seen = { rows: 0, bytes: told.bytes, faults: [], apart: [] }
    await db.transaction((tx) => tellLooked(tx, run, told))
  }
  for await (const rows of readRows(folder, one.fileHash, one.shape)) {
    for (const row of rows) look(row)
    if (seen.rows >= rowsAtOnce) await tell()
  }
  await tell()
  return { firstPlaces, surveyed: survey?.answer() }
}

// An import that is taken up where it was cut short is looked through again, but what it has counted and said stays.
const isFirstLook = ({ one }: Run) => one.status === 'reading'

async function beginLook(tx: Tx, run: Run): Promise<void> {
  const { id } = run.one
  tx.send(sql`delete from import_rows where import_id = ${id}`)
  if (!isFirstLook(run)) return
  tx.send(sql`delete from import_problems where import_id = ${id} and code = any(${readingFaults}::text[])`)
  tx.send(sql`update imports set rows_read = 0, bytes_read = 0, bad = 0 where id = ${id}`)
}

async function tellLooked(
  tx: Tx,
  run: Run,
  seen: { rows: number; bytes: number; faults: (Problem & { content: string })[]; apart: RowApart[] },
): Promise<void> {
  const { one, runner } = run
  const { rows, bytes, faults, apart } = seen
  if (apart.length > 0)
    tx.send(sql`
      insert into import_rows (import_id, place, number, line, key, content)
      select ${one.id}, * from unnest(${apart.map((row) => row.place)}::bigint[], ${apart.map((row) => row.number)}::bigint[],
        ${apart.map((row) => row.line)}::bigint[], ${apart.map((row) => row.key)}::text[], ${apart.map((row) => row.content)}::text[])`)
  const isFirst = isFirstLook(run)
  if (isFirst) await writeProblems(tx, one.id, faults)
  const moved = await tx.run(sql`
    update imports set leased_until = now() + interval '20 seconds', rows_read = rows_read + ${isFirst ? rows : 0},
      bad = bad + ${isFirst ? faults.length : 0}, bytes_read = ${isFirst ? bytes : one.bytesRead}
    where id = ${one.id} and runner = ${runner} and status = ${one.status}`)
  if (moved === 0) throw new LostLease()
  changed(tx, one.id)
}

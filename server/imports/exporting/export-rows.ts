import sql, { raw } from 'sql-template-tag'
import type { Database } from '../../platform/db/database.ts'
import type { Export } from './export.ts'
import { csvLine, plainValues } from './write-cells.ts'

const rowsAtOnce = 1000

/**
 * Everything of one kind as text, piece by piece: one snapshot, read through a cursor, so that memory stays flat however much there is. Who
 * stops reading for a minute is cut off, and holds nothing back any longer.
 */
export async function* exportRows(
  db: Database,
  { what, columns, query }: Export,
  syntax: 'csv' | 'ndjson',
): AsyncGenerator<string> {
  if (syntax === 'csv') yield `\uFEFF${Object.keys(columns).join(',')}\r\n`
  const pieces = pieceByPiece<Record<string, unknown>>(db, query, `exported_${what.replaceAll('-', '_')}`)
  for await (const rows of pieces) {
    const plain = rows.map((row) => plainValues(columns, row))
    yield syntax === 'csv'
      ? plain.map((row) => csvLine(columns, row)).join('')
      : plain.map((row) => `${JSON.stringify(row)}\n`).join('')
  }
}

/** A transaction is a function that runs to its end; here it is let on one piece at a time. */
async function* pieceByPiece<T>(db: Database, query: Export['query'], cursor: string): AsyncGenerator<T[]> {
  const ready: T[][] = []
  let wake = () => {}
  let goOn = () => {}
  let isOver = false
  let isStopped = false
  let failure: unknown
  const reading = db
    .transaction(
      async (tx) => {
        await tx.run(sql`set local idle_in_transaction_session_timeout = '60s'`)
        await tx.run(sql`declare ${raw(cursor)} no scroll cursor for ${query}`)
        while (!isStopped) {
          const rows = await tx.rows<T>(sql`${raw(`fetch ${rowsAtOnce} from ${cursor}`)}`)
          if (rows.length === 0) return
          ready.push(rows)
          const taken = new Promise<void>((done) => {
            goOn = done
          })
          wake()
          await taken
        }
      },
      { isolation: 'repeatable read', readOnly: true, retry: false },
    )
    .catch((error) => {
      failure = error
    })
    .finally(() => {
      isOver = true
      wake()
    })
  try {
    for (;;) {
      if (ready.length === 0 && !isOver)
        await new Promise<void>((done) => {
          wake = done
        })
      const rows = ready.shift()
      if (rows) {
        yield rows
        goOn()
      } else if (isOver) break
    }
    if (failure) throw failure
  } finally {
    isStopped = true
    goOn()
    await reading
  }
}

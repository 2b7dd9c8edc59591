import sql, { raw, type Sql } from 'sql-template-tag'
import type { Call } from '../../../platform/call.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { Export } from '../../exporting/export.ts'
import type { Columns } from '../column.ts'
import type { Format, Outcome } from '../format.ts'
import { readCells } from '../read-cells.ts'
import type { PlainFile, ReadRow } from './plain-format.ts'

/** A row of a table, as a file has it. */
export type KeptRow = Record<string, unknown>

/**
 * A plain file of what a retailer has decided or what was said to it, row by row: proofs, rules, lists. What is there already stays as it is,
 * since it may have changed here since. `names` says which columns name rows of another table, which must be there.
 */
export function keptFile<C extends Columns>(declared: {
  name: string
  roles?: Export['roles']
  columns: C
  query: Sql
  names?: { [K in keyof C]?: readonly [table: string, column: string] }
  restore(tx: Tx, rows: readonly KeptRow[], call: Call): Promise<boolean[]>
}): PlainFile<C> {
  const { name, columns, query, roles = [], names = {} } = declared
  return {
    export: { what: name, columns, query, roles },
    format: {
      name,
      columns,
      roles,
      batchRows: 5000,
      read([first], work) {
        const cells = readCells(columns, first!, work)
        return cells && { line: first!.line, cells }
      },
      async write(tx, rows, { call, say }) {
        const unknown = new Set<number>()
        for (const [column, place] of Object.entries(names) as [string, readonly [string, string]][])
          for (const { line, value } of await notThere(tx, rows, column, place)) {
            unknown.add(line)
            say({ line, column, code: 'unknown_value', detail: value, isBad: true })
          }
        const good = rows.filter(({ line }) => !unknown.has(line))
        const news = await declared.restore(
          tx,
          good.map(({ cells }) => rowOf(columns, cells)),
          call,
        )
        return news.map((isNew): Outcome => (isNew ? 'added' : 'same'))
      },
    } satisfies Format<ReadRow<C>>,
  }
}

async function notThere<C extends Columns>(
  tx: Tx,
  rows: readonly ReadRow<C>[],
  column: string,
  [table, key]: readonly [string, string],
): Promise<{ line: number; value: string }[]> {
  const said = rows.flatMap(({ line, cells }) =>
    cells[column] === undefined ? [] : [{ line, value: `${cells[column]}` }],
  )
  const values = [...new Set(said.map(({ value }) => value))]
  if (values.length === 0) return []
  const known = await tx.rows<{ value: string }>(sql`
    select ${raw(`"${key}"`)} as value from ${raw(table)} where ${raw(`"${key}"`)} = any(${values}::text[])`)
  const there = new Set(known.map(({ value }) => value))
  return said.filter(({ value }) => !there.has(value))
}

// An empty cell is no value; of a list, none of them.
function rowOf(columns: Columns, cells: Record<string, unknown>): KeptRow {
  return Object.fromEntries(
    Object.entries(columns).map(([name, { kind }]) => [
      name,
      cells[name] ?? (kind === 'list' ? [] : kind === 'yes_no' ? false : null),
    ]),
  )
}

import { textOf } from '../reading/read-rows.ts'
import { type Columns, Fault, type RowOf } from './column.ts'
import type { Row, Work } from './format.ts'

/** Reads the cells of a row by its columns; undefined where one is bad, with each that is said. */
export function readCells<C extends Columns>(columns: C, row: Row, { say }: Pick<Work, 'say'>): RowOf<C> | undefined {
  const read: Record<string, unknown> = {}
  let isGood = true
  const bad = (column: string, code: string, detail?: string) => {
    isGood = false
    say({ line: row.line, column, code, ...(detail === undefined ? {} : { detail }), isBad: true })
  }
  for (const name in columns) {
    const column = columns[name]!
    const cell = textOf(row.cells[name])
    if (cell.trim() === '') {
      if (column.isRequired) bad(name, 'missing')
      continue
    }
    const value = column.read(column.kind === 'text' ? cell.trim() : cell)
    if (value instanceof Fault) bad(name, value.code, value.detail)
    else read[name] = value
  }
  return isGood ? (read as RowOf<C>) : undefined
}

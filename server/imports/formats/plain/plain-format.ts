import sql, { raw, type Sql } from 'sql-template-tag'
import type { Tx } from '../../../platform/db/database.ts'
import type { Export } from '../../exporting/export.ts'
import { plainValues } from '../../exporting/write-cells.ts'
import type { Columns, RowOf } from '../column.ts'
import type { Format, Outcome, Work } from '../format.ts'
import { readCells } from '../read-cells.ts'

/** One row of a file, read. */
export interface ReadRow<C extends Columns> {
  line: number
  cells: RowOf<C>
}

/** A file of ours, as it comes in and as it goes out: the same columns. */
export interface PlainFile<C extends Columns = Columns> {
  format: Format<ReadRow<C>>
  export: Export
}

/**
 * A plain file with one row for each thing that has a code of its own: rows that say what is so already are left alone; the others are
 * written by the owner's verb. `check` says what a row names that does not exist.
 */
export function plainFile<C extends Columns>(declared: {
  name: string
  roles?: Export['roles']
  columns: C
  key: keyof C & string
  query: Sql
  batchRows?: number
  check?(tx: Tx, rows: readonly ReadRow<C>[], work: Work): Promise<void>
  write(tx: Tx, rows: readonly ReadRow<C>[], work: Work): Promise<void>
}): PlainFile<C> {
  const { name, columns, key, query, roles = [] } = declared
  const exported: Export = { what: name, columns, query, roles }
  return {
    export: exported,
    format: {
      name,
      columns,
      roles,
      batchRows: declared.batchRows ?? 2000,
      keyOf: (cells) => String(cells[key] ?? '').trim(),
      read([first, ...others], work) {
        for (const { line } of others)
          work.say({ line, code: 'same_as_line', detail: String(first!.line), isBad: true })
        const cells = readCells(columns, first!, work)
        return cells && { line: first!.line, cells }
      },
      async write(tx, rows, work) {
        const refused = new Set<number>()
        const checking: Work = {
          ...work,
          say(problem) {
            if (problem.isBad) refused.add(problem.line)
            work.say(problem)
          },
        }
        await declared.check?.(tx, rows, checking)
        const good = rows.filter(({ line }) => !refused.has(line))
        const keys = good.map(({ cells }) => String(cells[key]))
        const before = await standing(tx, exported, key, keys)
        const fresh = good.filter((row, place) => !saysTheSame(columns, row, before.get(keys[place]!)))
        if (fresh.length > 0) await declared.write(tx, fresh, work)
        const after = fresh.length > 0 ? await standing(tx, exported, key, keys) : before
        return keys.map((one): Outcome => {
          if (!before.has(one)) return 'added'
          return JSON.stringify(before.get(one)) === JSON.stringify(after.get(one)) ? 'same' : 'changed'
        })
      },
    },
  }
}

async function standing(
  tx: Tx,
  { columns, query }: Export,
  key: string,
  keys: readonly string[],
): Promise<Map<string, Record<string, unknown>>> {
  const rows = await tx.rows<Record<string, unknown>>(sql`
    select standing.* from (${query}) standing join (select distinct key from unnest(${keys}::text[]) k(key)) wanted
      on ${raw(`standing."${key}"`)} = wanted.key`)
  return new Map(rows.map((row) => [String(row[key]), plainValues(columns, row)]))
}

function saysTheSame<C extends Columns>(
  columns: C,
  { cells }: ReadRow<C>,
  before: Record<string, unknown> | undefined,
): boolean {
  if (!before) return false
  return Object.entries(cells).every(([name, value]) => {
    if (columns[name]!.isSecret) return false
    const plain = value instanceof Date ? value.toISOString() : value
    return columns[name]!.kind === 'amount'
      ? Number(plain) === Number(before[name])
      : JSON.stringify(plain) === JSON.stringify(before[name])
  })
}

import type { Call } from '../../platform/call.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Columns } from './column.ts'

/** Something wrong with a row. A bad one was left out; otherwise it was taken, and this is a remark. */
export interface Problem {
  line: number
  column?: string
  code: string
  detail?: string
  isBad: boolean
}

/** A row of the file: its cells by our names, or, for a format without columns, as it stands. */
export interface Row {
  line: number
  cells: Record<string, unknown>
}

export type Outcome = 'added' | 'changed' | 'same'

/** What a format is given while it works. */
export interface Work {
  call: Call
  /** Says what is wrong with a row. */
  say(problem: Problem): void
  /** What the survey answered. */
  surveyed: unknown
}

/** What is found out about all rows of a file together. */
export interface Survey {
  add(cells: Row['cells']): void
  answer(): unknown
}

/** One kind of file, and how its rows become what the retailer has. */
export interface Format<T = unknown> {
  name: string
  /** Without columns, rows are taken as they stand (NDJSON of a known source). */
  columns?: Columns
  /** Who may bring such a file in, and out, besides the administrator. */
  roles: readonly ('merchandiser' | 'manager')[]
  /** Rows with the same key are one thing, wherever they stand. */
  keyOf?(cells: Record<string, unknown>): string
  /** So many rows at most are written at once. */
  batchRows: number
  /** Looks at every row before the first is written. */
  survey?(): Survey
  /** Written before the rows, each time work begins. */
  begin?(tx: Tx, work: Work): Promise<void>
  /** Reads the rows of one thing; undefined where it cannot be had, with what is wrong said. */
  read(rows: readonly Row[], work: Work): T | undefined
  /** Writes many things at once, each once however often it comes; one outcome for each. */
  write(tx: Tx, things: readonly T[], work: Work): Promise<Outcome[]>
}

import type { Sql } from 'sql-template-tag'
import type { Columns } from '../formats/column.ts'

/** What can be taken out, as the plain file that can be brought in again. */
export interface Export {
  what: string
  columns: Columns
  /** One row for each row of the file, in an order that depends on nothing but what is in it; columns by their names. */
  query: Sql
  roles: readonly ('merchandiser' | 'manager')[]
}

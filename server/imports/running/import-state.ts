import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import type { Tx } from '../../platform/db/database.ts'
import type { Mapping } from '../formats/mapping.ts'
import type { Shape } from '../reading/shape.ts'

export type ImportStatus = 'ready' | 'reading' | 'writing' | 'done' | 'cancelled' | 'failed'

/** An import as it stands. */
export interface Import {
  id: Id<'importRun'>
  format: string
  fileName: string
  fileHash: string
  fileBytes: number
  fileKept: boolean
  shape: Shape
  mapping: Mapping
  status: ImportStatus
  isRehearsal: boolean
  bytesRead: number
  rowsRead: number
  rowsDone: number
  reached: number
  added: number
  changed: number
  same: number
  bad: number
  remarks: number
  error: string | null
  startedBy: Id<'staff'> | null
  createdAt: Date
  startedAt: Date | null
  finishedAt: Date | null
}

export const importColumns = sql`
  id, format, file_name as "fileName", file_hash as "fileHash", file_bytes as "fileBytes", file_kept as "fileKept", shape, mapping, status,
  is_rehearsal as "isRehearsal", bytes_read as "bytesRead", rows_read as "rowsRead", rows_done as "rowsDone", reached, added, changed, same,
  bad, remarks, error, started_by as "startedBy", created_at as "createdAt", started_at as "startedAt", finished_at as "finishedAt"`

/** The import with this id. */
export async function findImport(tx: Tx, id: string): Promise<Import | undefined> {
  return tx.maybe<Import>(sql`select ${importColumns} from imports where id = ${id}`)
}

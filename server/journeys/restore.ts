import type { Tx } from '../platform/db/database.ts'
import { restoreRows } from '../platform/restore-rows.ts'

/** Touches as another database had them. */
export const restoreTouches = (tx: Tx, rows: readonly Record<string, unknown>[]): Promise<boolean[]> =>
  restoreRows(tx, 'touches', ['id'], rows)

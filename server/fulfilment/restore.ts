import type { Tx } from '../platform/db/database.ts'
import { restoreRows } from '../platform/restore-rows.ts'

/** How long things wait, as another database had it. */
export const restoreSettings = (tx: Tx, rows: readonly Record<string, unknown>[]): Promise<boolean[]> =>
  restoreRows(
    tx,
    'fulfilment_settings',
    ['only_row'],
    rows.map((row) => ({ only_row: true, ...row })),
    { replacing: true },
  )

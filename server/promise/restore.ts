import { bumpReference } from '../locations/public.ts'
import type { Tx } from '../platform/db/database.ts'
import { restoreRows } from '../platform/restore-rows.ts'

type Rows = readonly Record<string, unknown>[]

/** The rules of sourcing, every version, as another database had them. */
export async function restoreSourcing(tx: Tx, rows: Rows): Promise<boolean[]> {
  await bumpReference(tx)
  return restoreRows(
    tx,
    'sourcing_versions',
    ['version'],
    rows.map((row) => ({ ...row, note: row.note ?? '' })),
  )
}

/** Whether margins are learnt, and what is aimed at. */
export const restoreMarginSettings = (tx: Tx, rows: Rows): Promise<boolean[]> =>
  restoreRows(
    tx,
    'promise_margin_settings',
    ['only_row'],
    rows.map((row) => ({ only_row: true, ...row })),
    { replacing: true },
  )

/** What was learnt of carriers, and when. */
export const restoreMargins = (tx: Tx, rows: Rows): Promise<boolean[]> =>
  restoreRows(tx, 'promise_margins', ['service', 'location_id', 'since'], rows)

import type { Tx } from '../platform/db/database.ts'
import { restoreRows } from '../platform/restore-rows.ts'

/** Carriers, as another database had them. */
export const restoreCarriers = (tx: Tx, rows: readonly Record<string, unknown>[]): Promise<boolean[]> =>
  restoreRows(tx, 'carriers', ['code'], rows, { replacing: true })

/** What carriers call delivery services, as another database had it. */
export const restoreProducts = (tx: Tx, rows: readonly Record<string, unknown>[]): Promise<boolean[]> =>
  restoreRows(tx, 'carrier_products', ['service'], rows, { replacing: true })

/** How long things wait, as another database had it. */
export const restoreSettings = (tx: Tx, rows: readonly Record<string, unknown>[]): Promise<boolean[]> =>
  restoreRows(
    tx,
    'fulfilment_settings',
    ['only_row'],
    rows.map((row) => ({ only_row: true, ...row })),
    { replacing: true },
  )

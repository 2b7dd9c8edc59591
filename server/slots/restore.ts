import type { Tx } from '../platform/db/database.ts'
import { restoreRows } from '../platform/restore-rows.ts'

type Rows = readonly Record<string, unknown>[]

/** Plans of appointments as another database had them, then their windows, then the days that differ. */
export const restoreSlotPlans = (tx: Tx, rows: Rows): Promise<boolean[]> => restoreRows(tx, 'slot_plans', ['id'], rows)

/** The windows of the week of each plan. */
export const restoreSlotWindows = (tx: Tx, rows: Rows): Promise<boolean[]> =>
  restoreRows(tx, 'slot_windows', ['plan_id', 'weekday', 'starts'], rows)

/** Days that differ from the week, nobody in them yet. */
export const restoreSlotDays = (tx: Tx, rows: Rows): Promise<boolean[]> =>
  restoreRows(
    tx,
    'slot_days',
    ['plan_id', 'on_day', 'starts'],
    rows.map((row) => ({ ...row, is_exception: true })),
  )

import type { Tx } from '../platform/db/database.ts'
import { restoreRows } from '../platform/restore-rows.ts'
import { forgetLists } from './price-lists.ts'

type Rows = readonly Record<string, unknown>[]

/** Price lists as another database had them. */
export function restorePriceLists(tx: Tx, rows: Rows): Promise<boolean[]> {
  tx.afterCommit(() => forgetLists(tx.database))
  return restoreRows(tx, 'price_lists', ['code'], rows)
}

/** Prices of lists and of quantities, as another database had them. */
export const restorePrices = (tx: Tx, rows: Rows): Promise<boolean[]> => restoreRows(tx, 'prices', ['id'], rows)

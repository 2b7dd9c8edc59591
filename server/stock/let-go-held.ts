import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { type HeldGoods, takeOutOfHold } from './held-goods.ts'
import { recordMovements } from './record-movements.ts'

/**
 * Some goods of an order are kept here no longer. `lost` says that they are not there either, as a person found: then the ledger says so too,
 * in the same transaction, so that nobody is promised them.
 */
export async function letGoHeld(
  tx: Tx,
  orderId: string,
  goods: readonly HeldGoods[],
  call: Call,
  lost?: { kind: 'adjust' | 'damage'; reason: string },
): Promise<void> {
  const cuts = await takeOutOfHold(tx, orderId, goods)
  if (!lost) return
  const rows = cuts
    .filter(({ line }) => line.incomingId === null)
    .map(({ line, quantity }) => ({
      sku: line.sku,
      locationId: line.locationId,
      kind: lost.kind,
      quantity: -quantity,
      reason: lost.reason,
      causeId: orderId,
    }))
  await recordMovements(tx, rows, call)
}

import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { type HeldGoods, takeOutOfHold } from './held-goods.ts'
import { recordMovements } from './record-movements.ts'

/** Some goods of an order leave: sold in the ledger, no longer on hand nor kept. What waits for a delivery cannot leave: that throws. */
export async function sellHeld(tx: Tx, orderId: string, goods: readonly HeldGoods[], call: Call): Promise<void> {
  const cuts = await takeOutOfHold(tx, orderId, goods)
  if (cuts.some(({ line }) => line.incomingId !== null)) throw new Error(`goods of order ${orderId} have not come yet`)
  const rows = cuts.map(({ line, quantity }) => ({
    sku: line.sku,
    locationId: line.locationId,
    kind: 'sell' as const,
    quantity: -quantity,
    causeId: orderId,
  }))
  await recordMovements(tx, rows, call)
}

import type { RecordedEvent } from '@filrouge/contract/events.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { fulfilmentsOf, lockOrderToFulfil } from './fulfilment.ts'
import { reportShortage } from './report-shortage.ts'
import { takeMoney } from './take-money.ts'

const firstOf = ['to_pick', 'picked', 'ready'] as const

/**
 * Within `stock.displaced`: a count found less than was kept. The orders concerned lack these goods from now on, first those nobody has picked,
 * and a job sources them again.
 */
export async function followDisplacement(tx: Tx, event: RecordedEvent<'stock.displaced'>, call: Call): Promise<void> {
  const { sku, locationId, orders } = event.facts
  for (const { orderId, quantity } of orders) {
    const order = await lockOrderToFulfil(tx, orderId)
    if (!order) continue
    const here = (await fulfilmentsOf(tx, orderId)).filter((one) => one.location_id === locationId && !one.shipped_at)
    let left = quantity
    for (const status of firstOf)
      for (const fulfilment of here.filter((one) => one.status === status)) {
        const there = fulfilment.lines.find((line) => line.sku === sku)?.quantity ?? 0
        const missing = Math.min(there, left)
        if (missing === 0) continue
        await reportShortage(tx, order, fulfilment, [{ sku, quantity: missing }], 'counted', call, true)
        left -= missing
      }
    await takeMoney(tx, order, call)
  }
}

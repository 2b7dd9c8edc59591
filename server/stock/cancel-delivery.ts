import type { cancelDelivery as contract } from '@filrouge/contract/deliveries.ts'
import type { Input } from '@filrouge/contract/endpoint.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { publish } from '../platform/events.ts'
import { refuse } from '../platform/refuse.ts'
import { lockDelivery, ordersHolding } from './delivery.ts'
import { recordMovements } from './record-movements.ts'

/** What is still to come of a delivery will not: a transfer turns back. Not while somebody has bought of it. */
export async function cancelDelivery(tx: Tx, input: Input<typeof contract>, call: Call): Promise<Id<'delivery'>> {
  const { delivery, at, lines } = await lockDelivery(tx, input.id, 'cancel', call)
  const ids = lines.map((line) => line.id)
  // Read again under a lock: somebody may have bought of it since.
  const open = await tx.rows<{ id: string; sku: string; quantity: number; reserved: number }>(sql`
    select id, sku, quantity, reserved from incoming_deliveries where id = any(${ids}::text[]) and quantity > 0 order by id for update`)
  const sold = open.find((line) => line.reserved > 0)
  if (sold) {
    const orderIds = await ordersHolding(tx, { incomingId: sold.id })
    refuse('held', { sku: sold.sku, locationId: at.id, reserved: sold.reserved, orderIds, canMoveHolds: false })
  }
  await tx.run(
    sql`update incoming_deliveries set missing = missing + quantity, quantity = 0 where id = any(${ids}::text[])`,
  )
  await tx.run(sql`update deliveries set status = 'cancelled', closed_at = ${call.now} where id = ${delivery.id}`)
  if (delivery.kind === 'transfer')
    await recordMovements(
      tx,
      open.map(({ sku, quantity }) => ({
        sku,
        locationId: delivery.from_location_id!,
        kind: 'transfer_in' as const,
        quantity,
        causeId: delivery.id,
      })),
      call,
    )
  await publish(tx, { ...call, locationId: at.id }, 'delivery.cancelled', delivery.id, {
    deliveryId: delivery.id,
    kind: delivery.kind,
    locationId: at.id,
    lines: open.map(({ sku, quantity }) => ({ sku, quantity })),
  })
  return delivery.id
}

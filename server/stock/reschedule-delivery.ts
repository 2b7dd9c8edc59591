import type { rescheduleDelivery as contract } from '@filrouge/contract/deliveries.ts'
import type { Input } from '@filrouge/contract/endpoint.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { publish } from '../platform/events.ts'
import { lockDelivery } from './delivery.ts'

/** What is still to come of a delivery will come on another day. Orders that count on it are named in the event, for somebody must tell them. */
export async function rescheduleDelivery(tx: Tx, input: Input<typeof contract>, call: Call): Promise<Id<'delivery'>> {
  const { delivery, at, lines } = await lockDelivery(tx, input.id, 'reschedule', call)
  const open = lines.filter((line) => line.quantity > 0 && line.expectedOn !== input.expectedOn)
  if (open.length === 0) return delivery.id
  const waiting = await tx.rows<{ orderId: Id<'order'> }>(sql`
    select distinct h.order_id as "orderId" from hold_lines l join holds h on h.id = l.hold_id
    where l.incoming_id = any(${open.map((line) => line.id)}::text[]) and h.status = 'claimed' order by 1`)
  await tx.run(sql`
    update incoming_deliveries set expected_on = ${input.expectedOn} where id = any(${open.map((line) => line.id)}::text[])`)
  await publish(tx, { ...call, locationId: at.id }, 'delivery.rescheduled', delivery.id, {
    deliveryId: delivery.id,
    locationId: at.id,
    expectedOn: input.expectedOn,
    orderIds: waiting.map(({ orderId }) => orderId),
  })
  return delivery.id
}

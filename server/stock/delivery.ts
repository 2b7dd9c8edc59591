import { type DeliveryStatus, deliveryCan } from '@filrouge/contract/deliveries.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import { type Location, reference, requireLocation } from '../locations/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { refuse } from '../platform/refuse.ts'
import { mayMove } from './may-move.ts'

export interface DeliveryRow {
  id: Id<'delivery'>
  kind: 'purchase' | 'transfer'
  from_location_id: Id<'location'> | null
  location_id: Id<'location'>
  reference: string | null
  status: DeliveryStatus
  announced_at: Date
  closed_at: Date | null
}

export interface DeliveryLine {
  id: Id<'incomingDelivery'>
  sku: string
  quantity: number
  reserved: number
  announced: number
  received: number
  expectedOn: string
}

/** Locks a delivery that may still be received, moved or cancelled, with its lines; for those who may move stock where it goes to. */
export async function lockDelivery(
  tx: Tx,
  id: string,
  verb: keyof typeof deliveryCan,
  call: Call,
): Promise<{ delivery: DeliveryRow; at: Location; lines: DeliveryLine[] }> {
  const [delivery, lines, known] = await Promise.all([
    tx.maybe<DeliveryRow>(sql`select * from deliveries where id = ${id} for update`),
    tx.rows<DeliveryLine>(sql`
      select id, sku, quantity, reserved, announced, received, expected_on as "expectedOn" from incoming_deliveries
      where delivery_id = ${id} order by sku`),
    reference(tx),
  ])
  if (!delivery) refuse('delivery_not_found')
  const at = requireLocation(known, delivery.location_id)
  if (!mayMove(call, at)) refuse('not_allowed')
  if (!(deliveryCan[verb] as readonly DeliveryStatus[]).includes(delivery.status))
    refuse('delivery_not_expected', { state: delivery.status })
  return { delivery, at, lines }
}

/** Locks the levels of some articles at a place, in order, making those that are not there yet; answers them by article. */
export async function lockLevelsAt(
  tx: Tx,
  skus: readonly string[],
  locationId: string,
): Promise<Map<string, { onHand: number; reserved: number }>> {
  const [, rows] = await Promise.all([
    tx.run(sql`
      insert into stock_levels (sku, location_id, safety)
      select sku, ${locationId}, safety_rule_of(sku, ${locationId}) from unnest(${skus}::text[]) u(sku) order by 1 on conflict do nothing`),
    tx.rows<{ sku: string; onHand: number; reserved: number }>(sql`
      select sku, on_hand as "onHand", reserved from stock_levels
      where sku = any(${skus}::text[]) and location_id = ${locationId} order by sku for update`),
  ])
  return new Map(rows.map(({ sku, ...level }) => [sku, level]))
}

/** The orders for which an article is kept at a place, or on its way there: what a person must know before it is taken from them. */
export async function ordersHolding(tx: Tx, of: { sku: string; locationId: string } | { incomingId: string }) {
  const which =
    'incomingId' in of
      ? sql`l.incoming_id = ${of.incomingId}`
      : sql`l.sku = ${of.sku} and l.location_id = ${of.locationId} and l.incoming_id is null`
  const rows = await tx.rows<{ orderId: Id<'order'> | null }>(sql`
    select distinct h.order_id as "orderId" from hold_lines l join holds h on h.id = l.hold_id
    where ${which} and h.status in ('live', 'claimed') order by 1 limit 50`)
  return rows.flatMap(({ orderId }) => orderId ?? [])
}

/** Closes a delivery of which nothing is still to come. */
export async function closeIfWhole(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.run(sql`
    update deliveries set status = 'arrived', closed_at = ${now}
    where id = ${id} and status = 'expected' and not exists (select from incoming_deliveries where delivery_id = ${id} and quantity > 0)`)
}

import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { publish } from '../platform/events.ts'
import { takeOutOfHold } from './held-goods.ts'

/**
 * Less is there than is kept: takes the difference out of holds, the latest first. Baskets that are being paid come before orders: they hold
 * again elsewhere before they become one, or are refused. What an order loses is told by `stock.displaced`, and sourced again from there. The
 * level is locked by the caller.
 */
export async function displaceHolds(
  tx: Tx,
  at: { sku: string; locationId: Id<'location'>; excess: number; movementId: Id<'movement'> },
  call: Call,
): Promise<void> {
  const { sku, locationId } = at
  const kept = await tx.rows<{ id: string; orderId: Id<'order'> | null; quantity: number }>(sql`
    select h.id, h.order_id as "orderId", sum(l.quantity)::integer as quantity from holds h join hold_lines l on l.hold_id = h.id
    where l.sku = ${sku} and l.location_id = ${locationId} and l.incoming_id is null and h.status in ('live', 'claimed')
    group by h.id order by h.status = 'claimed', h.taken_at desc, h.id desc`)
  let left = at.excess
  const live: string[] = []
  const orders: { orderId: Id<'order'>; quantity: number }[] = []
  for (const { id, orderId, quantity } of kept) {
    if (left <= 0) break
    if (orderId) orders.push({ orderId, quantity: Math.min(quantity, left) })
    else live.push(id)
    left -= Math.min(quantity, left)
  }
  if (live.length > 0) await tx.rows(sql`select end_holds(${live}::text[], 'expired', array['live'])`)
  for (const { orderId, quantity } of orders) await takeOutOfHold(tx, orderId, [{ sku, locationId, quantity }])
  if (orders.length > 0)
    await publish(tx, { ...call, locationId }, 'stock.displaced', at.movementId, { sku, locationId, orders })
}

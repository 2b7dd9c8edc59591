import sql from 'sql-template-tag'
import type { Tx } from '../platform/db/database.ts'

/** Some goods that an order holds at a place. */
export interface HeldGoods {
  sku: string
  locationId: string
  quantity: number
}

interface HeldLine extends HeldGoods {
  holdId: string
  position: number
  incomingId: string | null
}

interface Cut {
  line: HeldLine
  quantity: number
}

/**
 * Takes goods out of what an order holds and gives back what was kept for them; what is on hand stays as it is. Locks in the one order: hold,
 * levels, deliveries. Goods still on their way are taken last. It throws where the order does not hold that much there.
 */
export async function takeOutOfHold(tx: Tx, orderId: string, goods: readonly HeldGoods[]): Promise<Cut[]> {
  const held = await tx.rows<HeldLine>(sql`
    select l.hold_id as "holdId", l.position, l.sku, l.location_id as "locationId", l.incoming_id as "incomingId", l.quantity
    from holds h join hold_lines l on l.hold_id = h.id where h.order_id = ${orderId} and h.status = 'claimed'
    order by h.id, l.sku, l.location_id, l.incoming_id nulls first for update`)
  const cuts = goods.flatMap((wanted) => cutsOf(held, wanted, orderId))
  const there = cuts.filter(({ line }) => line.incomingId === null)
  await tx.run(sql`
    select 1 from stock_levels where (sku, location_id) in (
      select * from unnest(${there.map(({ line }) => line.sku)}::text[], ${there.map(({ line }) => line.locationId)}::text[]))
    order by sku, location_id for update`)
  await tx.run(sql`
    with cut as (
      select * from unnest(${cuts.map(({ line }) => line.holdId)}::text[], ${cuts.map(({ line }) => line.position)}::integer[],
        ${cuts.map(({ line }) => line.sku)}::text[], ${cuts.map(({ line }) => line.locationId)}::text[],
        ${cuts.map(({ line }) => line.incomingId)}::text[], ${cuts.map(({ quantity }) => quantity)}::integer[])
        c(hold_id, position, sku, location_id, incoming_id, quantity)
    ), gone as (
      delete from hold_lines l using cut c where l.hold_id = c.hold_id and l.position = c.position and l.quantity = c.quantity
    ), less as (
      update hold_lines l set quantity = l.quantity - c.quantity from cut c
      where l.hold_id = c.hold_id and l.position = c.position and l.quantity > c.quantity
    ), expected as (
      update incoming_deliveries d set reserved = d.reserved - c.quantity
      from (select incoming_id, sum(quantity)::integer as quantity from cut where incoming_id is not null group by 1) c where d.id = c.incoming_id
    )
    update stock_levels l set reserved = l.reserved - c.quantity
    from (select sku, location_id, sum(quantity)::integer as quantity from cut where incoming_id is null group by 1, 2) c
    where l.sku = c.sku and l.location_id = c.location_id`)
  // A hold that keeps nothing has ended; goods sourced again begin it anew.
  await tx.run(sql`
    update holds h set status = 'consumed'
    where h.order_id = ${orderId} and h.status = 'claimed' and not exists (select from hold_lines l where l.hold_id = h.id)`)
  return cuts
}

function cutsOf(held: readonly HeldLine[], wanted: HeldGoods, orderId: string): Cut[] {
  const cuts: Cut[] = []
  let left = wanted.quantity
  for (const line of held) {
    if (left === 0) break
    if (line.sku !== wanted.sku || line.locationId !== wanted.locationId || line.quantity === 0) continue
    const quantity = Math.min(left, line.quantity)
    cuts.push({ line: { ...line }, quantity })
    left -= quantity
  }
  if (left > 0)
    throw new Error(`order ${orderId} does not hold ${wanted.quantity} of ${wanted.sku} at ${wanted.locationId}`)
  return cuts
}

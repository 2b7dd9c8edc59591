import type { receiveDelivery as contract } from '@filrouge/contract/deliveries.ts'
import type { Input } from '@filrouge/contract/endpoint.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import type { Location } from '../locations/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { publish } from '../platform/events.ts'
import { refuse } from '../platform/refuse.ts'
import {
  closeIfWhole,
  type DeliveryLine,
  type DeliveryRow,
  lockDelivery,
  lockLevelsAt,
  ordersHolding,
} from './delivery.ts'
import { recordMovements } from './record-movements.ts'
import { requirePlace } from './require-place.ts'

/**
 * Receives some or all of a delivery. What was sold before it came is served first, the oldest first; more than was announced is free stock;
 * of the last arrival, what lacks is missing, and a hold that counted on it is served from what is free there, or else it is refused.
 */
export async function receiveDelivery(tx: Tx, input: Input<typeof contract>, call: Call): Promise<Id<'delivery'>> {
  if (await isReceived(tx, input)) return input.id
  const { delivery, at, lines } = await lockDelivery(tx, input.id, 'receive', call)
  for (const { place } of input.lines) requirePlace(at, place)
  const arrived = await arrivals(tx, delivery, lines, input, at)
  await lockLevelsAt(tx, [...arrived.keys()].sort(), at.id)
  const came = [...arrived].filter(([, { quantity }]) => quantity > 0)
  await recordMovements(
    tx,
    input.lines
      .filter(({ quantity }) => quantity > 0)
      .map((line, index) => ({
        ...(index === 0 && input.receiptId ? { id: input.receiptId } : {}),
        ...line,
        locationId: at.id,
        kind: delivery.kind === 'transfer' ? ('transfer_in' as const) : ('receive' as const),
        causeId: delivery.id,
      })),
    call,
  )
  let served = 0
  for (const [sku, { quantity, line }] of arrived) {
    if (line && quantity > 0) served += await arrive(tx, line.id, quantity)
    if (line && input.isLast) await closeLine(tx, line.id, sku, at)
  }
  await closeIfWhole(tx, delivery.id, call.now)
  await publish(tx, { ...call, locationId: at.id }, 'delivery.received', delivery.id, {
    deliveryId: delivery.id,
    kind: delivery.kind,
    locationId: at.id,
    lines: came.map(([sku, { quantity }]) => ({ sku, quantity })),
    served,
  })
  return delivery.id
}

interface Arrival {
  quantity: number
  line: DeliveryLine | undefined
}

/** Each article of the delivery with what has come of it; of another article that came with it too. */
async function arrivals(
  tx: Tx,
  delivery: DeliveryRow,
  lines: readonly DeliveryLine[],
  input: Input<typeof contract>,
  at: Location,
): Promise<Map<string, Arrival>> {
  const arrived = new Map<string, Arrival>(lines.map((line) => [line.sku, { quantity: 0, line }]))
  for (const { sku, quantity } of input.lines) {
    const known = arrived.get(sku) ?? { quantity: 0, line: undefined }
    arrived.set(sku, { ...known, quantity: known.quantity + quantity })
  }
  const strangers = [...arrived].filter(([, { line }]) => !line).map(([sku]) => sku)
  if (strangers.length > 0) {
    const found = await tx.rows(sql`select 1 from variants where sku = any(${strangers}::text[])`)
    // What another location sent was counted when it left: what is not of it was never sent.
    if (found.length < strangers.length || delivery.kind === 'transfer')
      refuse('variant_not_found', { skus: strangers, locationId: at.id })
  }
  return arrived
}

/** What has arrived counts on its line, and serves those who wait for it. Answers how many units they were. */
export async function arrive(tx: Tx, incomingId: string, quantity: number): Promise<number> {
  const { served } = await tx.one<{ served: number }>(sql`select arrive(${incomingId}, ${quantity}) as served`)
  return served
}

/** Nothing more will come of a line: who waits for it is served from what is free there, or it is not closed. */
async function closeLine(tx: Tx, incomingId: string, sku: string, at: Location): Promise<void> {
  const { reserved, free } = await tx.one<{ reserved: number; free: number }>(sql`
    select d.reserved, l.on_hand - l.reserved as free from incoming_deliveries d
    join stock_levels l on l.sku = d.sku and l.location_id = d.location_id where d.id = ${incomingId} for update of d`)
  if (reserved > free) {
    const orderIds = await ordersHolding(tx, { incomingId })
    refuse('held', { sku, locationId: at.id, reserved, free, orderIds, canMoveHolds: false })
  }
  await tx.run(sql`select serve_waiting(${incomingId}, ${reserved})`)
  await tx.run(sql`update incoming_deliveries set missing = missing + quantity, quantity = 0 where id = ${incomingId}`)
}

async function isReceived(tx: Tx, { id, receiptId }: Input<typeof contract>): Promise<boolean> {
  if (!receiptId) return false
  const earlier = await tx.maybe<{ cause_id: string | null }>(
    sql`select cause_id from stock_movements where id = ${receiptId}`,
  )
  if (!earlier) return false
  return earlier.cause_id === id || refuse('id_already_used')
}

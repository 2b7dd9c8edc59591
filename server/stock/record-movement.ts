import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/stock.ts'
import type { InsidePlace } from '@filrouge/contract/stock.ts'
import { type Id, newId } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import { type Location, reference, requireLocation } from '../locations/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { publish } from '../platform/events.ts'
import { invalid, refuse } from '../platform/refuse.ts'
import { closeIfWhole, ordersHolding } from './delivery.ts'
import { displaceHolds } from './displace-holds.ts'
import { mayMove } from './may-move.ts'
import { arrive } from './receive-delivery.ts'
import { type NewMovement, recordMovements } from './record-movements.ts'
import { requirePlace } from './require-place.ts'
import { showStock } from './show-stock.ts'

type Asked = Input<typeof contract.recordMovement>
type Recorded = { id: Id<'movement'> } & Output<typeof contract.showStock>

/**
 * Writes a movement of any kind; answers the article's levels after it. What is received without saying from which delivery counts on the
 * deliveries expected there, the first first: units that were announced are not sold a second time. What is held is never taken away: less than that is refused
 * with `held` and the orders concerned.
 * Where a place inside is named, goods come there, leave from there or are counted there alone.
 * Where the goods are not there, `moveHolds` takes them out of holds: orders are then sourced again elsewhere (`displaceHolds`).
 */
export async function recordMovement(tx: Tx, input: Asked, call: Call): Promise<Recorded> {
  const known = await reference(tx)
  const from = requireLocation(known, input.locationId)
  if (!mayMove(call, from)) refuse('not_allowed')
  const to = destination(input, from, input.toLocationId && requireLocation(known, input.toLocationId))
  requirePlace(from, input.place)
  if (to) requirePlace(to, input.toPlace)
  if (!(await tx.maybe(sql`select 1 from variants where sku = ${input.sku}`))) refuse('variant_not_found')
  const id = input.id ?? newId('movement')
  const level = await lockLevels(tx, input.sku, from.id, to?.id)
  const there = input.place ? level[input.place] : level.onHand
  const rows = movementsOf(input, id, from, to, there)
  if (!input.id || !(await isRecorded(tx, rows))) {
    if (input.place && there + rows[0]!.quantity < 0)
      refuse('not_enough_stock', { sku: input.sku, locationId: from.id, place: input.place, free: there })
    await makeLeft(tx, input, from, level.onHand + rows[0]!.quantity, { ...level, id }, call)
    if ((await recordMovements(tx, rows, call)) < rows.length) refuse('id_already_used')
    if (input.kind === 'receive') {
      await countOnDeliveries(tx, input.sku, from, input.quantity, call.now)
      await tellReceived(tx, id, from, input, call)
    }
  }
  return { id, ...(await showStock(tx, input, call)) }
}

const tellReceived = (tx: Tx, id: Id<'movement'>, at: Location, { sku, quantity }: Asked, call: Call) =>
  publish(tx, { ...call, locationId: at.id }, 'stock.received', id, { locationId: at.id, sku, quantity })

/** Purchases only: what another location sent has left its books, and comes by its own delivery. */
async function countOnDeliveries(tx: Tx, sku: string, at: Location, received: number, now: Date): Promise<void> {
  const expected = await tx.rows<{ id: string; deliveryId: string; quantity: number }>(sql`
    select i.id, i.delivery_id as "deliveryId", i.quantity from incoming_deliveries i join deliveries d on d.id = i.delivery_id
    where i.sku = ${sku} and i.location_id = ${at.id} and i.quantity > 0 and d.kind = 'purchase' and d.status = 'expected'
    order by i.expected_on, i.id`)
  let left = received
  for (const { id, deliveryId, quantity } of expected) {
    const arrived = Math.min(left, quantity)
    if (arrived === 0) return
    await arrive(tx, id, arrived)
    await closeIfWhole(tx, deliveryId, now)
    left -= arrived
  }
}

function destination(input: Asked, from: Location, to: Location | undefined | ''): Location | undefined {
  const { kind, quantity } = input
  if (kind !== 'adjust' && kind !== 'count' && quantity <= 0) invalid('#/quantity', 'not_positive')
  if (kind === 'count' && quantity < 0) invalid('#/quantity', 'negative')
  if (kind === 'adjust' && quantity === 0) invalid('#/quantity', 'changes_nothing')
  if (kind !== 'transfer') return undefined
  if (!to) invalid('#/toLocationId', 'missing')
  if (to.id === from.id) invalid('#/toLocationId', 'same_location')
  return to
}

interface Level extends Record<InsidePlace, number> {
  locationId: string
  onHand: number
  reserved: number
}

// A level that is not there yet is made, so that there is something to lock.
async function lockLevels(tx: Tx, sku: string, from: string, to?: string) {
  const locationIds = to === undefined ? [from] : [from, to]
  await tx.run(sql`
    insert into stock_levels (sku, location_id, safety)
    select ${sku}, location_id, safety_rule_of(${sku}, location_id) from unnest(${locationIds}::text[]) u(location_id) order by 2 on conflict do nothing`)
  const levels = await tx.rows<Level>(sql`
    select location_id as "locationId", on_hand as "onHand", reserved,
      on_floor as floor, in_window as window, on_hand - on_floor - in_window as stock_room
    from stock_levels where sku = ${sku} and location_id = any(${locationIds}::text[]) order by sku, location_id for update`)
  return levels.find((level) => level.locationId === from)!
}

function movementsOf(input: Asked, id: string, from: Location, to: Location | undefined, there: number): NewMovement[] {
  const { sku, kind, quantity, place = null, reason = null } = input
  const here = { id, sku, locationId: from.id, place, reason }
  if (kind === 'count') return [{ ...here, kind, quantity: quantity - there, counted: quantity }]
  if (kind === 'damage') return [{ ...here, kind, quantity: -quantity }]
  if (kind !== 'transfer' || !to) return [{ ...here, kind: kind as Exclude<typeof kind, 'transfer'>, quantity }]
  return [
    { ...here, kind: 'transfer_out', quantity: -quantity },
    {
      id: newId('movement'),
      sku,
      locationId: to.id,
      kind: 'transfer_in',
      quantity,
      place: input.toPlace ?? null,
      reason,
      causeId: id,
    },
  ]
}

/** Whether this very movement is in the ledger; refuses when its id belongs to another. */
async function isRecorded(tx: Tx, [first, second]: NewMovement[]): Promise<boolean> {
  const earlier = await tx.maybe<NewMovement & { toLocationId: string | null; toPlace: InsidePlace | null }>(sql`
    select m.sku, m.location_id as "locationId", m.kind, m.quantity, m.place, m.counted, m.reason,
      t.location_id as "toLocationId", t.place as "toPlace"
    from stock_movements m left join stock_movements t on t.cause_id = m.id and t.kind = 'transfer_in' where m.id = ${first!.id}`)
  if (!earlier) return false
  const sameAmount = first!.kind === 'count' ? earlier.counted === first!.counted : earlier.quantity === first!.quantity
  const isSame =
    sameAmount &&
    earlier.sku === first!.sku &&
    earlier.locationId === first!.locationId &&
    earlier.kind === first!.kind &&
    earlier.place === first!.place &&
    earlier.reason === first!.reason &&
    earlier.toLocationId === (second?.locationId ?? null) &&
    earlier.toPlace === (second?.place ?? null)
  return isSame || refuse('id_already_used')
}

async function makeLeft(
  tx: Tx,
  input: Asked,
  from: Location,
  left: number,
  level: { onHand: number; reserved: number; id: Id<'movement'> },
  call: Call,
): Promise<void> {
  if (left >= level.reserved) return
  // Only where they are not there any more: what is there and kept for someone is not sent elsewhere.
  const canMoveHolds = input.kind !== 'transfer'
  if (left >= 0 && canMoveHolds && input.moveHolds) {
    const excess = level.reserved - left
    return displaceHolds(
      tx,
      { sku: input.sku, locationId: from.id as Id<'location'>, excess, movementId: level.id },
      call,
    )
  }
  const details = { sku: input.sku, locationId: from.id, onHand: level.onHand, reserved: level.reserved }
  if (left < 0) refuse('not_enough_stock', { ...details, free: level.onHand - level.reserved })
  refuse('held', {
    ...details,
    free: level.onHand - level.reserved,
    orderIds: await ordersHolding(tx, { sku: input.sku, locationId: from.id }),
    canMoveHolds,
  })
}

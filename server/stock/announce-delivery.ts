import type { announceDelivery as contract } from '@filrouge/contract/deliveries.ts'
import type { Input } from '@filrouge/contract/endpoint.ts'
import { type Id, newId } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import { type Location, reference, requireLocation } from '../locations/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { publish } from '../platform/events.ts'
import { invalid, refuse } from '../platform/refuse.ts'
import { lockLevelsAt, ordersHolding } from './delivery.ts'
import { mayMove } from './may-move.ts'
import { recordMovements } from './record-movements.ts'

type Asked = Input<typeof contract>

/**
 * Announces goods on their way. Those of a purchase can be sold from now on with their later date; those of a transfer leave the place they
 * come from in the same transaction, never what is held there, and can be sold where they go to.
 */
export async function announceDelivery(tx: Tx, input: Asked, call: Call): Promise<Id<'delivery'>> {
  const known = await reference(tx)
  const to = requireLocation(known, input.locationId)
  const from = input.fromLocationId === undefined ? undefined : requireLocation(known, input.fromLocationId)
  checkPlaces(input, from, to)
  if (!mayMove(call, input.kind === 'transfer' ? from! : to)) refuse('not_allowed')
  const lines = merge(input.lines)
  const skus = lines.map((line) => line.sku)
  const id = input.id ?? (call.seed ? (`dlv_${call.seed}` as Id<'delivery'>) : newId('delivery'))
  const earlier = await tx.maybe<{ isSame: boolean }>(sql`
    select d.kind = ${input.kind} and d.location_id = ${to.id} and d.from_location_id is not distinct from ${from?.id ?? null}
      and (select array_agg(sku || ' ' || announced order by sku) from incoming_deliveries where delivery_id = d.id)
        = ${lines.map((line) => `${line.sku} ${line.quantity}`)}::text[] as "isSame"
    from deliveries d where d.id = ${id}`)
  if (earlier) return earlier.isSame ? id : refuse('id_already_used')
  const found = await tx.rows(sql`select 1 from variants where sku = any(${skus}::text[])`)
  if (found.length < skus.length) refuse('variant_not_found')
  await tx.run(sql`
    insert into deliveries (id, kind, from_location_id, location_id, reference, announced_at)
    values (${id}, ${input.kind}, ${from?.id ?? null}, ${to.id}, ${input.reference ?? null}, ${call.now})`)
  if (input.kind === 'transfer') await send(tx, id, from!, lines, call)
  await tx.run(sql`
    insert into incoming_deliveries (id, delivery_id, sku, location_id, expected_on, quantity, announced)
    select r.id, ${id}, r.sku, ${to.id}, ${input.expectedOn}, r.quantity, r.quantity
    from unnest(${lines.map(() => newId('incomingDelivery'))}::text[], ${skus}::text[], ${lines.map((line) => line.quantity)}::integer[])
      r(id, sku, quantity)`)
  await publish(tx, { ...call, locationId: to.id }, 'delivery.announced', id, {
    deliveryId: id,
    kind: input.kind,
    fromLocationId: from?.id ?? null,
    locationId: to.id,
    expectedOn: input.expectedOn,
    lines,
  })
  return id
}

function checkPlaces({ kind }: Asked, from: Location | undefined, to: Location): void {
  if (to.kind === 'supplier') invalid('#/locationId', 'supplier')
  if (kind === 'purchase') {
    if (from && from.kind !== 'supplier') invalid('#/fromLocationId', 'not_a_supplier')
    return
  }
  if (!from) invalid('#/fromLocationId', 'missing')
  if (from.kind === 'supplier') invalid('#/fromLocationId', 'supplier')
  if (from.id === to.id) invalid('#/locationId', 'same_location')
}

/** The goods of a transfer leave: from here on they are in transit. */
async function send(tx: Tx, id: string, from: Location, lines: Asked['lines'], call: Call): Promise<void> {
  const levels = await lockLevelsAt(
    tx,
    lines.map((line) => line.sku),
    from.id,
  )
  for (const { sku, quantity } of lines) {
    const { onHand, reserved } = levels.get(sku)!
    if (quantity <= onHand - reserved) continue
    const details = { sku, locationId: from.id, onHand, reserved, free: onHand - reserved }
    if (quantity > onHand) refuse('not_enough_stock', details)
    refuse('held', { ...details, orderIds: await ordersHolding(tx, { sku, locationId: from.id }), canMoveHolds: false })
  }
  await recordMovements(
    tx,
    lines.map(({ sku, quantity }) => ({
      sku,
      locationId: from.id,
      kind: 'transfer_out' as const,
      quantity: -quantity,
      causeId: id,
    })),
    call,
  )
}

function merge(lines: Asked['lines']): Asked['lines'] {
  const merged = new Map<string, number>()
  for (const { sku, quantity } of lines) merged.set(sku, (merged.get(sku) ?? 0) + quantity)
  return [...merged].map(([sku, quantity]) => ({ sku, quantity })).sort((one, other) => (one.sku < other.sku ? -1 : 1))
}

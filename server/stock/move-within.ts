import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/stock.ts'
import { type Id, newId } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import { reference, requireLocation } from '../locations/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { refuse } from '../platform/refuse.ts'
import { mayMove } from './may-move.ts'
import { recordMoves } from './record-moves.ts'
import { requirePlace } from './require-place.ts'
import { showStock } from './show-stock.ts'

type Asked = Input<typeof contract.moveWithin>

/** Carries some of an article from one place of a shop to another: a line of the ledger and the places in one statement. */
export async function moveWithin(
  tx: Tx,
  input: Asked,
  call: Call,
): Promise<{ id: Id<'movement'> } & Output<typeof contract.showStock>> {
  const at = requireLocation(await reference(tx), input.locationId)
  if (!mayMove(call, at)) refuse('not_allowed')
  requirePlace(at, input.from)
  requirePlace(at, input.to)
  const id = input.id ?? newId('movement')
  const there = await lockPlaces(tx, input.sku, at.id)
  if (!(await isMoved(tx, id, input, at.id))) {
    const free = there[input.from]
    if (free < input.quantity)
      refuse('not_enough_stock', { sku: input.sku, locationId: at.id, place: input.from, free })
    await recordMoves(tx, [{ ...input, id, locationId: at.id }], call)
  }
  return { id, ...(await showStock(tx, input, call)) }
}

async function lockPlaces(tx: Tx, sku: string, locationId: string): Promise<Record<Asked['from'], number>> {
  const level = await tx.maybe<{ floor: number; window: number; stock_room: number }>(sql`
    select on_floor as floor, in_window as window, on_hand - on_floor - in_window as stock_room
    from stock_levels where sku = ${sku} and location_id = ${locationId} for update`)
  return level ?? { floor: 0, window: 0, stock_room: 0 }
}

async function isMoved(tx: Tx, id: string, input: Asked, locationId: string): Promise<boolean> {
  const earlier = await tx.maybe<{ isSame: boolean }>(sql`
    select (sku, location_id, kind, from_place, to_place, moved, reason) is not distinct from
      (${input.sku}, ${locationId}, 'move', ${input.from}, ${input.to}, ${input.quantity}::integer, ${input.reason ?? null}) as "isSame"
    from stock_movements where id = ${id}`)
  if (!earlier) return false
  return earlier.isSame || refuse('id_already_used')
}

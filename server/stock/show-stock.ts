import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/stock.ts'
import { civilDateIn } from '@filrouge/kernel/civil-date.ts'
import sql from 'sql-template-tag'
import { type Location, reference } from '../locations/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { refuse } from '../platform/refuse.ts'
import { levelsOf } from './levels-of.ts'
import type { StockLevel } from './stock-level.ts'

/** One article at every location, also where it has never been; suppliers last. What is overdue is not incoming: nobody knows when. */
export async function showStock(
  tx: Tx,
  input: Pick<Input<typeof contract.showStock>, 'sku'>,
  { now }: Pick<Call, 'now'>,
): Promise<Output<typeof contract.showStock>> {
  const [{ locations }, levels] = await Promise.all([reference(tx), levelsOf(tx, [input.sku])])
  // Where there is a level there is an article.
  if (levels.length === 0 && !(await tx.maybe(sql`select 1 from variants where sku = ${input.sku}`)))
    refuse('variant_not_found')
  const levelAt = new Map(levels.map((level) => [level.locationId, level]))
  const items = [...locations.values()].map(({ id, code, name, kind, timeZone, places }) => {
    const today = civilDateIn(now, timeZone)
    const level = levelAt.get(id)
    const { onHand = 0, reserved = 0, safety = 0, available = 0, incoming = [] } = level ?? {}
    const inside = placesOf(places, onHand, level)
    return {
      locationId: id,
      locationCode: code,
      locationName: name,
      locationKind: kind,
      onHand,
      reserved,
      safety,
      available,
      incoming: incoming.reduce((sum, { expectedOn, available: free }) => sum + (expectedOn < today ? 0 : free), 0),
      ...(inside.length > 0 ? { places: inside } : {}),
    }
  })
  return { sku: input.sku, items }
}

const insideKinds = ['floor', 'stock_room', 'window'] as const

function placesOf(places: Location['places'], onHand: number, level: StockLevel | undefined) {
  const { onFloor = 0, inWindow = 0 } = level ?? {}
  const quantities = { floor: onFloor, stock_room: onHand - onFloor - inWindow, window: inWindow }
  return insideKinds.flatMap((kind) => {
    const place = places.find((one) => one.kind === kind)
    return place ? [{ kind, name: place.name, quantity: quantities[kind] }] : []
  })
}

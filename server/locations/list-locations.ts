import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/locations.ts'
import { type Point, parseNear } from '@filrouge/kernel/geo.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { invalid, refuse } from '../platform/refuse.ts'
import { requireLocation } from './location.ts'
import { locatePostcode } from './postcodes.ts'
import { reference } from './reference.ts'
import { locationView, relayPointView } from './views.ts'

/** Shops and warehouses (suppliers when asked for), nearest first where a place is given. */
export async function listLocations(
  tx: Tx,
  input: Input<typeof contract.listLocations>,
  call: Call,
): Promise<Output<typeof contract.listLocations>> {
  const known = await reference(tx)
  const point = await placeOf(tx, input)
  const kinds = input.kind ? [input.kind] : (['shop', 'warehouse'] as const)
  const found = point
    ? kinds
        .flatMap((kind) => known.nearestLocations(point, kind, known.locations.size))
        .sort((one, other) => one.distanceMetres - other.distanceMetres)
    : [...known.locations.values()].filter((location) => (kinds as readonly string[]).includes(location.kind))
  const from = cursorOf(input.cursor)
  const until = from + input.limit
  return {
    items: found.slice(from, until).map((location) => locationView(location, call.now)),
    nextCursor: until < found.length ? String(until) : null,
  }
}

/** One location, by id or code. */
export async function showLocation(
  tx: Tx,
  input: Input<typeof contract.showLocation>,
  call: Call,
): Promise<Output<typeof contract.showLocation>> {
  return locationView(requireLocation(await reference(tx), input.id), call.now)
}

/** The relay points nearest to a place; without one, the first by code. */
export async function listRelayPoints(
  tx: Tx,
  input: Input<typeof contract.listRelayPoints>,
): Promise<Output<typeof contract.listRelayPoints>> {
  const known = await reference(tx)
  const point = await placeOf(tx, input)
  const found = point ? known.nearestRelayPoints(point, input.limit) : [...known.relayPoints.values()]
  return { items: found.slice(0, input.limit).map(relayPointView), nextCursor: null }
}

/** The point meant by `near` or, failing that, by `postcode`; refuses a postcode that does not exist. */
export async function placeOf(tx: Tx, input: { near?: string; postcode?: string }): Promise<Point | undefined> {
  if (input.near !== undefined) return parseNear(input.near) ?? invalid('#/near', 'not_a_point')
  if (input.postcode === undefined) return undefined
  return (await locatePostcode(tx, input.postcode.trim())) ?? refuse('postcode_not_found')
}

// Reference data hardly changes between two pages: the cursor is how many have been seen.
function cursorOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0
  return /^\d{1,6}$/.test(cursor) ? Number(cursor) : invalid('#/cursor', 'unknown_cursor')
}

import type { Tx } from '../platform/db/database.ts'
import { leavesOn } from './almanac.ts'
import { askedOf, type Way } from './asked-of-rules.ts'
import { whatIsKnown } from './known.ts'
import type { Destination, Promised, Wanted } from './promise.ts'
import { type DeliveryAsked, goalOf, wayTo } from './promise-delivery.ts'
import { readFree } from './read-free.ts'
import { type Scene, sceneOf } from './scene.ts'

/** The part of a basket that can be had the chosen way, and when. */
export interface Part {
  lines: { sku: string; quantity: number }[]
  promised: Promised
}

/**
 * What can be had of a basket that cannot be had whole: of each line as many as there are. Undefined where nothing of it can, and where all of it
 * can, for then nobody need choose.
 */
export async function promisePart(tx: Tx, asked: DeliveryAsked): Promise<Part | undefined> {
  const skus = asked.lines.map((line) => line.sku)
  const known = await whatIsKnown(tx, { ...asked, skus })
  const free = await readFree(tx, skus)
  const scene = sceneOf({ ...asked, ...known, free })
  const lines: Wanted[] = []
  scene.lines.forEach((line, index) => {
    const quantity = Math.min(line.quantity, mostOf(scene, index, asked.destination))
    if (quantity > 0) lines.push({ ...line, quantity })
  })
  const isWhole =
    lines.length === scene.lines.length &&
    lines.every(({ quantity }, index) => quantity === scene.lines[index]!.quantity)
  if (lines.length === 0 || isWhole) return undefined
  const promised = await wayTo(tx, sceneOf({ ...asked, ...known, lines, free }), asked.destination)
  return promised && { lines: lines.map(({ sku, quantity }) => ({ sku, quantity })), promised }
}

/** How many of a line could be had this way if it were alone: what must not leave stays, what may give way does. */
function mostOf(scene: Scene, line: number, destination: Destination): number {
  const { here, postcode } = goalOf(scene, destination)
  if (destination.mode === 'takeaway') return (here && scene.own.get(here)?.[line]) ?? 0
  const way: Way = { mode: destination.mode, ...(postcode === undefined ? {} : { postcode }) }
  const asked = askedOf(scene, way)
  let units = (here && scene.own.get(here)?.[line]) ?? 0
  for (const location of scene.own.places)
    if (location !== here && location.ships && leavesOn(scene.almanac, location) !== undefined)
      units += asked.free(location, asked.soft)[line]!
  for (const { location, available } of scene.later[line]!)
    if (location === here || (location.ships && !asked.isExcluded(location, line, asked.soft))) units += available
  return units
}

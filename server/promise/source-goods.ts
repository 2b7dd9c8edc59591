import type { Point } from '@filrouge/kernel/geo.ts'
import type { Location } from '../locations/public.ts'
import { leavesOn } from './almanac.ts'
import type { LaterStock, Scene } from './scene.ts'
import { around, metresTo } from './surroundings.ts'

/** Some of a line from somewhere: from stock, or later. */
export interface Allocation {
  line: number
  quantity: number
  location: Location
  later: LaterStock | null
}

/**
 * Chooses where a basket comes from: as few parcels as can be, from stock before what comes later, warehouses before shops, near before far.
 * `here` is a shop where it will be collected: what it has needs no parcel. Undefined when it cannot be had.
 */
export function sourceGoods(scene: Scene, near: Point | undefined, here?: Location): Allocation[] | undefined {
  if (!scene.isEnough) return undefined
  const wanted = scene.lines.map((line) => line.quantity)
  const lines = wanted.map((_, line) => line)
  const hereStock = here && scene.own.get(here)
  const fromHere = lines.filter((line) => (hereStock?.[line] ?? 0) >= wanted[line]!)
  const elsewhere = lines.filter((line) => !fromHere.includes(line))
  const allocations = fromHere.map((line) => fromStock(line, wanted[line]!, here!))
  if (elsewhere.length === 0) return allocations

  const single = nearestWithAll(scene, elsewhere, near)
  if (single) return [...allocations, ...elsewhere.map((line) => fromStock(line, wanted[line]!, single))]

  const candidates = inOrder(scene, near, here)
  const lacking = elsewhere.filter((line) => totalOf(scene, candidates, line) < wanted[line]!)
  const left = [...wanted]
  for (const line of lacking) {
    // All of it from one place that has it later makes one parcel less than the last few from here and there, and is there no later.
    const whole = laterOf(scene, line, here).find((stock) => stock.available >= wanted[line]!)
    if (!whole) continue
    allocations.push({ line, quantity: wanted[line]!, location: whole.location, later: whole })
    left[line] = 0
  }
  const open = elsewhere.filter((line) => left[line]! > 0)
  const chosen = fewest(scene, candidates, open, left, here)
  for (const line of open) allocations.push(...spread(scene, chosen, line, wanted[line]!))
  return withLater(scene, allocations, open, here)
}

function fromStock(line: number, quantity: number, location: Location): Allocation {
  return { line, quantity, location, later: null }
}

function nearestWithAll(scene: Scene, lines: readonly number[], near: Point | undefined): Location | undefined {
  const surroundings = near && around(scene.reference, near)
  let best: Location | undefined
  let bestDistance = Number.POSITIVE_INFINITY
  for (const [location, stock] of scene.own) {
    if (!location.ships || (best?.kind === 'warehouse' && location.kind !== 'warehouse')) continue
    if (lines.some((line) => stock[line]! < scene.lines[line]!.quantity)) continue
    const distance = surroundings ? metresTo(surroundings, location) : 0
    const isBetter =
      !best ||
      (location.kind === 'warehouse' && best.kind !== 'warehouse') ||
      distance < bestDistance ||
      (distance === bestDistance && location.code < best.code)
    if (!isBetter || leavesOn(scene.almanac, location) === undefined) continue
    best = location
    bestDistance = distance
  }
  return best
}

function inOrder(scene: Scene, near: Point | undefined, here: Location | undefined): Location[] {
  const surroundings = near && around(scene.reference, near)
  const ranked = [...scene.own.keys()]
    .filter((location) => location === here || (location.ships && leavesOn(scene.almanac, location) !== undefined))
    .map((location) => ({
      location,
      rank: location === here ? 0 : location.kind === 'warehouse' ? 1 : 2,
      distance: surroundings ? metresTo(surroundings, location) : 0,
    }))
  ranked.sort(
    (one, other) =>
      one.rank - other.rank || one.distance - other.distance || (one.location.code < other.location.code ? -1 : 1),
  )
  return ranked.map(({ location }) => location)
}

function totalOf(scene: Scene, candidates: readonly Location[], line: number): number {
  return candidates.reduce((total, location) => total + scene.own.get(location)![line]!, 0)
}

/** Each time the one that completes most lines, then gives most units, then is preferred. */
function fewest(
  scene: Scene,
  candidates: readonly Location[],
  lines: readonly number[],
  wanted: readonly number[],
  here: Location | undefined,
): Location[] {
  const left = [...wanted]
  const chosen = new Set<Location>()
  const choose = (location: Location) => {
    chosen.add(location)
    for (const line of lines) left[line]! -= Math.min(left[line]!, scene.own.get(location)![line]!)
  }
  if (here && scene.own.has(here)) choose(here)
  for (;;) {
    let best: Location | undefined
    let bestScore = 0
    for (const location of candidates) {
      const stock = scene.own.get(location)!
      let score = 0
      for (const line of lines) {
        if (left[line]! <= 0) continue
        // A line completed counts for more than any number of units.
        score += Math.min(left[line]!, stock[line]!) + (stock[line]! >= left[line]! ? 10_000_000 : 0)
      }
      if (score > bestScore && !chosen.has(location)) {
        best = location
        bestScore = score
      }
    }
    if (!best) return [...chosen]
    choose(best)
  }
}

/** A line from the chosen places: whole from the first that has it whole, else some from each. */
function spread(scene: Scene, chosen: readonly Location[], line: number, wanted: number): Allocation[] {
  const stockOf = (location: Location) => scene.own.get(location)![line]!
  const whole = chosen.find((location) => stockOf(location) >= wanted)
  if (whole) return [fromStock(line, wanted, whole)]
  const allocations: Allocation[] = []
  let left = wanted
  for (const location of chosen) {
    const quantity = Math.min(left, stockOf(location))
    if (quantity > 0) allocations.push(fromStock(line, quantity, location))
    left -= quantity
  }
  return allocations
}

/** Adds what stock does not cover from what comes later. */
function withLater(
  scene: Scene,
  allocations: Allocation[],
  lines: readonly number[],
  here: Location | undefined,
): Allocation[] | undefined {
  for (const line of lines) {
    const given = allocations.reduce((sum, from) => sum + (from.line === line ? from.quantity : 0), 0)
    let left = scene.lines[line]!.quantity - given
    for (const later of laterOf(scene, line, here)) {
      const quantity = Math.min(left, later.available)
      if (quantity > 0) allocations.push({ line, quantity, location: later.location, later })
      left -= quantity
    }
    if (left > 0) return undefined
  }
  return allocations
}

// What is expected at a place that ships nothing can only be had there.
function laterOf(scene: Scene, line: number, here: Location | undefined): LaterStock[] {
  return scene.later[line]!.filter(({ location }) => location.ships || location === here)
}

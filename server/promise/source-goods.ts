import type { Point } from '@filrouge/kernel/geo.ts'
import { chooseSources, favouritesAlone, isBetterAlone } from '@filrouge/rules/choose-sources.ts'
import type { Location } from '../locations/public.ts'
import { canSend, kept } from './almanac.ts'
import { askedOf, type Way } from './asked-of-rules.ts'
import type { Allocation, LaterStock } from './parcel.ts'
import type { Asked } from './rules-asked.ts'
import type { Scene } from './scene.ts'
import { around, metresTo, nearnessOf } from './surroundings.ts'

/**
 * Chooses where a basket comes from, by the retailer's rules; from stock before what comes later. `here` is a shop where it will be collected:
 * what it has needs no parcel. Limits that are not strict give way, the last of the list first, before it could not be had from stock. Undefined
 * when it cannot be had.
 */
export function sourceGoods(
  scene: Scene,
  near: Point | undefined,
  here?: Location,
  way: Way = { mode: here ? 'collect' : 'home' },
): readonly Allocation[] | undefined {
  return sourceWithReasons(scene, near, here, way)?.allocations
}

/** The same, with how many limits had to give way. */
export function sourceWithReasons(
  scene: Scene,
  near: Point | undefined,
  here: Location | undefined,
  way: Way,
): { allocations: readonly Allocation[]; asked: Asked; given: number } | undefined {
  if (!scene.isEnough) return undefined
  const asked = askedOf(scene, way)
  for (const mayWait of [false, true]) {
    for (let given = 0; given <= asked.soft; given += 1) {
      const allocations = sourceAt(scene, near, here, asked, given, mayWait)
      if (allocations) return { allocations, asked, given }
    }
  }
  return undefined
}

function sourceAt(
  scene: Scene,
  near: Point | undefined,
  here: Location | undefined,
  asked: Asked,
  given: number,
  mayWait: boolean,
): readonly Allocation[] | undefined {
  const fromHere = here && scene.own.get(here)
  const favourite = fromHere ? undefined : favouriteFor(scene, near, asked, given)
  if (favourite)
    return kept(asked.fromFavourite, favourite, () =>
      scene.lines.map(({ quantity }, line) => fromStock(line, quantity, favourite)),
    )
  const wanted = scene.lines.map((line) => line.quantity)
  const lines = wanted.map((_, line) => line)
  const atHand = (line: number) => fromHere?.[line] ?? 0
  const elsewhere = lines.filter((line) => atHand(line) < wanted[line]!)
  const allocations = lines
    .filter((line) => atHand(line) >= wanted[line]!)
    .map((line) => fromStock(line, wanted[line]!, here!))
  if (elsewhere.length === 0) return allocations

  const ground = groundOf(scene, near, here, asked, given)
  const left = wanted.map((units, line) => (elsewhere.includes(line) ? units : 0))
  const direct = chooseSources({ ...ground, wanted: left })
  // What is at hand of a line need not come with the rest where one place sends all of it.
  if (direct && (!elsewhere.some((line) => atHand(line) > 0) || new Set(direct.map(({ place }) => place)).size === 1))
    return [...allocations, ...direct.map(({ line, quantity, place }) => fromStock(line, quantity, place))]

  const total = (line: number) => totalOf(scene, ground, line) + atHand(line)
  for (const line of elsewhere) {
    if (total(line) >= wanted[line]!) continue
    if (!mayWait) return undefined
    // All of it from one place that has it later makes one parcel less than the last few from here and there, and is there no later.
    const whole = laterOf(scene, line, here, asked, given).find((stock) => stock.available >= wanted[line]!)
    if (whole) {
      allocations.push({ line, quantity: wanted[line]!, location: whole.location, later: whole })
      left[line] = 0
    } else left[line] = total(line)
  }
  const fromStockNow = left.slice()
  for (const line of elsewhere) {
    const quantity = Math.min(left[line]!, atHand(line))
    if (quantity > 0) allocations.push(fromStock(line, quantity, here!))
    fromStockNow[line]! -= quantity
  }
  const sent = chooseSources({ ...ground, wanted: fromStockNow })
  if (!sent) return undefined
  allocations.push(...sent.map(({ line, quantity, place }) => fromStock(line, quantity, place)))
  return withLater(scene, allocations, elsewhere, here, asked, given)
}

function fromStock(line: number, quantity: number, location: Location): Allocation {
  return { line, quantity, location, later: null }
}

/** Those that any shop or door near or far is served from, as a rule a warehouse or two; undefined where all places must be looked at. */
function favouritesOf(scene: Scene, asked: Asked, given: number): readonly Location[] | undefined {
  return kept(asked.favourites, given, () => {
    const wanted = scene.lines.map(({ quantity }) => quantity)
    return favouritesAlone({ ...groundOf(scene, undefined, undefined, asked, given), wanted })
  })
}

/** Of the favourites the one that serves this point: the nearest. Found without trigonometry, for it is asked for each shop of each article. */
function favouriteFor(scene: Scene, near: Point | undefined, asked: Asked, given: number): Location | undefined {
  const favourites = favouritesOf(scene, asked, given)
  if (!favourites || favourites.length === 1) return favourites?.[0]
  const surroundings = near && around(scene.reference, near)
  let best = favourites[0]!
  let nearness = surroundings ? nearnessOf(surroundings, best) : 0
  for (let at = 1; at < favourites.length; at += 1) {
    const other = favourites[at]!
    const itsNearness = surroundings ? nearnessOf(surroundings, other) : 0
    if (itsNearness < nearness) continue
    if (itsNearness === nearness && !isBetterAlone({ ...equals, preferences: asked.preferences }, other, best)) continue
    best = other
    nearness = itsNearness
  }
  return best
}

const codeOf = ({ code }: Location): string => code
const equals = { metres: () => 0, code: codeOf }

function groundOf(scene: Scene, near: Point | undefined, here: Location | undefined, asked: Asked, given: number) {
  const surroundings = near && around(scene.reference, near)
  return {
    places: scene.own.places,
    isAble: (location: Location) => location !== here && canSend(scene.almanac, location),
    free: (location: Location) => asked.free(location, given),
    metres: (location: Location) => (surroundings ? metresTo(surroundings, location) : 0),
    code: codeOf,
    preferences: asked.preferences,
  }
}

function totalOf(scene: Scene, ground: ReturnType<typeof groundOf>, line: number): number {
  let total = 0
  for (const location of scene.own.places) if (ground.isAble(location)) total += ground.free(location)[line]!
  return total
}

/** Adds what stock does not cover from what comes later. */
function withLater(
  scene: Scene,
  allocations: Allocation[],
  lines: readonly number[],
  here: Location | undefined,
  asked: Asked,
  dropped: number,
): Allocation[] | undefined {
  for (const line of lines) {
    const given = allocations.reduce((sum, from) => sum + (from.line === line ? from.quantity : 0), 0)
    let left = scene.lines[line]!.quantity - given
    for (const later of laterOf(scene, line, here, asked, dropped)) {
      const quantity = Math.min(left, later.available)
      if (quantity > 0) allocations.push({ line, quantity, location: later.location, later })
      left -= quantity
    }
    if (left > 0) return undefined
  }
  return allocations
}

// What is expected at a place that ships nothing can only be had there.
function laterOf(
  scene: Scene,
  line: number,
  here: Location | undefined,
  asked: Asked,
  given: number,
): readonly LaterStock[] {
  return scene.later[line]!.filter(
    ({ location }) => location === here || (location.ships && !asked.isExcluded(location, line, given)),
  )
}

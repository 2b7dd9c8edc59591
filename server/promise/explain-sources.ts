import type { Decision } from '@filrouge/contract/sourcing.ts'
import type { Point } from '@filrouge/kernel/geo.ts'
import type { Location } from '../locations/public.ts'
import { leavesOn } from './almanac.ts'
import { freeUnder, type Way } from './asked-of-rules.ts'
import type { Allocation } from './parcel.ts'
import type { Asked } from './rules-asked.ts'
import type { Scene } from './scene.ts'
import { sourceWithReasons } from './source-goods.ts'
import { around, metresTo } from './surroundings.ts'

const passedAtMost = 6

type Passed = Decision['passed'][number]

/** Where a basket comes from and why, and who was passed over; undefined when it cannot be had. Made when goods are held, not for each promise. */
export function explainSources(
  scene: Scene,
  near: Point | undefined,
  here: Location | undefined,
  way: Way,
): Decision | undefined {
  const chosen = sourceWithReasons(scene, near, here, way)
  if (!chosen) return undefined
  const { allocations, asked, given } = chosen
  const metres = metresFrom(scene, near)
  const parcels = parcelsOf(scene, allocations, here, metres)
  const sent = [...new Set(allocations.filter(({ location, later }) => location !== here && !later).map(locationOf))]
  const lines = [...new Set(allocations.filter(({ location }) => location !== here).map(({ line }) => line))]
  const others = scene.own.places
    .filter((location) => location !== here && !sent.includes(location))
    .filter((location) => lines.some((line) => scene.own.get(location)![line]! > 0))
    .sort((one, other) => metres(one) - metres(other) || (one.code < other.code ? -1 : 1))
  const passed = others.map((location) => whyPassed(scene, location, lines, sent, asked, given, metres))
  const gaveWay = asked.limits.filter(({ givesWayAt }) => givesWayAt <= given).map(({ limit }) => limit.rule.id)
  return {
    version: scene.sourcing.rules.version,
    mode: way.mode as Decision['mode'],
    parcels,
    why: whyThese(allocations, sent, passed, here),
    passed: telling(passed).slice(0, passedAtMost),
    ...(gaveWay.length > 0 ? { gaveWay } : {}),
  }
}

/** What is handed over where it lies. */
export function explainAtHand(scene: Scene, shop: Location): Decision {
  return {
    version: scene.sourcing.rules.version,
    mode: 'takeaway',
    parcels: [{ locationId: shop.id, skus: scene.lines.map(({ sku }) => sku) }],
    why: [{ code: 'at_hand' }],
    passed: [],
  }
}

const locationOf = ({ location }: Allocation): Location => location

function metresFrom(scene: Scene, near: Point | undefined): (location: Location) => number {
  const surroundings = near && around(scene.reference, near)
  return (location) => (surroundings ? metresTo(surroundings, location) : 0)
}

function parcelsOf(
  scene: Scene,
  allocations: readonly Allocation[],
  here: Location | undefined,
  metres: (location: Location) => number,
): Decision['parcels'] {
  const parcels = new Map<string, Decision['parcels'][number]>()
  for (const { line, location, later } of allocations) {
    const key = `${location.id} ${later !== null}`
    const { sku } = scene.lines[line]!
    const parcel = parcels.get(key)
    if (parcel) parcel.skus.push(sku)
    else
      parcels.set(key, {
        locationId: location.id,
        skus: [sku],
        ...(location === here ? {} : { metres: metres(location) }),
        ...(later ? { isLater: true } : {}),
      })
  }
  return [...parcels.values()]
}

/** What tells most first: what a rule forbade, then those that could have served, then those that had but a part. */
function telling(passed: readonly Passed[]): Passed[] {
  const weight = (code: Passed['code']) =>
    code === 'has_part' ? 2 : code === 'farther' || code === 'not_preferred' ? 1 : 0
  return [...passed].sort((one, other) => weight(one.code) - weight(other.code))
}

function whyThese(
  allocations: readonly Allocation[],
  sent: readonly Location[],
  passed: readonly Passed[],
  here: Location | undefined,
): Decision['why'] {
  const why: Decision['why'] = []
  if (sent.length === 0 && allocations.some(({ location }) => location === here)) why.push({ code: 'here' })
  if (sent.length > 1) why.push({ code: 'split', count: sent.length })
  const beaten = passed.find(({ code }) => code === 'farther' || code === 'not_preferred')
  if (sent.length === 1) why.push(beaten ? decidedBy(beaten, passed) : { code: 'only_one' })
  if (allocations.some(({ later }) => later)) why.push({ code: 'later' })
  return why
}

function decidedBy(beaten: Passed, passed: readonly Passed[]): Decision['why'][number] {
  const preferred = passed.find(({ code }) => code === 'not_preferred')
  if (!preferred) return { code: 'nearest', ...(beaten.ruleId ? { ruleId: beaten.ruleId } : {}) }
  return { code: preferred.kind ?? 'places_first', ...(preferred.ruleId ? { ruleId: preferred.ruleId } : {}) }
}

function whyPassed(
  scene: Scene,
  location: Location,
  lines: readonly number[],
  sent: readonly Location[],
  asked: Asked,
  given: number,
  metres: (location: Location) => number,
): Passed {
  const locationId = location.id
  if (!location.ships || leavesOn(scene.almanac, location) === undefined) return { locationId, code: 'does_not_ship' }
  const limited = whichLimit(scene, location, lines, asked, given)
  if (limited) return { locationId, ...limited }
  const free = asked.free(location, given)
  if (lines.some((line) => free[line]! < scene.lines[line]!.quantity)) return { locationId, code: 'has_part' }
  const [first] = sent
  for (const { rule, preference } of scene.sourcing.rules.preferences) {
    if (!first || !asked.preferences.includes(preference)) continue
    if (preference.kind === 'first' && preference.has(first) && !preference.has(location))
      return { locationId, code: 'not_preferred', ruleId: rule.id, kind: rule.kind as NonNullable<Passed['kind']> }
    if (preference.kind === 'nearest' && metres(location) > metres(first))
      return { locationId, code: 'farther', ruleId: rule.id }
  }
  return { locationId, code: 'farther' }
}

const codeOfKind = {
  exclude: 'excluded',
  keep_last: 'kept_last',
  keep_window: 'kept_window',
  daily_capacity: 'full_today',
} as const

/** The limit that kept a place from giving what is wanted, the first of the list that did. */
function whichLimit(
  scene: Scene,
  location: Location,
  lines: readonly number[],
  asked: Asked,
  given: number,
): Omit<Passed, 'locationId'> | undefined {
  for (const { limit, lines: concerned, givesWayAt } of asked.limits) {
    if (givesWayAt <= given || !limit.at(location)) continue
    for (const line of lines) {
      const stock = scene.own.get(location)![line]!
      if (!concerned[line] || stock === 0) continue
      const wanted = Math.min(stock, scene.lines[line]!.quantity)
      if (freeUnder(scene, limit, location, line, stock) >= wanted) continue
      const { rule } = limit
      const load = scene.sourcing.load.get(location.id)
      const count =
        rule.kind === 'daily_capacity'
          ? (load?.[rule.per] ?? 0)
          : rule.kind === 'keep_last'
            ? Math.min(stock, rule.units)
            : undefined
      return {
        code: codeOfKind[rule.kind],
        ruleId: rule.id,
        ...(rule.kind === 'keep_last' ? { sku: scene.lines[line]!.sku } : {}),
        ...(count === undefined ? {} : { count }),
      }
    }
  }
  return undefined
}

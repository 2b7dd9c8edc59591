import { departmentOf } from '@filrouge/kernel/department.ts'
import type { Location } from '../locations/public.ts'
import type { Asked, Concerned } from './rules-asked.ts'
import type { Scene } from './scene.ts'
import { isForLine, isWhen, type Limit, type SourcedArticle } from './sourcing-rules.ts'

/** How it will be had: what conditions of rules ask about. */
export interface Way {
  mode: string
  postcode?: string
}

/** The rules that concern a question. Those of a retailer without limits cost nothing here. */
export function askedOf(scene: Scene, way: Way): Asked {
  const { channel, day, weekday, rules } = scene.sourcing
  const department = way.postcode === undefined || !rules.asksDepartment ? undefined : departmentOf(way.postcode)
  const key = `${rules.asksMode ? way.mode : ''} ${department}`
  const found = scene.rulesAsked.get(key)
  if (found) return found
  const circumstances = { channel, mode: way.mode, department, goodsMinor: scene.goodsMinor, day, weekday }
  const articles = scene.lines.map(({ sku }) => scene.sourcing.articles.get(sku))
  const concerns = (when: Limit['rule']['when']) =>
    isWhen(when, circumstances) ? concernedLines(scene, when, articles) : noLines
  const limits = concernedLimits(rules.limits, concerns)
  const preferences = rules.preferences
    .filter(({ rule }) => isWhen(rule.when, circumstances) && concerns(rule.when).some(Boolean))
    .map(({ preference }) => preference)
  const soft = limits.filter(({ limit }) => !limit.rule.isStrict).length
  const asked = {
    preferences,
    limits,
    soft,
    ...limitedBy(scene, limits),
    favourites: new Map(),
    fromFavourite: new Map(),
  }
  scene.rulesAsked.set(key, asked)
  return asked
}

const noLines: readonly boolean[] = []

function concernedLines(
  scene: Scene,
  when: Limit['rule']['when'],
  articles: readonly (SourcedArticle | undefined)[],
): boolean[] {
  return scene.lines.map((_, line) => {
    let left = 0
    if (when.leftAtMost !== undefined) for (const place of scene.own.places) left += scene.own.get(place)![line]!
    return isForLine(when, articles[line], left)
  })
}

function concernedLimits(limits: readonly Limit[], concerns: (when: Limit['rule']['when']) => readonly boolean[]) {
  const concerned: Concerned[] = []
  for (const limit of limits) {
    const lines = concerns(limit.rule.when)
    if (lines.some(Boolean)) concerned.push({ limit, lines, givesWayAt: Number.POSITIVE_INFINITY })
  }
  let place = 0
  for (const one of [...concerned].reverse()) {
    if (one.limit.rule.isStrict) continue
    place += 1
    one.givesWayAt = place
  }
  return concerned
}

function limitedBy(scene: Scene, limits: readonly Concerned[]): Pick<Asked, 'free' | 'isExcluded'> {
  if (limits.length === 0) return { free: (location) => scene.own.get(location)!, isExcluded: () => false }
  const known = new Map<Location, readonly number[]>()
  let knownAt = -1
  return {
    free(location, given) {
      if (given !== knownAt) known.clear()
      knownAt = given
      const earlier = known.get(location)
      if (earlier) return earlier
      const standing = limits.filter(({ limit, givesWayAt }) => givesWayAt > given && limit.at(location))
      const stock = scene.own.get(location)!
      const free =
        standing.length === 0
          ? stock
          : stock.map((available, line) =>
              standing.reduce(
                (units, { limit, lines }) => (lines[line] ? freeUnder(scene, limit, location, line, units) : units),
                available,
              ),
            )
      known.set(location, free)
      return free
    },
    isExcluded: (location, line, given) =>
      limits.some(
        ({ limit, lines, givesWayAt }) =>
          limit.rule.kind === 'exclude' && lines[line] && givesWayAt > given && limit.at(location),
      ),
  }
}

/** How many of `units` a limit leaves to be taken from a location. */
export function freeUnder(scene: Scene, { rule }: Limit, location: Location, line: number, units: number): number {
  if (rule.kind === 'exclude') return 0
  const stock = scene.own.get(location)?.[line] ?? 0
  if (rule.kind === 'keep_last') return Math.max(0, Math.min(units, stock - rule.units))
  if (rule.kind === 'keep_window') {
    const shown = scene.sourcing.windows.get(`${scene.lines[line]!.sku} ${location.id}`) ?? 0
    return Math.max(0, Math.min(units, stock - shown))
  }
  const load = scene.sourcing.load.get(location.id)
  const taken = rule.per === 'parcels' ? (load?.parcels ?? 0) + 1 : (load?.lines ?? 0) + scene.lines.length
  return taken > rule.units ? 0 : units
}

/**
 * What a retailer prefers between two ways to serve a basket. `first` prefers units from the places it names. The order of a list of
 * preferences is their weight: the next one only decides between ways that are equal by all before it.
 */
export type Preference<Place> =
  | { kind: 'fewest_parcels' }
  | { kind: 'nearest' }
  | { kind: 'first'; has: (place: Place) => boolean }

/** What is wanted, and who may give what. */
export interface Ground<Place> {
  /** How many units of each line. */
  wanted: readonly number[]
  places: Iterable<Place>
  /** Whether a place that has some of it can give it away at all; asked only where it matters. */
  isAble: (place: Place) => boolean
  /** How many units of each line a place may give. */
  free: (place: Place) => readonly number[]
  metres: (place: Place) => number
  /** Tells places apart that are equal in all else. */
  code: (place: Place) => string
  preferences: readonly Preference<Place>[]
}

/** Units of a line from a place. */
export interface Given<Place> {
  line: number
  quantity: number
  place: Place
}

/**
 * Chooses the places that serve a basket whole: the best by the preferences in their order, then with the fewest parcels, then the fewest
 * kilometres. Undefined where it cannot be served whole. The same ground gives the same answer, in whatever order its places come. Exact
 * while the search ends within its budget, which baskets of real life do; beyond, the best way found.
 */
export function chooseSources<Place>(ground: Ground<Place>): Given<Place>[] | undefined {
  const lines = ground.wanted.map((_, line) => line).filter((line) => ground.wanted[line]! > 0)
  const single = bestAlone(ground, lines)
  if (single !== undefined && isUnbeaten(ground.preferences, single))
    return lines.map((line) => ({ line, quantity: ground.wanted[line]!, place: single }))
  return search(ground, lines)
}

/**
 * The places that each serve all of it and that only one another can beat, by being nearer: wherever it goes, it comes from one of these.
 * Undefined where the way it goes decides more. Asked once, it spares looking at every place for each place where the same may go.
 */
export function favouritesAlone<Place>(ground: Omit<Ground<Place>, 'metres' | 'code'>): Place[] | undefined {
  const nearest = ground.preferences.findIndex(({ kind }) => kind === 'nearest')
  const before = nearest < 0 ? ground.preferences : ground.preferences.slice(0, nearest)
  const lines = ground.wanted.map((_, line) => line).filter((line) => ground.wanted[line]! > 0)
  let favourites: Place[] = []
  for (const place of ground.places) {
    if (!hasAll(ground.free(place), ground.wanted, lines)) continue
    const difference = favourites.length === 0 ? 0 : preferred(before, place, favourites[0]!)
    if (difference > 0 || !ground.isAble(place)) continue
    if (difference < 0) favourites = [place]
    else favourites.push(place)
  }
  return favourites.length > 0 && isUnbeaten(ground.preferences, favourites[0]!) ? favourites : undefined
}

/** Negative where the first of two places is preferred. */
function preferred<Place>(preferences: readonly Preference<Place>[], one: Place, other: Place): number {
  for (const preference of preferences) {
    if (preference.kind !== 'first') continue
    const difference = Number(preference.has(other)) - Number(preference.has(one))
    if (difference !== 0) return difference
  }
  return 0
}

/** Whether the first of two places that each serve all of it is the better. */
export function isBetterAlone<Place>(
  { preferences, metres, code }: Pick<Ground<Place>, 'preferences' | 'metres' | 'code'>,
  one: Place,
  other: Place,
): boolean {
  for (const preference of preferences) {
    if (preference.kind === 'fewest_parcels') continue
    const difference =
      preference.kind === 'nearest'
        ? metres(one) - metres(other)
        : Number(preference.has(other)) - Number(preference.has(one))
    if (difference !== 0) return difference < 0
  }
  return metres(one) - metres(other) < 0 || (metres(one) === metres(other) && code(one) < code(other))
}

function bestAlone<Place>(ground: Ground<Place>, lines: readonly number[]): Place | undefined {
  let best: Place | undefined
  for (const place of ground.places) {
    if (!hasAll(ground.free(place), ground.wanted, lines)) continue
    if ((best === undefined || isBetterAlone(ground, place, best)) && ground.isAble(place)) best = place
  }
  return best
}

// By hand: this is asked of every place for every promise.
function hasAll(free: readonly number[], wanted: readonly number[], lines: readonly number[]): boolean {
  for (const line of lines) if (free[line]! < wanted[line]!) return false
  return true
}

/** Whether no way with more places can be better: one place is the fewest, unless what is preferred before that would rather have others. */
function isUnbeaten<Place>(preferences: readonly Preference<Place>[], single: Place): boolean {
  for (const preference of preferences) {
    if (preference.kind === 'fewest_parcels') return true
    if (preference.kind === 'nearest' || !preference.has(single)) return false
  }
  return true
}

/** Units of a line that must come from places of one tier, because what is preferred before all else says so. */
interface Demand<Place> {
  line: number
  wanted: number
  holders: Candidate<Place>[]
}

interface Candidate<Place> {
  place: Place
  free: readonly number[]
  metres: number
  code: string
  /** The lower the better: by the preferences before the first that counts parcels or kilometres. */
  tier: number
  /** The same by all that prefer places. */
  rank: number
}

interface Plan<Place> {
  given: Given<Place>[]
  cost: number[]
}

// About two milliseconds.
const looksAtMost = 60_000

function search<Place>(ground: Ground<Place>, lines: readonly number[]): Given<Place>[] | undefined {
  const preferences = [...ground.preferences, { kind: 'fewest_parcels' } as const, { kind: 'nearest' } as const]
  const candidates = candidatesOf(ground, lines, preferences)
  const demands = demandsOf(ground, lines, candidates)
  if (!demands) return undefined
  const leading = preferences.find(({ kind }) => kind !== 'first')!.kind
  let best: Plan<Place> | undefined
  let looks = 0
  const looksAtOnce = demands.reduce((sum, { holders }) => sum + holders.length, 0)
  const consider = (chosen: ReadonlySet<Candidate<Place>>) => {
    const plan = planOf(demands, chosen, preferences)
    if (!best || isLess(plan.cost, best.cost)) best = plan
  }
  consider(greedily(demands, candidates))
  const bestLeading = () => best!.cost[preferences.findIndex(({ kind }) => kind === leading)]!
  const descend = (chosen: Set<Candidate<Place>>, banned: Set<Candidate<Place>>, spent: number) => {
    looks += looksAtOnce
    if (looks > looksAtMost) return
    const open = narrowest(demands, chosen, banned)
    if (open === 'none') return consider(chosen)
    if (open === 'hopeless') return
    const tried: Candidate<Place>[] = []
    for (const holder of open.holders) {
      if (chosen.has(holder) || banned.has(holder)) continue
      const cost = spent + (leading === 'nearest' ? holder.metres : 1)
      if (cost <= bestLeading()) {
        chosen.add(holder)
        descend(chosen, banned, cost)
        chosen.delete(holder)
      }
      // Every set is looked at once: those with this one are done.
      banned.add(holder)
      tried.push(holder)
    }
    for (const holder of tried) banned.delete(holder)
  }
  descend(new Set(), new Set(), 0)
  return best?.given
}

function candidatesOf<Place>(
  ground: Ground<Place>,
  lines: readonly number[],
  preferences: readonly Preference<Place>[],
): Candidate<Place>[] {
  const candidates: Candidate<Place>[] = []
  for (const place of ground.places) {
    const free = ground.free(place)
    if (!lines.some((line) => free[line]! > 0) || !ground.isAble(place)) continue
    let tier = 0
    let rank = 0
    let isLeading = true
    for (const preference of preferences) {
      if (preference.kind !== 'first') {
        isLeading = false
        continue
      }
      const isPreferred = preference.has(place)
      rank = rank * 2 + (isPreferred ? 0 : 1)
      if (isLeading) tier = rank
    }
    candidates.push({ place, free, metres: ground.metres(place), code: ground.code(place), tier, rank })
  }
  return candidates.sort(byPreference)
}

function byPreference(one: Candidate<unknown>, other: Candidate<unknown>): number {
  return one.rank - other.rank || one.metres - other.metres || (one.code < other.code ? -1 : 1)
}

/** What each tier must give of each line: as much as it can, the better tiers first. Undefined where all together is not enough. */
function demandsOf<Place>(
  { wanted }: Ground<Place>,
  lines: readonly number[],
  candidates: readonly Candidate<Place>[],
): Demand<Place>[] | undefined {
  const tiers = [...new Set(candidates.map(({ tier }) => tier))].sort((one, other) => one - other)
  const demands: Demand<Place>[] = []
  for (const line of lines) {
    let left = wanted[line]!
    for (const tier of tiers) {
      const holders = candidates.filter((candidate) => candidate.tier === tier && candidate.free[line]! > 0)
      const given = Math.min(
        left,
        holders.reduce((sum, { free }) => sum + free[line]!, 0),
      )
      if (given > 0) demands.push({ line, wanted: given, holders })
      left -= given
    }
    if (left > 0) return undefined
  }
  return demands
}

/** Of the demands not yet met, the one with the fewest places left to meet it. */
function narrowest<Place>(
  demands: readonly Demand<Place>[],
  chosen: ReadonlySet<Candidate<Place>>,
  banned: ReadonlySet<Candidate<Place>>,
): Demand<Place> | 'none' | 'hopeless' {
  let found: Demand<Place> | undefined
  let fewest = Number.POSITIVE_INFINITY
  for (const demand of demands) {
    let given = 0
    let possible = 0
    let count = 0
    for (const holder of demand.holders) {
      const free = holder.free[demand.line]!
      if (chosen.has(holder)) given += free
      else if (!banned.has(holder)) {
        possible += free
        count += 1
      }
    }
    if (given >= demand.wanted) continue
    if (given + possible < demand.wanted) return 'hopeless'
    if (count < fewest) {
      found = demand
      fewest = count
    }
  }
  return found ?? 'none'
}

/** A first way, to compare others with: each time the place that meets most demands, then gives most units, then is preferred. */
function greedily<Place>(
  demands: readonly Demand<Place>[],
  candidates: readonly Candidate<Place>[],
): Set<Candidate<Place>> {
  const left = demands.map(({ wanted }) => wanted)
  const chosen = new Set<Candidate<Place>>()
  const holds = demands.map(({ holders }) => new Set(holders))
  while (left.some((units) => units > 0)) {
    let best: Candidate<Place> | undefined
    let bestScore = 0
    for (const candidate of candidates) {
      if (chosen.has(candidate)) continue
      let score = 0
      demands.forEach(({ line }, index) => {
        if (left[index]! === 0 || !holds[index]!.has(candidate)) return
        const free = candidate.free[line]!
        score += Math.min(left[index]!, free) + (free >= left[index]! ? 10_000_000 : 0)
      })
      if (score > bestScore) {
        best = candidate
        bestScore = score
      }
    }
    chosen.add(best!)
    demands.forEach(({ line }, index) => {
      if (holds[index]!.has(best!)) left[index] = Math.max(0, left[index]! - best!.free[line]!)
    })
  }
  return chosen
}

/** What the chosen places give: each line from the preferred first, whole from one where that can be. */
function planOf<Place>(
  demands: readonly Demand<Place>[],
  chosen: ReadonlySet<Candidate<Place>>,
  preferences: readonly Preference<Place>[],
): Plan<Place> {
  const given: (Given<Place> & { from: Candidate<Place> })[] = []
  for (const { line, wanted, holders } of demands) {
    let left = wanted
    const able = holders.filter((holder) => chosen.has(holder))
    while (left > 0) {
      const rank = Math.min(...able.map((holder) => holder.rank))
      const equals = able.filter((holder) => holder.rank === rank)
      const from =
        equals.find(({ free }) => free[line]! >= left) ??
        equals.reduce((most, holder) => (holder.free[line]! > most.free[line]! ? holder : most))
      const quantity = Math.min(left, from.free[line]!)
      given.push({ line, quantity, place: from.place, from })
      able.splice(able.indexOf(from), 1)
      left -= quantity
    }
  }
  const used = new Set(given.map(({ from }) => from))
  const cost = preferences.map((preference) => {
    if (preference.kind === 'fewest_parcels') return used.size
    if (preference.kind === 'nearest') return [...used].reduce((sum, { metres }) => sum + metres, 0)
    return given.reduce((sum, { place, quantity }) => sum + (preference.has(place) ? 0 : quantity), 0)
  })
  return { given: given.map(({ from: _, ...units }) => units), cost: [...cost, given.length] }
}

/** Whether the first of two lists of costs is the lower, the first difference deciding. */
function isLess(one: readonly number[], other: readonly number[]): boolean {
  for (let index = 0; index < one.length; index += 1) {
    if (one[index] !== other[index]) return one[index]! < other[index]!
  }
  return false
}

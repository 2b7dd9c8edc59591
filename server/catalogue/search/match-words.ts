import { fieldBits } from './postings.ts'
import type { Alternative, Group } from './read-query.ts'
import { fields } from './search-document.ts'
import type { SearchIndex } from './search-index.ts'
import { addKinds, addTitles, type Scored } from './weigh-matches.ts'

/** What was found by words, before it is narrowed and ordered. */
export interface WordMatches extends Scored {
  /** The groups that what was found says, where none says them all. */
  kept: Group[] | undefined
}

const fieldWeights: readonly [field: number, weight: number][] = [
  [fields.title, 0.8],
  [fields.head, 1],
  [fields.brand, 0.7],
  [fields.category, 0.75],
  [fields.option, 0.45],
  [fields.attribute, 0.22],
  [fields.description, 0.12],
  [fields.above, 0.3],
]

/** What a word counts for by the fields that say it: the best of them, and a little of each other. */
const weightOf = Float32Array.from({ length: 256 }, (_, mask) => {
  const said = fieldWeights.filter(([field]) => (mask & field) !== 0).map(([, weight]) => weight)
  const best = Math.max(0, ...said)
  return best + 0.2 * (said.reduce((sum, weight) => sum + weight, 0) - best)
})

/** What a word counts for by the fields that say it. */
export const fieldWeight = (mask: number): number => weightOf[mask]!

// Scratch lists, one entry for each article: a search runs to its end without giving way, so one of each is enough.
let score = new Float32Array(0)
let groupBest = new Float32Array(0)
let said = new Uint16Array(0)

function makeRoom(size: number): void {
  if (score.length >= size) return
  const roomy = Math.ceil(size * 1.3) + 1024
  score = new Float32Array(roomy)
  groupBest = new Float32Array(roomy)
  said = new Uint16Array(roomy)
}

/** Finds the articles that say every required group; where none does, those that say most of what matters. */
export function matchWords(index: SearchIndex, groups: readonly Group[], isLoose = false): WordMatches {
  const required = groups.filter(({ isRequired }) => isRequired).slice(0, 16)
  const matches = isLoose
    ? matchMost(index, required.length > 1 ? required : partsOf(groups))
    : matchAll(index, required)
  const { articles, scores } = matches
  if (articles.length > mostRefined) return matches
  for (const group of groups) {
    if (group.isRequired) continue
    const importance = importanceOf(index, group) * 0.5
    for (let place = 0; place < articles.length; place += 1)
      scores[place]! += importance * bestOf(index, group, articles[place]!)
  }
  addTitles(index, required, matches)
  addKinds(index, matches)
  return matches
}

/** So many are found by what says nothing of one in particular: their order is that of the words alone. */
const mostRefined = 50_000

/** The required groups, with those of several words taken apart. */
const partsOf = (groups: readonly Group[]): Group[] =>
  groups
    .filter(({ isRequired }) => isRequired)
    .flatMap((group) => group.parts ?? [group])
    .slice(0, 16)

const nothing = (): WordMatches => ({ articles: new Int32Array(0), scores: new Float64Array(0), kept: undefined })

function matchAll(index: SearchIndex, required: readonly Group[]): WordMatches {
  const ordered = required
    .map((group) => ({ group, size: sizeOf(index, group) }))
    .sort((one, other) => one.size - other.size)
  const [rarest, ...others] = ordered
  if (!rarest || rarest.size === 0) return nothing()
  makeRoom(index.size)
  const found = scan(index, rarest.group)
  let count = found.length
  const articles = Int32Array.from(found)
  const scores = new Float64Array(count)
  const importance = importanceOf(index, rarest.group)
  for (let place = 0; place < count; place += 1) scores[place] = importance * groupBest[articles[place]!]!
  clear(found)
  for (const { group, size } of others) {
    if (count === 0) return nothing()
    const weight = importanceOf(index, group)
    const isFew = count * 16 * group.alternatives.length < size
    const touched = isFew ? [] : scan(index, group)
    let kept = 0
    for (let place = 0; place < count; place += 1) {
      const article = articles[place]!
      const best = isFew ? bestOf(index, group, article) : groupBest[article]!
      if (best === 0) continue
      articles[kept] = article
      scores[kept] = scores[place]! + weight * best
      kept += 1
    }
    clear(touched)
    count = kept
  }
  return { articles: articles.slice(0, count), scores: scores.slice(0, count), kept: undefined }
}

/** The least of what was asked, by importance, that must be said: of two words one, of several nearly half. */
const leastShare = (groups: number) => (groups <= 2 ? 0.3 : 0.42)

function matchMost(index: SearchIndex, required: readonly Group[]): WordMatches {
  const importances = required.map((group) => weightedImportance(index, group, kindWeight))
  const touched = scanAny(index, required, importances)
  const coverage = coverageBy(importances)
  let best = 0
  let bestWorth = 0
  for (const article of touched) {
    // Of two sets of words as important, the one that is said more plainly.
    const worth = coverage(said[article]!) * 4 + score[article]!
    if (worth <= bestWorth) continue
    bestWorth = worth
    best = said[article]!
  }
  const everything = importances.reduce((sum, importance) => sum + importance, 0)
  const isEnough = best !== 0 && coverage(best) >= everything * leastShare(required.length)
  const articles = Int32Array.from(isEnough ? touched.filter((article) => (said[article]! & best) === best) : [])
  const scores = Float64Array.from(articles, (article) => score[article]!)
  forget(touched)
  return { articles, scores, kept: required.filter((_, number) => (best >> number) & 1) }
}

const leastPlain = 0.25

/** Those that say most of what was asked, the nearest first, where few say all of it. */
export function matchNear(
  index: SearchIndex,
  groups: readonly Group[],
  isWanted: (article: number) => boolean,
  most: number,
): number[] {
  const required = partsOf(groups)
  if (required.length < 2) return []
  const importances = required.map((group) => weightedImportance(index, group, nearKindWeight))
  const touched = scanAny(index, required, importances)
  const coverage = coverageBy(importances)
  const least = importances.reduce((sum, importance) => sum + importance, 0) * leastShare(required.length)
  const wanted = touched.filter((article) => coverage(said[article]!) >= least && isWanted(article))
  // What only mentions a word somewhere is not near.
  const plainest = wanted.reduce((most, article) => Math.max(most, score[article]!), 0)
  const near = wanted.filter((article) => score[article]! >= plainest * leastPlain)
  const matches: Scored = {
    articles: Int32Array.from(near),
    scores: Float64Array.from(near, (article) => coverage(said[article]!) + score[article]! * 2),
  }
  forget(touched)
  addTitles(index, required, matches)
  const places = near.map((_, place) => place)
  places.sort((one, other) => matches.scores[other]! - matches.scores[one]! || near[one]! - near[other]!)
  return places.slice(0, most).map((place) => near[place]!)
}

/** Notes what each article says of all groups; answers which say anything. */
function scanAny(index: SearchIndex, required: readonly Group[], importances: readonly number[]): number[] {
  makeRoom(index.size)
  const touched: number[] = []
  required.forEach((group, number) => {
    const found = scan(index, group)
    for (const article of found) {
      if (said[article] === 0) touched.push(article)
      said[article]! |= 1 << number
      score[article]! += importances[number]! * groupBest[article]!
    }
    clear(found)
  })
  return touched
}

function forget(touched: readonly number[]): void {
  for (const article of touched) {
    said[article] = 0
    score[article] = 0
  }
}

/** How much of what was asked a set of groups is. */
function coverageBy(importances: readonly number[]): (mask: number) => number {
  const known = new Map<number, number>()
  return (mask) => {
    const before = known.get(mask)
    if (before !== undefined) return before
    const sum = importances.reduce((total, importance, number) => total + ((mask >> number) & 1) * importance, 0)
    known.set(mask, sum)
    return sum
  }
}

/** Notes for each living article that says a group how well it does; answers which. */
function scan(index: SearchIndex, group: Group): number[] {
  const touched: number[] = []
  for (const alternative of group.alternatives) {
    const rarest = rarestOf(index, alternative)
    const list = index.postings.of(rarest)
    const length = index.postings.length(rarest)
    const others = alternative.terms.filter((term) => term !== rarest)
    for (let place = 0; place < length; place += 1) {
      const packed = list[place]!
      const article = packed >>> fieldBits
      let worth = weightOf[packed & 255]!
      if (others.length > 0) worth = together(index, others, article, worth)
      worth *= alternative.weight
      if (worth <= groupBest[article]! || !index.isAlive(article)) continue
      if (groupBest[article] === 0) touched.push(article)
      groupBest[article] = worth
    }
  }
  return touched
}

function together(index: SearchIndex, others: readonly number[], article: number, first: number): number {
  let sum = first
  for (const term of others) {
    const mask = index.postings.fields(term, article)
    if (mask === 0) return 0
    sum += weightOf[mask]!
  }
  return sum / (others.length + 1)
}

function clear(touched: readonly number[]): void {
  for (const article of touched) groupBest[article] = 0
}

function bestOf(index: SearchIndex, group: Group, article: number): number {
  let best = 0
  for (const alternative of group.alternatives) best = Math.max(best, worthOf(index, alternative, article))
  return best
}

/** How well an article says one alternative of a group; 0 where it does not. */
export function worthOf(index: SearchIndex, { terms, weight }: Alternative, article: number): number {
  return (
    weight *
    together(index, terms.slice(1), article, weightOf[index.postings.fields(terms[0]!, article)]!) *
    (index.postings.fields(terms[0]!, article) === 0 ? 0 : 1)
  )
}

const rarestOf = (index: SearchIndex, { terms }: Alternative): number =>
  terms.length === 1
    ? terms[0]!
    : terms.reduce((one, other) => (index.frequency(other) < index.frequency(one) ? other : one))

const sizeOf = (index: SearchIndex, { alternatives }: Group): number =>
  alternatives.reduce((sum, alternative) => sum + index.frequency(rarestOf(index, alternative)), 0)

/** What things are counts more than how they are, when not all can be had: of a folding bicycle, the bicycle; a little less among what is only near. */
const kindWeight = 1.5
const nearKindWeight = 0.5

const weightedImportance = (index: SearchIndex, group: Group, weight: number): number =>
  importanceOf(index, group) * (1 + weight * kindShareOf(index, group))

/** How much a group names what things are. */
const kindShareOf = (index: SearchIndex, { alternatives }: Group): number =>
  Math.max(0, ...alternatives.slice(0, 3).map((one) => index.kindShare(rarestOf(index, one))))

const plainly = 255 & ~(fields.description | fields.above)
const fewest = 8
const mostlyAKind = 0.3

/**
 * Where few were found, and none of them is what was asked for but only mentions it, as a hob may say what a barbecue is like: what is.
 * Nothing where what was found will do.
 */
export function matchKinds(index: SearchIndex, groups: readonly Group[], found: Int32Array): WordMatches | undefined {
  if (found.length === 0 || found.length > fewest) return undefined
  const kinds = groups.filter((group) => group.isRequired && kindShareOf(index, group) >= mostlyAKind)
  const isSaid = (group: Group) =>
    found.some((article) =>
      group.alternatives.some(({ terms }) => terms.every((term) => index.postings.fields(term, article) & plainly)),
    )
  if (kinds.every(isSaid)) return undefined
  const matches = matchWords(index, kinds)
  return matches.articles.length === 0 ? undefined : { ...matches, kept: kinds }
}

/** How much a group matters: rare words tell more, and every word tells something. */
export function importanceOf(index: SearchIndex, group: Group): number {
  const all = index.articleCount + 1
  const [first] = group.alternatives
  if (!first) return 0.8
  const frequency = index.frequency(rarestOf(index, first))
  return 0.35 + (0.65 * Math.log(1 + all / (1 + frequency))) / Math.log(1 + all)
}

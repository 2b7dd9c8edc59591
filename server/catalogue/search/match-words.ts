import { fieldBits } from './postings.ts'
import type { Alternative, Group } from './read-query.ts'
import { fields } from './search-document.ts'
import type { SearchIndex } from './search-index.ts'

/** What was found by words, before it is narrowed and ordered; the lists go together. */
export interface WordMatches {
  articles: number[]
  scores: number[]
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
  const optional = groups.filter(({ isRequired }) => !isRequired)
  const matches = isLoose
    ? matchMost(index, required.length > 1 ? required : partsOf(groups))
    : matchAll(index, required)
  if (optional.length > 0 && matches.articles.length <= mostRefined) {
    for (const group of optional) {
      const importance = importanceOf(index, group) * 0.5
      matches.articles.forEach((article, place) => {
        matches.scores[place]! += importance * bestOf(index, group, article)
      })
    }
  }
  addTitles(index, required, matches)
  addKinds(index, matches)
  return matches
}

const mostRefined = 30_000

/** The required groups, with those of several words taken apart. */
const partsOf = (groups: readonly Group[]): Group[] =>
  groups
    .filter(({ isRequired }) => isRequired)
    .flatMap((group) => group.parts ?? [group])
    .slice(0, 16)

function matchAll(index: SearchIndex, required: readonly Group[]): WordMatches {
  const ordered = required
    .map((group) => ({ group, size: sizeOf(index, group) }))
    .sort((one, other) => one.size - other.size)
  const [rarest, ...others] = ordered
  const nothing = { articles: [], scores: [], kept: undefined }
  if (!rarest || rarest.size === 0) return nothing
  makeRoom(index.size)
  let articles = scan(index, rarest.group)
  const importance = importanceOf(index, rarest.group)
  let scores = articles.map((article) => importance * groupBest[article]!)
  clear(articles)
  for (const { group, size } of others) {
    if (articles.length === 0) return nothing
    const weight = importanceOf(index, group)
    const isFew = articles.length * 16 * group.alternatives.length < size
    const touched = isFew ? [] : scan(index, group)
    const kept: number[] = []
    const sums: number[] = []
    for (let place = 0; place < articles.length; place += 1) {
      const article = articles[place]!
      const best = isFew ? bestOf(index, group, article) : groupBest[article]!
      if (best === 0) continue
      kept.push(article)
      sums.push(scores[place]! + weight * best)
    }
    clear(touched)
    articles = kept
    scores = sums
  }
  return { articles, scores, kept: undefined }
}

/** The least of what was asked, by importance, that must be said: of two words one, of several nearly half. */
const leastShare = (groups: number) => (groups <= 2 ? 0.3 : 0.42)

function matchMost(index: SearchIndex, required: readonly Group[]): WordMatches {
  const importances = required.map((group) => importanceOf(index, group))
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
  const articles = isEnough ? touched.filter((article) => (said[article]! & best) === best) : []
  const scores = articles.map((article) => score[article]!)
  forget(touched)
  return { articles, scores, kept: required.filter((_, number) => (best >> number) & 1) }
}

/** Those that say most of what was asked, the nearest first, where few say all of it. */
export function matchNear(
  index: SearchIndex,
  groups: readonly Group[],
  isWanted: (article: number) => boolean,
  most: number,
): number[] {
  const required = partsOf(groups)
  if (required.length < 2) return []
  const importances = required.map((group) => importanceOf(index, group))
  const touched = scanAny(index, required, importances)
  const coverage = coverageBy(importances)
  const least = importances.reduce((sum, importance) => sum + importance, 0) * leastShare(required.length)
  const near = touched.filter((article) => coverage(said[article]!) >= least && isWanted(article))
  const matches: WordMatches = {
    articles: near,
    scores: near.map((article) => coverage(said[article]!) + score[article]! * 2),
    kept: undefined,
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

/** How much a group matters: rare words tell more, and every word tells something. */
export function importanceOf(index: SearchIndex, group: Group): number {
  const all = index.articleCount + 1
  const [first] = group.alternatives
  if (!first) return 0.8
  const frequency = index.frequency(rarestOf(index, first))
  return 0.35 + (0.65 * Math.log(1 + all / (1 + frequency))) / Math.log(1 + all)
}

const kindWeight = 0.4

/** Where most of a category says plainly what was asked, its articles are what was meant: laptops, before the bags that name them. */
function addKinds(index: SearchIndex, { articles, scores }: WordMatches): void {
  let best = 0
  for (let place = 0; place < scores.length; place += 1) if (scores[place]! > best) best = scores[place]!
  const plainly = new Map<number, number>()
  for (let place = 0; place < articles.length; place += 1) {
    const category = index.categories[articles[place]!]!
    plainly.set(category, (plainly.get(category) ?? 0) + (scores[place]! / best) ** 4)
  }
  if (plainly.size < 2) return
  let most = 0.01
  for (const [category, count] of plainly) {
    // A few articles more than there are: a category of one proves little.
    const share = category < 0 ? 0 : count / (index.facetSize(category) + 3)
    plainly.set(category, share)
    most = Math.max(most, share)
  }
  for (let place = 0; place < articles.length; place += 1)
    scores[place]! += (kindWeight * plainly.get(index.categories[articles[place]!]!)!) / most
}

let groupOfTerm = new Int8Array(0)

/** A title that says little else, and the words in their order, are what was meant rather than an article that also mentions them. */
function addTitles(index: SearchIndex, groups: readonly Group[], { articles, scores }: WordMatches): void {
  if (articles.length > mostRefined) return
  if (groupOfTerm.length < index.postings.count) groupOfTerm = new Int8Array(index.postings.count * 2)
  const terms = groups.flatMap(({ alternatives }) => alternatives.flatMap((one) => one.terms))
  groups.forEach(({ alternatives }, number) => {
    for (const one of alternatives) for (const term of one.terms) groupOfTerm[term] = number + 1
  })
  articles.forEach((article, place) => {
    let best = 0
    for (const title of index.titles[article]!) best = Math.max(best, titleWorth(title))
    scores[place]! += best
  })
  for (const term of terms) groupOfTerm[term] = 0
}

function titleWorth(title: Int32Array): number {
  let matched = 0
  let inOrder = 0
  let before = 0
  for (let place = 0; place < title.length; place += 1) {
    const term = title[place]!
    const group = term < 0 ? 0 : groupOfTerm[term]!
    if (group > 0) {
      matched += 1
      if (before > 0 && group === before + 1) inOrder += 1
    }
    before = group
  }
  return (0.35 * matched) / Math.max(4, title.length) + 0.12 * inOrder
}

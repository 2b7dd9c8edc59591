import type { Id } from '@filrouge/kernel/ids.ts'
import { matchKinds, matchWords } from './match-words.ts'
import type { Group, ReadQuery } from './read-query.ts'
import type { SearchIndex } from './search-index.ts'
import type { Scored } from './weigh-matches.ts'

/** What narrows a search: values of one key widen, keys narrow. */
export interface Selected {
  groups: { key: string; facets: number[]; values: Set<string> }[]
  /** The facet of the category browsed, with all that lies under it. */
  within: number | undefined
  /** A category was named that holds nothing. */
  isImpossible: boolean
}

/** What is set for this query by hand, and what was found by a code: by article number. */
export interface Placed {
  pinned: readonly number[]
  hidden: ReadonlySet<number>
  exact: readonly number[]
}

export interface FacetCount {
  facet: number
  /** 0 among the articles found, else the place of the one key that kept them out. */
  misses: number
  count: number
}

/** Articles with what they are ordered by; the lists go together. */
export interface RankedArticles {
  articles: Int32Array
  ranks: Float64Array
}

export interface FoundArticles extends RankedArticles {
  /** The groups that count where no article says all of them. */
  kept: Group[] | undefined
}

/** What raises an article beside its words: how much it sells, whether it can be had. By number, 1 for no difference. */
export type Boost = (article: number) => number

const exactRank = 1e6
const pinnedRank = 1e7

/** Finds what a query asks for; without a query, everything that is browsed. Still to be narrowed. */
export function findArticles(
  index: SearchIndex,
  query: ReadQuery | undefined,
  selected: Selected,
  placed: Placed,
  boost: Boost,
): FoundArticles {
  if (selected.isImpossible) return { articles: new Int32Array(0), ranks: new Float64Array(0), kept: undefined }
  let found: Scored & { kept?: Group[] | undefined } = query
    ? matchWords(index, query.groups)
    : everything(index, selected)
  // What narrows was chosen among what was found: finding nothing then is the answer, not a reason to look wider.
  const isLong = query && (query.groups.length > 1 || query.groups[0]?.parts !== undefined)
  const mayLoosen = isLong && found.articles.length === 0 && placed.exact.length === 0
  if (selected.groups.length === 0) {
    if (mayLoosen) found = matchWords(index, query.groups, true)
    else if (isLong) found = matchKinds(index, query.groups, found.articles) ?? found
  }
  const { articles, scores: ranks, kept } = found
  for (let at = 0; at < articles.length; at += 1) ranks[at] = Math.round(ranks[at]! * boost(articles[at]!) * 1e5) / 1e5
  return { ...place({ articles, ranks }, placed), kept }
}

function everything(index: SearchIndex, { within }: Selected): Scored {
  const all =
    within === undefined ? Int32Array.from({ length: index.size }, (_, number) => number) : index.articlesWith(within)
  const articles = index.deadCount === 0 ? all : all.filter((article) => index.isAlive(article))
  return { articles, scores: new Float64Array(articles.length).fill(1) }
}

/** Puts first what is pinned or was found by its code, and leaves out what is hidden. */
function place(found: RankedArticles, { pinned, hidden, exact }: Placed): RankedArticles {
  if (pinned.length + hidden.size + exact.length === 0) return found
  const raised = new Map<number, number>()
  for (const [order, article] of exact.entries()) raised.set(article, exactRank - order)
  for (const [order, article] of pinned.entries()) raised.set(article, pinnedRank - order)
  const articles: number[] = [...raised.keys()]
  const ranks: number[] = [...raised.values()]
  for (let at = 0; at < found.articles.length; at += 1) {
    const article = found.articles[at]!
    if (raised.has(article) || hidden.has(article)) continue
    articles.push(article)
    ranks.push(found.ranks[at]!)
  }
  return { articles: Int32Array.from(articles), ranks: Float64Array.from(ranks) }
}

/** More than so many are counted by a sample: nobody reads the difference. */
const usuallyCounted = 40_000

let tally = new Int32Array(0)

/** Keeps what has every chosen key, and counts facets: a product that only one key keeps out counts for the other values of that key. */
export function narrowed(
  index: SearchIndex,
  { articles, ranks }: RankedArticles,
  { groups, within }: Selected,
  mostCounted = usuallyCounted,
): RankedArticles & { counts: FacetCount[] } {
  const facetCount = index.facetPairs.length
  if (tally.length < facetCount * (groups.length + 1)) tally = new Int32Array(facetCount * (groups.length + 1) * 2)
  const touched: number[] = []
  const kept = new Int32Array(articles.length)
  const keptRanks = new Float64Array(articles.length)
  let count = 0
  const step = Math.ceil(articles.length / mostCounted)
  const { starts, values } = index.facets
  for (let at = 0; at < articles.length; at += 1) {
    const article = articles[at]!
    if (within !== undefined && !index.facets.has(article, within)) continue
    const misses = groups.length === 0 ? 0 : missesOf(index, article, groups)
    if (misses < 0) continue
    if (misses === 0) {
      kept[count] = article
      keptRanks[count] = ranks[at]!
      count += 1
    }
    if (step > 1 && at % step > 0) continue
    const end = starts[article + 1]!
    for (let place = starts[article]!; place < end; place += 1) {
      const cell = misses * facetCount + values[place]!
      if (tally[cell] === 0) touched.push(cell)
      tally[cell]! += 1
    }
  }
  const counts = touched.map((cell) => ({
    facet: cell % facetCount,
    misses: Math.floor(cell / facetCount),
    count: tally[cell]! * step,
  }))
  for (const cell of touched) tally[cell] = 0
  return { articles: kept.subarray(0, count), ranks: keptRanks.subarray(0, count), counts }
}

function missesOf(index: SearchIndex, article: number, groups: Selected['groups']): number {
  let missed = 0
  for (let number = 0; number < groups.length; number += 1) {
    if (groups[number]!.facets.some((facet) => index.facets.has(article, facet))) continue
    if (missed > 0) return -1
    missed = number + 1
  }
  return missed
}

/** Where a page of a list ended. */
export interface Place {
  key: number
  id: Id<'product'>
}

/** The next articles of a list in falling order of their keys, each key with its article; ids settle what is equal. */
export function pageOf(
  index: SearchIndex,
  articles: Int32Array,
  keys: Float64Array,
  limit: number,
  after: Place | undefined,
): { articles: number[]; next: Place | undefined } {
  const isBefore = (one: number, other: number) =>
    keys[other]! - keys[one]! || (index.ids[articles[one]!]! < index.ids[articles[other]!]! ? -1 : 1)
  // The best so far, in order: nearly all the others are behind the last of them, and one look says so.
  const best: number[] = []
  for (let at = 0; at < articles.length; at += 1) {
    const key = keys[at]!
    if (best.length > limit && key < keys[best[limit]!]!) continue
    if (after && (key > after.key || (key === after.key && index.ids[articles[at]!]! <= after.id))) continue
    if (best.length > limit && isBefore(best[limit]!, at) < 0) continue
    let low = 0
    for (let high = best.length; low < high; ) {
      const middle = (low + high) >> 1
      if (isBefore(best[middle]!, at) < 0) low = middle + 1
      else high = middle
    }
    best.splice(low, 0, at)
    if (best.length > limit + 1) best.pop()
  }
  const last = best[limit - 1]
  return {
    articles: best.slice(0, limit).map((at) => articles[at]!),
    next: best.length > limit && last !== undefined ? { key: keys[last]!, id: index.ids[articles[last]!]! } : undefined,
  }
}

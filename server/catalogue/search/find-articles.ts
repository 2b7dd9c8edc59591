import type { Id } from '@filrouge/kernel/ids.ts'
import { matchWords } from './match-words.ts'
import type { Group, ReadQuery } from './read-query.ts'
import type { SearchIndex } from './search-index.ts'

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
  articles: number[]
  ranks: number[]
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
  if (selected.isImpossible) return { articles: [], ranks: [], kept: undefined }
  let { articles, scores, kept } = query
    ? matchWords(index, query.groups)
    : { ...everything(index, selected), kept: undefined }
  // What narrows was chosen among what was found: finding nothing then is the answer, not a reason to look wider.
  const isLong = query && (query.groups.length > 1 || query.groups[0]?.parts !== undefined)
  const mayLoosen = isLong && articles.length === 0 && placed.exact.length === 0
  if (mayLoosen && selected.groups.length === 0) ({ articles, scores, kept } = matchWords(index, query.groups, true))
  const ranks = scores.map((score, place) => Math.round(score * boost(articles[place]!) * 1e5) / 1e5)
  place(articles, ranks, placed)
  return { articles, ranks, kept }
}

function everything(index: SearchIndex, { within }: Selected): { articles: number[]; scores: number[] } {
  const all =
    within === undefined ? Array.from({ length: index.size }, (_, number) => number) : index.articlesWith(within)
  const articles = all.filter((article) => index.isAlive(article))
  return { articles, scores: new Array<number>(articles.length).fill(1) }
}

function place(articles: number[], ranks: number[], { pinned, hidden, exact }: Placed): void {
  const raise = (article: number, rank: number) => {
    const at = articles.indexOf(article)
    if (at >= 0) ranks[at] = rank
    else {
      articles.push(article)
      ranks.push(rank)
    }
  }
  for (const [order, article] of exact.entries()) raise(article, exactRank - order)
  for (const [order, article] of pinned.entries()) raise(article, pinnedRank - order)
  if (hidden.size === 0) return
  for (let at = articles.length - 1; at >= 0; at -= 1) {
    if (!hidden.has(articles[at]!)) continue
    articles.splice(at, 1)
    ranks.splice(at, 1)
  }
}

let tally = new Int32Array(0)

/** Keeps what has every chosen key, and counts facets: a product that only one key keeps out counts for the other values of that key. */
export function narrowed(
  index: SearchIndex,
  { articles, ranks }: RankedArticles,
  { groups, within }: Selected,
): RankedArticles & { counts: FacetCount[] } {
  const facetCount = index.facetPairs.length
  if (tally.length < facetCount * (groups.length + 1)) tally = new Int32Array(facetCount * (groups.length + 1) * 2)
  const touched: number[] = []
  const kept: number[] = []
  const keptRanks: number[] = []
  for (let at = 0; at < articles.length; at += 1) {
    const article = articles[at]!
    const facets = index.facets[article]!
    if (within !== undefined && !facets.includes(within)) continue
    const misses = missesOf(facets, groups)
    if (misses < 0) continue
    if (misses === 0) {
      kept.push(article)
      keptRanks.push(ranks[at]!)
    }
    for (let place = 0; place < facets.length; place += 1) {
      const cell = misses * facetCount + facets[place]!
      if (tally[cell] === 0) touched.push(cell)
      tally[cell]! += 1
    }
  }
  const counts = touched.map((cell) => ({
    facet: cell % facetCount,
    misses: Math.floor(cell / facetCount),
    count: tally[cell]!,
  }))
  for (const cell of touched) tally[cell] = 0
  return { articles: kept, ranks: keptRanks, counts }
}

function missesOf(facets: Int32Array, groups: Selected['groups']): number {
  let missed = 0
  for (let number = 0; number < groups.length; number += 1) {
    if (groups[number]!.facets.some((facet) => facets.includes(facet))) continue
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
  articles: readonly number[],
  keys: readonly number[],
  limit: number,
  after: Place | undefined,
): { articles: number[]; next: Place | undefined } {
  const isBefore = (one: number, other: number) =>
    keys[other]! - keys[one]! || (index.ids[articles[one]!]! < index.ids[articles[other]!]! ? -1 : 1)
  let best: number[] = []
  for (let at = 0; at < articles.length; at += 1) {
    if (after) {
      const key = keys[at]!
      if (key > after.key || (key === after.key && index.ids[articles[at]!]! <= after.id)) continue
    }
    best.push(at)
    // Never many more than are wanted are kept in order.
    if (best.length >= limit * 8 + 512) best = best.sort(isBefore).slice(0, limit + 1)
  }
  best = best.sort(isBefore).slice(0, limit + 1)
  const last = best[limit - 1]
  return {
    articles: best.slice(0, limit).map((at) => articles[at]!),
    next: best.length > limit && last !== undefined ? { key: keys[last]!, id: index.ids[articles[last]!]! } : undefined,
  }
}

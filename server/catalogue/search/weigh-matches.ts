import type { Group } from './read-query.ts'
import { titleEnd } from './rows.ts'
import type { SearchIndex } from './search-index.ts'

/** What was found by words; the lists go together. */
export interface Scored {
  articles: Int32Array
  scores: Float64Array
}

const kindWeight = 0.4

let plainly = new Float64Array(0)

/** Where most of a category says plainly what was asked, its articles are what was meant: laptops, before the bags that name them. */
export function addKinds(index: SearchIndex, { articles, scores }: Scored): void {
  let best = 0
  for (let place = 0; place < scores.length; place += 1) if (scores[place]! > best) best = scores[place]!
  if (plainly.length < index.facetPairs.length) plainly = new Float64Array(index.facetPairs.length * 2)
  const met: number[] = []
  for (let place = 0; place < articles.length; place += 1) {
    const category = index.categories[articles[place]!]!
    if (category < 0) continue
    if (plainly[category] === 0) met.push(category)
    const share = scores[place]! / best
    plainly[category]! += share * share * share * share
  }
  if (met.length > 1) {
    let most = 0.01
    for (const category of met) {
      // A few articles more than there are: a category of one proves little.
      plainly[category]! /= index.facetSize(category) + 3
      most = Math.max(most, plainly[category]!)
    }
    for (let place = 0; place < articles.length; place += 1) {
      const category = index.categories[articles[place]!]!
      if (category >= 0) scores[place]! += (kindWeight * plainly[category]!) / most
    }
  }
  for (const category of met) plainly[category] = 0
}

let groupOfTerm = new Int8Array(0)

/** A title that says little else, and the words in their order, are what was meant rather than an article that also mentions them. */
export function addTitles(index: SearchIndex, groups: readonly Group[], { articles, scores }: Scored): void {
  if (groupOfTerm.length < index.postings.count) groupOfTerm = new Int8Array(index.postings.count * 2)
  const terms = groups.flatMap(({ alternatives }) => alternatives.flatMap((one) => one.terms))
  groups.forEach(({ alternatives }, number) => {
    for (const one of alternatives) for (const term of one.terms) groupOfTerm[term] = number + 1
  })
  for (let place = 0; place < articles.length; place += 1) scores[place]! += titleWorth(index.titles, articles[place]!)
  for (const term of terms) groupOfTerm[term] = 0
}

/** Of the titles of an article, each language by itself, the one that says it best. */
function titleWorth({ starts, values }: SearchIndex['titles'], article: number): number {
  const end = starts[article + 1]!
  let best = 0
  let length = 0
  let matched = 0
  let inOrder = 0
  let before = 0
  for (let at = starts[article]!; at <= end; at += 1) {
    const term = at < end ? values[at]! : titleEnd
    if (term === titleEnd) {
      best = Math.max(best, (0.35 * matched) / Math.max(4, length) + 0.12 * inOrder)
      length = matched = inOrder = before = 0
      continue
    }
    const group = groupOfTerm[term]!
    length += 1
    if (group > 0) matched += 1
    if (group > 0 && before > 0 && group === before + 1) inOrder += 1
    before = group
  }
  return best
}

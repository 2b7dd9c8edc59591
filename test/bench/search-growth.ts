import { type Id, newId } from '@filrouge/kernel/ids.ts'
import { findArticles, pageOf, readQuery, SearchIndex, searchDocument } from '@filrouge/server/catalogue/public.ts'
import { round } from './journey.ts'
import { queriesFrom } from './search-queries.ts'

const sizes = [1000, 10_000, 100_000, 300_000, 1_000_000]
const everywhere = { groups: [], within: undefined, isImpossible: false }
const nowhere = { exact: [], pinned: [], hidden: new Set<number>() }
const noReference = { categories: new Map(), categoriesByCode: new Map(), attributes: new Map() }

/** The index alone, from a thousand articles to a million: titles beyond those given are recombined from two halves. */
export function growth(titles: readonly string[]) {
  const index = new SearchIndex()
  const queries = queriesFrom(titles, 1000)
  const memory = () => process.memoryUsage().rss / 1e6
  const before = memory()
  return sizes.map((size) => {
    const from = index.size
    const began = performance.now()
    for (let number = from; number < size; number += 1) index.add(searchDocument(product(titles, number), noReference))
    const perSecond = (size - from) / ((performance.now() - began) / 1000)
    const times = queries.map((query) => {
      const start = performance.now()
      const found = findArticles(index, readQuery(index, { of: () => [] }, query), everywhere, nowhere, () => 1)
      pageOf(index, found.articles, found.ranks, 20, undefined)
      return performance.now() - start
    })
    times.sort((one, other) => one - other)
    return {
      articles: size,
      p50: round(times[500]!, 2),
      p99: round(times[990]!, 1),
      addedPerSecond: Math.round(perSecond),
      megabytes: Math.round(memory() - before),
    }
  })
}

function product(titles: readonly string[], number: number) {
  const one = titles[number % titles.length]!
  const title = number < titles.length ? one : recombined(one, titles[(number * 104_729 + 17) % titles.length]!)
  return {
    id: newId('product'),
    revision: 1,
    brand: 'Divers',
    categoryId: 'none' as Id<'category'>,
    titleFr: title,
    titleEn: title,
    descriptionFr: '',
    descriptionEn: '',
    attributes: {},
    newestOn: '2026-01-01',
    options: [],
  }
}

function recombined(one: string, other: string): string {
  const front = one.split(' ')
  const back = other.split(' ')
  return [...front.slice(0, Math.ceil(front.length / 2)), ...back.slice(back.length >> 1)].join(' ')
}

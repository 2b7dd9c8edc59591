import type { Id } from '@filrouge/kernel/ids.ts'
import { fieldBits, PostingLists } from './postings.ts'
import { Rows, titleEnd } from './rows.ts'
import { type FacetPair, fields, type SearchDocument } from './search-document.ts'
import { stem } from './stem.ts'
import { Vocabulary } from './vocabulary.ts'

/**
 * The words and facets of every article, in memory. Articles are numbered as they come; one that changes is added anew and its former number is
 * dead, so whoever is reading sees the old until the new is whole.
 */
export class SearchIndex {
  readonly postings = new PostingLists()
  readonly vocabulary = new Vocabulary()
  /** By number. */
  readonly ids: Id<'product'>[] = []
  readonly facets = new Rows()
  /** The terms of the telling words of the titles, in order. */
  readonly titles = new Rows()
  /** The facet of the category it is in itself; -1 where it has none. */
  readonly categories: number[] = []
  /** Days since 1970. */
  readonly newest: number[] = []
  private readonly revisions: number[] = []
  private readonly dead: boolean[] = []
  private readonly numbers = new Map<Id<'product'>, number>()
  private readonly terms = new Map<string, number>()
  /** By term: how many articles say with it what they are. */
  private readonly kinds: number[] = []
  private readonly facetNumbers = new Map<string, number>()
  readonly facetPairs: FacetPair[] = []
  private readonly facetArticles = new PostingLists()
  private readonly facetSizes: number[] = []
  /** Which numbers stand for articles that have changed since. */
  deadCount = 0

  /** How many numbers have been given. */
  get size(): number {
    return this.ids.length
  }

  get articleCount(): number {
    return this.numbers.size
  }

  isAlive(article: number): boolean {
    return this.dead[article] !== true
  }

  numberOf(id: Id<'product'>): number | undefined {
    return this.numbers.get(id)
  }

  revisionOf(id: Id<'product'>): number | undefined {
    const number = this.numbers.get(id)
    return number === undefined ? undefined : this.revisions[number]
  }

  /** The term of a word, if an article says it. */
  term(word: string): number | undefined {
    return this.terms.get(stem(word))
  }

  /** How many articles say a term. */
  frequency(term: number): number {
    return this.postings.length(term)
  }

  /** How much a term names what things are rather than how they are, from 0 to 1: « canapé », not « convertible ». */
  kindShare(term: number): number {
    return this.kinds[term]! / this.postings.length(term)
  }

  facetNumber(key: string, value: string): number | undefined {
    return this.facetNumbers.get(`${key}:${value}`)
  }

  /** How many articles have a facet. */
  facetSize(facet: number): number {
    return this.facetSizes[facet]!
  }

  /** The articles with a facet, dead ones among them. */
  articlesWith(facet: number): Int32Array {
    const list = this.facetArticles.of(facet)
    const articles = new Int32Array(this.facetArticles.length(facet))
    for (let place = 0; place < articles.length; place += 1) articles[place] = list[place]! >>> fieldBits
    return articles
  }

  add(document: SearchDocument): void {
    const before = this.numbers.get(document.id)
    const article = this.ids.length
    this.ids.push(document.id)
    this.revisions.push(document.revision)
    this.newest.push(Math.floor(Date.parse(document.newestOn) / 86_400_000))
    const stems = new Map<number, number>()
    for (const [word, said] of document.words) {
      const term = this.vocabulary.count(word) ?? this.vocabulary.add(word, this.termFor(stem(word)))
      stems.set(term, (stems.get(term) ?? 0) | said)
    }
    for (const [word, shown] of document.shown) this.vocabulary.show(word, shown)
    for (const [term, said] of stems) {
      this.postings.add(term, article, said)
      if ((said & (fields.head | fields.category)) !== 0) this.kinds[term]! += 1
    }
    const titles = document.titles.map((words) => words.map((word) => this.terms.get(stem(word)) ?? 0))
    this.titles.add(titles.flatMap((terms, number) => (number === 0 ? terms : [titleEnd, ...terms])))
    const facets = Int32Array.from(document.facets, (pair) => this.facetFor(pair)).sort()
    for (const facet of facets) {
      this.facetArticles.add(facet, article, 0)
      this.facetSizes[facet]! += 1
    }
    this.facets.add(facets)
    this.categories.push(facets.find((facet) => this.facetPairs[facet]!.key === 'category') ?? -1)
    if (before !== undefined) {
      this.dead[before] = true
      for (const facet of this.facets.of(before)) this.facetSizes[facet]! -= 1
      this.deadCount += 1
    }
    this.numbers.set(document.id, article)
  }

  private termFor(stemmed: string): number {
    const known = this.terms.get(stemmed)
    if (known !== undefined) return known
    const term = this.postings.open()
    this.kinds.push(0)
    this.terms.set(stemmed, term)
    return term
  }

  private facetFor(pair: FacetPair): number {
    const name = `${pair.key}:${pair.value}`
    const known = this.facetNumbers.get(name)
    if (known !== undefined) return known
    const facet = this.facetArticles.open()
    this.facetNumbers.set(name, facet)
    this.facetPairs.push(pair)
    this.facetSizes.push(0)
    return facet
  }
}

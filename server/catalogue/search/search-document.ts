import type { Id } from '@filrouge/kernel/ids.ts'
import { fold } from '@filrouge/kernel/text.ts'
import { type AttributeValue, type Category, type Text, textIn } from '../catalogue.ts'
import type { CatalogueReference } from '../reference.ts'
import { indexedWordsOf, shownWords, tellingWords, wordsOf } from './search-text.ts'

/** A product as search reads it. */
export interface SearchedProduct {
  id: Id<'product'>
  revision: number
  brand: string
  categoryId: Id<'category'>
  titleFr: string
  titleEn: string
  descriptionFr: string
  descriptionEn: string
  attributes: Record<string, AttributeValue>
  /** A civil day. */
  newestOn: string
  options: Record<string, Text>[]
}

export interface FacetPair {
  key: string
  /** The same in every language; `within` is a category with all that lies under it. */
  value: string
  titleFr: string
  titleEn: string
}

/** Where an article says a word; several at once are added up. */
export const fields = {
  title: 1,
  /** What the thing is: the first word of a French title, the last before the details of an English one. */
  head: 2,
  brand: 4,
  category: 8,
  option: 16,
  attribute: 32,
  description: 64,
  above: 128,
} as const

export interface SearchDocument {
  id: Id<'product'>
  revision: number
  newestOn: string
  /** Each word with the fields that say it. */
  words: Map<string, number>
  /** The telling words of the titles, in order; one list for each language that differs. */
  titles: string[][]
  facets: FacetPair[]
  shown: Map<string, string>
}

// An index of everything a supplier's sheet says finds too much and grows without end.
const mostAttributeWords = 400
const mostDescriptionWords = 400
const longestFacetValue = 60

/** Makes the search document of a product. */
export function searchDocument(product: SearchedProduct, reference: CatalogueReference): SearchDocument {
  const category = reference.categories.get(product.categoryId)
  const words = new Map<string, number>()
  const say = (said: readonly string[], field: number) => {
    for (const word of said) words.set(word, (words.get(word) ?? 0) | field)
  }
  const titles = [...new Set([product.titleFr, product.titleEn])]
  for (const title of titles) {
    const { main, mention } = partsOf(title)
    say(indexedWordsOf(main), fields.title)
    say(indexedWordsOf(mention), fields.attribute)
  }
  if (titles.length > 1) say(headsOf(product.titleFr, product.titleEn), fields.head)
  say(indexedWordsOf(product.brand), fields.brand)
  if (category) {
    say([category.titleFr, category.titleEn].flatMap(indexedWordsOf), fields.category)
    say(
      category.path
        .slice(0, -1)
        .flatMap(({ titleFr, titleEn }) => [titleFr, titleEn])
        .flatMap(indexedWordsOf),
      fields.above,
    )
  }
  const options = product.options.flatMap((one) => Object.values(one))
  say(bothOf(options).flatMap(indexedWordsOf), fields.option)
  const attributes = Object.entries(product.attributes).flatMap(([key, value]) => textsOf(key, value, reference))
  say(indexedWordsOf([...new Set(attributes)].join(' ; ')).slice(0, mostAttributeWords), fields.attribute)
  for (const text of new Set([product.descriptionFr, product.descriptionEn]))
    say(indexedWordsOf(text).slice(0, mostDescriptionWords), fields.description)
  return {
    id: product.id,
    revision: product.revision,
    newestOn: product.newestOn,
    words,
    titles: titles.map((title) => tellingWords(wordsOf(title))),
    facets: facetsOf(product, category, reference),
    shown: shownIn(product, category, options),
  }
}

const mention = /\s(?:pour|for|compatible|replaces|remplace|fits|suitable)\s/i

/** What a title says the thing is, and what it only goes with: « Coque | pour Zéphia 12 ». */
function partsOf(title: string): { main: string; mention: string } {
  const at = title.search(mention)
  return at <= 0 ? { main: title, mention: '' } : { main: title.slice(0, at), mention: title.slice(at) }
}

function headsOf(titleFr: string, titleEn: string): string[] {
  const first = tellingWords(indexedWordsOf(partsOf(titleFr).main.split(' ')[0] ?? ''))
  const noun = titleEn.split(/[,(]| with | for | of | in /)[0] ?? ''
  return [...first, ...wordsOf(noun).slice(-1)]
}

const bothOf = (texts: readonly Text[]): string[] => [
  ...new Set(texts.flatMap((text) => (typeof text === 'string' ? [text] : [text.fr, text.en]))),
]

/** What an attribute adds to the words: its text; for a facet that is a number, with its name and unit (« écran 55 »); the name of what it has. */
function textsOf(key: string, value: AttributeValue, reference: CatalogueReference): string[] {
  if (typeof value !== 'number' && typeof value !== 'boolean') return bothOf([value])
  const attribute = reference.attributes.get(key)
  if (!attribute?.isFacet || value === false) return []
  const titles = [attribute.titleFr, attribute.titleEn]
  return value === true ? titles : titles.map((title) => `${title} ${value} ${attribute.unit ?? ''}`)
}

function facetsOf(
  product: SearchedProduct,
  category: Category | undefined,
  reference: CatalogueReference,
): FacetPair[] {
  const pairs = new Map<string, FacetPair>()
  const add = (key: string, value: string, titleFr: string, titleEn: string) => {
    if (value !== '' && value.length <= longestFacetValue)
      pairs.set(`${key}:${value}`, { key, value, titleFr, titleEn })
  }
  add('brand', fold(product.brand), product.brand, product.brand)
  if (category) add('category', category.code, category.titleFr, category.titleEn)
  for (const one of category?.path ?? []) add('within', one.code, one.titleFr, one.titleEn)
  const facetKeys = [...Object.entries(product.attributes), ...product.options.flatMap((one) => Object.entries(one))]
  for (const [key, value] of facetKeys) {
    if (!reference.attributes.get(key)?.isFacet) continue
    if (typeof value === 'boolean') add(key, String(value), value ? 'Oui' : 'Non', value ? 'Yes' : 'No')
    else if (typeof value === 'number') add(key, String(value), String(value).replace('.', ','), String(value))
    else add(key, fold(textIn(value, 'en')), textIn(value, 'fr'), textIn(value, 'en'))
  }
  return [...pairs.values()]
}

// Only words with an accent need to be remembered as they are written.
function shownIn(
  product: SearchedProduct,
  category: Category | undefined,
  options: readonly Text[],
): Map<string, string> {
  const texts = [product.titleFr, product.titleEn, product.brand, ...bothOf(options)]
  for (const one of category?.path ?? []) texts.push(one.titleFr, one.titleEn)
  for (const value of Object.values(product.attributes)) {
    if (typeof value === 'string') texts.push(value)
    else if (typeof value === 'object') texts.push(value.fr, value.en)
  }
  const text = texts.filter((one) => /[^ -~]/.test(one)).join(' ')
  return text === '' ? new Map() : shownWords(text)
}

import { printedGtin } from '@filrouge/kernel/gtin.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import { fold } from '@filrouge/kernel/text.ts'
import { type AttributeValue, type Category, type Text, textIn } from './catalogue.ts'
import type { ProductToAdd } from './product-to-add.ts'
import type { CatalogueReference } from './reference.ts'
import { indexedWordsOf, shownWords } from './search-text.ts'

export interface FacetPair {
  key: string
  value: string
  titleFr: string
  titleEn: string
}

/** What search keeps of a product: words by weight and language, exact codes, facets, and its words as people write them. */
export interface SearchDocument {
  /** Titles and brand (A), own category and options (B), attributes (C), descriptions and the categories above (D). */
  french: { a: string; b: string; c: string; d: string }
  english: { a: string; b: string; c: string; d: string }
  codes: string[]
  facets: FacetPair[]
  shown: Map<string, string>
}

/** A product ready to be written. */
export interface Prepared {
  id: Id<'product'>
  product: ProductToAdd
  hash: string
  document: SearchDocument
}

// An index of everything a supplier's sheet says finds too much and grows without end.
const mostAttributeWords = 400
const longestFacetValue = 60

/** Makes the search document of a product as it is loaded. */
export function searchDocument(
  product: ProductToAdd,
  category: Category,
  reference: CatalogueReference,
): SearchDocument {
  const above = category.path.slice(0, -1)
  const options = product.variants.flatMap((variant) => Object.values(variant.options ?? {}))
  const attributes = Object.entries(product.attributes ?? {})
  const inLanguage = (language: 'fr' | 'en') => {
    const isFrench = language === 'fr'
    const title = isFrench ? product.titleFr : product.titleEn
    const titleOf = (one: Category) => (isFrench ? one.titleFr : one.titleEn)
    const description = isFrench ? product.descriptionFr : product.descriptionEn
    return {
      // No SKU among the words: pieces of one (TEL-…) would be taken for words (« télé »). Codes are found as codes.
      a: joined([title, product.brand]),
      b: joined([titleOf(category), ...options.map((option) => textIn(option, language))]),
      c: indexedWordsOf(attributes.flatMap(([key, value]) => textOf(key, value, language, reference)).join(' ; '))
        .slice(0, mostAttributeWords)
        .join(' '),
      d: joined([description ?? '', ...above.map(titleOf)]),
    }
  }
  return {
    french: inLanguage('fr'),
    english: inLanguage('en'),
    codes: codesOf(product),
    facets: facetsOf(product, category, reference),
    shown: shownIn(product, category, options),
  }
}

const joined = (texts: readonly string[]) => [...new Set(texts)].flatMap(indexedWordsOf).join(' ')

/** What an attribute adds to the words: its text; for a facet that is a number, with its name and unit (« écran 55 »); the name of what it has. */
function textOf(key: string, value: AttributeValue, language: 'fr' | 'en', reference: CatalogueReference): string[] {
  if (typeof value !== 'number' && typeof value !== 'boolean') return [textIn(value, language)]
  const attribute = reference.attributes.get(key)
  if (!attribute?.isFacet || value === false) return []
  const title = language === 'fr' ? attribute.titleFr : attribute.titleEn
  return [value === true ? title : `${title} ${value} ${attribute.unit ?? ''}`]
}

function codesOf(product: ProductToAdd): string[] {
  const codes = product.variants.flatMap(({ sku, gtin, furtherGtins = [] }) => [
    fold(sku),
    ...[...(gtin ? [gtin] : []), ...furtherGtins].flatMap((one) => [one, printedGtin(one)]),
  ])
  const { reference } = product.attributes ?? {}
  if (typeof reference === 'string') codes.push(fold(reference))
  return [...new Set(codes)]
}

function facetsOf(product: ProductToAdd, category: Category, reference: CatalogueReference): FacetPair[] {
  const pairs = new Map<string, FacetPair>()
  const add = (key: string, value: string, titleFr: string, titleEn: string) => {
    if (value !== '' && value.length <= longestFacetValue)
      pairs.set(`${key}:${value}`, { key, value, titleFr, titleEn })
  }
  add('brand', fold(product.brand), product.brand, product.brand)
  add('category', category.code, category.titleFr, category.titleEn)
  for (const one of category.path) add('within', one.code, one.titleFr, one.titleEn)
  const facetKeys = [
    ...Object.entries(product.attributes ?? {}),
    ...product.variants.flatMap((variant) => Object.entries(variant.options ?? {})),
  ]
  for (const [key, value] of facetKeys) {
    if (!reference.attributes.get(key)?.isFacet) continue
    if (typeof value === 'boolean') add(key, String(value), value ? 'Oui' : 'Non', value ? 'Yes' : 'No')
    else if (typeof value === 'number') add(key, String(value), String(value).replace('.', ','), String(value))
    else add(key, fold(textIn(value, 'en')), textIn(value, 'fr'), textIn(value, 'en'))
  }
  return [...pairs.values()]
}

function shownIn(product: ProductToAdd, category: Category, options: readonly Text[]): Map<string, string> {
  const texts = [product.titleFr, product.titleEn, product.brand, product.descriptionFr, product.descriptionEn]
  for (const one of category.path) texts.push(one.titleFr, one.titleEn)
  for (const value of [...options, ...Object.values(product.attributes ?? {})]) {
    if (typeof value === 'string') texts.push(value)
    else if (typeof value === 'object') texts.push(value.fr, value.en)
  }
  return shownWords(texts.filter((text) => text !== undefined).join(' '))
}

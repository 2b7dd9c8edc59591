import type { Id } from '@filrouge/kernel/ids.ts'
import type { Measure } from '@filrouge/rules/unit-price.ts'
import type { AttributeValue, Text } from './catalogue.ts'

export interface VariantToAdd {
  sku: string
  gtin?: string
  /** Other GTINs a scan may bring: of former packages, of other countries. */
  furtherGtins?: readonly string[]
  options?: Record<string, Text>
  /** How much of it one article is. */
  measure?: Measure
  /** What of its price, tax included, pays for its end of life. */
  ecoContributionMinor?: number
}

export interface PictureToAdd {
  /** Of its files, without size and ending. */
  name: string
  width: number
  height: number
  /** Those of the variants it shows, where it does not show all. */
  options?: Record<string, Text>
  /** What it shows beside the other pictures. */
  viewFr?: string
  viewEn?: string
}

export interface DocumentToAdd {
  kind: 'energy_label' | 'information_sheet' | 'guide'
  titleFr: string
  titleEn: string
  file: string
}

export interface ProductToAdd {
  handle: string
  brand: string
  /** The code of a category. */
  category: string
  titleFr: string
  titleEn: string
  descriptionFr?: string
  descriptionEn?: string
  /** Keys are those of attributes; `reference` is the manufacturer's own. */
  attributes?: Record<string, AttributeValue>
  vatRate?: number
  weightGrams?: number
  manufacturer?: { name: string; postalAddress: string; email: string } | null
  origin?: string
  /** A civil day. */
  releasedOn?: string
  /** What else came with it and is kept elsewhere, such as its price: where that differs, the product counts as updated. */
  fingerprint?: string
  /** In the order in which they are shown; left out, what it has stays. */
  pictures?: PictureToAdd[]
  documents?: DocumentToAdd[]
  variants: VariantToAdd[]
}

/** A product ready to be written. */
export interface Prepared {
  id: Id<'product'>
  product: ProductToAdd
  hash: string
}

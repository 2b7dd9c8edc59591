import type { AttributeValue, Text } from './catalogue.ts'

export interface VariantToAdd {
  sku: string
  gtin?: string
  /** Other GTINs a scan may bring: of former packages, of other countries. */
  furtherGtins?: readonly string[]
  options?: Record<string, Text>
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
  variants: VariantToAdd[]
}

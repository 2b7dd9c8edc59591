import type { BrandName } from './brands.ts'
import type { attributes, categories } from './catalogue.ts'

export interface BilingualText {
  fr: string
  en: string
}

export type AttributeKey = (typeof attributes)[number]['key']
export type CategoryCode = (typeof categories)[number]['code']

/** A price that was in force from so many days ago until so many days ago; the last one ends where the price of today begins. */
export interface PreviousPrice {
  amountMinor: number
  daysAgoFrom: number
  daysAgoTo: number
}

export interface VariantSource {
  sku: string
  options: Record<string, string | BilingualText>
  priceMinor: number
  previousPrices?: PreviousPrice[]
}

export interface ProductSource {
  handle: string
  brand: BrandName
  category: CategoryCode
  titleFr: string
  titleEn: string
  descriptionFr: string
  descriptionEn: string
  weightGrams: number
  attributes: Partial<Record<AttributeKey, BilingualText | number | boolean>>
  variants: VariantSource[]
}

const colourNames = {
  noir: 'black',
  blanc: 'white',
  bleu: 'blue',
  'bleu nuit': 'midnight blue',
  brut: 'raw indigo',
  gris: 'grey',
  écru: 'ecru',
  sable: 'sand',
  vert: 'green',
  'vert sauge': 'sage green',
  rouge: 'red',
  argent: 'silver',
  terracotta: 'terracotta',
  lavande: 'lavender',
  camel: 'camel',
  'bleu canard': 'teal',
  moutarde: 'mustard',
  'vert sapin': 'forest green',
  bordeaux: 'burgundy',
  ivoire: 'ivory',
  inox: 'stainless steel',
  rose: 'pink',
  'bleu ciel': 'sky blue',
  anthracite: 'charcoal',
  marron: 'brown',
  chêne: 'oak',
  crème: 'cream',
  noyer: 'walnut',
} as const

export type ColourName = keyof typeof colourNames

function colour(name: ColourName): BilingualText {
  return { fr: name, en: colourNames[name] }
}

function skuPart(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '-')
}

/** The title and the description of an article, in one language. */
type Said = [title: string, description: string]

/** An article on a few lines. */
export function article(
  handle: string,
  brand: BrandName,
  category: CategoryCode,
  weightGrams: number,
  [titleFr, descriptionFr]: Said,
  [titleEn, descriptionEn]: Said,
  attributes: ProductSource['attributes'],
  variants: VariantSource[],
): ProductSource {
  return { handle, brand, category, weightGrams, titleFr, titleEn, descriptionFr, descriptionEn, attributes, variants }
}

/** A class of the European energy label. */
export const energy = (letter: string): BilingualText => ({ fr: letter, en: letter })

/** A material in both languages. */
export const of = (fr: string, en: string): BilingualText => ({ fr, en })

/** An article sold in one form only. */
export function single(sku: string, priceMinor: number, previousPrices?: PreviousPrice[]): VariantSource[] {
  return [{ sku, options: {}, priceMinor, ...(previousPrices ? { previousPrices } : {}) }]
}

/** An article in several colours at one price. */
export function inColours(
  sku: string,
  priceMinor: number,
  names: ColourName[],
  previousPrices?: PreviousPrice[],
): VariantSource[] {
  return names.map((name) => ({
    sku: `${sku}-${skuPart(name)}`,
    options: { colour: colour(name) },
    priceMinor,
    ...(previousPrices ? { previousPrices } : {}),
  }))
}

/** A telephone or tablet in several capacities (gigabytes → price) and colours. */
export function inStorages(sku: string, prices: Record<number, number>, names: ColourName[]): VariantSource[] {
  return Object.entries(prices).flatMap(([gigabytes, priceMinor]) =>
    names.map((name) => ({
      sku: `${sku}-${gigabytes}-${skuPart(name)}`,
      options: { storage: { fr: `${gigabytes} Go`, en: `${gigabytes} GB` }, colour: colour(name) },
      priceMinor,
    })),
  )
}

/** A garment in every colour and size at one price. */
export function inSizes(
  sku: string,
  priceMinor: number,
  names: ColourName[],
  sizes: string[],
  previousPrices?: PreviousPrice[],
): VariantSource[] {
  return names.flatMap((name) =>
    sizes.map((size) => ({
      sku: `${sku}-${skuPart(name)}-${skuPart(size)}`,
      options: { size, colour: colour(name) },
      priceMinor,
      ...(previousPrices ? { previousPrices } : {}),
    })),
  )
}

/** The history of a plain reduction: one regular price for most of a year, then today's. */
export function reducedFrom(regularMinor: number, daysAgo: number): PreviousPrice[] {
  return [{ amountMinor: regularMinor, daysAgoFrom: 320, daysAgoTo: daysAgo }]
}

/** A picture that was drawn, by the name of its files. */
export interface PictureSource {
  name: string
  width: number
  height: number
  options?: Record<string, string | BilingualText>
  viewFr?: string
  viewEn?: string
}

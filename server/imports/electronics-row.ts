import { slug } from '@filrouge/kernel/text.ts'
import { z } from 'zod'
import type { ProductToAdd } from '../catalogue/public.ts'
import { attributesOf } from './electronics-attributes.ts'

/** A row of the electronics file: one article of a supplier, in English, its price in cents with tax. */
export const ElectronicsRow = z.looseObject({
  id: z.string().trim().min(1).max(40),
  title: z.string().trim().min(1).max(500),
  name: z.string().trim().optional(),
  ean: z.array(z.string().trim()).default([]),
  short_description: z.string().trim().max(20_000).nullish(),
  date_released: z.iso.datetime({ offset: true }).nullish().catch(null),
  supplier: z.string().trim().min(1).max(120),
  price: z.number().nullish(),
})
export type ElectronicsRow = z.output<typeof ElectronicsRow>

/** Reads a line; a text is the reason why it is none. */
export function readRow(text: string): ElectronicsRow | string {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return 'not JSON'
  }
  if (isUnstorable(text, value)) return 'contains characters that are no text'
  const read = ElectronicsRow.safeParse(value)
  if (read.success) return read.data
  return read.error.issues.map(({ path, message }) => `${path.join('.') || 'row'}: ${message}`).join('; ')
}

// PostgreSQL keeps no NUL, and half of a character pair is no text. Both can only come escaped.
function isUnstorable(text: string, value: unknown): boolean {
  const escaped = /\\u(?:0000|d[89a-f])/i
  return escaped.test(text) && /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/i.test(JSON.stringify(value))
}

/** The price in cents, where the row has one that can be asked for. */
export function priceOf({ price }: ElectronicsRow): number | undefined {
  return typeof price === 'number' && Number.isSafeInteger(price) && price > 0 && price < 1_000_000_000
    ? price
    : undefined
}

export const skuOf = ({ id }: ElectronicsRow) => `ICE-${id}`

/** The row as an article of the catalogue. */
export function productOf(row: ElectronicsRow, category: string): ProductToAdd {
  const [gtin, ...furtherGtins] = row.ean
  const attributes = attributesOf(row)
  const description = row.short_description ?? ''
  return {
    handle: `${slug(row.title).slice(0, 80).replace(/-+$/, '')}-${slug(row.id)}`,
    brand: row.supplier,
    category,
    titleFr: row.title,
    titleEn: row.title,
    descriptionFr: description,
    descriptionEn: description,
    attributes,
    vatRate: 20,
    weightGrams: weightOf(attributes.package_weight) ?? weightOf(attributes.weight) ?? 1000,
    origin: 'electronics',
    ...(row.date_released ? { releasedOn: row.date_released.slice(0, 10) } : {}),
    fingerprint: String(priceOf(row) ?? ''),
    variants: [{ sku: skuOf(row), ...(gtin === undefined ? {} : { gtin, furtherGtins }) }],
  }
}

// Sheets give grams; what weighs nothing or more than a lorry's load was meant otherwise.
function weightOf(value: unknown): number | undefined {
  return typeof value === 'number' && value >= 1 && value <= 500_000 ? Math.round(value) : undefined
}

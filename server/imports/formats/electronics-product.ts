import { slug } from '@filrouge/kernel/text.ts'
import type { ProductToAdd } from '../../catalogue/public.ts'
import { attributesOf } from './electronics-attributes.ts'
import type { ElectronicsRow } from './electronics-row.ts'

/** The price in cents, where the row has one that can be asked for. */
export function priceOf({ price }: ElectronicsRow): number | undefined {
  return typeof price === 'number' && Number.isSafeInteger(price) && price > 0 && price < 1_000_000_000
    ? price
    : undefined
}

export const skuOf = ({ id }: ElectronicsRow) => `ICE-${id}`

/** The row as an article of the catalogue. */
export function productOf(row: ElectronicsRow, cells: Record<string, unknown>, category: string): ProductToAdd {
  const [gtin, ...furtherGtins] = row.ean
  const attributes = attributesOf(row, cells)
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

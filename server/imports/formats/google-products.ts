import { fromDecimal, isCurrency } from '@filrouge/kernel/money.ts'
import { slug } from '@filrouge/kernel/text.ts'
import { addCategories } from '../../catalogue/public.ts'
import { Fault, type RowOf, required, text } from './column.ts'
import type { Format, Row } from './format.ts'
import { type ReadProduct, writeProducts } from './plain/catalogue.ts'
import { plainText } from './plain-text.ts'
import { readCells } from './read-cells.ts'

/** An amount with its currency, as the feed has it: `129.00 EUR`. */
const price = {
  ...text(60),
  kind: 'text' as const,
  read(cell: string): { minor: number; currency: 'EUR' } | Fault {
    const [, decimal = '', code = ''] = /^([\d.,\s]+?)\s*([A-Za-z]{3})$/.exec(cell.trim()) ?? []
    const known = code.toUpperCase()
    if (!isCurrency(known)) return new Fault('unknown_currency')
    const money = fromDecimal(decimal.replace(/\s/g, ''), known)
    return money && money.minor >= 0 ? { minor: money.minor, currency: known as 'EUR' } : new Fault('not_an_amount')
  },
}

const columns = {
  id: required(text(80)),
  title: required(text(500)),
  description: text(20_000),
  item_group_id: text(80, { names: ['item group id'] }),
  brand: text(120),
  gtin: text(40),
  mpn: text(80),
  price: { ...price, names: [] },
  product_type: text(750, { names: ['product type'] }),
  google_product_category: text(750, { names: ['google product category'] }),
  color: text(120, { names: ['colour', 'couleur'] }),
  size: text(120, { names: ['taille'] }),
  material: text(200, { names: ['matiere'] }),
  shipping_weight: text(40, { names: ['shipping weight'] }),
}
type Cells = RowOf<typeof columns>

/** A Google Merchant product feed, as a table or as XML: items of one group are the variants of one product. */
export const googleProducts: Format<ReadProduct> = {
  name: 'google-products',
  roles: ['merchandiser'],
  columns,
  batchRows: 1000,
  keyOf: ({ item_group_id: group, id }) => String(group ?? '').trim() || String(id ?? '').trim(),
  read(rows, work) {
    const read = rows.map((row: Row) => ({ line: row.line, cells: readCells(columns, row, work) }))
    if (read.some(({ cells }) => cells === undefined)) return undefined
    return productOf(read as { line: number; cells: Cells }[])
  },
  async write(tx, things, work) {
    const types = new Map(things.map(({ product }) => [product.category, titles.get(product) ?? product.category]))
    await addCategories(
      tx,
      [...types].map(([code, title]) => ({ code, titleFr: title, titleEn: title, position: 930 })),
    )
    return writeProducts(tx, things, work)
  },
}

// What the category of a product is called in the feed, kept beside it on the way from reading to writing.
const titles = new WeakMap<object, string>()

function productOf(rows: readonly { line: number; cells: Cells }[]): ReadProduct {
  const { line, cells } = rows[0]!
  const type = (cells.product_type ?? cells.google_product_category ?? '').split('>').at(-1)!.trim() || 'Articles'
  const description = plainText(cells.description ?? '')
  const attributes = { ...(cells.mpn && { reference: cells.mpn }), ...(cells.material && { material: cells.material }) }
  const prices = rows.flatMap(({ cells: one }) => {
    const { id, price } = one
    return price && price.minor > 0 ? [{ sku: id, amountMinor: price.minor, currency: price.currency }] : []
  })
  const product = {
    handle: `${slug(cells.title).slice(0, 80).replace(/-+$/, '')}-${slug(cells.item_group_id ?? cells.id)}`,
    ...{
      brand: cells.brand ?? '',
      category: `google-${slug(type) || 'articles'}`,
      titleFr: cells.title,
      titleEn: cells.title,
    },
    ...{ descriptionFr: description, descriptionEn: description, attributes, origin: 'google' },
    weightGrams: gramsOf(cells.shipping_weight) ?? 1000,
    fingerprint: prices.map(({ amountMinor }) => amountMinor).join(' '),
    variants: rows.map(({ cells: one }) => ({
      sku: one.id,
      ...(one.gtin && { gtin: one.gtin }),
      options: { ...(one.color && { colour: one.color }), ...(one.size && { size: one.size }) },
    })),
  }
  titles.set(product, type)
  return { line, lineOf: new Map(rows.map((row) => [row.cells.id, row.line])), prices, product }
}

const gramsIn: Record<string, number> = { g: 1, kg: 1000, lb: 453.59237, oz: 28.349523125 }

function gramsOf(weight: string | undefined): number | undefined {
  const [, value, unit] = /^([\d.]+)\s*(g|kg|lb|oz)$/i.exec(weight?.trim() ?? '') ?? []
  const grams = Math.round(Number(value) * (gramsIn[unit?.toLowerCase() ?? ''] ?? Number.NaN))
  return grams > 0 && grams < 10_000_000 ? grams : undefined
}

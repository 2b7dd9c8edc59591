import { isGtin, normaliseGtin } from '@filrouge/kernel/gtin.ts'
import { slug } from '@filrouge/kernel/text.ts'
import { z } from 'zod'
import { addAttributes, addCategories, addProducts, type ProductToAdd } from '../../catalogue/public.ts'
import type { Format } from './format.ts'

const longText = z.string().trim().max(20_000).optional()

/** A French grocery article as Open Food Facts knows it: allergens stand between underscores. */
const GtinRow = z.looseObject({
  gtin: z.string().trim().min(1).max(40),
  name: z.string().trim().min(1).max(500),
  ingredients: longText,
})

const category = {
  code: 'epicerie',
  titleFr: 'Épicerie',
  titleEn: 'Grocery',
  position: 900,
}

/** What a hundred grams hold, as the file has it. */
const nutrients = [
  { key: 'fat', from: 'fat_amount', titleFr: 'Matières grasses', titleEn: 'Fat' },
  { key: 'saturated_fat', from: 'saturated_fats', titleFr: 'dont acides gras saturés', titleEn: 'of which saturates' },
  { key: 'carbohydrate', from: 'carbohydrate', titleFr: 'Glucides', titleEn: 'Carbohydrate' },
  { key: 'sugars', from: 'sugar', titleFr: 'dont sucres', titleEn: 'of which sugars' },
  { key: 'protein', from: 'protein', titleFr: 'Protéines', titleEn: 'Protein' },
  { key: 'salt', from: 'salt', titleFr: 'Sel', titleEn: 'Salt' },
]

/** Grocery articles known by their bar code; one whose check digit is wrong is no article, and is reported. */
export const gtins: Format<ProductToAdd & { line: number }> = {
  name: 'gtins',
  roles: ['merchandiser'],
  batchRows: 2000,
  keyOf: ({ gtin }) => (typeof gtin === 'string' ? gtin.trim() : ''),
  async begin(tx) {
    await addCategories(tx, [category])
    const named = nutrients.map(({ key, titleFr, titleEn }) => ({ key, titleFr, titleEn, unit: 'g', facet: false }))
    await addAttributes(tx, [...named, { key: 'allergens', titleFr: 'Allergènes', titleEn: 'Allergens', facet: false }])
  },
  read([first, ...others], { say }) {
    for (const { line } of others) say({ line, code: 'same_as_line', detail: String(first!.line), isBad: true })
    const { line, cells } = first!
    const read = GtinRow.safeParse(cells)
    if (!read.success) {
      for (const { path, message } of read.error.issues)
        say({ line, column: path.join('.'), code: 'not_as_expected', detail: message, isBad: true })
      return undefined
    }
    if (!isGtin(read.data.gtin)) {
      say({ line, column: 'gtin', code: 'wrong_gtin', detail: read.data.gtin, isBad: true })
      return undefined
    }
    return { line, ...productOf(read.data) }
  },
  async write(tx, things, { call, say }) {
    const { outcomes, dropped } = await addProducts(
      tx,
      things.map(({ line: _, ...product }) => product),
      call.now,
    )
    const lineOf = new Map(things.map(({ line, variants }) => [variants[0]!.sku, line]))
    for (const { sku, gtin, takenBy } of dropped)
      say({ line: lineOf.get(sku)!, column: 'gtin', code: 'gtin_taken', detail: `${gtin} (${takenBy})`, isBad: false })
    return outcomes.map((outcome) => (outcome === 'inserted' ? 'added' : outcome === 'updated' ? 'changed' : 'same'))
  },
}

function productOf(row: z.output<typeof GtinRow>): ProductToAdd {
  const { gtin, name, ingredients = '' } = row
  const allergens = [
    ...new Set([...ingredients.matchAll(/_([^_]{1,60})_/g)].map(([, allergen]) => allergen!.trim().toLowerCase())),
  ]
  const held = nutrients.flatMap(({ key, from }) => {
    const value = Number(row[from])
    return typeof row[from] === 'string' && row[from] !== '' && value >= 0 && value <= 100
      ? [[key, Math.round(value * 1000) / 1000] as const]
      : []
  })
  const description = ingredients.replaceAll('_', '')
  return {
    handle: `${slug(name).slice(0, 60).replace(/-+$/, '')}-${gtin}`.replace(/^-/, ''),
    // The file names no brand.
    brand: '',
    category: category.code,
    titleFr: name,
    titleEn: name,
    descriptionFr: description,
    descriptionEn: description,
    attributes: {
      ...Object.fromEntries(held),
      ...(allergens.length > 0 ? { allergens: allergens.join(', ').slice(0, 500) } : {}),
    },
    vatRate: 5.5,
    origin: 'gtins',
    variants: [{ sku: gtin, gtin: normaliseGtin(gtin)! }],
  }
}

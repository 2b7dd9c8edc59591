import { fromDecimal } from '@filrouge/kernel/money.ts'
import { type Measure, measureUnits } from '@filrouge/rules/unit-price.ts'
import sql from 'sql-template-tag'
import { z } from 'zod'
import {
  addAttributes,
  addCategories,
  addProducts,
  type ProductToAdd,
  type VariantToAdd,
} from '../../../catalogue/public.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { setPrices } from '../../../pricing/public.ts'
import type { Export } from '../../exporting/export.ts'
import {
  amount,
  currency,
  day,
  Fault,
  jsonOf,
  list,
  number,
  type RowOf,
  required,
  text,
  whole,
  yesNo,
} from '../column.ts'
import type { Format, Row, Work } from '../format.ts'
import { readCells } from '../read-cells.ts'
import { definedOnly } from './places.ts'
import { plainFile } from './plain-format.ts'

export const categories = plainFile({
  name: 'categories',
  roles: ['merchandiser'],
  columns: {
    code: required(text(80)),
    parent: text(80),
    title_fr: required(text(200)),
    title_en: text(200),
    position: whole(0, 1_000_000),
  },
  key: 'code',
  batchRows: 20_000,
  query: sql`
    select c.code, p.code as parent, c.title_fr, c.title_en, c.position from categories c left join categories p on p.id = c.parent_id
    order by c.code collate "C"`,
  async check(tx, rows, { say }) {
    const known = await tx.rows<{ code: string }>(sql`select code from categories`)
    const codes = new Set([...known.map(({ code }) => code), ...rows.map(({ cells }) => cells.code)])
    for (const { line, cells } of rows)
      if (cells.parent !== undefined && !codes.has(cells.parent))
        say({ line, column: 'parent', code: 'unknown_category', detail: cells.parent, isBad: true })
  },
  write: (tx, rows) =>
    addCategories(
      tx,
      rows.map(({ cells }) => ({
        ...{ code: cells.code, parent: cells.parent ?? null, titleFr: cells.title_fr, position: cells.position ?? 0 },
        titleEn: cells.title_en ?? cells.title_fr,
      })),
    ),
})

export const attributes = plainFile({
  name: 'attributes',
  roles: ['merchandiser'],
  columns: {
    key: required(text(120)),
    title_fr: required(text(200)),
    title_en: text(200),
    unit: text(40),
    is_facet: yesNo(),
  },
  key: 'key',
  query: sql`select key, title_fr, title_en, unit, is_facet from attributes order by key collate "C"`,
  write: (tx, rows) =>
    addAttributes(
      tx,
      rows.map(({ cells }) => ({
        ...{ key: cells.key, titleFr: cells.title_fr, titleEn: cells.title_en ?? cells.title_fr },
        ...{ unit: cells.unit ?? null, facet: cells.is_facet ?? false },
      })),
    ),
})

const bilingual = z.union([z.string(), z.object({ fr: z.string(), en: z.string() })])
const picture = z.object({
  name: z.string(),
  width: z.number(),
  height: z.number(),
  options: z.record(z.string(), bilingual).optional(),
  viewFr: z.string().optional(),
  viewEn: z.string().optional(),
})
const document = z.object({
  kind: z.enum(['energy_label', 'information_sheet', 'guide']),
  titleFr: z.string(),
  titleEn: z.string(),
  file: z.string(),
})

/** Options as people write them in a cell (`colour=bleu; size=38`) or as JSON. */
const options = {
  ...jsonOf(z.record(z.string(), bilingual)),
  read(cell: string): z.output<typeof bilingual> extends infer T ? Record<string, T> | Fault : never {
    if (cell.trim().startsWith('{')) return jsonOf(z.record(z.string(), bilingual)).read(cell)
    const pairs = cell.split(';').map((pair) => pair.split('=').map((part) => part.trim()))
    if (pairs.some(([key, value, ...more]) => !key || !value || more.length > 0))
      return new Fault('unknown_value', 'colour=bleu; size=38')
    return Object.fromEntries(pairs)
  },
}

/** How much of it one article is, as people write it: `750 ml`, `2,5 m`. */
const measure = {
  ...text(40, { names: ['contenance', 'mesure'] }),
  read(cell: string): Measure | Fault {
    const [, quantity = '', unit = ''] = /^\s*(\d+(?:[.,]\d{1,3})?)\s*(\w+)\s*$/.exec(cell) ?? []
    const found = measureUnits.find((one) => one === unit)
    const number = Number(quantity.replace(',', '.'))
    return found && number > 0
      ? { quantity: number, unit: found }
      : new Fault('unknown_value', `750 ml; ${measureUnits.join(', ')}`)
  },
}

const productColumns = {
  handle: required(text(200, { names: ['slug', 'identifiant', 'produit'] })),
  sku: required(text(80, { names: ['reference', 'ref', 'article', 'code article'] })),
  title_fr: required(text(500, { names: ['titre', 'title', 'nom', 'name', 'designation', 'libelle'] })),
  title_en: text(500, { names: ['titre en', 'english title'] }),
  brand: text(120, { names: ['marque', 'vendor', 'fournisseur'] }),
  category: required(text(80, { names: ['categorie', 'rayon', 'famille', 'type'] })),
  description_fr: text(20_000, { names: ['description', 'descriptif'] }),
  description_en: text(20_000),
  attributes: jsonOf(z.record(z.string(), z.union([z.number(), z.boolean(), bilingual])), { names: ['attributs'] }),
  vat_rate: number(0, 100, { names: ['tva', 'taux de tva', 'vat'] }),
  weight_grams: whole(0, 10_000_000, { names: ['poids', 'poids en grammes', 'weight'] }),
  manufacturer: jsonOf(z.object({ name: z.string(), postalAddress: z.string(), email: z.string() }), {
    names: ['fabricant'],
  }),
  origin: text(60, { names: ['origine'] }),
  released_on: day({ names: ['date de sortie', 'sorti le'] }),
  pictures: jsonOf(z.array(picture)),
  documents: jsonOf(z.array(document)),
  gtin: text(20, { names: ['ean', 'ean13', 'code barre', 'code barres', 'barcode', 'upc'] }),
  further_gtins: list({ names: ['autres ean'] }),
  options,
  measure,
  eco_contribution: amount({ names: ['eco participation', 'eco contribution', 'deee'] }),
  price: amount({ names: ['prix', 'prix ttc', 'prix de vente', 'tarif'] }),
  currency: currency({ names: ['devise'] }),
}

interface ReadProduct {
  line: number
  lineOf: Map<string, number>
  product: ProductToAdd
  prices: { sku: string; amountMinor: number; currency: 'EUR' }[]
}

const productExport: Export = {
  what: 'products',
  roles: ['merchandiser'],
  columns: (({ price: _, currency: __, ...columns }) => columns)(productColumns),
  query: sql`
    select p.handle, v.sku, p.title_fr, p.title_en, p.brand, c.code as category, nullif(p.description_fr, '') as description_fr,
      nullif(p.description_en, '') as description_en, nullif(p.attributes, '{}') as attributes, p.vat_rate::float8 as vat_rate, p.weight_grams,
      p.manufacturer, p.origin, to_char(p.released_on, 'YYYY-MM-DD') as released_on,
      (select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('name', i.name, 'width', i.width, 'height', i.height, 'options', nullif(i.options, '{}'),
        'viewFr', nullif(i.view_fr, ''), 'viewEn', nullif(i.view_en, ''))) order by i.position)
        from product_pictures i where i.product_id = p.id) as pictures,
      (select jsonb_agg(jsonb_build_object('kind', d.kind, 'titleFr', d.title_fr, 'titleEn', d.title_en, 'file', d.file) order by d.position)
        from product_documents d where d.product_id = p.id) as documents,
      -- As printed under the bars: 8, 13 or 14 digits.
      regexp_replace(v.gtin, '^0(00000)?', '') as gtin,
      array(select regexp_replace(g.gtin, '^0(00000)?', '') from variant_gtins g where g.sku = v.sku and g.gtin is distinct from v.gtin
        order by g.gtin) as further_gtins,
      nullif(v.options, '{}') as options, trim_scale(v.measure_quantity)::text || ' ' || v.measure_unit as measure,
      v.eco_contribution_minor as eco_contribution
    from products p join categories c on c.id = p.category_id join variants v on v.product_id = p.id
    order by p.handle collate "C", v.position, v.sku collate "C"`,
}

const productFormat: Format<ReadProduct> = {
  name: 'products',
  roles: ['merchandiser'],
  columns: productColumns,
  batchRows: 1000,
  keyOf: ({ handle }) => String(handle ?? '').trim(),
  read(rows, work) {
    const read = rows.map((row) => ({ line: row.line, cells: readCells(productColumns, row, work) }))
    if (read.some(({ cells }) => cells === undefined)) return undefined
    const [first] = read
    const variants = read.map(({ line, cells }) => ({ line, cells: cells! }))
    return {
      line: first!.line,
      lineOf: new Map(variants.map(({ line, cells }) => [cells.sku, line])),
      product: productOf(
        first!.cells!,
        variants.map(({ cells }) => variantOf(cells)),
      ),
      prices: variants.flatMap(({ cells }) => pricesOf(cells)),
    }
  },
  async write(tx, things, work) {
    const known = await knownCategories(tx)
    const good = things.filter(({ line, product }) => {
      if (known.has(product.category)) return true
      work.say({ line, column: 'category', code: 'unknown_category', detail: product.category, isBad: true })
      return false
    })
    const outcomes = await writeProducts(tx, good, work)
    return outcomes
  },
}

const knownCategories = async (tx: Tx) =>
  new Set((await tx.rows<{ code: string }>(sql`select code from categories`)).map(({ code }) => code))

/** Writes products with the prices that came with them; a GTIN that is wrong or another's is left out and said. */
export async function writeProducts(tx: Tx, things: readonly ReadProduct[], { call, say }: Work) {
  const { outcomes, dropped } = await addProducts(
    tx,
    things.map(({ product }) => product),
    call.now,
  )
  const lineOf = new Map(things.flatMap((thing) => [...thing.lineOf]))
  for (const { sku, gtin, reason, takenBy } of dropped) {
    const [code, detail] = reason === 'wrong' ? ['gtin_left_out', gtin] : ['gtin_taken', `${gtin} (${takenBy})`]
    say({ line: lineOf.get(sku)!, column: 'gtin', code: code!, detail: detail!, isBad: false })
  }
  // A price that was changed here since stays, unless the row has changed too.
  const prices = things.flatMap(({ prices }, place) => (outcomes[place] === 'unchanged' ? [] : prices))
  const last = new Map(prices.map((price) => [price.sku, price]))
  await setPrices(
    tx,
    [...last.values()].map((price) => ({ ...price, kind: 'regular' as const })),
    call,
  )
  return outcomes.map((outcome) =>
    outcome === 'inserted' ? ('added' as const) : outcome === 'updated' ? ('changed' as const) : ('same' as const),
  )
}

type Cells = RowOf<typeof productColumns>

function productOf(cells: Cells, variants: VariantToAdd[]): ProductToAdd {
  return {
    ...definedOnly({
      ...{ descriptionFr: cells.description_fr, attributes: cells.attributes, vatRate: cells.vat_rate },
      ...{
        descriptionEn: cells.description_en ?? (cells.title_en === undefined ? cells.description_fr : undefined),
        weightGrams: cells.weight_grams,
      },
      ...{ manufacturer: cells.manufacturer, origin: cells.origin, releasedOn: cells.released_on },
      ...{ pictures: cells.pictures as ProductToAdd['pictures'], documents: cells.documents },
    }),
    ...{ handle: cells.handle, brand: cells.brand ?? '', category: cells.category, titleFr: cells.title_fr },
    titleEn: cells.title_en ?? cells.title_fr,
    fingerprint: cells.price === undefined ? '' : `${cells.price} ${cells.currency ?? 'EUR'}`,
    variants,
  }
}

const variantOf = ({
  sku,
  gtin,
  further_gtins: furtherGtins,
  options,
  measure,
  eco_contribution,
}: Cells): VariantToAdd => {
  const ecoContributionMinor = eco_contribution === undefined ? undefined : fromDecimal(eco_contribution, 'EUR')?.minor
  return { sku, ...definedOnly({ gtin, furtherGtins, options, measure, ecoContributionMinor }) }
}

function pricesOf({ sku, price, currency = 'EUR' }: Cells) {
  const amount = price === undefined ? undefined : fromDecimal(price, currency)
  return amount ? [{ sku, amountMinor: amount.minor, currency: currency as 'EUR' }] : []
}

export const products = { format: productFormat, export: productExport }
export type { ReadProduct, Row }

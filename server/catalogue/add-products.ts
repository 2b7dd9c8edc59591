import { createHash } from 'node:crypto'
import { normaliseGtin } from '@filrouge/kernel/gtin.ts'
import { type Id, newId } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import { asTable } from '../platform/db/as-table.ts'
import { json, type Tx } from '../platform/db/database.ts'
import { writeDocuments, writePictures } from './add-pictures.ts'
import type { Prepared, ProductToAdd, VariantToAdd } from './product-to-add.ts'
import { catalogueReference } from './reference.ts'
import { articlesChanged } from './search/search-follower.ts'

export interface DroppedGtin {
  sku: string
  gtin: string
  reason: 'wrong' | 'taken'
  /** The article that has it. */
  takenBy?: string
}

export interface ProductsAdded {
  /** Ids by the row's place. */
  ids: Id<'product'>[]
  /** What became of each row. */
  outcomes: ('inserted' | 'updated' | 'unchanged')[]
  /** GTINs that were left out; their articles are kept. */
  dropped: DroppedGtin[]
}

interface Known {
  id: Id<'product'>
  handle: string
  hash: string | null
  skus: string[]
}

/**
 * Adds products with their variants, or changes those known by a SKU or, failing that, the handle (an address stays what it was), which search
 * follows. The same again changes nothing. A GTIN that is wrong or another article's is dropped. Variants no longer named are kept.
 */
export async function addProducts(tx: Tx, products: readonly ProductToAdd[], now: Date): Promise<ProductsAdded> {
  // Two loads at once would both find an article missing, and both add it: they wait for each other, a batch at a time. Only files come this way.
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended('catalogue.add_products', 0))`)
  const reference = await catalogueReference(tx)
  const dropped: DroppedGtin[] = []
  const cleaned = await withoutWrongGtins(tx, products, dropped)
  const known = await knownProducts(tx, cleaned)
  const result: ProductsAdded = { ids: [], outcomes: [], dropped }
  const changed: Prepared[] = []
  for (const product of cleaned) {
    const category = reference.categoriesByCode.get(product.category)
    if (!category) throw new Error(`${product.handle} names a category that does not exist: ${product.category}`)
    const before = known(product)
    const hash = hashOf(product)
    const id = before?.id ?? newId('product')
    result.ids.push(id)
    result.outcomes.push(!before ? 'inserted' : before.hash === hash ? 'unchanged' : 'updated')
    if (before?.hash !== hash) {
      changed.push({ id, product: { ...product, handle: before?.handle ?? product.handle }, hash })
    }
  }
  if (changed.length > 0) {
    writeProducts(tx, changed, (code) => reference.categoriesByCode.get(code)!.id, now)
    await writeVariants(tx, changed)
    await writePictures(tx, changed)
    await writeDocuments(tx, changed)
    articlesChanged(tx)
  }
  return result
}

async function withoutWrongGtins(
  tx: Tx,
  products: readonly ProductToAdd[],
  dropped: DroppedGtin[],
): Promise<ProductToAdd[]> {
  const named = products.flatMap(({ variants }) => variants.flatMap((variant) => gtinsOf(variant).map(normaliseGtin)))
  const owned = await tx.rows<{ gtin: string; sku: string }>(sql`
    select gtin, sku from variant_gtins where gtin = any(${named.filter((gtin) => gtin !== undefined)}::text[])`)
  const ownerOf = new Map(owned.map(({ gtin, sku }) => [gtin, sku]))
  return products.map((product) => ({
    ...product,
    variants: product.variants.map((variant) => {
      const kept = new Set<string>()
      for (const text of gtinsOf(variant)) {
        const gtin = normaliseGtin(text)
        const owner = gtin === undefined ? undefined : ownerOf.get(gtin)
        if (gtin === undefined) dropped.push({ sku: variant.sku, gtin: text, reason: 'wrong' })
        else if (owner !== undefined && owner !== variant.sku)
          dropped.push({ sku: variant.sku, gtin: text, reason: 'taken', takenBy: owner })
        else {
          ownerOf.set(gtin, variant.sku)
          kept.add(gtin)
        }
      }
      const [gtin, ...furtherGtins] = kept
      const { gtin: _, furtherGtins: __, ...said } = variant
      return { ...said, options: variant.options ?? {}, ...(gtin === undefined ? {} : { gtin, furtherGtins }) }
    }),
  }))
}

const gtinsOf = ({ gtin, furtherGtins = [] }: VariantToAdd) => [...(gtin ? [gtin] : []), ...furtherGtins]

async function knownProducts(
  tx: Tx,
  products: readonly ProductToAdd[],
): Promise<(product: ProductToAdd) => Known | undefined> {
  const skus = products.flatMap(({ variants }) => variants.map(({ sku }) => sku))
  const rows = await tx.rows<Known>(sql`
    select p.id, p.handle, p.content_hash as hash, array(select sku from variants where product_id = p.id) as skus
    from products p
    where p.id = any(array(
      select id from products where handle = any(${products.map(({ handle }) => handle)}::text[])
      union select product_id from variants where sku = any(${skus}::text[])))`)
  const byHandle = new Map(rows.map((row) => [row.handle, row]))
  const bySku = new Map(rows.flatMap((row) => row.skus.map((sku) => [sku, row] as const)))
  return ({ handle, variants }) =>
    variants.map(({ sku }) => bySku.get(sku)).find((row) => row !== undefined) ?? byHandle.get(handle)
}

// The handle is not in it: it stays what it was.
function hashOf({ handle: _, ...product }: ProductToAdd): string {
  return createHash('sha256').update(json(product)).digest('base64url').slice(0, 22)
}

const productColumns = {
  id: 'text',
  handle: 'text',
  brand: 'text',
  category_id: 'text',
  title_fr: 'text',
  title_en: 'text',
  description_fr: 'text',
  description_en: 'text',
  attributes: 'jsonb',
  vat_rate: 'numeric',
  weight_grams: 'integer',
  manufacturer: 'jsonb',
  origin: 'text',
  released_on: 'date',
  content_hash: 'text',
}

// Sent, and not waited for before the last: while PostgreSQL writes one table, the rows of the next are made.
function writeProducts(
  tx: Tx,
  rows: readonly Prepared[],
  categoryId: (code: string) => Id<'category'>,
  now: Date,
): void {
  const values = rows.map(({ id, product, hash }) => ({
    id,
    handle: product.handle,
    brand: product.brand,
    category_id: categoryId(product.category),
    title_fr: product.titleFr,
    title_en: product.titleEn,
    description_fr: product.descriptionFr ?? '',
    description_en: product.descriptionEn ?? '',
    attributes: product.attributes ?? {},
    vat_rate: product.vatRate ?? 20,
    weight_grams: product.weightGrams ?? 1000,
    manufacturer: product.manufacturer,
    origin: product.origin ?? 'own',
    released_on: product.releasedOn,
    content_hash: hash,
  }))
  tx.send(sql`
    insert into products (id, handle, brand, category_id, title_fr, title_en, description_fr, description_en, attributes, vat_rate,
      weight_grams, manufacturer, origin, released_on, content_hash, created_at, updated_at)
    select r.*, ${now}, ${now} from ${asTable('r', productColumns, values)}
    on conflict (id) do update
    set brand = excluded.brand, category_id = excluded.category_id, title_fr = excluded.title_fr, title_en = excluded.title_en,
      description_fr = excluded.description_fr, description_en = excluded.description_en, attributes = excluded.attributes,
      vat_rate = excluded.vat_rate, weight_grams = excluded.weight_grams, manufacturer = excluded.manufacturer, origin = excluded.origin,
      released_on = excluded.released_on, content_hash = excluded.content_hash, updated_at = excluded.updated_at`)
}

const variantColumns = {
  sku: 'text',
  id: 'text',
  product_id: 'text',
  gtin: 'text',
  options: 'jsonb',
  position: 'integer',
  measure_quantity: 'numeric',
  measure_unit: 'text',
  eco_contribution_minor: 'bigint',
}

async function writeVariants(tx: Tx, rows: readonly Prepared[]): Promise<void> {
  const values = rows.flatMap(({ id, product }) =>
    product.variants.map(({ sku, gtin, options, measure, ecoContributionMinor }, position) => ({
      sku,
      id: newId('variant'),
      product_id: id,
      gtin,
      options: options ?? {},
      position,
      measure_quantity: measure?.quantity,
      measure_unit: measure?.unit,
      eco_contribution_minor: ecoContributionMinor,
    })),
  )
  tx.send(sql`
    insert into variants (sku, id, product_id, gtin, options, position, measure_quantity, measure_unit, eco_contribution_minor)
    select * from ${asTable('r', variantColumns, values)}
    on conflict (sku) do update
    set product_id = excluded.product_id, gtin = excluded.gtin, options = excluded.options, position = excluded.position,
      measure_quantity = excluded.measure_quantity, measure_unit = excluded.measure_unit,
      eco_contribution_minor = excluded.eco_contribution_minor`)
  const gtins = rows.flatMap(({ product }) =>
    product.variants.flatMap((variant) => gtinsOf(variant).map((gtin) => ({ sku: variant.sku, gtin }))),
  )
  tx.send(sql`
    delete from variant_gtins
    where sku = any(${values.map(({ sku }) => sku)}::text[]) and gtin <> all(${gtins.map(({ gtin }) => gtin)}::text[])`)
  await tx.run(sql`
    insert into variant_gtins (gtin, sku)
    select * from unnest(${gtins.map(({ gtin }) => gtin)}::text[], ${gtins.map(({ sku }) => sku)}::text[])
    on conflict (gtin) do nothing`)
}

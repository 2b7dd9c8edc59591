import type * as contract from '@filrouge/contract/catalogue.ts'
import type { Picture, ProductView, VariantView } from '@filrouge/contract/catalogue.ts'
import type { Input } from '@filrouge/contract/endpoint.ts'
import { say } from '@filrouge/contract/say.ts'
import type { Language } from '@filrouge/contract/shapes.ts'
import { normaliseGtin } from '@filrouge/kernel/gtin.ts'
import { isId } from '@filrouge/kernel/ids.ts'
import { localeOf } from '@filrouge/kernel/language.ts'
import sql, { type Sql } from 'sql-template-tag'
import {
  type AttributeValue,
  type CatalogueReference,
  catalogueReference,
  documentUrl,
  optionsTitle,
  pictureUrl,
  type Text,
  textIn,
  variantTitle,
} from '../catalogue/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { refuse } from '../platform/refuse.ts'
import { askedFor } from '../pricing/public.ts'
import { type CardRow, cardColumns, productCard, putPrices, titleOf } from './product-cards.ts'

interface PictureRow {
  name: string
  width: number
  height: number
  options: Record<string, Text>
  viewFr: string
  viewEn: string
}

interface DocumentRow {
  kind: ProductView['documents'][number]['kind']
  titleFr: string
  titleEn: string
  file: string
}

interface RelatedRow extends CardRow {
  relation: ProductView['goesWith'][number]['relation']
}

interface ProductRow extends CardRow {
  descriptionFr: string
  descriptionEn: string
  attributes: Record<string, AttributeValue>
  weightGrams: number
  pictures: PictureRow[]
  documents: DocumentRow[]
  manufacturer: { name: string; postalAddress: string; email: string } | null
}

const productColumns = (now: Date): Sql => sql`
  ${cardColumns(now)}, p.description_fr as "descriptionFr", p.description_en as "descriptionEn", p.attributes,
  p.weight_grams as "weightGrams", p.manufacturer,
  (select coalesce(json_agg(json_build_object('name', g.name, 'width', g.width, 'height', g.height, 'options', g.options,
      'viewFr', g.view_fr, 'viewEn', g.view_en) order by g.position), '[]') from product_pictures g where g.product_id = p.id) as pictures,
  (select coalesce(json_agg(json_build_object('kind', d.kind, 'titleFr', d.title_fr, 'titleEn', d.title_en, 'file', d.file)
      order by d.position), '[]') from product_documents d where d.product_id = p.id) as documents`

/** A product by id or handle, with what goes with it, in one round trip. */
export async function showProduct(tx: Tx, input: Input<typeof contract.showProduct>, call: Call): Promise<ProductView> {
  const which = isId('product', input.id) ? sql`p.id = ${input.id}` : sql`p.handle = ${input.id}`
  const [row, related, reference] = await Promise.all([
    tx.maybe<ProductRow>(sql`select ${productColumns(call.now)} from products p where ${which}`),
    relatedTo(tx, sql`select p.id from products p where ${which}`, call),
    catalogueReference(tx),
  ])
  if (!row) refuse('product_not_found')
  await putPrices(tx, [row, ...related], call)
  return productView(row, related, reference, call)
}

/** A variant by SKU or by any GTIN it has ever carried, with its product: what a scan asks. */
export async function showVariant(
  tx: Tx,
  input: Input<typeof contract.showVariant>,
  call: Call,
): Promise<VariantView & { product: ProductView }> {
  const gtin = normaliseGtin(input.code) ?? null
  const [rows, reference] = await Promise.all([
    tx.rows<ProductRow & { foundSku: string }>(sql`
      select ${productColumns(call.now)}, f.sku as "foundSku"
      from (
        select sku, 1 as place from variants where sku = ${input.code}
        union all
        select sku, 2 from variant_gtins where gtin = ${gtin}
        union all
        select sku, 3 from variants where sku = upper(${input.code})
      ) f
      join variants v on v.sku = f.sku join products p on p.id = v.product_id
      order by f.place limit 1`),
    catalogueReference(tx),
  ])
  const row = rows[0]
  if (!row) refuse('variant_not_found')
  const related = await relatedTo(tx, sql`select ${row.id}::text`, call)
  await putPrices(tx, [row, ...related], askedFor(call, input.customerId))
  const product = productView(row, related, reference, call)
  return { ...(product.variants.find(({ sku }) => sku === row.foundSku) as VariantView), product }
}

const mostRelated = 8

/** What goes with a product, accessories first. */
function relatedTo(tx: Tx, productId: Sql, call: Call): Promise<RelatedRow[]> {
  return tx.rows<RelatedRow>(sql`
    select ${cardColumns(call.now)}, w.kind as relation
    from (select related_id, kind, position from related_products where product_id = (${productId})
      order by kind, position limit ${mostRelated}) w
    join products p on p.id = w.related_id order by w.kind, w.position`)
}

function productView(row: ProductRow, related: RelatedRow[], reference: CatalogueReference, call: Call): ProductView {
  const { language } = call
  const card = productCard(row, reference, call)
  const pictures = row.pictures.map((picture) => pictureView(picture, card.title, language))
  return {
    ...card,
    variants: card.variants.map((variant, place) => {
      const shown = row.pictures.findIndex((picture) => shows(picture, row.variants[place]!.options))
      return shown < 0 ? variant : { ...variant, picture: pictures[shown]! }
    }),
    pictures,
    goesWith: related.map((one) => ({ ...productCard(one, reference, call), relation: one.relation })),
    documents: [
      ...row.documents.map(({ kind, file, ...titled }) => ({
        kind,
        title: titleOf(titled, language),
        url: documentUrl(file),
      })),
      {
        kind: 'product_sheet',
        title: say(language, 'productDocument.product_sheet'),
        url: `${language === 'en' ? '/en' : ''}/products/${row.handle}/sheet`,
      },
    ],
    description: language === 'en' ? row.descriptionEn : row.descriptionFr,
    breadcrumb: (reference.categories.get(row.categoryId)?.path ?? []).map((category) => ({
      code: category.code,
      title: titleOf(category, language),
    })),
    attributes: attributesOf(row.attributes, reference, language),
    ...(row.manufacturer ? { manufacturer: row.manufacturer } : {}),
    weightGrams: row.weightGrams,
  }
}

function pictureView(picture: PictureRow, title: string, language: Language): Picture {
  const shown = optionsTitle(picture.options, language)
  const view = language === 'en' ? picture.viewEn : picture.viewFr
  return {
    small: pictureUrl(picture.name, 400),
    large: pictureUrl(picture.name, 1200),
    width: picture.width,
    height: picture.height,
    alt: variantTitle(title, [shown, view].filter((text) => text !== '').join(', ')),
  }
}

function shows(picture: PictureRow, options: Readonly<Record<string, Text>>): boolean {
  return Object.entries(picture.options).every(([key, value]) => JSON.stringify(value) === JSON.stringify(options[key]))
}

// Numbers are written many times a page: a formatter is kept for each language.
const numbers = {
  fr: new Intl.NumberFormat(localeOf.fr, { maximumFractionDigits: 4 }),
  en: new Intl.NumberFormat(localeOf.en, { maximumFractionDigits: 4 }),
}
const yesOrNo = { fr: ['Non', 'Oui'], en: ['No', 'Yes'] } as const

/** In the order of the catalogue's own attributes: those a shopper compares by come first. */
function attributesOf(
  values: ProductRow['attributes'],
  reference: CatalogueReference,
  language: Language,
): ProductView['attributes'] {
  const named = Object.entries(values).flatMap(([key, value]) => {
    const attribute = reference.attributes.get(key)
    return attribute ? [{ attribute, value }] : []
  })
  named.sort((one, other) => Number(other.attribute.isFacet) - Number(one.attribute.isFacet))
  return named.map(({ attribute, value }) => ({
    key: attribute.key,
    title: titleOf(attribute, language),
    value:
      typeof value === 'number'
        ? numbers[language].format(value)
        : typeof value === 'boolean'
          ? yesOrNo[language][Number(value)]!
          : textIn(value, language),
    ...(attribute.unit === null ? {} : { unit: attribute.unit }),
  }))
}

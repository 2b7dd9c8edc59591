import type * as contract from '@filrouge/contract/catalogue.ts'
import type { ProductCard, ProductView, VariantView } from '@filrouge/contract/catalogue.ts'
import type { Input } from '@filrouge/contract/endpoint.ts'
import type { Language } from '@filrouge/contract/shapes.ts'
import { normaliseGtin, printedGtin } from '@filrouge/kernel/gtin.ts'
import { type Id, isId } from '@filrouge/kernel/ids.ts'
import { localeOf } from '@filrouge/kernel/language.ts'
import { type Currency, money } from '@filrouge/kernel/money.ts'
import { type PastPrice, priorPrice } from '@filrouge/rules/prior-price.ts'
import sql, { type Sql } from 'sql-template-tag'
import {
  type AttributeValue,
  type CatalogueReference,
  catalogueReference,
  optionsTitle,
  orderedOptions,
  type Text,
  textIn,
  variantTitle,
} from '../catalogue/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { refuse } from '../platform/refuse.ts'

interface VariantRow {
  id: Id<'variant'>
  sku: string
  gtin: string | null
  options: Record<string, Text>
  amountMinor: number | null
  currency: Currency | null
  history: (Omit<PastPrice, 'from' | 'to'> & { from: string; to: string | null })[] | null
}

export interface CardRow {
  id: Id<'product'>
  handle: string
  brand: string
  categoryId: Id<'category'>
  titleFr: string
  titleEn: string
  variants: VariantRow[]
}

interface ProductRow extends CardRow {
  descriptionFr: string
  descriptionEn: string
  attributes: Record<string, AttributeValue>
  vatRate: number
  weightGrams: number
  manufacturer: { name: string; postalAddress: string; email: string } | null
}

/** The columns of a card, for a product named `p`: its variants with the price of each at a moment, and the history of a reduced one. */
export const cardColumns = (now: Date): Sql => sql`
  p.id, p.handle, p.brand, p.category_id as "categoryId", p.title_fr as "titleFr", p.title_en as "titleEn",
  (select coalesce(json_agg(json_build_object('id', v.id, 'sku', v.sku, 'gtin', v.gtin, 'options', v.options,
      'amountMinor', r.amount_minor, 'currency', r.currency, 'history', case when r.kind = 'promotion' then (
        select json_agg(json_build_object('amountMinor', h.amount_minor, 'kind', h.kind, 'operation', h.operation,
          'from', h.starts_at, 'to', h.ends_at))
        from prices h where h.sku = v.sku and h.price_list = 'all' and h.starts_at <= ${now}) end
      ) order by v.position), '[]')
    from variants v left join prices r on r.sku = v.sku and r.price_list = 'all' and r.starts_at <= ${now}
      and (r.ends_at is null or r.ends_at > ${now})
    where v.product_id = p.id) as variants`

const productColumns = (now: Date): Sql => sql`
  ${cardColumns(now)}, p.description_fr as "descriptionFr", p.description_en as "descriptionEn", p.attributes,
  p.vat_rate as "vatRate", p.weight_grams as "weightGrams", p.manufacturer`

/** A product by id or handle, in one round trip. */
export async function showProduct(tx: Tx, input: Input<typeof contract.showProduct>, call: Call): Promise<ProductView> {
  const [row, reference] = await Promise.all([
    isId('product', input.id)
      ? tx.maybe<ProductRow>(sql`select ${productColumns(call.now)} from products p where p.id = ${input.id}`)
      : tx.maybe<ProductRow>(sql`select ${productColumns(call.now)} from products p where p.handle = ${input.id}`),
    catalogueReference(tx),
  ])
  if (!row) refuse('product_not_found')
  return productView(row, reference, call)
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
  const product = productView(row, reference, call)
  return { ...(product.variants.find(({ sku }) => sku === row.foundSku) as VariantView), product }
}

/** A row of the card columns, as the contract shows it. */
export function productCard(row: CardRow, reference: CatalogueReference, call: Call): ProductCard {
  const title = call.language === 'en' ? row.titleEn : row.titleFr
  const variants = row.variants.map((variant) => variantView(variant, title, call))
  const category = reference.categories.get(row.categoryId)
  let cheapest: VariantView | undefined
  for (const variant of variants) {
    if (variant.price && (!cheapest?.price || variant.price.minor < cheapest.price.minor)) cheapest = variant
  }
  return {
    id: row.id,
    handle: row.handle,
    title,
    brand: row.brand,
    category: { code: category?.code ?? '', title: titleOf(category, call.language) },
    ...(cheapest?.price ? { price: cheapest.price } : {}),
    ...(cheapest?.priorPrice ? { priorPrice: cheapest.priorPrice } : {}),
    variants,
  }
}

function variantView(row: VariantRow, productTitle: string, { language, now }: Call): VariantView {
  const options = Object.fromEntries(orderedOptions(row.options).map(([key, value]) => [key, textIn(value, language)]))
  const prior =
    row.history &&
    priorPrice(
      row.history.map((price) => ({
        ...price,
        from: new Date(price.from),
        to: price.to === null ? null : new Date(price.to),
      })),
      now,
    )
  return {
    id: row.id,
    sku: row.sku,
    ...(row.gtin === null ? {} : { gtin: printedGtin(row.gtin) }),
    title: variantTitle(productTitle, optionsTitle(row.options, language)),
    options,
    ...(row.amountMinor === null ? {} : { price: money(row.amountMinor, row.currency as Currency) }),
    // A promotion no cheaper than before is no reduction: nothing may be struck through.
    ...(prior && prior.reductionPercent > 0 ? { priorPrice: money(prior.priorMinor, row.currency as Currency) } : {}),
  }
}

function productView(row: ProductRow, reference: CatalogueReference, call: Call): ProductView {
  const { language } = call
  return {
    ...productCard(row, reference, call),
    description: language === 'en' ? row.descriptionEn : row.descriptionFr,
    breadcrumb: (reference.categories.get(row.categoryId)?.path ?? []).map((category) => ({
      code: category.code,
      title: titleOf(category, language),
    })),
    attributes: attributesOf(row.attributes, reference, language),
    ...(row.manufacturer ? { manufacturer: row.manufacturer } : {}),
    weightGrams: row.weightGrams,
    vatRatePercent: row.vatRate,
  }
}

const titleOf = (named: { titleFr: string; titleEn: string } | undefined, language: Language) =>
  (language === 'en' ? named?.titleEn : named?.titleFr) ?? ''

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

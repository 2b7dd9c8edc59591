import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import type { Database, Tx } from '../platform/db/database.ts'
import { optionsTitle, type Text, variantTitle } from './catalogue.ts'
import { pictureNameOfVariant, pictureUrl } from './pictures.ts'

/** What a line of a basket, an order or a message must know of an article. */
export interface VariantFacts {
  sku: string
  variantId: Id<'variant'>
  productId: Id<'product'>
  handle: string
  /** The product's title, then the options: `Jean droit femme Léna, bleu, 38`. */
  titleFr: string
  titleEn: string
  optionsTitleFr: string
  optionsTitleEn: string
  vatRate: number
  weightGrams: number
  brand: string
  /** The code of its category. */
  category: string
  /** Its category's code first, then those above it. */
  categories: string[]
  image?: string
  /** Of one article, within its price. */
  ecoContributionMinor?: number
}

const lifeMs = 5000
const mostKept = 20_000
const keptOf = new WeakMap<Database, Map<string, { facts: VariantFacts; readAt: number }>>()

/** The facts of articles by SKU; one that does not exist is not in the answer. From memory where read in the last five seconds. */
export async function variantFacts(tx: Tx, skus: readonly string[]): Promise<Map<string, VariantFacts>> {
  let kept = keptOf.get(tx.database)
  if (!kept || kept.size > mostKept) {
    kept = new Map()
    keptOf.set(tx.database, kept)
  }
  const now = performance.now()
  const found = new Map<string, VariantFacts>()
  const missing = new Set<string>()
  for (const sku of skus) {
    const one = kept.get(sku)
    if (one && now - one.readAt < lifeMs) found.set(sku, one.facts)
    else missing.add(sku)
  }
  if (missing.size > 0) {
    for (const facts of await readFacts(tx, [...missing])) {
      found.set(facts.sku, facts)
      kept.set(facts.sku, { facts, readAt: now })
    }
  }
  return found
}

async function readFacts(tx: Tx, skus: readonly string[]): Promise<VariantFacts[]> {
  const rows = await tx.rows<
    VariantFacts & { options: Record<string, Text>; picture: string | null; eco: number | null }
  >(sql`
    select v.sku, v.id as "variantId", p.id as "productId", p.handle, p.title_fr as "titleFr", p.title_en as "titleEn", v.options,
      v.eco_contribution_minor as eco,
      p.vat_rate as "vatRate", p.weight_grams as "weightGrams", p.brand, c.code as category, (
        with recursive above (id, code, parent_id, depth) as (
          select c.id, c.code, c.parent_id, 0
          union all select up.id, up.code, up.parent_id, above.depth + 1 from above join categories up on up.id = above.parent_id)
        select array_agg(code order by depth) from above) as categories,
      ${pictureNameOfVariant} as picture
    from variants v join products p on p.id = v.product_id join categories c on c.id = p.category_id where v.sku = any(${skus}::text[])`)
  return rows.map(({ options, picture, eco, ...row }) => {
    const optionsTitleFr = optionsTitle(options, 'fr')
    const optionsTitleEn = optionsTitle(options, 'en')
    return {
      ...row,
      titleFr: variantTitle(row.titleFr, optionsTitleFr),
      titleEn: variantTitle(row.titleEn, optionsTitleEn),
      optionsTitleFr,
      optionsTitleEn,
      ...(picture === null ? {} : { image: pictureUrl(picture, 400) }),
      ...(eco ? { ecoContributionMinor: eco } : {}),
    }
  })
}

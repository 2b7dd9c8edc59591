import { type ProductCard, shownPrice, type VariantView } from '@filrouge/contract/catalogue.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import { type Currency, type Money, toDecimal } from '@filrouge/kernel/money.ts'
import sql from 'sql-template-tag'
import type { Call } from '../../platform/call.ts'
import type { Tx } from '../../platform/db/database.ts'
import { productCards } from '../product-cards.ts'

/** An article as a feed names it: one variant of a product, with its price. */
export interface PricedArticle {
  card: ProductCard
  variant: VariantView & Required<Pick<VariantView, 'price'>>
  description: string
}

/** So many articles are promised in one question. */
const atOnce = 50

/** Every article with a price, fifty at a time: by key, so that the last page costs what the first does. */
export async function* pricedArticles(tx: Tx, call: Call): AsyncGenerator<PricedArticle[]> {
  let waiting: PricedArticle[] = []
  for (let after = ''; ; ) {
    const products = await tx.rows<{ id: Id<'product'>; description: string }>(sql`
      select id, ${call.language === 'en' ? sql`description_en` : sql`description_fr`} as description
      from products where id > ${after} order by id limit ${atOnce}`)
    const descriptions = new Map(products.map(({ id, description }) => [id, description]))
    for (const card of await productCards(tx, [...descriptions.keys()], call))
      for (const { price, ...variant } of card.variants)
        if (price) waiting.push({ card, variant: { ...variant, price }, description: descriptions.get(card.id) ?? '' })
    while (waiting.length >= atOnce) {
      yield waiting.slice(0, atOnce)
      waiting = waiting.slice(atOnce)
    }
    if (products.length < atOnce) break
    after = products.at(-1)!.id
  }
  if (waiting.length > 0) yield waiting
}

/** An amount as feeds write it: « 89.90 EUR ». */
export const feedPrice = (amount: { minor: number; currency: string }): string =>
  `${toDecimal(amount as Money)} ${amount.currency as Currency}`

/** What it costs, and where it is reduced what it cost before: a reduction is the sale price of what it was the least in the thirty days before. */
export function feedPrices({ variant }: PricedArticle, now: Date) {
  const { price = variant.price, priorPrice } = shownPrice(variant)
  const priceUntil = variant.offered ? variant.offered.until : variant.priceUntil
  if (!priorPrice) return { price: feedPrice(price) }
  return {
    price: feedPrice(priorPrice),
    sale_price: feedPrice(price),
    ...(priceUntil
      ? { sale_price_effective_date: `${now.toISOString().slice(0, 13)}:00Z/${priceUntil.slice(0, 16)}Z` }
      : {}),
  }
}

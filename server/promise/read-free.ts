import sql, { type Sql } from 'sql-template-tag'
import type { Location } from '../locations/public.ts'
import { askTogether } from '../platform/ask-together.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { listsFor, occasionOf, type Priced, pricesBy } from '../pricing/public.ts'
import type { FindLocation } from './find-location.ts'

/**
 * All that is free of an article, in one text: `loc_… 3,loc_… 1 inc_… 2026-11-30`, the last of them on its way. Where a large retailer has it in
 * a hundred shops, a row for each would cost five times as much to send and to read. No id and no date has a space or a comma in it.
 */
export interface Free {
  sku: string
  packed: string | null
}

const packed = (article: Sql): Sql => sql`(
  select string_agg(location_id || ' ' || available || coalesce(' ' || incoming_id || ' ' || expected_on, ''), ',')
  from availability f where f.sku = ${article} and f.available > 0)`

/** Reads what is free, one place after the other. Cut by hand, for it is done of a hundred places for each article of each list. */
export function eachFree(
  { packed }: Free,
  find: FindLocation,
  read: (location: Location, available: number, incomingId: string | null, expectedOn: string | null) => void,
): void {
  if (packed === null) return
  for (let from = 0; from < packed.length; ) {
    const afterId = packed.charCodeAt(from + lengthOfId) === space ? from + lengthOfId : packed.indexOf(' ', from)
    let available = 0
    let at = afterId + 1
    for (let digit = packed.charCodeAt(at) - zero; digit >= 0 && digit <= 9; digit = packed.charCodeAt(++at) - zero)
      available = available * 10 + digit
    const location = find(packed, from, afterId)
    if (packed[at] === ' ') {
      const comma = packed.indexOf(',', at)
      const end = comma < 0 ? packed.length : comma
      const [incomingId = null, expectedOn = null] = packed.slice(at + 1, end).split(' ')
      if (location) read(location, available, incomingId, expectedOn)
      at = end
    } else if (location) read(location, available, null, null)
    from = at + 1
  }
}

const zero = '0'.charCodeAt(0)
const space = ' '.charCodeAt(0)
const lengthOfId = 36

/** What is free of these articles, everywhere. */
export async function readFree(tx: Tx, skus: readonly string[]): Promise<Free[]> {
  return tx.rows<Free>(sql`
    select a.sku, ${packed(sql`a.sku`)} as packed from unnest(${[...new Set(skus)]}::text[]) a(sku)`)
}

export interface Article {
  weightGrams: number
  /** Null for an article without a price. */
  amountMinor: number | null
  free: Free
}

/**
 * What is free of these articles, with their weights and their prices for whoever asks, in one question for them all; in two where not everybody
 * pays the same. What does not exist is not in it.
 */
export async function readArticles(tx: Tx, lines: readonly Priced[], call: Call): Promise<Map<string, Article>> {
  const { now } = call
  const lists = await listsFor(tx, occasionOf(call), now)
  const skus = [...new Set(lines.map(({ sku }) => sku))]
  const [known, prices] = await Promise.all([
    articlesAmong(tx, skus, now.toISOString()),
    lists.isPlain ? undefined : pricesBy(tx, lines, lists, now),
  ])
  const articles = new Map<string, Article>()
  for (const sku of skus) {
    const article = known.get(sku)
    if (!article) continue
    const price = prices?.get(sku)
    articles.set(sku, price ? { ...article, amountMinor: price.amountMinor } : article)
  }
  return articles
}

const articlesAmong = askTogether(async (tx, skus, moment) => {
  const rows = await tx.rows<Omit<Article, 'free'> & Free>(sql`
    select v.sku, p.weight_grams as "weightGrams", (
        select amount_minor from prices
        where sku = v.sku and price_list = 'all' and minimum_quantity = 1 and starts_at <= ${moment} and (ends_at is null or ends_at > ${moment})
        order by starts_at desc limit 1) as "amountMinor",
      ${packed(sql`v.sku`)} as packed
    from variants v join products p on p.id = v.product_id where v.sku = any(${skus}::text[])`)
  return new Map(
    rows.map(({ sku, weightGrams, amountMinor, packed }) => [sku, { weightGrams, amountMinor, free: { sku, packed } }]),
  )
})

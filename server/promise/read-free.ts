import sql, { type Sql } from 'sql-template-tag'
import { type Location, type Reference, reference } from '../locations/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { rememberExactly } from '../platform/exact-memory.ts'
import { listsFor, occasionOf, type Priced, pricesBy } from '../pricing/public.ts'
import { findLocation, locationsInOrder } from './find-location.ts'

/**
 * All that is free of an article, in one text: `loc_… 3,loc_… 1 inc_… 2026-11-30`, the last of them on its way. Where a large retailer has it in
 * a hundred shops, a row for each would cost five times as much to send and to read. No id and no date has a space or a comma in it.
 */
export interface Free {
  sku: string
  packed: string | null
  /** What was unpacked of it already: positions of our own locations, each followed by the units there. */
  unpacked?: Uint16Array | Uint32Array
}

const packed = (article: Sql): Sql => sql`(
  select string_agg(location_id || ' ' || available || coalesce(' ' || incoming_id || ' ' || expected_on, ''), ',')
  from availability f where f.sku = ${article} and f.available > 0)`

/** Reads what is free, one place after the other. Cut by hand, for it is done of a hundred places for each article of each list. */
export function eachFree(
  { packed, unpacked }: Free,
  places: Reference,
  read: (location: Location, available: number, incomingId: string | null, expectedOn: string | null) => void,
): void {
  if (unpacked) {
    const locations = locationsInOrder(places)
    for (let at = 0; at < unpacked.length; at += 2) read(locations[unpacked[at]!]!, unpacked[at + 1]!, null, null)
  }
  if (packed === null) return
  const find = findLocation(places)
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

/** The same in a tenth of the room: our own places as numbers, and as text only what suppliers promise and what is on its way. */
function unpackedOf(free: Free, places: Reference): Free {
  const numbers: number[] = []
  const rest: string[] = []
  eachFree(free, places, ({ id, kind, position }, available, incomingId, expectedOn) => {
    if (incomingId !== null) rest.push(`${id} ${available} ${incomingId} ${expectedOn}`)
    else if (kind === 'supplier') rest.push(`${id} ${available}`)
    else numbers.push(position, available)
  })
  const isSmall = numbers.every((number) => number <= 0xffff)
  const unpacked = isSmall ? Uint16Array.from(numbers) : Uint32Array.from(numbers)
  return { sku: free.sku, packed: rest.length === 0 ? null : rest.join(','), unpacked }
}

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
 * What is free of these articles, with their weights and their prices for whoever asks: from memory, and exactly so at the moment; with one question more
 * where not everybody pays the same. What does not exist is not in it.
 */
export async function readArticles(tx: Tx, lines: readonly Priced[], call: Call): Promise<Map<string, Article>> {
  const { now } = call
  const [lists, places] = await Promise.all([listsFor(tx, occasionOf(call), now), reference(tx)])
  const skus = [...new Set(lines.map(({ sku }) => sku))]
  const [known, prices] = await Promise.all([
    articlesNow(tx, skus, { places, now: now.getTime() }),
    lists.isPlain ? undefined : pricesBy(tx, lines, lists, now),
  ])
  if (!prices) return known
  const articles = new Map<string, Article>()
  for (const [sku, article] of known) {
    const price = prices.get(sku)
    articles.set(sku, price ? { ...article, amountMinor: price.amountMinor } : article)
  }
  return articles
}

/** The places that what is known of it stands on, and from when until when its price is that. */
interface Known extends Article {
  places: Reference
  from: number
  until: number
}

// Half a kilobyte each where an article lies in a hundred places.
const articlesKept = 60_000

const articlesNow = rememberExactly<Known, { places: Reference; now: number }>({
  kind: 'articles',
  async read(tx, skus, { places, now }) {
    const moment = new Date(now).toISOString()
    const rows = await tx.rows<Row>(sql`
      select v.sku, p.weight_grams as "weightGrams", price.amount_minor as "amountMinor", price.starts_at as "from", price.ends_at as "until", (
          select min(starts_at) from prices
          where sku = v.sku and price_list = 'all' and minimum_quantity = 1 and starts_at > ${moment}) as "next",
        ${packed(sql`v.sku`)} as packed
      from variants v join products p on p.id = v.product_id left join lateral (
        select amount_minor, starts_at, ends_at from prices
        where sku = v.sku and price_list = 'all' and minimum_quantity = 1 and starts_at <= ${moment} and (ends_at is null or ends_at > ${moment})
        order by starts_at desc limit 1) price on true
      where v.sku = any(${skus}::text[])`)
    return new Map(
      rows.map(({ sku, packed, weightGrams, amountMinor, from, until, next }) => [
        sku,
        {
          weightGrams,
          amountMinor,
          free: unpackedOf({ sku, packed }, places),
          places,
          from: from?.getTime() ?? now,
          until: (until ?? next)?.getTime() ?? Number.POSITIVE_INFINITY,
        },
      ]),
    )
  },
  serves: (article, { places, now }) => article.places === places && article.from <= now && now < article.until,
  atMost: articlesKept,
})

type Row = Omit<Article, 'free'> & Free & { from: Date | null; until: Date | null; next: Date | null }

import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { listCode } from './pricing.ts'
import { segmentCode } from './segments.ts'
import { Channel } from './sessions.ts'
import { Instant, listOf, Money, Nothing, page } from './shapes.ts'

/** For whom and where. What is not said is any; something is said, for a list is made on purpose. */
const conditions = {
  channels: z.array(Channel).max(20).default([]),
  /** Ids or codes of shops. */
  locationIds: z.array(z.string().max(80)).max(1000).default([]),
  /** Beginnings of the postcode of the shop, or of where it goes. */
  postcodes: z
    .array(z.string().regex(/^[0-9A-Z]{1,8}$/))
    .max(200)
    .default([]),
  segments: z.array(segmentCode).max(100).default([]),
}

export const PriceListView = z.object({
  code: listCode,
  titleFr: z.string(),
  titleEn: z.string(),
  title: z.string(),
  /** Of several that are for her, the one in the lower place that prices the article counts. */
  place: z.int(),
  channels: z.array(Channel),
  locations: z.array(z.object({ id: z.string(), name: z.string() })),
  postcodes: z.array(z.string()),
  segments: z.array(z.object({ code: z.string(), title: z.string() })),
  reason: z.string().optional(),
  startsAt: Instant,
  endsAt: Instant.nullable(),
  status: z.enum(['planned', 'in_force', 'over']),
  /** Articles that it prices now, or will. */
  articles: z.int(),
  setBy: z.string().optional(),
})
export type PriceListView = z.output<typeof PriceListView>

export const listPriceLists = endpoint({
  name: 'listPriceLists',
  route: 'GET /price-lists',
  summary: 'Where prices differ on purpose, in the order in which lists count; those that are over come last',
  input: z.object({}),
  output: z.object({ items: z.array(PriceListView) }),
})

export const setPriceList = endpoint({
  name: 'setPriceList',
  route: 'PUT /price-lists/{code}',
  summary: 'Makes a price list, or changes one; one that has begun keeps its conditions and its place',
  input: z.object({
    code: listCode,
    titleFr: z.string().trim().min(1).max(80),
    titleEn: z.string().trim().min(1).max(80),
    ...conditions,
    reason: z.string().trim().max(300).optional(),
    /** Without it: before all others. */
    place: z.int().min(-1_000_000_000).max(1_000_000_000).optional(),
    /** From when; without it from now on. */
    startsAt: Instant.optional(),
    endsAt: Instant.nullable().optional(),
  }),
  output: PriceListView,
  refusals: ['price_list_begun', 'price_list_place_taken', 'location_not_found'],
})

export const endPriceList = endpoint({
  name: 'endPriceList',
  route: 'POST /price-lists/{code}/end',
  summary: 'Ends a price list now: the prices of the others count at once, everywhere',
  input: z.object({ code: listCode }),
  output: PriceListView,
  refusals: ['price_list_not_found'],
})

/** Why a price differs: whose list, since when. */
export const PriceDivergence = z.object({
  list: listCode,
  title: z.string(),
  price: Money,
  difference: Money,
  /** Of everybody's price, rounded towards it. */
  differencePercent: z.number(),
  since: Instant,
  until: Instant.nullable(),
  setBy: z.string().optional(),
})

export const DivergentArticle = z.object({
  sku: z.string(),
  productHandle: z.string(),
  title: z.string(),
  brand: z.string(),
  /** Of everybody; absent where only lists price it. */
  price: Money.optional(),
  others: z.array(PriceDivergence),
})
export type DivergentArticle = z.output<typeof DivergentArticle>

export const listPriceDivergences = endpoint({
  name: 'listPriceDivergences',
  route: 'GET /price-divergences',
  summary: 'Every article whose price is not the same everywhere now: in which list, by whom, since when',
  input: z.object({ list: listCode.optional(), ...page }),
  output: listOf(DivergentArticle).extend({
    /** Articles that differ somewhere, and all that have a price. */
    divergent: z.int(),
    articles: z.int(),
  }),
})

export const downloadPriceDivergences = endpoint({
  name: 'downloadPriceDivergences',
  route: 'GET /price-divergences/file',
  summary: 'The same as a file, a row for each article and list',
  input: z.object({ list: listCode.optional() }),
  output: Nothing,
  givesFile: true,
})

import { z } from 'zod'
import { OfferedPrice } from './catalogue.ts'
import { endpoint } from './endpoint.ts'
import { Channel } from './sessions.ts'
import { Instant, idOf, listOf, Money, page, Reason, Sku } from './shapes.ts'

/** The code of a price list; `all` is the prices of everybody. */
export const listCode = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/)

export const PriceView = z.object({
  sku: z.string(),
  unitPrice: Money,
  priorPrice: Money.optional(),
  reductionPercent: z.number().optional(),
  offered: OfferedPrice.optional(),
  why: z.array(Reason),
  /** What each costs from a larger quantity on. */
  quantityPrices: z.array(z.object({ from: z.int(), price: Money })).optional(),
  /** The least that anybody could pay for it alone, at each time: by the lists, offers that anybody could have, and published codes. */
  history: z.array(
    z.object({
      amount: Money,
      kind: z.enum(['regular', 'promotion']),
      from: Instant,
      to: Instant.nullable(),
      operation: z.string().optional(),
      /** The offers that made it so, as they stood then, and the code that opened one. */
      by: z
        .array(z.object({ offerId: z.string(), title: z.string(), version: z.int(), code: z.string().optional() }))
        .optional(),
    }),
  ),
})
export type PriceView = z.output<typeof PriceView>

export const showPrice = endpoint({
  name: 'showPrice',
  route: 'GET /prices/{sku}',
  summary: 'The price of an article, why, and what it was before',
  input: z.object({
    sku: Sku,
    /** In which shop; its id or its code. */
    locationId: z.string().max(80).optional(),
    /** For whom; another than oneself for staff only. */
    customerId: z.string().max(80).optional(),
    at: Instant.optional(),
    channel: Channel.optional(),
    /** To where it goes. */
    postcode: z.string().trim().max(12).optional(),
    quantity: z.coerce.number().int().min(1).max(9999).default(1),
  }),
  output: PriceView,
  refusals: ['variant_not_found', 'not_priced', 'location_not_found'],
})

export const setPrice = endpoint({
  name: 'setPrice',
  route: 'PUT /prices/{sku}',
  summary: 'Gives an article a new price, from now on or at a date; the old one stays in the history',
  input: z.object({
    sku: Sku,
    amount: Money,
    kind: z.enum(['regular', 'promotion']).default('regular'),
    operation: z.string().max(80).optional(),
    /** Of a price list; without it, of everybody. */
    list: listCode.optional(),
    /** From so many of it on. */
    minimumQuantity: z.int().min(1).max(9999).optional(),
    /** From when; without it from now on. */
    startsAt: Instant.optional(),
    /** Until when; then the price before it comes back. */
    endsAt: Instant.optional(),
  }),
  output: PriceView,
  refusals: ['variant_not_found', 'price_list_not_found'],
})

export const endPrice = endpoint({
  name: 'endPrice',
  route: 'POST /prices/{sku}/end',
  summary: 'Ends the price of a list or of a quantity, and what was planned after it; that of everybody counts again',
  input: z.object({ sku: Sku, list: listCode.optional(), minimumQuantity: z.int().min(1).max(9999).optional() }),
  output: PriceView,
  refusals: ['variant_not_found', 'price_not_found'],
})

export const PriceChange = z.object({
  id: idOf('price'),
  sku: z.string(),
  productHandle: z.string(),
  title: z.string(),
  amount: Money,
  /** What it follows. */
  before: Money,
  kind: z.enum(['regular', 'promotion']),
  operation: z.string().optional(),
  list: listCode,
  minimumQuantity: z.int(),
  from: Instant,
  to: Instant.nullable(),
  setBy: z.string().optional(),
})
export type PriceChange = z.output<typeof PriceChange>

export const listPriceChanges = endpoint({
  name: 'listPriceChanges',
  route: 'GET /price-changes',
  summary: 'Prices that followed another, the newest first; or those still to come, the nearest first',
  input: z.object({
    sku: Sku.optional(),
    list: listCode.optional(),
    when: z.enum(['past', 'planned']).default('past'),
    ...page,
  }),
  output: listOf(PriceChange),
})

export const dropPlannedPrice = endpoint({
  name: 'dropPlannedPrice',
  route: 'DELETE /price-changes/{id}',
  summary: 'Takes back a price that has not begun; the one before it goes on',
  input: z.object({ id: idOf('price') }),
  output: z.object({}),
  refusals: ['price_not_found', 'price_begun'],
})

const TriedBasket = z.object({ goods: Money, discounts: Money, total: Money })

export const tryPrice = endpoint({
  name: 'tryPrice',
  route: 'GET /prices/{sku}/trial',
  summary:
    'What a price would leave, the least that may be asked, and what the last basket that held the article would come to',
  input: z.object({ sku: Sku, amountMinor: z.coerce.number().int().min(0).max(1_000_000_000) }),
  output: z.object({
    /** Tax excluded; absent where nobody has said it. */
    cost: Money.optional(),
    margin: Money.optional(),
    marginPercent: z.int().optional(),
    /** Below it, it would be sold at a loss, tax included. */
    floor: Money.optional(),
    basket: z
      .object({
        at: Instant,
        channel: Channel,
        lines: z.array(
          z.object({
            sku: z.string(),
            title: z.string(),
            quantity: z.int(),
            before: Money,
            after: Money,
          }),
        ),
        before: TriedBasket,
        after: TriedBasket,
      })
      .optional(),
  }),
  refusals: ['variant_not_found'],
})

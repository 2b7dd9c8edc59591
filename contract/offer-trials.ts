import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { offerDefinition, offerId } from './promotions.ts'
import { Channel } from './sessions.ts'
import { Instant, idOf, listOf, Money } from './shapes.ts'

/** A basket of the past as offers see it: of nobody, so that whoever makes offers can look at it. */
export const PastBasketView = z.object({
  number: z.string(),
  placedAt: Instant,
  lines: z.array(
    z.object({
      sku: z.string(),
      title: z.string(),
      unitPrice: Money,
      quantity: z.number(),
      categories: z.array(z.string()),
      brand: z.string().optional(),
      isReduced: z.boolean(),
      /** What was taken off then. */
      given: Money,
    }),
  ),
  occasion: z.object({
    timeZone: z.string(),
    channel: Channel,
    locationId: z.string().optional(),
    postcode: z.string().optional(),
    delivery: z.object({ mode: z.string(), cost: Money }),
    isKnown: z.boolean(),
    isFirstPurchase: z.boolean(),
    segments: z.array(z.string()),
  }),
})
export type PastBasketView = z.output<typeof PastBasketView>

export const showPastBasket = endpoint({
  name: 'showPastBasket',
  route: 'GET /past-baskets/{number}',
  summary: 'What an order was made of, for trying an offer on it: articles, place and way, and nothing of who bought',
  input: z.object({ number: z.string().min(1).max(40) }),
  output: PastBasketView,
  refusals: ['order_not_found'],
})

export const listPastBaskets = endpoint({
  name: 'listPastBaskets',
  route: 'GET /past-baskets',
  summary: 'Orders to try an offer on, the newest first',
  input: z.object({ limit: z.coerce.number().int().min(1).max(50).default(20) }),
  output: listOf(
    z.object({
      number: z.string(),
      placedAt: Instant,
      channel: Channel,
      firstTitle: z.string(),
      articles: z.number(),
      total: Money,
    }),
  ),
})

const side = { orders: z.number(), given: z.number(), discounts: Money }

export const OfferTrialView = z.object({
  id: idOf('offerTrial'),
  offerId: z.string(),
  status: z.enum(['running', 'done']),
  from: Instant,
  to: Instant,
  total: z.number(),
  done: z.number(),
  askedAt: Instant,
  askedBy: z.string().optional(),
  /** Whether everybody was taken to know the code. */
  assumesCode: z.boolean(),
  /** How many of the orders would have got it, and how many people, as far as they are known. */
  given: z.number(),
  people: z.number(),
  guests: z.number(),
  discounts: Money,
  /** Of all orders of the period. */
  revenueBefore: Money,
  revenueAfter: Money,
  /** Of the orders that would have got it. */
  theirRevenueBefore: Money,
  theirRevenueAfter: Money,
  /** Tax excluded, of those whose purchase costs are all known. */
  marginBefore: Money,
  marginAfter: Money,
  withCosts: z.number(),
  /** The limit was reached then. */
  usedUpAt: Instant.optional(),
  places: z.array(z.object({ channel: z.string(), locationName: z.string().optional(), ...side })),
  most: z.array(
    z.object({
      orderId: z.string(),
      number: z.string(),
      placedAt: Instant,
      channel: z.string(),
      total: Money,
      discount: Money,
    }),
  ),
  /** Why the others would not have got it, the most frequent reason first. */
  whyNot: z.array(z.object({ code: z.string(), orders: z.number() })),
})
export type OfferTrialView = z.output<typeof OfferTrialView>

export const startOfferTrial = endpoint({
  name: 'startOfferTrial',
  route: 'POST /offer-trials',
  summary: 'What an offer would have done to the orders of a period: the same arithmetic, on each of them',
  input: z.object({
    trialId: idOf('offerTrial'),
    offerId,
    ...offerDefinition,
    from: Instant,
    /** Before this moment. */
    to: Instant,
  }),
  output: OfferTrialView,
  status: 201,
  mayBeThere: true,
})

export const showOfferTrial = endpoint({
  name: 'showOfferTrial',
  route: 'GET /offer-trials/{id}',
  summary: 'What was tried, as far as it is',
  input: z.object({ id: idOf('offerTrial') }),
  output: OfferTrialView,
  refusals: ['trial_not_found'],
})

export const watchOfferTrial = endpoint({
  name: 'watchOfferTrial',
  route: 'GET /offer-trials/{id}/live',
  summary: 'The same, as it goes on',
  input: z.object({ id: idOf('offerTrial') }),
  output: OfferTrialView,
  refusals: ['trial_not_found'],
  isLive: true,
})

import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { DeliveryMode } from './promise.ts'
import { Channel } from './sessions.ts'
import { Instant, listOf, Money, Sku } from './shapes.ts'

const Minor = z.int().min(0).max(1_000_000_000)
const Code = z.string().min(1).max(80)
const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/)
const Percent = z.number().min(0).max(100).multipleOf(0.01)

/** Which articles an offer looks at; nothing said, every article. */
export const Choice = z.strictObject({
  skus: z.array(Sku).min(1).max(500).optional(),
  categories: z.array(Code).min(1).max(100).optional(),
  brands: z.array(Code).min(1).max(100).optional(),
  exceptSkus: z.array(Sku).max(500).optional(),
  exceptCategories: z.array(Code).max(100).optional(),
  isAtRegularPrice: z.boolean().optional(),
})

/** What it takes off; amounts in minor units of the retailer's currency, tax included. */
export const Effect = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('percent'), of: Choice, percent: Percent, atMostMinor: Minor.optional() }),
  z.strictObject({ kind: z.literal('amount'), of: Choice, amountMinor: Minor }),
  z.strictObject({ kind: z.literal('fixed_price'), of: Choice, unitPriceMinor: Minor }),
  z.strictObject({
    kind: z.literal('buy_get'),
    of: Choice,
    buy: z.int().min(1).max(100),
    get: z.int().min(1).max(100),
    percent: Percent,
    times: z.int().min(1).max(1000).optional(),
  }),
  z.strictObject({
    kind: z.literal('bundle'),
    slots: z
      .array(z.strictObject({ of: Choice, quantity: z.int().min(1).max(20) }))
      .min(1)
      .max(6),
    priceMinor: Minor,
    times: z.int().min(1).max(20),
  }),
  z.strictObject({
    kind: z.literal('free_delivery'),
    modes: z.array(DeliveryMode).min(1).optional(),
    atMostMinor: Minor.optional(),
  }),
  z.strictObject({ kind: z.literal('gift'), sku: Sku, quantity: z.int().min(1).max(10) }),
])

export const Condition = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('goods_at_least'), of: Choice, amountMinor: Minor }),
  z.strictObject({ kind: z.literal('quantity_at_least'), of: Choice, quantity: z.int().min(1).max(9999) }),
  z.strictObject({ kind: z.literal('channel'), channels: z.array(Channel).min(1) }),
  z.strictObject({ kind: z.literal('location'), locationIds: z.array(z.string().max(80)).min(1).max(500) }),
  z.strictObject({
    kind: z.literal('place'),
    postcodes: z
      .array(z.string().regex(/^\d{1,5}$/))
      .min(1)
      .max(200),
  }),
  z.strictObject({ kind: z.literal('delivery'), modes: z.array(DeliveryMode).min(1) }),
  z.strictObject({ kind: z.literal('segment'), segments: z.array(Code).min(1).max(50) }),
  z.strictObject({ kind: z.literal('known_customer') }),
  z.strictObject({ kind: z.literal('first_purchase') }),
  z.strictObject({
    kind: z.literal('hours'),
    weekdays: z.array(z.int().min(1).max(7)).min(1).max(7),
    from: Time,
    to: Time,
  }),
])

export const offerDefinition = {
  titleFr: z.string().trim().min(1).max(120),
  titleEn: z.string().trim().min(1).max(120),
  /** The lower one takes its part first. */
  priority: z.int().min(0).max(1000).default(100),
  /** Of those that name the same group only the best applies. */
  group: Code.optional(),
  /** Applies alone or not at all. */
  isAlone: z.boolean().default(false),
  needsCode: z.boolean().default(false),
  conditions: z.array(Condition).max(10).default([]),
  effect: Effect,
  startsAt: Instant.optional(),
  endsAt: Instant.optional(),
  mostUses: z.int().min(1).max(100_000_000).optional(),
  mostUsesEach: z.int().min(1).max(1000).optional(),
  budget: Money.optional(),
  /** Not in force yet, whatever its dates. */
  isDraft: z.boolean().default(false),
  /** Who sells may give a coupon of it, as compensation. */
  mayBeGiven: z.boolean().default(false),
}

export const offerStates = ['draft', 'planned', 'running', 'over'] as const

export const offerId = z.string().regex(/^[a-z0-9][a-z0-9_-]{1,59}$/)

export const OfferView = z.object({
  id: z.string(),
  ...offerDefinition,
  startsAt: Instant,
  state: z.enum(offerStates),
  uses: z.number(),
  spent: Money,
  coupons: z.number(),
  version: z.number(),
})
export type OfferView = z.output<typeof OfferView>

export const listOffers = endpoint({
  name: 'listOffers',
  route: 'GET /offers',
  summary: 'Every offer, those that run first, with what they have cost',
  input: z.object({ state: z.enum(offerStates).optional() }),
  output: listOf(OfferView),
})

export const setOffer = endpoint({
  name: 'setOffer',
  route: 'PUT /offers/{id}',
  summary: 'Makes an offer, or changes it from now on; orders keep what they were given',
  input: z.object({ id: offerId, ...offerDefinition }),
  output: OfferView,
})

/** A version of an offer, as it was set. */
export const OfferVersion = z.object({
  version: z.number(),
  definition: z.object({ ...offerDefinition, startsAt: Instant }),
  setBy: z.string().optional(),
  setAt: Instant,
})
export type OfferVersion = z.output<typeof OfferVersion>

export const listOfferVersions = endpoint({
  name: 'listOfferVersions',
  route: 'GET /offers/{id}/versions',
  summary: 'What an offer was at each time, the newest first: each version was in force until the next',
  input: z.object({ id: offerId }),
  output: listOf(OfferVersion),
  refusals: ['offer_not_found'],
})

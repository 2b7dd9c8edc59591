import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { CivilDay, Instant, Money, Near, Quantity, Reason, Sku } from './shapes.ts'
import { SlotView } from './slots.ts'

export const deliveryModes = ['takeaway', 'collect', 'home', 'relay'] as const
export const DeliveryMode = z.enum(deliveryModes)
export type DeliveryMode = z.output<typeof DeliveryMode>

/** How a basket or an order is had: gift cards alone are brought by no carrier. */
export const OrderMode = z.enum([...deliveryModes, 'email'])
export type OrderMode = z.output<typeof OrderMode>

export const PromiseOption = z.object({
  mode: DeliveryMode,
  locationId: z.string().optional(),
  locationName: z.string().optional(),
  relayPointId: z.string().optional(),
  relayPointName: z.string().optional(),
  /** The carrier's service, for home and relay. */
  service: z.string().optional(),
  distanceMetres: z.number().optional(),
  earliest: Instant,
  latest: Instant,
  cost: Money,
  /** The VAT within the cost. */
  vatRatePercent: z.number(),
  /**
   * By appointment: the first of the slots that can still be had, each with the cost of having it then. The option itself is the first. Whoever
   * lets one be chosen asks for all with `slots`.
   */
  slots: z.array(SlotView).optional(),
  /** `locationId` names a shop, a warehouse or, for an article that must be ordered, the supplier. */
  sources: z.array(
    z.object({ locationId: z.string(), sku: z.string(), quantity: z.number(), incomingId: z.string().optional() }),
  ),
  isCheapest: z.boolean(),
  isFastest: z.boolean(),
  /** With `needBy`: whether `latest` is in time. */
  inTime: z.boolean().optional(),
  confidence: z.number().optional(),
  why: z.array(Reason),
  /** `why` as one sentence in the caller's language. */
  whyText: z.string(),
})
export type PromiseOption = z.output<typeof PromiseOption>

export const PromiseView = z.object({
  sku: z.string().optional(),
  quantity: z.number().optional(),
  lines: z.array(z.object({ sku: z.string(), quantity: z.number() })),
  at: Instant,
  needBy: CivilDay.optional(),
  options: z.array(PromiseOption),
})
export type PromiseView = z.output<typeof PromiseView>

/** How many of the slots of each way are shown: most who ask want to know when, and choose none. */
const slotsShown = 3
export const slotsAtMost = 60

const where = { near: Near.optional(), postcode: z.string().max(12).optional(), needBy: CivilDay.optional() }

export const promiseArticle = endpoint({
  name: 'promiseArticle',
  route: 'GET /promises',
  summary: 'What can be had where and when, for one article; an empty list means that it cannot be had',
  input: z.object({
    sku: Sku,
    quantity: z.coerce.number().pipe(Quantity).default(1),
    limit: z.coerce.number().int().min(1).max(100).default(10),
    slots: z.coerce.number().int().min(1).max(slotsAtMost).default(slotsShown),
    ...where,
  }),
  output: PromiseView,
  refusals: ['variant_not_found', 'postcode_not_found'],
})

export const promiseBasket = endpoint({
  name: 'promiseBasket',
  route: 'POST /promises',
  summary: 'The same for a whole basket',
  input: z.object({
    lines: z
      .array(z.object({ sku: Sku, quantity: Quantity }))
      .min(1)
      .max(300),
    limit: z.int().min(1).max(100).default(10),
    slots: z.int().min(1).max(slotsAtMost).default(slotsShown),
    ...where,
  }),
  output: PromiseView,
  refusals: ['variant_not_found', 'postcode_not_found'],
})

export const promiseEach = endpoint({
  name: 'promiseEach',
  route: 'POST /promises/each',
  summary: 'The same for each of many articles on its own: what GET /promises says of it, for a whole list in one call',
  input: z.object({
    lines: z
      .array(z.object({ sku: Sku, quantity: Quantity.default(1) }))
      .min(1)
      .max(100),
    limit: z.int().min(1).max(100).default(3),
    /** Only these; what is cheapest and fastest is then said of these alone. */
    modes: z.array(DeliveryMode).min(1).max(4).optional(),
    ...where,
  }),
  output: z.object({
    at: Instant,
    needBy: CivilDay.optional(),
    /** In the order asked. An article that does not exist has no options. */
    items: z.array(z.object({ sku: z.string(), quantity: z.number(), options: z.array(PromiseOption) })),
  }),
  refusals: ['postcode_not_found'],
})

export const listDeliveryServices = endpoint({
  name: 'listDeliveryServices',
  route: 'GET /delivery-services',
  summary: 'What carriers bring, how fast and for how much',
  input: z.object({}),
  output: z.object({
    items: z.array(
      z.object({
        code: z.string(),
        mode: z.enum(['home', 'relay']),
        title: z.string(),
        carrier: z.string(),
        cost: Money,
        /** Free for goods of this value or more. */
        freeFrom: Money.optional(),
        /** Working days on the way, after the day it leaves. */
        transitDaysMin: z.number(),
        transitDaysMax: z.number(),
        maxWeightGrams: z.number().optional(),
        /** Goes to part of the country only: Corsica, say. */
        isRegional: z.boolean(),
      }),
    ),
  }),
})

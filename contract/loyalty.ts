import { z } from 'zod'
import { CartView } from './carts.ts'
import { endpoint } from './endpoint.ts'
import { offerId } from './promotions.ts'
import { Instant, idOf, listOf, Money, page } from './shapes.ts'

const Minor = z.int().min(0).max(1_000_000_000)
const Code = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,59}$/)
const Title = z.string().trim().min(1).max(120)
/** With at most two decimals: 2, 1.5. */
const Factor = z.number().min(0).max(100).multipleOf(0.01)

export const PointsMultiplier = z.strictObject({
  titleFr: Title,
  titleEn: Title,
  factor: Factor.min(1),
  categories: z.array(z.string().min(1).max(80)).min(1).max(100).optional(),
  tiers: z.array(Code).min(1).max(20).optional(),
  startsAt: Instant.optional(),
  endsAt: Instant.optional(),
})

export const Tier = z.strictObject({
  code: Code,
  titleFr: Title,
  titleEn: Title,
  /** Spent on goods in the last twelve months. */
  fromMinor: Minor,
  factor: Factor.min(1).default(1),
  advantagesFr: z.array(Title).max(10).default([]),
  advantagesEn: z.array(Title).max(10).default([]),
})

/** What points are exchanged for: a coupon for an offer, or money on her account. */
export const Reward = z.strictObject({
  code: Code,
  titleFr: Title,
  titleEn: Title,
  points: z.int().min(1).max(10_000_000),
  gives: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('coupon'), offerId, daysToLive: z.int().min(1).max(1000).default(90) }),
    z.strictObject({ kind: z.literal('store_credit'), amountMinor: Minor.min(1) }),
  ]),
})

/** How points are earned and what they are good for: the retailer's to say. */
export const LoyaltyRules = z.strictObject({
  /** For each whole unit of currency of goods after discounts. */
  pointsPerUnit: Factor,
  multipliers: z.array(PointsMultiplier).max(50).default([]),
  tiers: z
    .array(Tier)
    .min(1)
    .max(10)
    .refine(
      (tiers) =>
        tiers.every(({ fromMinor }, at) => (at === 0 ? fromMinor === 0 : fromMinor > tiers[at - 1]!.fromMinor)),
      { error: 'tiers_downwards' },
    ),
  monthsToLive: z.int().min(1).max(120),
  /** From the order until its points can be exchanged: as long as she may withdraw. */
  usableAfterDays: z.int().min(0).max(90),
  rewards: z.array(Reward).max(30).default([]),
  giftCards: z
    .strictObject({
      monthsToLive: z.int().min(1).max(120),
      leastMinor: Minor.min(1),
      mostMinor: Minor.min(1),
      /** Whether shoppers may buy them. */
      isSold: z.boolean().default(true),
      /** The amounts proposed to them. */
      amountsMinor: z.array(Minor.min(1)).min(1).max(12).default([2500, 5000, 10_000, 15_000]),
      /** Whether they may have another, in whole units. */
      takesOthers: z.boolean().default(true),
    })
    .refine((cards) => cards.leastMinor <= cards.mostMinor, { error: 'least_above_most' })
    .prefault({ monthsToLive: 24, leastMinor: 1000, mostMinor: 50_000 }),
})
export type LoyaltyRules = z.output<typeof LoyaltyRules>

/** The programme as everybody may know it: apps compute « vous gagnerez 25 points » from it by the same rules. */
export const ProgrammeView = z.object({ version: z.number(), isRunning: z.boolean(), rules: LoyaltyRules.nullable() })
export type ProgrammeView = z.output<typeof ProgrammeView>

export const showProgramme = endpoint({
  name: 'showProgramme',
  route: 'GET /loyalty/programme',
  summary: 'How points are earned, the tiers and what points are exchanged for',
  input: z.object({}),
  output: ProgrammeView,
})

export const setProgramme = endpoint({
  name: 'setProgramme',
  route: 'PUT /loyalty/programme',
  summary: 'Changes how points are earned from now on; what was earned stays as it was promised',
  input: z.object({ rules: LoyaltyRules, /** The version it was made from. */ from: z.int().min(0) }),
  output: ProgrammeView,
  refusals: ['draft_changed', 'offer_not_found'],
})

export const PointsEntry = z.object({
  id: z.string(),
  at: Instant,
  kind: z.enum(['earned', 'reversed', 'exchanged', 'expired', 'forfeited', 'brought_in', 'given']),
  /** Signed. */
  points: z.number(),
  /** What there was after it. */
  balance: z.number(),
  orderId: z.string().optional(),
  orderNumber: z.string().optional(),
  reason: z.string().optional(),
})
export type PointsEntry = z.output<typeof PointsEntry>

export const LoyaltyView = z.object({
  cardNumber: z.string().nullable(),
  points: z.number(),
  /** The code of her tier; null where the retailer has none. */
  tier: z.string().nullable(),
  tierTitle: z.string().optional(),
  advantages: z.array(z.string()),
  ledger: z.array(PointsEntry),
  /** Of the points, those that can be exchanged today; the others come from orders she may still send back. */
  usablePoints: z.number(),
  usableFrom: Instant.optional(),
  /** What will expire next. */
  expiring: z.object({ points: z.number(), at: Instant }).optional(),
  /** On goods, in the last twelve months. */
  spent: Money,
  nextTier: z.object({ code: z.string(), title: z.string(), missing: Money }).optional(),
  rewards: z.array(z.object({ code: z.string(), title: z.string(), points: z.number(), isWithinReach: z.boolean() })),
  storeCredit: Money,
})
export type LoyaltyView = z.output<typeof LoyaltyView>

export const showMyLoyalty = endpoint({
  name: 'showMyLoyalty',
  route: 'GET /customers/me/loyalty',
  summary: 'The signed-in customer’s card, points, tier and what happened to her points',
  input: z.object({}),
  output: LoyaltyView,
  refusals: ['not_signed_in'],
})

export const showLoyalty = endpoint({
  name: 'showLoyalty',
  route: 'GET /customers/{id}/loyalty',
  summary: 'A customer’s card, points, tier and what happened to her points',
  input: z.object({ id: idOf('customer') }),
  output: LoyaltyView,
  refusals: ['customer_not_found'],
})

export const exchangePoints = endpoint({
  name: 'exchangePoints',
  route: 'POST /customers/me/rewards',
  summary: 'Exchanges points for a reward: a coupon of her own, or credit on her account',
  input: z.object({ reward: Code }),
  output: z.object({ loyalty: LoyaltyView, coupon: z.object({ code: z.string(), expiresAt: Instant }).optional() }),
  status: 201,
  refusals: ['not_signed_in', 'reward_not_found', 'not_enough_points'],
})

export const giveStoreCredit = endpoint({
  name: 'giveStoreCredit',
  route: 'POST /customers/{id}/store-credit',
  summary: 'Puts money on a customer’s account as a gesture, with its reason',
  input: z.object({ id: idOf('customer'), amount: Money, reason: z.string().trim().min(3).max(200) }),
  output: LoyaltyView,
  status: 201,
  refusals: ['customer_not_found', 'gesture_too_large'],
  needsKey: true,
})

export const cardNumber = z
  .string()
  .trim()
  .transform((typed) => typed.replace(/[\s-]/g, ''))
  .pipe(z.string().regex(/^\d{13}$/))

/** A gift card by its number, for who holds it, or by its id, for who looks after it. */
const cardNamed = z
  .string()
  .trim()
  .transform((typed) => typed.replace(/[\s-]/g, ''))
  .pipe(z.string().regex(/^(\d{13}|gcd_[0-9a-f]{32})$/))

export const GiftCardView = z.object({
  id: z.string(),
  /** Its end alone: the whole of it is told once, to whoever makes the card or hands it over. */
  number: z.string(),
  balance: Money,
  initial: Money,
  state: z.enum(['open', 'empty', 'expired', 'blocked']),
  bornAs: z.enum(['sold', 'batch', 'gesture']),
  batch: z.string().optional(),
  issuedAt: Instant,
  expiresAt: Instant,
  ledger: z.array(
    z.object({
      id: z.string(),
      at: Instant,
      kind: z.string(),
      amount: Money,
      balance: Money,
      orderId: z.string().optional(),
      orderNumber: z.string().optional(),
      channel: z.string().optional(),
    }),
  ),
})
export type GiftCardView = z.output<typeof GiftCardView>

export const showGiftCard = endpoint({
  name: 'showGiftCard',
  route: 'GET /gift-cards/{number}',
  summary: 'What is left on a gift card, and what happened to it',
  input: z.object({ number: cardNamed }),
  output: GiftCardView,
  refusals: ['gift_card_not_found'],
})

export const GiftCardSummary = GiftCardView.omit({ ledger: true })
export type GiftCardSummary = z.output<typeof GiftCardSummary>

export const listGiftCards = endpoint({
  name: 'listGiftCards',
  route: 'GET /gift-cards',
  summary: 'Gift cards, the newest first; by a whole number, the last four digits of one, or the beginning of a batch',
  input: z.object({ query: z.string().trim().max(40).default(''), ...page }),
  output: listOf(GiftCardSummary),
})

export const issueGiftCards = endpoint({
  name: 'issueGiftCards',
  route: 'POST /gift-cards',
  summary: 'Makes gift cards, one or a batch to be printed; their secrets are answered once and kept by nobody',
  input: z.object({
    amount: Money,
    count: z.int().min(1).max(200).default(1),
    /** What the batch is called. */
    batch: z.string().trim().min(1).max(40).optional(),
    /** Sent to someone, one card only. */
    email: z.string().trim().max(254).email().optional(),
    reason: z.string().trim().max(200).optional(),
  }),
  /** A card that is sent tells its secret to nobody else. */
  output: z.object({
    items: z.array(z.object({ number: z.string(), pin: z.string().optional(), balance: Money, expiresAt: Instant })),
  }),
  status: 201,
  isSecret: true,
  refusals: ['amount_not_offered'],
})

const cartId = idOf('cart')

export const addGiftCard = endpoint({
  name: 'addGiftCard',
  route: 'POST /carts/{id}/gift-cards',
  summary: 'Has a gift card pay a basket first, as far as it goes',
  input: z.object({ id: cartId, number: cardNumber, pin: z.string().trim().min(4).max(20) }),
  output: CartView,
  refusals: [
    'cart_not_found',
    'cart_frozen',
    'gift_card_wrong',
    'gift_card_empty',
    'gift_card_expired',
    'too_many_attempts',
    'too_many',
  ],
  hasETag: true,
})

export const removeGiftCard = endpoint({
  name: 'removeGiftCard',
  route: 'DELETE /carts/{id}/gift-cards/{number}',
  summary: 'Has a gift card not pay a basket any more; by its number, or by the `card` that the basket tells',
  input: z.object({ id: cartId, number: cardNamed }),
  output: CartView,
  refusals: ['cart_not_found', 'cart_frozen'],
  hasETag: true,
})

export const useStoreCredit = endpoint({
  name: 'useStoreCredit',
  route: 'PUT /carts/{id}/store-credit',
  summary: 'Has the credit on her account pay her basket, as far as it goes, or not',
  input: z.object({ id: cartId, use: z.boolean() }),
  output: CartView,
  refusals: ['cart_not_found', 'cart_frozen', 'not_signed_in', 'no_store_credit'],
  hasETag: true,
})

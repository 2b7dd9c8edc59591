import { z } from 'zod'
import { OfferedPrice } from './catalogue.ts'
import { Company } from './companies.ts'
import { endpoint } from './endpoint.ts'
import { CartGift, giftInput } from './gifts.ts'
import { DeliveryMode, OrderMode } from './promise.ts'
import { Channel } from './sessions.ts'
import { Address, Contact, Instant, idOf, Money, Sku, Totals, Window } from './shapes.ts'
import { SlotHeld, SlotId } from './slots.ts'

export const cartStatuses = ['open', 'paying', 'ordered', 'merged'] as const
export type CartStatus = (typeof cartStatuses)[number]

/** Buttons and guards read the same table. */
export const cartCan = {
  change: ['open'],
  startPaying: ['open'],
  placeOrder: ['paying'],
  thaw: ['paying'],
  merge: ['open'],
} as const satisfies Record<string, readonly CartStatus[]>

export const Discount = z.object({ code: z.string(), title: z.string(), amount: Money })

export const CartLineView = z.object({
  sku: z.string(),
  title: z.string(),
  variantTitle: z.string(),
  productHandle: z.string(),
  /** Code of the article's category; its drawing stands in where there is no picture. */
  category: z.string().optional(),
  image: z.string().optional(),
  quantity: z.number(),
  unitPrice: Money,
  priorPrice: Money.optional(),
  /** What one alone costs whoever buys it here, by offers that anybody may have. */
  offered: OfferedPrice.optional(),
  /** What of the price of one pays for its end of life. */
  ecoContribution: Money.optional(),
  total: Money,
  vatRatePercent: z.number(),
  /** Its total without tax, for who buys for a company: its share of the whole. */
  totalNet: Money.optional(),
  discounts: z.array(Discount),
  /** Units that can be had now, everywhere; the page warns before the shopper pays. */
  availableNow: z.number(),
})
export type CartLineView = z.output<typeof CartLineView>

export const CartDeliveryView = z.object({
  mode: OrderMode,
  locationId: z.string().optional(),
  relayPointId: z.string().optional(),
  /** Name of the shop or the relay point. */
  placeName: z.string().optional(),
  address: Address.optional(),
  /** The carrier's service that will bring it. */
  service: z.string().optional(),
  /** By appointment: the slot that is promised. */
  slot: SlotHeld.optional(),
  contact: Contact,
  cost: Money,
  /** The date that was shown; absent when the basket cannot be had this way any more. */
  promised: Window.optional(),
})

/** Why a code or an offer takes nothing off, and what is missing. */
export const OfferWhy = z.object({
  code: z.string(),
  missing: Money.optional(),
  missingQuantity: z.number().optional(),
  sku: z.string().optional(),
})
export type OfferWhy = z.output<typeof OfferWhy>

export const CartCoupon = z.object({ code: z.string(), title: z.string(), amount: Money, why: OfferWhy.optional() })
export type CartCoupon = z.output<typeof CartCoupon>

/** What pays a basket before money does: a gift card, or the credit on her account. */
export const CartTender = z.object({
  kind: z.enum(['gift_card', 'store_credit']),
  /** Of a gift card, by its end: `…1234`. */
  number: z.string().optional(),
  /** By what it is named to be taken off again. */
  card: z.string().optional(),
  /** What it pays of this basket. */
  amount: Money,
  /** What is on it. */
  balance: Money,
  why: z.enum(['empty', 'expired']).optional(),
})
export type CartTender = z.output<typeof CartTender>

/** What can be had of a basket that cannot be had whole the way that was chosen. */
export const CartPart = z.object({
  lines: z.array(z.object({ sku: z.string(), quantity: z.number() })),
  promised: Window,
  cost: Money,
  /** The VAT within the cost. */
  vatRatePercent: z.number(),
})
export type CartPart = z.output<typeof CartPart>

export const CartView = z.object({
  id: idOf('cart'),
  status: z.enum(cartStatuses),
  version: z.number(),
  customerId: z.string().optional(),
  /** For which she buys: prices are told without tax first. */
  company: Company.optional(),
  channel: Channel,
  locationId: z.string().optional(),
  associate: z.object({ id: z.string(), name: z.string() }).optional(),
  lines: z.array(CartLineView),
  /** Gift cards that it buys. */
  gifts: z.array(CartGift),
  delivery: CartDeliveryView.optional(),
  coupons: z.array(CartCoupon),
  /** Every offer that takes something off, delivery included. */
  offers: z.array(Discount),
  /** Offers of which little is missing. */
  hints: z.array(z.object({ title: z.string(), why: OfferWhy })),
  totals: Totals,
  tenders: z.array(CartTender),
  /** The total less what the tenders pay: the amount of `POST /payments`. */
  owed: Money,
  /** Credit on her account that this basket does not use. */
  storeCredit: Money.optional(),
  /** The points it will earn. */
  points: z.number(),
  payable: z.boolean(),
  notPayable: z.array(z.object({ code: z.string(), sku: z.string().optional() })),
  /** Present where the whole cannot be had as chosen, but a part can: `takePart` accepts it. */
  part: CartPart.optional(),
  paymentId: z.string().optional(),
  orderId: z.string().optional(),
  updatedAt: Instant,
})
export type CartView = z.output<typeof CartView>

const cartId = idOf('cart')

export const startCart = endpoint({
  name: 'startCart',
  route: 'POST /carts',
  summary: 'Opens a basket, or answers the open one',
  input: z.object({
    id: cartId.optional(),
    customerId: idOf('customer').optional(),
    channel: Channel.optional(),
    locationId: z.string().max(80).optional(),
  }),
  output: CartView,
  status: 201,
  refusals: ['customer_not_found', 'location_not_found', 'id_already_used'],
  hasETag: true,
  mayBeThere: true,
})

export const showCurrentCart = endpoint({
  name: 'showCurrentCart',
  route: 'GET /carts/current',
  summary: 'The caller’s open basket',
  input: z.object({}),
  output: CartView,
  refusals: ['cart_not_found'],
  hasETag: true,
})

export const showCart = endpoint({
  name: 'showCart',
  route: 'GET /carts/{id}',
  summary: 'A basket',
  input: z.object({ id: cartId }),
  output: CartView,
  refusals: ['cart_not_found'],
  hasETag: true,
})

export const watchCart = endpoint({
  name: 'watchCart',
  route: 'GET /carts/{id}/live',
  summary: 'The basket each time it changes, as server-sent events',
  input: z.object({ id: cartId }),
  output: CartView,
  refusals: ['cart_not_found'],
  isLive: true,
})

export const setLine = endpoint({
  name: 'setLine',
  route: 'PUT /carts/{id}/lines/{sku}',
  summary: 'Sets how many of an article; 0 removes it',
  input: z.object({ id: cartId, sku: Sku, quantity: z.int().min(0).max(9999) }),
  output: CartView,
  refusals: ['cart_not_found', 'cart_frozen', 'variant_not_found', 'not_priced'],
  hasETag: true,
})

export const setGift = endpoint({
  name: 'setGift',
  route: 'PUT /carts/{id}/gifts/{giftId}',
  summary: 'Puts a gift card into a basket, or changes it; the id is made by who asks',
  input: z.object(giftInput),
  output: CartView,
  refusals: ['cart_not_found', 'cart_frozen', 'amount_not_offered', 'gift_cards_not_sold', 'too_many'],
  hasETag: true,
})

export const removeGift = endpoint({
  name: 'removeGift',
  route: 'DELETE /carts/{id}/gifts/{giftId}',
  summary: 'Takes a gift card out of a basket',
  input: z.object({ id: giftInput.id, giftId: giftInput.giftId }),
  output: CartView,
  refusals: ['cart_not_found', 'cart_frozen'],
  hasETag: true,
})

export const takePart = endpoint({
  name: 'takePart',
  route: 'POST /carts/{id}/part',
  summary:
    'Keeps of a basket only these lines and quantities: what can be had of it. Says so with the new date, or refuses',
  input: z.object({
    id: cartId,
    lines: z
      .array(z.object({ sku: Sku, quantity: z.int().min(1).max(9999) }))
      .min(1)
      .max(300),
  }),
  output: CartView,
  refusals: ['cart_not_found', 'cart_frozen', 'cart_changed', 'delivery_missing', 'out_of_stock'],
  hasETag: true,
})

export const setDelivery = endpoint({
  name: 'setDelivery',
  route: 'PUT /carts/{id}/delivery',
  summary: 'How, where and to whom; repeating it accepts a new date',
  input: z
    .object({
      id: cartId,
      /** `email`: gift cards alone, which need nothing but whom to tell. */
      mode: OrderMode,
      locationId: z.string().max(80).optional(),
      relayPointId: z.string().max(80).optional(),
      /** The carrier's service, as the promises name it; without it the cheapest. */
      service: z.string().max(80).optional(),
      /** By appointment: one of the slots of the promise; without it, or where it is gone, the first. */
      slotId: SlotId.optional(),
      address: Address.optional(),
      contact: Contact.default({}),
    })
    .refine((d) => d.mode !== 'home' || d.address !== undefined, {
      error: 'needs_address',
      path: ['address'],
    })
    .refine((d) => d.mode !== 'relay' || d.relayPointId !== undefined, {
      error: 'needs_relay_point',
      path: ['relayPointId'],
    })
    .refine((d) => (d.mode !== 'collect' && d.mode !== 'takeaway') || d.locationId !== undefined, {
      error: 'needs_shop',
      path: ['locationId'],
    }),
  output: CartView,
  refusals: ['cart_not_found', 'cart_frozen', 'location_not_found', 'relay_point_not_found'],
  hasETag: true,
})

export const addCoupon = endpoint({
  name: 'addCoupon',
  route: 'POST /carts/{id}/coupons',
  summary: 'Puts a code into the basket, if it takes something off it',
  input: z.object({ id: cartId, code: z.string().trim().min(1).max(80) }),
  output: CartView,
  refusals: [
    'cart_not_found',
    'cart_frozen',
    'coupon_unknown',
    'coupon_expired',
    'coupon_used',
    'coupon_not_applicable',
    'coupon_not_combinable',
    'coupon_needs_customer',
  ],
  hasETag: true,
})

export const removeCoupon = endpoint({
  name: 'removeCoupon',
  route: 'DELETE /carts/{id}/coupons/{code}',
  summary: 'Takes a code out of the basket',
  input: z.object({ id: cartId, code: z.string().trim().min(1).max(80) }),
  output: CartView,
  refusals: ['cart_not_found', 'cart_frozen'],
  hasETag: true,
})

export const offersOnArticle = endpoint({
  name: 'offersOnArticle',
  route: 'GET /variants/{sku}/offers',
  summary:
    'What offers do to one of an article, beside what is in the caller’s basket: what they take off, and what is missing for others',
  input: z.object({
    sku: Sku,
    /** Beside what is in this basket; another than one’s own for staff only. */
    cartId: z.string().max(80).optional(),
    /** For whom; another than oneself for staff only. */
    customerId: z.string().max(80).optional(),
  }),
  output: z.object({
    offers: z.array(Discount),
    /** What one of it costs with them. */
    priceAfter: Money.optional(),
    /** What one of it earns her at that price and with her standing; absent where it is not known who she is. */
    points: z.number().optional(),
    hints: z.array(z.object({ title: z.string(), why: OfferWhy })),
  }),
  refusals: ['cart_not_found'],
})

export const totalEachWay = endpoint({
  name: 'totalEachWay',
  route: 'POST /carts/{id}/totals',
  summary: 'What the basket would come to in each of these ways, its offers included; nothing is chosen',
  input: z.object({
    id: cartId,
    ways: z
      .array(
        z.object({
          mode: DeliveryMode,
          cost: Money,
          /** The VAT within the cost, as its promise said. */
          vatRatePercent: z.number().min(0).max(100).default(20),
          locationId: z.string().max(80).optional(),
          relayPointId: z.string().max(80).optional(),
          postcode: z.string().max(12).optional(),
        }),
      )
      .max(100),
  }),
  /** In the order asked. */
  output: z.object({ items: z.array(Totals) }),
  refusals: ['cart_not_found'],
})

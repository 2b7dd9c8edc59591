import { z } from 'zod'
import { CartLineView, CartTender, Discount, OfferWhy } from './carts.ts'
import { Company } from './companies.ts'
import { endpoint } from './endpoint.ts'
import { fulfilmentStatuses, shortageReasons } from './fulfilments.ts'
import { CartGift, OrderGift } from './gifts.ts'
import { PaymentView, Tender } from './payments.ts'
import { OrderMode } from './promise.ts'
import { Channel } from './sessions.ts'
import { Address, Contact, Email, Instant, idOf, listOf, Money, page, Totals, Window } from './shapes.ts'
import { SlotHeld, SlotId, SlotView } from './slots.ts'

export const orderStatuses = ['placed', 'in_progress', 'completed', 'cancelled'] as const
export type OrderStatus = (typeof orderStatuses)[number]

/** Buttons and guards read the same table. */
export const orderCan = {
  cancel: ['placed', 'in_progress'],
} as const satisfies Record<string, readonly OrderStatus[]>

export const paymentStatusesOfOrder = ['unpaid', 'authorised', 'paid', 'refunded', 'voided'] as const

export const OrderLineView = z.object({
  sku: z.string(),
  title: z.string(),
  productHandle: z.string().optional(),
  image: z.string().optional(),
  quantity: z.number(),
  unitPrice: Money,
  /** What of the price of one paid for its end of life. */
  ecoContribution: Money.optional(),
  total: Money,
  /** Without tax, of an order of a company. */
  totalNet: Money.optional(),
  discounts: z.array(Discount),
  vatRatePercent: z.number(),
  contractConcluded: z.enum(['distance', 'shop']),
  promisedLatest: Instant,
  sources: z.array(z.object({ locationId: z.string(), locationName: z.string(), quantity: z.number() })),
})

export const TimelineEntry = z.object({
  id: z.string(),
  /** A code such as `order.placed`; `title` says it in the reader's language. */
  code: z.string(),
  title: z.string(),
  at: Instant,
  /** False: promised, not yet happened. */
  happened: z.boolean(),
  actor: z.enum(['shopper', 'associate', 'adviser', 'machine']).optional(),
  channel: z.string().optional(),
  /** The town where a carrier saw it. */
  place: z.string().optional(),
})

/** Goods of the order that leave one place together, and how far they are. */
export const OrderFulfilment = z.object({
  id: idOf('fulfilment'),
  status: z.enum(fulfilmentStatuses),
  locationId: z.string(),
  locationName: z.string(),
  lines: z.array(z.object({ sku: z.string(), quantity: z.number() })),
  promised: Window,
  /** Its day is later than the one promised with the order. */
  isLate: z.boolean(),
  /** In place of what left and did not arrive: she has paid for it already. */
  isResent: z.boolean(),
  carrier: z.string().optional(),
  trackingNumber: z.string().optional(),
  shelf: z.string().optional(),
  expiresAt: Instant.optional(),
})

/** Goods of the order that are not where they were to come from, and are neither sourced elsewhere. */
export const OrderShortage = z.object({
  id: idOf('shortage'),
  sku: z.string(),
  quantity: z.number(),
  status: z.enum(['open', 'to_decide', 'cancelled']),
  reason: z.enum(shortageReasons),
  decideBy: Instant.optional(),
})

export const OrderView = z.object({
  id: idOf('order'),
  number: z.string(),
  status: z.enum(orderStatuses),
  paymentStatus: z.enum(paymentStatusesOfOrder),
  fulfilmentStatus: z.enum(['unfulfilled', 'partially_fulfilled', 'fulfilled', 'cancelled']),
  /** Taken here, or entered from another system, where it was settled. */
  origin: z.enum(['native', 'imported']),
  /** Absent where another system took the order. */
  cartId: z.string().optional(),
  customerId: z.string().optional(),
  channel: Channel,
  locationId: z.string().optional(),
  associate: z.object({ id: z.string(), name: z.string() }).optional(),
  /** The company that it was made out to. */
  company: Company.optional(),
  seller: z.object({ name: z.string(), siren: z.string(), vatNumber: z.string() }),
  lines: z.array(OrderLineView),
  /** Gift cards that it has bought. */
  gifts: z.array(OrderGift),
  delivery: z.object({
    mode: OrderMode,
    locationId: z.string().optional(),
    relayPointId: z.string().optional(),
    placeName: z.string().optional(),
    placeAddress: z.string().optional(),
    /** Where it is made ready, in a few words; nothing for what is taken away. */
    preparedText: z.string().optional(),
    address: Address.optional(),
    contact: Contact,
    /** By appointment. */
    slot: SlotHeld.optional(),
    cost: Money,
  }),
  promised: Window,
  totals: Totals,
  payments: z.array(PaymentView),
  /** What gift cards and store credit have paid, less what they were given back. */
  tenders: z.array(
    z.object({
      kind: z.enum(['gift_card', 'store_credit']),
      number: z.string().optional(),
      amount: Money,
      givenBack: Money,
    }),
  ),
  /** Earned by it, less what was taken back. */
  points: z.number(),
  /** None of an order of another system. */
  /** What she is told now: as promised, or later where a part of it will be. */
  expected: Window,
  fulfilments: z.array(OrderFulfilment),
  shortages: z.array(OrderShortage),
  timeline: z.array(TimelineEntry),
  /** What this caller may do now. */
  can: z.array(z.enum(['cancel', 'move_slot'])),
  placedAt: Instant,
  version: z.number(),
})
export type OrderView = z.output<typeof OrderView>

export const OrderSummary = z.object({
  id: idOf('order'),
  number: z.string(),
  status: z.enum(orderStatuses),
  paymentStatus: z.enum(paymentStatusesOfOrder),
  origin: z.enum(['native', 'imported']),
  channel: Channel,
  /** Where it was sold, in a shop; `placeName` is where it goes. */
  locationId: z.string().optional(),
  locationName: z.string().optional(),
  customerId: z.string().optional(),
  customerName: z.string().optional(),
  mode: OrderMode,
  placeName: z.string().optional(),
  articleCount: z.number(),
  firstTitle: z.string(),
  /** Pictures of its first articles, in a customer's own list. */
  images: z.array(z.string()).optional(),
  total: Money,
  promised: Window,
  /** By appointment: then `promised` is the appointment. */
  slot: SlotHeld.optional(),
  placedAt: Instant,
})
export type OrderSummary = z.output<typeof OrderSummary>

const orderId = idOf('order')

export const placeOrder = endpoint({
  name: 'placeOrder',
  route: 'POST /orders',
  summary: 'Turns a paid basket into an order, once',
  input: z.object({ id: orderId.optional(), cartId: idOf('cart'), expectedTotal: Money }),
  output: OrderView,
  status: 201,
  refusals: [
    'cart_not_found',
    'cart_empty',
    'cart_changed',
    'not_paid',
    'out_of_stock',
    'promise_changed',
    'id_already_used',
  ],
  hasETag: true,
})

export const listOrders = endpoint({
  name: 'listOrders',
  route: 'GET /orders',
  summary: 'The caller’s orders; staff: every order, by number, e-mail, telephone or name',
  input: z.object({
    query: z.string().max(200).optional(),
    /** For the staff, all of them together. */
    customerId: idOf('customer').optional(),
    channel: Channel.optional(),
    locationId: idOf('location').optional(),
    status: z.enum(orderStatuses).optional(),
    mode: OrderMode.optional(),
    placedFrom: Instant.optional(),
    /** Before this moment. */
    placedTo: Instant.optional(),
    ...page,
  }),
  output: listOf(OrderSummary),
})

export const showOrder = endpoint({
  name: 'showOrder',
  route: 'GET /orders/{id}',
  summary: 'The one order view; `key` is the secret of the link in her messages',
  input: z.object({ id: orderId, key: z.string().max(100).optional() }),
  output: OrderView,
  refusals: ['order_not_found'],
  hasETag: true,
})

export const watchOrder = endpoint({
  name: 'watchOrder',
  route: 'GET /orders/{id}/live',
  summary: 'The order each time it changes, as server-sent events',
  input: z.object({ id: orderId, key: z.string().max(100).optional() }),
  output: OrderView,
  refusals: ['order_not_found'],
  isLive: true,
})

export const cancelOrder = endpoint({
  name: 'cancelOrder',
  route: 'POST /orders/{id}/cancel',
  summary:
    'Cancels what has not left: stock released, money given back; a gift card of it that has been used stays, and stays owed',
  input: z.object({ id: orderId, reason: z.string().max(300).optional() }),
  output: OrderView,
  refusals: ['order_not_found', 'already_shipped', 'not_cancellable'],
  hasETag: true,
})

export const cancelPart = endpoint({
  name: 'cancelPart',
  route: 'POST /orders/{id}/fulfilments/{fulfilmentId}/cancel',
  summary: 'Gives up the part of an order that will come later than was promised: it is not paid for',
  input: z.object({ id: orderId, fulfilmentId: idOf('fulfilment'), key: z.string().max(100).optional() }),
  output: OrderView,
  refusals: ['order_not_found', 'fulfilment_not_found', 'not_late', 'not_at_this_step'],
})

export const takeBackGift = endpoint({
  name: 'takeBackGift',
  route: 'POST /orders/{id}/gifts/{giftId}/take-back',
  summary:
    'Gives back a gift card of which nothing is used: it is worth nothing from here on, and its money comes back',
  input: z.object({ id: orderId, giftId: idOf('gift'), key: z.string().max(100).optional() }),
  output: OrderView,
  refusals: ['order_not_found', 'gift_not_found', 'gift_card_used', 'too_late_to_take_back'],
})

export const sendGiftAgain = endpoint({
  name: 'sendGiftAgain',
  route: 'POST /orders/{id}/gifts/{giftId}/send',
  summary:
    'Sends a gift card again, to another address if need be, with a new secret; only while nothing of it is used',
  input: z.object({ id: orderId, giftId: idOf('gift'), email: Email }),
  output: OrderView,
  refusals: ['order_not_found', 'gift_not_found', 'gift_card_used', 'gift_handed_over'],
})

export const listOrderSlots = endpoint({
  name: 'listOrderSlots',
  route: 'GET /orders/{id}/slots',
  summary: 'By appointment: the slots it may have instead, and until when; none where it is too late',
  input: z.object({ id: orderId, key: z.string().max(100).optional() }),
  output: z.object({ slotId: SlotId, until: Instant, items: z.array(SlotView) }),
  refusals: ['order_not_found', 'not_by_appointment'],
})

export const moveSlot = endpoint({
  name: 'moveSlot',
  route: 'PUT /orders/{id}/slot',
  summary: 'Gives an order another slot, its date with it',
  input: z.object({ id: orderId, slotId: SlotId, key: z.string().max(100).optional() }),
  output: OrderView,
  refusals: ['order_not_found', 'not_by_appointment', 'slot_too_late_to_move', 'slot_not_to_be_had'],
})

export const settleShortages = endpoint({
  name: 'settleShortages',
  route: 'POST /orders/{id}/shortages',
  summary: 'Decides what becomes of goods that could be had nowhere: looked for again, or given up and not paid for',
  input: z.object({ id: orderId, choice: z.enum(['look_again', 'give_up']) }),
  output: OrderView,
  refusals: ['order_not_found'],
})

// Payment requests: the amount an associate shows as a QR, paid on the shopper's own phone.

const requestId = z.string().regex(/^prq_[A-Za-z0-9_-]{43}$/)

export const PaymentRequestView = z.object({
  status: z.enum(['open', 'paid', 'expired']),
  /** How far it is, for the screen that waits: on nobody's phone yet, seen, being paid, declined (she may try again). */
  stage: z.enum(['waiting', 'seen', 'paying', 'declined', 'paid', 'expired']),
  associate: z.object({ name: z.string() }),
  company: Company.optional(),
  locationName: z.string().optional(),
  lines: z.array(CartLineView),
  gifts: z.array(CartGift.omit({ email: true, message: true })),
  delivery: z
    .object({
      mode: OrderMode,
      placeName: z.string().optional(),
      promised: Window.optional(),
      slot: SlotHeld.optional(),
    })
    .optional(),
  /** What was taken off, by name. */
  offers: z.array(Discount),
  /** Her codes that take nothing off, and why. */
  idleCoupons: z.array(z.object({ code: z.string(), why: OfferWhy })),
  totals: Totals,
  /** What is still owed: the amount to confirm. */
  total: Money,
  tenders: z.array(CartTender),
  /** What she will earn. */
  points: z.number(),
  contactKnown: z.boolean(),
  /** Her answer to "may we send you the tracking?", once she has paid. */
  trackingByMessage: z.boolean().optional(),
  expiresAt: Instant,
  orderId: z.string().optional(),
})
export type PaymentRequestView = z.output<typeof PaymentRequestView>

export const requestPayment = endpoint({
  name: 'requestPayment',
  route: 'POST /payment-requests',
  summary: 'Asks the shopper in front of the associate to pay on her phone',
  input: z.object({ cartId: idOf('cart') }),
  output: z.object({ id: z.string(), url: z.string(), expiresAt: Instant }),
  status: 201,
  refusals: ['cart_not_found', 'cart_empty', 'delivery_missing', 'out_of_stock', 'promise_changed', 'cart_frozen'],
  isSecret: true,
})

export const showPaymentRequest = endpoint({
  name: 'showPaymentRequest',
  route: 'GET /payment-requests/{id}',
  summary: 'What the associate asks to be paid; the id is the secret',
  input: z.object({ id: requestId }),
  output: PaymentRequestView,
  refusals: ['payment_request_not_found'],
})

export const seePaymentRequest = endpoint({
  name: 'seePaymentRequest',
  route: 'POST /payment-requests/{id}/seen',
  summary: 'The request is open on the phone that will pay it; told once',
  input: z.object({ id: requestId }),
  output: PaymentRequestView,
  refusals: ['payment_request_not_found'],
})

export const watchPaymentRequest = endpoint({
  name: 'watchPaymentRequest',
  route: 'GET /payment-requests/{id}/live',
  summary: 'The request each time it changes, as server-sent events',
  input: z.object({ id: requestId }),
  output: PaymentRequestView,
  refusals: ['payment_request_not_found'],
  isLive: true,
})

export const confirmPaymentRequest = endpoint({
  name: 'confirmPaymentRequest',
  route: 'POST /payment-requests/{id}/confirm',
  summary: 'Pays; once authorised, the order is placed by itself, and the session that paid may read both',
  input: z.object({
    id: requestId,
    amount: Money,
    tender: Tender,
    contact: Contact.optional(),
    trackingByMessage: z.boolean().default(false),
    returnPath: z
      .string()
      .regex(/^\/(?!\/)[^\\]*$/)
      .max(300)
      .optional(),
  }),
  output: z.object({ payment: PaymentView, order: OrderView.optional() }),
  refusals: [
    'payment_request_not_found',
    'payment_request_expired',
    'payment_request_used',
    'cart_empty',
    'delivery_missing',
    'contact_missing',
    'amount_mismatch',
    'tender_missing',
    'tender_changed',
    'coupon_used',
    'offer_used_up',
    'already_paid',
    'payment_in_progress',
    'out_of_stock',
    'promise_changed',
  ],
})

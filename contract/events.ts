import type { Id } from '@filrouge/kernel/ids.ts'
import type { ShortageReason } from './fulfilments.ts'

/**
 * What happened, in the past tense, with what its reactors need: lines, amounts, codes; persons by id only, never an address, a name or a
 * secret. The log keeps them for ever. `subject` of an event is the id of the thing it is about.
 */
export interface Events {
  'customer.code_asked': { challengeId: Id<'challenge'>; kind: 'email' | 'phone' }
  'customer.added': { customerId: Id<'customer'>; how: 'sign_in' | 'staff' | 'payment_request' | 'import' }
  'customer.signed_in': { customerId: Id<'customer'>; visitorId: Id<'visitor'> | null }
  'customer.consented': { customerId: Id<'customer'>; purpose: string; given: boolean }
  'customer.erased': { customerId: Id<'customer'> }
  'contact.written': { contactMessageId: Id<'contactMessage'> }
  'price.changed': {
    sku: string
    amountMinor: number
    currency: string
    kind: 'regular' | 'promotion'
    list: string
    minimumQuantity: number
  }
  /** A price that will begin later; nothing more is said when it does. */
  'price.planned': {
    sku: string
    amountMinor: number
    currency: string
    kind: 'regular' | 'promotion'
    list: string
    minimumQuantity: number
    startsAt: string
    endsAt: string | null
  }
  /** The price of a list or of a quantity: that of everybody counts again. */
  'price.ended': { sku: string; list: string; minimumQuantity: number }
  'price_list.set': { code: string }
  'repricing.started': { repricingId: Id<'repricing'> }
  /** Many prices change, some at a time, without a word for each. */
  'repricing.applied': { repricingId: Id<'repricing'> }
  'repricing.undone': { repricingId: Id<'repricing'> }
  'price_list.ended': { code: string }
  'segment.set': { code: string; isByRule: boolean }
  'segment.removed': { code: string }
  'offer.set': { offerId: string }
  'coupon.issued': { offerId: string; customerId: string | null; count: number; batch: string | null }
  'loyalty.rules_set': { version: number }
  'points.exchanged': { customerId: Id<'customer'>; reward: string; points: number }
  /** Some of her points expire soon. */
  'points.expiring': { customerId: Id<'customer'>; points: number; expiresAt: string }
  'store_credit.given': { customerId: Id<'customer'>; amountMinor: number; currency: string }
  'gift_card.issued': { count: number; amountMinor: number; currency: string; batch: string | null }
  /** To whom it is for: by e-mail, or over the counter. */
  'gift_card.delivered': { orderId: Id<'order'>; giftId: Id<'gift'>; how: 'sent' | 'handed' | 'not_sent' }
  'gift_card.taken_back': { orderId: Id<'order'>; giftId: Id<'gift'>; amountMinor: number; currency: string }
  'price.plan_dropped': { sku: string; priceId: Id<'price'> }
  'delivery.announced': {
    deliveryId: Id<'delivery'>
    kind: 'purchase' | 'transfer'
    fromLocationId: Id<'location'> | null
    locationId: Id<'location'>
    expectedOn: string
    lines: { sku: string; quantity: number }[]
  }
  /** `served` units of it had been sold before they came. */
  'delivery.received': {
    deliveryId: Id<'delivery'>
    kind: 'purchase' | 'transfer'
    locationId: Id<'location'>
    lines: { sku: string; quantity: number }[]
    served: number
  }
  /** Orders that wait for it will be late. */
  'delivery.rescheduled': {
    deliveryId: Id<'delivery'>
    locationId: Id<'location'>
    expectedOn: string
    orderIds: Id<'order'>[]
  }
  'delivery.cancelled': {
    deliveryId: Id<'delivery'>
    kind: 'purchase' | 'transfer'
    locationId: Id<'location'>
    lines: { sku: string; quantity: number }[]
  }
  'sourcing.published': { version: number; takesBack: number | null }
  /** Less was there than was kept: these orders lack it. */
  'stock.displaced': { sku: string; locationId: Id<'location'>; orders: { orderId: Id<'order'>; quantity: number }[] }
  'location.closed': { locationId: Id<'location'>; closedOn: string; isToday: boolean }
  'stock.received': { locationId: Id<'location'>; sku: string; quantity: number }
  'cart.started': { cartId: Id<'cart'> }
  'payment.started': PaymentFacts
  'payment.action_required': PaymentFacts
  'payment.pending': PaymentFacts
  'payment.authorised': PaymentFacts
  'payment.captured': PaymentFacts
  'payment.declined': PaymentFacts & { declineCode: string | null }
  'payment.voided': PaymentFacts
  'payment.refunded': PaymentFacts
  'payment_request.opened': { cartId: Id<'cart'>; staffId: Id<'staff'>; amountMinor: number; currency: string }
  'payment_request.seen': { cartId: Id<'cart'>; staffId: Id<'staff'> }
  'payment_request.paid': { cartId: Id<'cart'>; staffId: Id<'staff'>; orderId: Id<'order'> }
  'order.placed': {
    orderId: Id<'order'>
    number: string
    cartId: Id<'cart'>
    customerId: Id<'customer'> | null
    visitorId: Id<'visitor'> | null
    staffId: Id<'staff'> | null
    mode: string
    lines: { sku: string; quantity: number; unitPriceMinor: number; totalMinor: number }[]
    totalMinor: number
    currency: string
    paymentIds: Id<'payment'>[]
    /** What each line earns, as it was shown before paying. */
    points: { rulesVersion: number; bySku: Record<string, number> } | null
    promisedEarliest: string
    promisedLatest: string
    /** Where she collects it. */
    locationId: Id<'location'> | null
    relayPointId: string | null
    service: string | null
    /** Handed over at the counter in the same moment. */
    isTakenAtOnce: boolean
    /** Where its goods are held. */
    sources: { sku: string; locationId: string; incomingId?: string; quantity: number }[]
  }
  /** By appointment, and she will have it in another slot. */
  'order.slot_moved': { orderId: Id<'order'>; from: string; promisedEarliest: string; promisedLatest: string }
  /** It will come later than was said, as the carrier has it. */
  'fulfilment.delayed': FulfilmentFacts & { promisedLatest: string }
  /** The shop where she was to collect it is closed that day. */
  'fulfilment.shop_closed': FulfilmentFacts & { atLocationId: Id<'location'>; closedOn: string; reopensAt: string }
  'fulfilment.picked': FulfilmentFacts & { lines: Goods[] }
  /** Waits at the counter where she collects it. */
  'fulfilment.ready': FulfilmentFacts & { atLocationId: Id<'location'> }
  'fulfilment.shipped': FulfilmentFacts &
    Told & {
      carrier: string
      trackingNumber: string
      toLocationId: Id<'location'> | null
    }
  'fulfilment.at_relay': FulfilmentFacts & Told
  'fulfilment.delivered': FulfilmentFacts & Told
  /** Packed: a label is asked of its carrier. */
  'fulfilment.packed': FulfilmentFacts & { parcelId: Id<'parcel'>; carrier: string }
  /** What its carrier says of it on its way. */
  'fulfilment.tracked': FulfilmentFacts & {
    parcelId: Id<'parcel'>
    step: string
    /** The carrier's own. */
    code: string
    place: string | null
    occurredAt: string
  }
  'fulfilment.lost': FulfilmentFacts & { lines: Goods[] }
  'fulfilment.returned': FulfilmentFacts & { lines: Goods[] }
  'fulfilment.damaged': FulfilmentFacts & { lines: Goods[] }
  /** Nothing was heard of it for as long as its carrier is given. */
  'fulfilment.silent': FulfilmentFacts & { parcelId: Id<'parcel'>; since: string }
  'fulfilment.collected': FulfilmentFacts & { atLocationId: Id<'location'> }
  /** A last word before it goes back on the shelf. */
  'fulfilment.reminded': FulfilmentFacts & { expiresAt: string }
  'fulfilment.expired': FulfilmentFacts & { lines: Goods[] }
  'fulfilment.cancelled': FulfilmentFacts & { lines: Goods[]; by: 'shopper' | 'staff' | 'machine' }
  /** Goods are not where they were to come from. */
  'shortage.found': FulfilmentFacts & { reason: ShortageReason; lines: Goods[] }
  /** They come from elsewhere: `fulfilmentId` is the new one. Late where the day promised to her cannot be kept. */
  'shortage.sourced': FulfilmentFacts & {
    replacesId: Id<'fulfilment'>
    lines: Goods[]
    promisedLatest: string
    isLate: boolean
    reason?: ShortageReason
  }
  'shortage.to_decide': { orderId: Id<'order'>; shortageIds: Id<'shortage'>[]; lines: Goods[]; decideBy: string }
  'shortage.cancelled': {
    orderId: Id<'order'>
    shortageIds: Id<'shortage'>[]
    lines: Goods[]
    by: 'shopper' | 'staff' | 'machine'
    reason?: ShortageReason
  }
  /** An order of another system, at the moment it was placed there. */
  'order.imported': { orderId: Id<'order'>; source: string; totalMinor: number; currency: string }
  'order.prepared': { orderId: Id<'order'> }
  'order.shipped': { orderId: Id<'order'> }
  'order.delivered': { orderId: Id<'order'> }
  /** At the relay point. */
  'order.arrived': { orderId: Id<'order'> }
  'order.collected': { orderId: Id<'order'> }
  'order.credited': { orderId: Id<'order'>; creditNoteId: Id<'creditNote'>; amountMinor: number; currency: string }
  'order.cancelled': {
    orderId: Id<'order'>
    /** An order of another system had none here. */
    cartId: Id<'cart'> | null
    paymentIds: Id<'payment'>[]
    by: 'shopper' | 'staff' | 'machine'
    /** Asked for, or because nothing of it can be had or was collected. */
    why: 'asked' | 'nothing_left'
  }
  /** Asked for, of an order that has bought gift cards of which some have been used: those stay, and stay owed. */
  'order.goods_cancelled': {
    orderId: Id<'order'>
    cartId: Id<'cart'>
    by: 'shopper' | 'staff' | 'machine'
    keptMinor: number
    currency: string
  }
}

export interface Goods {
  sku: string
  quantity: number
}

/** The subject of these events is the order: it has one story. */
export interface FulfilmentFacts {
  orderId: Id<'order'>
  fulfilmentId: Id<'fulfilment'>
  /** Where the goods come from. */
  locationId: Id<'location'>
}

/** When and in which town, where a carrier said so. */
export interface Told {
  occurredAt?: string
  place?: string | null
}

export interface PaymentFacts {
  paymentId: Id<'payment'>
  payableKind: 'cart' | 'order'
  payableId: string
  amountMinor: number
  currency: string
  /** Set when the money was asked for through a payment request. */
  isRequested: boolean
}

export type EventType = keyof Events

export interface RecordedEvent<T extends EventType = EventType> {
  id: Id<'event'>
  type: T
  subjectId: string
  at: Date
  actorKind: 'visitor' | 'customer' | 'staff' | 'machine'
  actorId: string | null
  channel: string | null
  locationId: string | null
  causeId: string | null
  facts: Events[T]
}

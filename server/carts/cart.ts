import type { CartStatus } from '@filrouge/contract/carts.ts'
import type { Company } from '@filrouge/contract/companies.ts'
import type { OrderMode } from '@filrouge/contract/promise.ts'
import type { Channel } from '@filrouge/contract/sessions.ts'
import type { Address, Contact, Language } from '@filrouge/contract/shapes.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import type { Currency } from '@filrouge/kernel/money.ts'
import { netTotals } from '@filrouge/rules/net-totals.ts'
import type { VatTerritory } from '@filrouge/rules/vat-territory.ts'
import type { VariantFacts } from '../catalogue/public.ts'
import { type BasketPoints, type Purse, payFrom, type ValueTaken } from '../loyalty/public.ts'
import type { Call, Session } from '../platform/call.ts'
import { refuse } from '../platform/refuse.ts'
import type { OfferedPriceOf } from '../pricing/public.ts'
import type { UsedOffer } from '../promotions/public.ts'
import type { GiftRow } from './gift.ts'

/** The date and the cost that were shown for the chosen way; instants as texts, for it is kept as JSON. */
export interface Shown {
  earliest: string
  latest: string
  costMinor: number
  currency: Currency
  vatRate: number
  service?: string
  /** By appointment. */
  slotId?: string
  /** From when slots could be had: none before it, should she want another. */
  slotsFrom?: string
  shownAt: string
}

/** How, where and to whom. `shown` is null when the basket could not be had this way. */
export interface CartDelivery {
  mode: OrderMode
  locationId?: Id<'location'>
  relayPointId?: string
  placeName?: string
  /** The carrier's service she asked for; without one, the cheapest. */
  service?: string
  /** The slot she asked for. */
  slotId?: string
  address?: Address
  latitude?: number
  longitude?: number
  contact: Contact
  shown: Shown | null
}

export interface FrozenLine {
  sku: string
  titleFr: string
  titleEn: string
  optionsTitleFr: string
  optionsTitleEn: string
  handle: string
  category?: string
  image?: string
  quantity: number
  unitPriceMinor: number
  priorMinor?: number
  /** Whether lists ask less than before. */
  isReduced?: true
  /** What one alone costs by offers that anybody may have, and what is told beside it. */
  offered?: Omit<OfferedPriceOf, 'until'>
  /** Of one, within its price. */
  ecoContributionMinor?: number
  /** Of all its discounts together, positive. */
  discountMinor: number
  discounts: { code: string; titleFr: string; titleEn: string; amountMinor: number }[]
  vatRate: number
  totalMinor: number
}

export interface Source {
  sku: string
  locationId: string
  incomingId?: string
  quantity: number
}

export interface FrozenTotals {
  goodsMinor: number
  discountsMinor: number
  /** Of gift cards; absent where there are none. */
  giftsMinor?: number
  deliveryMinor: number
  totalMinor: number
  vat: { ratePercent: number; baseMinor: number; amountMinor: number }[]
}

/** What the shopper agreed to when she began to pay; the order is made of this and of nothing else. */
export interface FrozenCart {
  currency: Currency
  channel: Channel
  locationId: Id<'location'> | null
  staffId: Id<'staff'> | null
  language: Language
  lines: FrozenLine[]
  /** The gift cards it buys; whom they are for is the basket's to know. Absent where there are none. */
  gifts?: Pick<GiftRow, 'id' | 'amountMinor' | 'sendOn'>[]
  delivery: CartDelivery & { shown: Shown }
  totals: FrozenTotals
  /** What was taken off; absent in baskets frozen before there were offers. */
  offers?: UsedOffer[]
  /** What gift cards and credit pay; the rest is asked of the bank. Absent in baskets frozen before there were any. */
  tenders?: ValueTaken[]
  /** The company that it is bought for. */
  company?: Company
  /** What it earns. */
  points?: BasketPoints
  promised: { earliest: string; latest: string }
}

/** What of a frozen basket money pays: the total less what gift cards and credit have paid. */
export const owedMinor = ({ totals, tenders = [] }: FrozenCart): number =>
  totals.totalMinor - tenders.reduce((sum, { amountMinor }) => sum + amountMinor, 0)

/** A basket or an order without tax. */
export const netOfLines = (
  lines: readonly { totalMinor: number; vatRate: number }[],
  delivery: { totalMinor: number; vatRate: number },
) => {
  const taxed = ({ totalMinor, vatRate: ratePercent }: { totalMinor: number; vatRate: number }) => ({
    totalMinor,
    ratePercent,
  })
  return netTotals(lines.map(taxed), taxed(delivery))
}

/** What gift cards and credit pay of a basket: goods and their delivery. Gift cards are bought with money, or they would last for ever. */
export function payGoods(
  purses: readonly Purse[],
  { totalMinor, giftsMinor = 0 }: FrozenTotals,
  now: Date,
): { taken: ValueTaken[]; owedMinor: number } {
  const { taken, owedMinor: restMinor } = payFrom(purses, totalMinor - giftsMinor, now)
  return { taken, owedMinor: restMinor + giftsMinor }
}

/** The lines of a basket with their prices, before any offer. */
export interface PricedLines {
  currency: Currency
  lines: FrozenLine[]
  /** Lines that nobody can buy: the article is gone or has no price. */
  unpriced: string[]
  /** Where the goods are handed over: its rates apply. */
  territory: VatTerritory
  facts: Map<string, VariantFacts>
}

export interface CartLine {
  sku: string
  quantity: number
}

export interface CartRow {
  id: Id<'cart'>
  customer_id: Id<'customer'> | null
  visitor_id: Id<'visitor'> | null
  channel: Channel
  location_id: Id<'location'> | null
  staff_id: Id<'staff'> | null
  status: CartStatus
  version: number
  delivery: CartDelivery | null
  frozen: FrozenCart | null
  payment_id: Id<'payment'> | null
  merged_into: Id<'cart'> | null
  created_at: Date
  updated_at: Date
  linked_customer_id: Id<'customer'> | null
}

export interface Owned {
  customer_id: string | null
  visitor_id: string | null
  /** The customer whom its visitor last proved by a code to be: a device may be shared. */
  linked_customer_id: string | null
}

const sellers = ['associate', 'adviser', 'manager', 'admin'] as const

/** Whether staff of these roles serve customers: they may open any basket and any order. */
export function isSeller(session: Session | null): boolean {
  return session?.kind === 'staff' && sellers.some((role) => session.roles.includes(role))
}

/** Whose basket it is: a seller may use any, a shopper her own, and nobody learns that another exists. */
export function canUseCart(session: Session | null, cart: Owned): boolean {
  if (!session) return false
  if (session.kind === 'staff') return isSeller(session)
  if (session.customerId !== null && cart.customer_id === session.customerId) return true
  if (session.visitorId !== null && cart.visitor_id === session.visitorId) {
    // A device may be shared: what its visitor left to one customer is not shown to the next.
    return cart.customer_id === null || session.kind === 'visitor'
  }
  return session.customerId !== null && cart.customer_id === null && cart.linked_customer_id === session.customerId
}

/** The basket, if this caller may change it now: hers, open, and no older than she believes. */
export function requireOpen(cart: CartRow | undefined, call: Call): CartRow {
  const own = requireOwn(cart, call)
  if (own.status !== 'open') refuse('cart_frozen', { state: own.status, paymentId: own.payment_id })
  if (call.ifMatch !== null && call.ifMatch !== own.version) refuse('stale_version', { version: own.version })
  return own
}

/** The basket, if this caller may use it. One that went into another is there no more. */
export function requireOwn(cart: CartRow | undefined, call: Call): CartRow {
  if (!cart || cart.status === 'merged' || !canUseCart(call.session, cart)) refuse('cart_not_found')
  return cart
}

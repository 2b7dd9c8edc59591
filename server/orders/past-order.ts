import type { Company } from '@filrouge/contract/companies.ts'
import type { DeliveryMode } from '@filrouge/contract/promise.ts'
import type { Channel } from '@filrouge/contract/sessions.ts'
import type { Address, Contact, Language } from '@filrouge/contract/shapes.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import type { Currency } from '@filrouge/kernel/money.ts'

/** A line as it was sold elsewhere; its article need not exist here. Prices include tax. */
export interface PastLine {
  sku: string
  titleFr: string
  titleEn: string
  quantity: number
  unitPriceMinor: number
  discounts?: readonly { code: string; titleFr: string; titleEn: string; amountMinor: number }[]
  vatRate: number
}

/** What may become of an order; `arrived` at the relay point. */
export const pastSteps = ['prepared', 'shipped', 'collected', 'delivered', 'cancelled', 'arrived'] as const
export type PastStep = (typeof pastSteps)[number]

/** An order of another system: placed, paid and settled there. */
export interface PastOrder {
  /** Which system, and what the order is called there: the same again is the same order. */
  source: string
  externalNumber: string
  /** What people call it. Without one it is given the next number of this book. */
  number?: string
  channel: Channel
  /** Nobody, for a sale at a till. */
  customerId?: Id<'customer'>
  locationId?: Id<'location'>
  staffId?: Id<'staff'>
  legalEntityId: string
  /** The company that it was made out to. */
  company?: Company
  language?: Language
  currency: Currency
  placedAt: Date
  lines: readonly PastLine[]
  delivery: {
    mode: DeliveryMode
    locationId?: Id<'location'>
    relayPointId?: string
    placeName?: string
    address?: Address
    contact?: Contact
    costMinor?: number
    vatRate?: number
    service?: string
  }
  /** An order that named no date is taken to have promised what then happened. */
  promised?: { earliest: Date; latest: Date }
  happened?: readonly { step: PastStep; at: Date }[]
  /** Where the goods came from, for all lines. */
  servedFrom?: Id<'location'>
  /** The other system still works on it; told again with more that happened, it goes on. */
  isOpen?: boolean
}

const happenedTo = (order: Pick<PastOrder, 'happened'>, ...steps: PastStep[]) =>
  order.happened?.find(({ step }) => steps.includes(step))?.at

/** Where an order stands by what has happened to it. */
export function outcomeOf(order: Pick<PastOrder, 'happened' | 'isOpen'>): { status: string; fulfilment: string } {
  if (happenedTo(order, 'cancelled')) return { status: 'cancelled', fulfilment: 'cancelled' }
  if (happenedTo(order, 'delivered', 'collected') || !order.isOpen)
    return { status: 'completed', fulfilment: 'fulfilled' }
  return { status: 'in_progress', fulfilment: happenedTo(order, 'shipped', 'arrived') ? 'fulfilled' : 'unfulfilled' }
}

/** What it promised. */
export function windowOf(order: PastOrder): { earliest: Date; latest: Date } {
  const kept = happenedTo(order, 'delivered', 'collected') ?? order.placedAt
  return order.promised ?? { earliest: kept, latest: kept }
}

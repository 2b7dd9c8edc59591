import type { Offer, OfferLine } from '@filrouge/rules/offer.ts'
import type { PointsRules } from '@filrouge/rules/points.ts'

/** All that a basket's figures depend on, as JSON: so that server, browser and reference are asked the same. */
export interface Asked {
  lines: (OfferLine & {
    /** On the mainland, in percent. */
    vatRate: number
  })[]
  offers: (Omit<Offer, 'startsAt' | 'endsAt'> & { startsAt?: string; endsAt?: string })[]
  occasion: {
    at: string
    timeZone: string
    channel: string
    locationId?: string
    postcode?: string
    delivery?: { mode: string; costMinor: number }
    isKnown: boolean
    isFirstPurchase: boolean
    segments: string[]
    opened: string[]
    left: [offerId: string, left: { uses?: number; budgetMinor?: number }][]
  }
  /** Where it is handed over; its rates of VAT apply. */
  postcode: string
  /** On the mainland. */
  deliveryVatRate: number
  points: PointsRules
  spentMinor: number
  /** What is on each gift card and on her account, in the order in which they pay. */
  purses: number[]
  /** Of each line, in which parts it comes back; their sum is its quantity. */
  parts: number[][]
}

/** What a basket comes to, to the cent. */
export interface Told {
  offByLine: number[]
  offers: Record<string, number>
  totals: { goods: number; discounts: number; delivery: number; total: number }
  vat: { ratePercent: number; base: number; amount: number }[]
  vatByLine: number[]
  /** Without tax, as a company is told it: each line with its share of the tax, and their sums. */
  net: { byLine: number[]; goods: number; delivery: number; total: number }
  points: number
  pointsByLine: number[]
  paid: number[]
  owed: number
  /** What comes back of each line, part by part, and the points that it takes back. */
  refunds: number[][]
  pointsBack: number[][]
  /** Return after return, each of the next part of every line that has one: to each purse, and as money. */
  givenBack: { purses: number[]; money: number }[]
}

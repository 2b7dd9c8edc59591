import type { Channel } from '@filrouge/contract/sessions.ts'
import type { Currency } from '@filrouge/kernel/money.ts'
import { applyOffers } from '@filrouge/rules/apply-offers.ts'
import type { Occasion, Offer, OfferLine, WhyNot } from '@filrouge/rules/offer.ts'
import type { VariantFacts } from '../catalogue/public.ts'
import type { Reference } from '../locations/public.ts'
import type { Tx } from '../platform/db/database.ts'

/** An order of the past, as far as offers look at it. */
export interface PastBasket {
  id: string
  number: string
  placedAt: Date
  channel: Channel
  locationId: string | null
  customerId: string | null
  mode: string
  postcode: string | null
  /** Where it was collected. */
  collectedAt: string | null
  deliveryMinor: number
  totalMinor: number
  currency: Currency
  isFirst: boolean
  lines: PastBasketLine[]
}

export interface PastBasketLine {
  sku: string
  titleFr: string
  titleEn: string
  quantity: number
  unitPriceMinor: number
  discountMinor: number
  vatRate: number
  isReduced: boolean
}

/** Orders of a period after a cursor, in the order they were placed; `orders` knows how. */
export type ReadPastBaskets = (
  tx: Tx,
  asked: { from: Date; to: Date; after: string | null; limit: number },
) => Promise<{ baskets: PastBasket[]; cursor: string | null; total: number }>

/** What articles cost to buy at a moment, by SKU; `pricing` knows how. */
export type ReadCosts = (tx: Tx, skus: readonly string[], at: Date) => Promise<Map<string, { amountMinor: number }>>

/** The lines of an order as offers see them: what an article is today, at the price it had then. */
export const linesOfPast = (basket: PastBasket, facts: ReadonlyMap<string, VariantFacts>): OfferLine[] =>
  basket.lines.map(({ sku, unitPriceMinor, quantity, isReduced }) => {
    const fact = facts.get(sku)
    return {
      sku,
      unitPriceMinor,
      quantity,
      isReduced,
      categories: fact?.categories ?? [],
      ...(fact ? { brand: fact.brand } : {}),
    }
  })

/** When, where and for whom an order was placed. */
export function occasionOfPast(
  basket: PastBasket,
  { locations }: Reference,
  more: Pick<Occasion, 'segments' | 'opened' | 'left'>,
): Occasion {
  const locationId = basket.locationId ?? basket.collectedAt
  const location = locationId === null ? undefined : locations.get(locationId as never)
  const postcode = basket.postcode ?? location?.postcode
  return {
    at: basket.placedAt,
    timeZone: location?.timeZone ?? 'Europe/Paris',
    channel: basket.channel,
    ...(locationId === null ? {} : { locationId }),
    ...(postcode === undefined ? {} : { postcode }),
    delivery: { mode: basket.mode, costMinor: basket.deliveryMinor },
    isKnown: basket.customerId !== null,
    isFirstPurchase: basket.isFirst,
    ...more,
  }
}

/** What an offer would have taken off an order, besides what was taken off then; or why it would not. */
export type TriedOn = { goodsMinor: number; deliveryMinor: number; byLine: readonly number[] } | { why: WhyNot }

/** Applies an offer to an order of the past, on top of what was given then: what was given takes its part first, as an amount off its article. */
export function tryOn(basket: PastBasket, lines: readonly OfferLine[], offer: Offer, occasion: Occasion): TriedOn {
  const bySku = new Map<string, number>()
  for (const { sku, discountMinor } of basket.lines)
    if (discountMinor > 0) bySku.set(sku, (bySku.get(sku) ?? 0) + discountMinor)
  const given = [...bySku].map(
    ([sku, amountMinor]): Offer => ({
      id: `given ${sku}`,
      priority: -1,
      conditions: [],
      effect: { kind: 'amount', of: { skus: [sku] }, amountMinor },
    }),
  )
  const before = [...bySku.values()].reduce((sum, minor) => sum + minor, 0)
  const { verdicts, byLine, goodsMinor, deliveryMinor } = applyOffers(lines, [...given, offer], occasion)
  const verdict = verdicts.find(({ offerId }) => offerId === offer.id)!
  if (!verdict.isApplied) return { why: verdict.why }
  // What applies alone replaces what was given: it costs what it takes more.
  return {
    goodsMinor: goodsMinor - before,
    deliveryMinor,
    byLine: byLine.map((minor, line) => minor - basket.lines[line]!.discountMinor),
  }
}

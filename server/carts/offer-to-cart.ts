import type { Channel } from '@filrouge/contract/sessions.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import { applyOffers } from '@filrouge/rules/apply-offers.ts'
import { chosenLines, indexLines, type LineIndex } from '@filrouge/rules/choose-lines.ts'
import type { Choice, Offer, OfferLine, Verdict, WhyNot } from '@filrouge/rules/offer.ts'
import { reference } from '../locations/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import type { PriceOccasion } from '../pricing/public.ts'
import { type CouponStanding, isLimited, type OfferedTo, readOccasion, type UsedOffer } from '../promotions/public.ts'
import type { CartDelivery, CartRow, FrozenLine, PricedLines } from './cart.ts'
import { type Sale, saleOf } from './sale.ts'

/** Who buys, where, how it is brought, and with which codes: what offers look at besides the lines. */
export interface Purchase {
  customerId: string | null
  channel: Channel
  locationId: Id<'location'> | null
  delivery: Omit<CartDelivery, 'shown'> | CartDelivery | null
  codes: readonly string[]
  /** What its gift cards come to. */
  giftsMinor?: number
  /** Where she has said that she is, before she says where it goes. */
  postcode?: string | undefined
  /** A price to try out on it: nobody pays it. */
  tried?: { sku: string; amountMinor: number }
}

/**
 * The purchase that a basket is, for whoever concludes it: what she sees on a page of her channel is what her basket costs there, wherever
 * that was begun.
 */
export function purchaseOf(cart: CartRow, codes: readonly string[], call: Call, sale?: Sale): Purchase {
  const { channel, locationId } = sale ?? saleOf(cart, call)
  return {
    customerId: cart.customer_id ?? cart.linked_customer_id,
    channel,
    locationId,
    delivery: cart.delivery,
    codes,
    postcode: call.postcode,
  }
}

/** For whom and where its articles are priced. */
export async function priceOccasionOf(tx: Tx, purchase: Purchase): Promise<PriceOccasion> {
  const { customerId, channel, locationId, delivery } = purchase
  const { locations, relayPoints } = await reference(tx)
  const goesTo =
    delivery?.address?.postcode ??
    relayPoints.get(delivery?.relayPointId ?? '')?.postcode ??
    locations.get(delivery?.locationId ?? (locationId as Id<'location'>))?.postcode
  return { customerId, channel, locationId, postcode: goesTo ?? purchase.postcode }
}

/** A code of a basket: what it takes off, or why nothing. */
export interface CouponState {
  code: string
  titleFr: string
  titleEn: string
  amountMinor: number
  why?: { code: NonNullable<CouponStanding['problem']> } | WhyNot
}

/** An offer that nearly applies, and what is missing. */
export interface Hint {
  titleFr: string
  titleEn: string
  why: WhyNot
}

const hintsAtMost = 3
/** What is said of an offer that nearly applies. */
export const missingLittle = new Set<WhyNot['code']>(['needs_more', 'needs_quantity', 'gift_not_chosen'])

/** What the retailer's offers do to priced lines. */
export function offerToCart(
  priced: PricedLines,
  offered: OfferedTo,
): {
  lines: FrozenLine[]
  deliveryOffMinor: number
  offers: UsedOffer[]
  coupons: CouponState[]
  hints: Hint[]
} {
  const { running, occasion, coupons } = offered
  const offerLines = linesFor(priced)
  const { verdicts, byLine, deliveryMinor } = applyOffers(offerLines, running.rules, occasion)
  const codeOf = new Map(coupons.filter((one) => !one.problem).map(({ offerId, code }) => [offerId, code]))
  const applied = verdicts.filter((verdict) => verdict.isApplied)
  const discounts = priced.lines.map((): FrozenLine['discounts'] => [])
  for (const { offerId, byLine: off } of applied) {
    const { titleFr, titleEn } = running.rows.get(offerId)!
    const code = codeOf.get(offerId) ?? offerId
    for (const [place, amountMinor] of off) discounts[place]!.push({ code, titleFr, titleEn, amountMinor })
  }
  const lines = priced.lines.map((line, place): FrozenLine => {
    const discountMinor = byLine[place]!
    return { ...line, discounts: discounts[place]!, discountMinor, totalMinor: line.totalMinor - discountMinor }
  })
  const offers = applied.map(({ offerId, goodsMinor, deliveryMinor: delivery }): UsedOffer => {
    const row = running.rows.get(offerId)!
    const code = codeOf.get(offerId)
    return {
      offerId,
      ...(code === undefined ? {} : { code }),
      titleFr: row.titleFr,
      titleEn: row.titleEn,
      goodsMinor,
      deliveryMinor: delivery,
      isLimited: isLimited(row),
      mostUsesEach: row.mostUsesEach,
    }
  })
  return {
    lines,
    deliveryOffMinor: deliveryMinor,
    offers,
    coupons: coupons.map((coupon) => stateOf(coupon, verdicts)),
    hints: hintsOf(offered, verdicts, offerLines),
  }
}

/** All that offers must know of a purchase besides its lines. */
export async function askOffers(tx: Tx, purchase: Purchase, now: Date): Promise<OfferedTo> {
  const { locations, relayPoints } = await reference(tx)
  const { customerId, channel, delivery, codes } = purchase
  // In a shop it is the shop's hour; what is collected is bought where it is collected.
  const locationId = purchase.locationId ?? delivery?.locationId ?? null
  const location = locationId === null ? undefined : locations.get(locationId)
  const relayPoint = relayPoints.get(delivery?.relayPointId ?? '')
  const postcode = delivery?.address?.postcode ?? relayPoint?.postcode ?? location?.postcode
  const buyer = {
    customerId,
    channel,
    locationId,
    timeZone: location?.timeZone ?? 'Europe/Paris',
    ...(postcode === undefined ? {} : { postcode }),
    ...(delivery && 'shown' in delivery && delivery.shown
      ? { delivery: { mode: delivery.mode, costMinor: delivery.shown.costMinor } }
      : {}),
    codes,
  }
  return readOccasion(tx, buyer, now)
}

/** One of the ways in which a basket could be had. */
export interface WayToHave {
  mode: string
  costMinor: number
  locationId?: string | undefined
  relayPointId?: string | undefined
  postcode?: string | undefined
}

/** What offers would take off in each of these ways: one question, whatever their number. */
export async function offerEachWay(
  tx: Tx,
  priced: PricedLines,
  purchase: Purchase,
  ways: readonly WayToHave[],
  now: Date,
): Promise<{ byLine: readonly number[]; deliveryMinor: number; postcode: string | undefined }[]> {
  const { running, occasion } = await askOffers(tx, { ...purchase, delivery: null }, now)
  const { locations, relayPoints } = await reference(tx)
  const lines = linesFor(priced)
  return ways.map(({ mode, costMinor, locationId, relayPointId, postcode }) => {
    const place =
      postcode ??
      relayPoints.get(relayPointId ?? '')?.postcode ??
      locations.get((locationId ?? '') as Id<'location'>)?.postcode
    const offered = applyOffers(lines, running.rules, {
      ...occasion,
      delivery: { mode, costMinor },
      ...(occasion.locationId !== undefined || locationId === undefined ? {} : { locationId }),
      ...(place === undefined ? {} : { postcode: place }),
    })
    return { byLine: offered.byLine, deliveryMinor: offered.deliveryMinor, postcode: place }
  })
}

/** Priced lines as offers see them. */
export const linesFor = ({ lines, facts }: PricedLines) =>
  lines.map(({ sku, unitPriceMinor, quantity, isReduced }) => {
    const fact = facts.get(sku)
    return {
      sku,
      unitPriceMinor,
      quantity,
      categories: fact?.categories ?? [],
      ...(fact === undefined ? {} : { brand: fact.brand }),
      isReduced: isReduced ?? false,
    }
  })

function stateOf(
  { code, offerId, titleFr, titleEn, problem }: CouponStanding,
  verdicts: readonly Verdict[],
): CouponState {
  const state = { code, titleFr, titleEn, amountMinor: 0 }
  if (problem) return { ...state, why: { code: problem } }
  const verdict = verdicts.find((one) => one.offerId === offerId)
  // An offer that has ended since its code was read.
  if (!verdict) return { ...state, why: { code: 'coupon_expired' } }
  if (!verdict.isApplied) return { ...state, why: verdict.why }
  return { ...state, amountMinor: verdict.goodsMinor + verdict.deliveryMinor }
}

/** What she may like to know before she pays: offers for everybody that are about something she has, and of which little is missing. */
function hintsOf({ running }: OfferedTo, verdicts: readonly Verdict[], lines: readonly OfferLine[]): Hint[] {
  const basket = indexLines(lines)
  const hints: Hint[] = []
  for (const verdict of verdicts) {
    if (verdict.isApplied || !missingLittle.has(verdict.why.code)) continue
    const row = running.rows.get(verdict.offerId)!
    // All that an offer of a gift waits for is the gift itself.
    if (row.needsCode || (verdict.why.code !== 'gift_not_chosen' && !looksAt(row, basket))) continue
    hints.push({ titleFr: row.titleFr, titleEn: row.titleEn, why: verdict.why })
    if (hints.length === hintsAtMost) break
  }
  return hints
}

/** Whether more of one of these articles brings an offer nearer, or is what the offer is about. */
export function looksAt({ conditions, effect }: Pick<Offer, 'conditions' | 'effect'>, lines: LineIndex): boolean {
  const choices: Choice[] = conditions.flatMap((condition) => ('of' in condition ? [condition.of] : []))
  if ('of' in effect) choices.push(effect.of)
  if (effect.kind === 'bundle') choices.push(...effect.slots.map(({ of }) => of))
  if (effect.kind === 'gift') choices.push({ skus: [effect.sku] })
  return choices.some((choice) => chosenLines(lines, choice).length > 0)
}

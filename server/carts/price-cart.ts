import { type Currency, isCurrency } from '@filrouge/kernel/money.ts'
import { basketTotals } from '@filrouge/rules/basket-totals.ts'
import { rateIn, vatTerritoryOf } from '@filrouge/rules/vat-territory.ts'
import { type VariantFacts, variantFacts } from '../catalogue/public.ts'
import type { Tx } from '../platform/db/database.ts'
import type { CurrentPrice, OfferedPriceOf } from '../pricing/public.ts'
import type { OfferedTo, UsedOffer } from '../promotions/public.ts'
import type { CartLine, FrozenLine, FrozenTotals, PricedLines, Shown } from './cart.ts'
import { askOffers, type CouponState, type Hint, offerToCart, type Purchase, priceOccasionOf } from './offer-to-cart.ts'
import { pricesOfCall } from './prices-of-call.ts'

export interface PricedCart extends PricedLines {
  totals: FrozenTotals
  /** What was taken off, and by which code. */
  offers: UsedOffer[]
  coupons: CouponState[]
  hints: Hint[]
}

/** Prices a basket as of a moment: its lines, what offers take off them for this purchase, and the totals with the delivery that was shown. */
export async function priceCart(
  tx: Tx,
  lines: readonly CartLine[],
  purchase: Purchase,
  now: Date,
  amend: (asked: OfferedTo) => OfferedTo = (asked) => asked,
): Promise<PricedCart> {
  // Asked together: one round trip.
  const [priced, asked] = await Promise.all([priceLines(tx, lines, purchase, now), askOffers(tx, purchase, now)])
  const offered = offerToCart(priced, amend(asked))
  const { lines: discounted, deliveryOffMinor, offers, coupons, hints } = offered
  const totals = totalsOf(discounted, shownIn(purchase), deliveryOffMinor, priced.currency, purchase.giftsMinor)
  return { ...priced, lines: discounted, totals, offers, coupons, hints }
}

/** The lines of a basket with their titles, prices and taxes, before any offer. */
export async function priceLines(
  tx: Tx,
  lines: readonly CartLine[],
  purchase: Purchase,
  now: Date,
): Promise<PricedLines> {
  const skus = lines.map((line) => line.sku)
  const occasion = await priceOccasionOf(tx, purchase)
  const [prices, facts] =
    skus.length === 0
      ? [new Map<string, CurrentPrice>(), new Map<string, VariantFacts>()]
      : await Promise.all([pricesOfCall(tx, lines, occasion, now), variantFacts(tx, skus)])
  const territory = vatTerritoryOf(occasion.postcode ?? '')
  const first = prices.values().next().value?.currency ?? 'EUR'
  const currency = isCurrency(first) ? first : 'EUR'
  const unpriced: string[] = []
  const priced = lines.map(({ sku, quantity }) => {
    const fact = facts.get(sku)
    const price = purchase.tried?.sku === sku ? triedPrice(prices.get(sku), purchase.tried) : prices.get(sku)
    if (!fact || !price || price.currency !== currency) unpriced.push(sku)
    return {
      sku,
      titleFr: fact?.titleFr ?? sku,
      titleEn: fact?.titleEn ?? sku,
      optionsTitleFr: fact?.optionsTitleFr ?? '',
      optionsTitleEn: fact?.optionsTitleEn ?? '',
      handle: fact?.handle ?? '',
      ...(fact === undefined ? {} : { category: fact.category }),
      ...(fact?.image === undefined ? {} : { image: fact.image }),
      quantity,
      unitPriceMinor: price?.amountMinor ?? 0,
      ...(price?.priorMinor === undefined ? {} : { priorMinor: price.priorMinor }),
      ...(price?.isReduced ? { isReduced: price.isReduced } : {}),
      ...(price?.offered ? { offered: offeredIn(price.offered) } : {}),
      ...(fact?.ecoContributionMinor === undefined ? {} : { ecoContributionMinor: fact.ecoContributionMinor }),
      discountMinor: 0,
      discounts: [],
      vatRate: rateIn(territory, fact?.vatRate ?? 20),
      totalMinor: (price?.amountMinor ?? 0) * quantity,
    } satisfies FrozenLine
  })
  return { currency, lines: priced, unpriced, territory, facts }
}

const offeredIn = ({ until: _until, ...offered }: OfferedPriceOf) => offered

const triedPrice = (price: CurrentPrice | undefined, { amountMinor }: { amountMinor: number }): CurrentPrice => ({
  amountMinor,
  currency: price?.currency ?? 'EUR',
  kind: 'regular',
})

const shownIn = ({ delivery }: Purchase) => (delivery && 'shown' in delivery ? delivery.shown : undefined)

/** The totals of lines and delivery, by the same arithmetic as a till's. */
export function totalsOf(
  lines: readonly FrozenLine[],
  shown: Pick<Shown, 'costMinor' | 'vatRate'> | null | undefined,
  deliveryOffMinor: number,
  currency: Currency,
  giftsMinor = 0,
): FrozenTotals {
  const totals = basketTotals({
    lines: lines.map((line) => ({ ...line, discountsMinor: line.discountMinor })),
    deliveryMinor: (shown?.costMinor ?? 0) - deliveryOffMinor,
    deliveryVatRate: shown?.vatRate ?? 20,
    currency,
  })
  return {
    goodsMinor: totals.goods.minor,
    discountsMinor: totals.discounts.minor,
    deliveryMinor: totals.delivery.minor,
    ...(giftsMinor > 0 ? { giftsMinor } : {}),
    totalMinor: totals.total.minor + giftsMinor,
    vat: totals.vat.map((g) => ({ ratePercent: g.ratePercent, baseMinor: g.base.minor, amountMinor: g.amount.minor })),
  }
}

import type { CartLineView, CartView } from '@filrouge/contract/carts.ts'
import type { Language } from '@filrouge/contract/shapes.ts'
import { type Currency, money } from '@filrouge/kernel/money.ts'
import {
  type CartDelivery,
  type FrozenLine,
  type FrozenTotals,
  netOfLines,
  netTotalsView,
  totalsView,
} from '../carts/public.ts'

/** Lines and totals; of a company, without tax too. */
export function netView(
  lines: CartLineView[],
  totals: FrozenTotals,
  currency: Currency,
  company: { vatRate: number } | undefined | null,
): Pick<CartView, 'lines' | 'totals'> {
  const shown = totalsView(totals, currency)
  if (!company) return { lines, totals: shown }
  const net = netOfLines(
    lines.map(({ total, vatRatePercent }) => ({ totalMinor: total.minor, vatRate: vatRatePercent })),
    { totalMinor: totals.deliveryMinor, vatRate: company.vatRate },
  )
  return {
    lines: lines.map((line, place) => ({ ...line, totalNet: money(net.byLine[place]!, currency) })),
    totals: { ...shown, net: netTotalsView(net, currency) },
  }
}

/** A line as the basket, the order's request and the payment page show it. */
export function lineView(line: FrozenLine, currency: Currency, availableNow: number, language: Language): CartLineView {
  const isEnglish = language === 'en'
  return {
    sku: line.sku,
    title: isEnglish ? line.titleEn : line.titleFr,
    variantTitle: isEnglish ? line.optionsTitleEn : line.optionsTitleFr,
    productHandle: line.handle,
    ...(line.category === undefined ? {} : { category: line.category }),
    ...(line.image === undefined ? {} : { image: line.image }),
    quantity: line.quantity,
    unitPrice: money(line.unitPriceMinor, currency),
    ...(line.priorMinor === undefined ? {} : { priorPrice: money(line.priorMinor, currency) }),
    ...offeredIn(line, currency, isEnglish),
    ...(line.ecoContributionMinor ? { ecoContribution: money(line.ecoContributionMinor, currency) } : {}),
    total: money(line.totalMinor, currency),
    vatRatePercent: line.vatRate,
    discounts: line.discounts.map((discount) => ({
      code: discount.code,
      title: isEnglish ? discount.titleEn : discount.titleFr,
      amount: money(discount.amountMinor, currency),
    })),
    availableNow,
  }
}

/** What offers that anybody may have make of one of them; nothing where they took nothing off this basket. */
function offeredIn({ offered, discounts }: FrozenLine, currency: Currency, isEnglish: boolean) {
  const taken = discounts.filter(({ code }) => offered?.offerIds.includes(code))
  if (!offered || taken.length === 0) return {}
  const { amountMinor, priorMinor, reductionPercent } = offered
  return {
    offered: {
      price: money(amountMinor, currency),
      ...(priorMinor === undefined ? {} : { priorPrice: money(priorMinor, currency), reductionPercent }),
      titles: taken.map(({ titleFr, titleEn }) => (isEnglish ? titleEn : titleFr)),
    },
  }
}

/** How it is had, what that costs and when. */
export function deliveryView(
  delivery: CartDelivery,
  { deliveryMinor }: FrozenTotals,
  currency: Currency,
  agreed: { earliest: string; latest: string } | undefined,
): NonNullable<CartView['delivery']> {
  const { mode, locationId, relayPointId, placeName, address, contact, shown } = delivery
  const promised = agreed ?? (shown && { earliest: shown.earliest, latest: shown.latest })
  return {
    mode,
    ...(locationId ? { locationId } : {}),
    ...(relayPointId ? { relayPointId } : {}),
    ...(placeName ? { placeName } : {}),
    ...(address ? { address } : {}),
    ...(shown?.service ? { service: shown.service } : {}),
    ...(shown?.slotId ? { slot: { id: shown.slotId, startsAt: shown.earliest, endsAt: shown.latest } } : {}),
    contact,
    cost: money(deliveryMinor, currency),
    ...(promised ? { promised } : {}),
  }
}

import type { Totals } from '@filrouge/contract/shapes.ts'
import { type Currency, money } from '@filrouge/kernel/money.ts'
import type { FrozenTotals, netOfLines } from './cart.ts'

/** Totals as the contract shows them. */
export function totalsView(totals: FrozenTotals, currency: Currency): Totals {
  return {
    goods: money(totals.goodsMinor, currency),
    discounts: money(totals.discountsMinor, currency),
    ...(totals.giftsMinor ? { gifts: money(totals.giftsMinor, currency) } : {}),
    delivery: money(totals.deliveryMinor, currency),
    total: money(totals.totalMinor, currency),
    vat: totals.vat.map((group) => ({
      ratePercent: group.ratePercent,
      base: money(group.baseMinor, currency),
      amount: money(group.amountMinor, currency),
    })),
  }
}

/** What it comes to without tax, as the contract shows it. */
export const netTotalsView = (net: ReturnType<typeof netOfLines>, currency: Currency) => ({
  goods: money(net.goodsMinor, currency),
  delivery: money(net.deliveryMinor, currency),
  total: money(net.totalMinor, currency),
})

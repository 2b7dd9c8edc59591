import { type Currency, type Money, money } from '@filrouge/kernel/money.ts'
import { type TaxedAmount, vatGroups } from './vat.ts'

export type BasketLine = {
  /** With tax, for one. */
  readonly unitPriceMinor: number
  readonly quantity: number
  /** In percent: 20, 5.5. */
  readonly vatRate: number
  /** What is taken off the whole line; positive. */
  readonly discountsMinor: number
}

export type Basket = {
  readonly lines: readonly BasketLine[]
  readonly deliveryMinor: number
  readonly deliveryVatRate: number
  readonly currency: Currency
}

export type BasketTotals = {
  /** Before discounts. */
  readonly goods: Money
  /** Positive. */
  readonly discounts: Money
  readonly delivery: Money
  /** goods − discounts + delivery. */
  readonly total: Money
  /** Highest rate first; all the bases and amounts add up to the total. */
  readonly vat: readonly { readonly ratePercent: number; readonly base: Money; readonly amount: Money }[]
}

/** What a line costs with tax, its discounts taken off, in minor units. */
export function lineTotalMinor(line: BasketLine): number {
  const goods = line.unitPriceMinor * line.quantity
  if (!Number.isSafeInteger(goods) || line.unitPriceMinor < 0 || line.quantity < 0) {
    throw new RangeError(`${line.quantity} at ${line.unitPriceMinor} is not a line`)
  }
  if (!Number.isSafeInteger(line.discountsMinor) || line.discountsMinor < 0 || line.discountsMinor > goods) {
    throw new RangeError(`a line of ${goods} cannot have ${line.discountsMinor} taken off`)
  }
  return goods - line.discountsMinor
}

/** The amounts that bear VAT in a basket: its lines in order, then its delivery. */
export function taxedAmounts(basket: Basket): TaxedAmount[] {
  const amounts = basket.lines.map((line) => ({ totalMinor: lineTotalMinor(line), ratePercent: line.vatRate }))
  return [...amounts, { totalMinor: basket.deliveryMinor, ratePercent: basket.deliveryVatRate }]
}

/** The totals of a basket, an order or a ticket, tax included, with the VAT per rate. */
export function basketTotals(basket: Basket): BasketTotals {
  const { lines, deliveryMinor, currency } = basket
  if (deliveryMinor < 0) throw new RangeError('delivery cannot cost less than nothing')
  const amounts = taxedAmounts(basket)
  const goods = lines.reduce((sum, line) => sum + line.unitPriceMinor * line.quantity, 0)
  const discounts = lines.reduce((sum, line) => sum + line.discountsMinor, 0)
  return {
    goods: money(goods, currency),
    discounts: money(discounts, currency),
    delivery: money(deliveryMinor, currency),
    total: money(goods - discounts + deliveryMinor, currency),
    vat: vatGroups(amounts).map((group) => ({
      ratePercent: group.ratePercent,
      base: money(group.baseMinor, currency),
      amount: money(group.amountMinor, currency),
    })),
  }
}

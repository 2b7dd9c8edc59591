import { money, sum } from '@filrouge/kernel/money.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { basketTotals } from './basket-totals.ts'

test('a television, a book and their delivery', () => {
  const totals = basketTotals({
    lines: [
      { unitPriceMinor: 129_900, quantity: 1, vatRate: 20, discountsMinor: 12_990 },
      { unitPriceMinor: 1990, quantity: 2, vatRate: 5.5, discountsMinor: 0 },
    ],
    deliveryMinor: 490,
    deliveryVatRate: 20,
    currency: 'EUR',
  })
  expect(totals).toEqual({
    goods: money(133_880),
    discounts: money(12_990),
    delivery: money(490),
    total: money(121_380),
    vat: [
      { ratePercent: 20, base: money(97_833), amount: money(19_567) },
      { ratePercent: 5.5, base: money(3773), amount: money(207) },
    ],
  })
})

test('an empty basket costs nothing', () => {
  const nothing = money(0)
  expect(basketTotals({ lines: [], deliveryMinor: 0, deliveryVatRate: 20, currency: 'EUR' })).toEqual({
    goods: nothing,
    discounts: nothing,
    delivery: nothing,
    total: nothing,
    vat: [],
  })
})

test('the total is goods less discounts plus delivery, and the VAT groups add up to it', () => {
  const line = fc
    .record({
      unitPriceMinor: fc.nat(10_000_000),
      quantity: fc.integer({ min: 1, max: 999 }),
      vatRate: fc.constantFrom(20, 10, 5.5, 2.1, 0),
      percentOff: fc.nat(100),
    })
    .map(({ percentOff, ...rest }) => ({
      ...rest,
      discountsMinor: Math.floor((rest.unitPriceMinor * rest.quantity * percentOff) / 100),
    }))
  fc.assert(
    fc.property(fc.array(line, { maxLength: 20 }), fc.nat(10_000), (lines, deliveryMinor) => {
      const totals = basketTotals({ lines, deliveryMinor, deliveryVatRate: 20, currency: 'EUR' })
      expect(totals.total.minor).toBe(totals.goods.minor - totals.discounts.minor + totals.delivery.minor)
      expect(sum(totals.vat.flatMap((group) => [group.base, group.amount]))).toEqual(totals.total)
      for (const group of totals.vat) {
        expect(group.base.minor).toBeGreaterThanOrEqual(0)
        expect(group.amount.minor).toBeGreaterThanOrEqual(0)
      }
    }),
  )
})

test('a discount larger than its line is a bug', () => {
  const line = { unitPriceMinor: 100, quantity: 1, vatRate: 20, discountsMinor: 101 }
  expect(() => basketTotals({ lines: [line], deliveryMinor: 0, deliveryVatRate: 20, currency: 'EUR' })).toThrow(
    RangeError,
  )
})

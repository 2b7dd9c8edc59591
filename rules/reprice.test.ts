import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Ending, floorPrice, marginOf, type PriceStep, steppedPrice } from './reprice.ts'
import { vatWithin } from './vat.ts'

const percent = (by: number): PriceStep => ({ kind: 'percent', percent: by })
const amount = (by: number): PriceStep => ({ kind: 'amount', amountMinor: by })

test.each<[number, PriceStep, Ending | undefined, number]>([
  [10_000, percent(-10), undefined, 9000],
  [9999, percent(-10), undefined, 8999],
  [9995, percent(-10), undefined, 8996],
  [9999, percent(-10), 99, 8999],
  [4990, percent(5), 90, 5190],
  [4990, percent(5), 99, 5199],
  [2990, amount(-500), 90, 2490],
  [2990, amount(-500), 0, 2500],
  [10_049, amount(0), 99, 9999],
  [10_050, amount(0), 99, 10_099],
  [300, amount(-500), undefined, 0],
  [300, percent(-99), 99, 99],
  [12_345, { kind: 'price', amountMinor: 9900 }, 95, 9895],
])('%i after %o, ending in %s, is %i', (before, step, ending, after) => {
  expect(steppedPrice(before, step, ending)).toBe(after)
})

test('a price ends as wanted and is never more than half a euro away', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 10_000_000 }),
      fc.integer({ min: -9900, max: 9900 }),
      fc.constantFrom<Ending>(0, 50, 90, 95, 99),
      (before, hundredths, ending) => {
        const step = percent(hundredths / 100)
        const plain = steppedPrice(before, step)
        const after = steppedPrice(before, step, ending)
        expect(after % 100).toBe(ending)
        expect(Math.abs(after - plain) <= 50 || after === ending).toBe(true)
      },
    ),
  )
})

test('the floor is the lowest price whose part without tax covers the cost', () => {
  expect(floorPrice(1000, 20)).toBe(1200)
  expect(floorPrice(1000, 20, 20)).toBe(1500)
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 10_000_000 }),
      fc.constantFrom(20, 10, 8.5, 5.5, 2.1, 0),
      fc.integer({ min: 0, max: 90 }),
      (cost, rate, margin) => {
        const floor = floorPrice(cost, rate, margin)
        expect(marginOf(floor, rate, cost).marginMinor * 100).toBeGreaterThanOrEqual(
          margin * (floor - vatWithin(floor, rate)),
        )
        const lower = floor - 1
        if (lower >= 0 && margin === 0) expect(marginOf(lower, rate, cost).marginMinor).toBeLessThan(0)
      },
    ),
  )
})

test('a margin is of the price without its tax, rounded down', () => {
  expect(marginOf(12_000, 20, 7000)).toEqual({ netMinor: 10_000, marginMinor: 3000, percent: 30 })
  expect(marginOf(1200, 20, 1001).percent).toBe(-1)
  expect(marginOf(0, 20, 100).percent).toBe(0)
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { percentOf } from './rounding.ts'
import { vatByLine, vatGroups, vatWithin } from './vat.ts'

const rate = fc.constantFrom(20, 10, 8.5, 5.5, 2.1, 0)
const amount = (least: number) =>
  fc.record({ totalMinor: fc.integer({ min: least, max: 1_000_000_000_000 }), ratePercent: rate })

/** The same arithmetic in big integers, as the law states it. */
function slowVat(totalMinor: number, ratePercent: number): number {
  const numerator = BigInt(Math.round(ratePercent * 100))
  const denominator = 10_000n + numerator
  const positive = BigInt(Math.abs(totalMinor)) * numerator * 2n + denominator
  return Number(positive / (denominator * 2n)) * Math.sign(totalMinor) || 0
}

test.each([
  [2999, 20, 500],
  [1990, 5.5, 104],
  [100, 2.1, 2],
  [1, 20, 0],
  [297, 20, 50],
  [-297, 20, -50],
  [12_000, 0, 0],
])('%i cents at %d %% hold %i cents of VAT', (total, ratePercent, vat) => {
  expect(vatWithin(total, ratePercent)).toBe(vat)
})

test('VAT agrees with exact arithmetic at any size', () => {
  fc.assert(
    fc.property(fc.integer({ min: -9_000_000_000_000_000, max: 9_000_000_000_000_000 }), rate, (total, ratePercent) => {
      expect(vatWithin(total, ratePercent)).toBe(slowVat(total, ratePercent))
    }),
    { numRuns: 1000 },
  )
})

test('three articles at 0,99 bear the VAT of 2,97, not three times their own', () => {
  const lines = [99, 99, 99].map((totalMinor) => ({ totalMinor, ratePercent: 20 }))
  expect(vatGroups(lines)).toEqual([{ ratePercent: 20, baseMinor: 247, amountMinor: 50 }])
  expect(vatByLine(lines)).toEqual([17, 17, 16])
})

test('bases and amounts add up to the document, refunds among them', () => {
  fc.assert(
    fc.property(fc.array(amount(-1_000_000_000_000), { maxLength: 30 }), (amounts) => {
      const groups = vatGroups(amounts)
      const total = amounts.reduce((sum, line) => sum + line.totalMinor, 0)
      expect(groups.reduce((sum, group) => sum + group.baseMinor + group.amountMinor, 0)).toBe(total)
      expect(new Set(groups.map((group) => group.ratePercent)).size).toBe(groups.length)
    }),
  )
})

test('the lines of a rate add up to its group, each within a cent of its own VAT', () => {
  fc.assert(
    fc.property(fc.array(amount(-1_000_000_000_000), { maxLength: 30 }), (amounts) => {
      const shares = vatByLine(amounts)
      for (const group of vatGroups(amounts)) {
        const ofGroup = shares.filter((_, index) => amounts[index]!.ratePercent === group.ratePercent)
        expect(ofGroup.reduce((sum, share) => sum + share, 0)).toBe(group.amountMinor)
      }
      for (const [index, { totalMinor, ratePercent }] of amounts.entries()) {
        expect(Math.abs(shares[index]! - (totalMinor * ratePercent) / (100 + ratePercent))).toBeLessThan(1.001)
      }
    }),
  )
})

test('a rate that is none is refused', () => {
  expect(() => vatWithin(100, -1)).toThrow(RangeError)
  expect(() => vatWithin(100, 5.555)).toThrow(RangeError)
  expect(() => vatWithin(100, Number.NaN)).toThrow(RangeError)
})

test('percentages round half-up, and the same way down', () => {
  expect(percentOf(9995, 10)).toBe(1000)
  expect(percentOf(9994, 10)).toBe(999)
  expect(percentOf(-9995, 10)).toBe(-1000)
  expect(percentOf(10_000, 33.33)).toBe(3333)
})

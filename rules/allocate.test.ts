import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allocate } from './allocate.ts'

const weights = fc.array(fc.nat(1_000_000_000), { minLength: 1, maxLength: 40 })
const amount = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 })

test('the parts add up to the amount, each within one of its true share', () => {
  fc.assert(
    fc.property(amount, weights, (amountMinor, shares) => {
      const parts = allocate(amountMinor, shares)
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(amountMinor)
      const total = shares.reduce((sum, weight) => sum + BigInt(weight), 0n)
      if (total === 0n) return
      for (const [index, weight] of shares.entries()) {
        const difference = BigInt(parts[index]!) * total - BigInt(amountMinor) * BigInt(weight)
        expect(difference < total && difference > -total).toBe(true)
      }
    }),
  )
})

test('a discount no larger than the lines takes off no line more than it costs', () => {
  fc.assert(
    fc.property(weights, fc.nat(100), (lines, percent) => {
      const total = lines.reduce((sum, line) => sum + line, 0)
      const parts = allocate(Math.floor((total * percent) / 100), lines)
      for (const [index, part] of parts.entries()) expect(part).toBeLessThanOrEqual(lines[index]!)
    }),
  )
})

test('equal remainders go to the earlier, and a negative amount mirrors its opposite', () => {
  expect(allocate(100, [1, 1, 1])).toEqual([34, 33, 33])
  expect(allocate(-100, [1, 1, 1])).toEqual([-34, -33, -33])
  expect(allocate(101, [0, 50, 50])).toEqual([0, 51, 50])
  expect(allocate(5, [0, 0])).toEqual([3, 2])
  expect(allocate(0, [])).toEqual([])
})

test('what cannot be shared is refused', () => {
  expect(() => allocate(1, [])).toThrow(RangeError)
  expect(() => allocate(1, [-1, 2])).toThrow(RangeError)
  expect(() => allocate(0.5, [1])).toThrow(RangeError)
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { refundShare } from './refund-share.ts'

test('three socks that cost ten euros together come back as 3.33, 3.33 and 3.34', () => {
  const socks = { totalMinor: 1000, quantity: 3 }
  expect([0, 1, 2].map((before) => refundShare(socks, before, 1))).toEqual([333, 333, 334])
})

test('however a line is returned, its parts add up to what was paid', () => {
  fc.assert(
    fc.property(
      fc.nat(1e9),
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 9 }),
      (totalMinor, parts) => {
        const quantity = parts.reduce((sum, part) => sum + part, 0)
        let before = 0
        let refunded = 0
        for (const part of parts) {
          const share = refundShare({ totalMinor, quantity }, before, part)
          expect(Math.abs(share - (totalMinor * part) / quantity)).toBeLessThan(1)
          refunded += share
          before += part
        }
        expect(refunded).toBe(totalMinor)
      },
    ),
  )
})

test('no more comes back than was bought', () => {
  expect(() => refundShare({ totalMinor: 10, quantity: 1 }, 1, 1)).toThrow(RangeError)
})

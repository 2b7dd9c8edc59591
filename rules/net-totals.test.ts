import fc from 'fast-check'
import { expect, test } from 'vitest'
import { netOf, netTotals } from './net-totals.ts'
import { vatGroups } from './vat.ts'

const taxed = fc.record({
  totalMinor: fc.integer({ min: 0, max: 1_000_000 }),
  ratePercent: fc.constantFrom(20, 10, 5.5, 2.1, 8.5, 0),
})

test('lines and delivery without tax add up to the bases, and with the tax to what is paid', () => {
  fc.assert(
    fc.property(fc.array(taxed, { maxLength: 30 }), taxed, (lines, delivery) => {
      const { byLine, goodsMinor, deliveryMinor, totalMinor } = netTotals(lines, delivery)
      const all = [...lines, delivery]
      const vat = vatGroups(all).reduce((sum, group) => sum + group.amountMinor, 0)
      expect(byLine.reduce((sum, net) => sum + net, 0)).toBe(goodsMinor)
      expect(goodsMinor + deliveryMinor).toBe(totalMinor)
      expect(totalMinor + vat).toBe(all.reduce((sum, one) => sum + one.totalMinor, 0))
      for (const [place, net] of byLine.entries())
        expect(Math.abs(net - netOf(lines[place]!.totalMinor, lines[place]!.ratePercent))).toBeLessThanOrEqual(1)
    }),
    { numRuns: 500 },
  )
})

test('three lines of a cent over share the cent out, as the document has it', () => {
  const line = { totalMinor: 999, ratePercent: 20 }
  // 832.5 each, and the document has 597.83 of VAT in 3,587.
  expect(netOf(999, 20)).toBe(832)
  const { byLine, deliveryMinor, totalMinor } = netTotals([line, line, line], { totalMinor: 590, ratePercent: 20 })
  expect(totalMinor).toBe(2989)
  expect(byLine.reduce((sum, net) => sum + net, 0)).toBe(totalMinor - deliveryMinor)
  for (const net of byLine) expect([832, 833]).toContain(net)
})

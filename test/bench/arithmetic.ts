import { applyOffers } from '@filrouge/rules/apply-offers.ts'
import { basketTotals } from '@filrouge/rules/basket-totals.ts'
import { someLines, someOccasion, someOffers } from '@filrouge/rules/offers.fixture.ts'
import { refundShare } from '@filrouge/rules/refund-share.ts'
import { slowOffers } from '@filrouge/rules/slow-offers.fixture.ts'
import fc from 'fast-check'

const baskets = 100_000
const rates = [20, 10, 5.5, 2.1]

/** A hundred thousand baskets under any offers, by the rules and by a slow, obviously right calculation: how many differ by a cent. */
export async function arithmetic() {
  let different = 0
  let applied = 0
  let returned = 0
  let fastMs = 0
  const began = performance.now()
  fc.assert(
    fc.property(someLines, someOffers, someOccasion, fc.nat(), (lines, offers, when, seed) => {
      const before = performance.now()
      const fast = applyOffers(lines, offers, when)
      const costs = when.delivery?.costMinor ?? 0
      const totals = basketTotals({
        lines: lines.map((line, place) => ({
          ...line,
          vatRate: rates[(seed + place) % rates.length]!,
          discountsMinor: fast.byLine[place]!,
        })),
        deliveryMinor: costs - fast.deliveryMinor,
        deliveryVatRate: 20,
        currency: 'EUR',
      })
      fastMs += performance.now() - before
      const slow = slowOffers(lines, offers, when)
      applied += fast.verdicts.filter(({ isApplied }) => isApplied).length
      const isSame =
        fast.byLine.every((minor, place) => BigInt(minor) === slow.byLine[place]) &&
        BigInt(fast.deliveryMinor) === slow.delivery
      const vat = totals.vat.reduce((sum, group) => sum + group.base.minor + group.amount.minor, 0)
      if (!isSame || vat !== totals.total.minor) different += 1
      // Every line comes back in two parts, and the parts are the line.
      for (const [place, { unitPriceMinor, quantity }] of lines.entries()) {
        const line = { totalMinor: unitPriceMinor * quantity - fast.byLine[place]!, quantity }
        const first = seed % (quantity + 1)
        if (refundShare(line, 0, first) + refundShare(line, first, quantity - first) !== line.totalMinor) different += 1
        returned += 1
      }
    }),
    { numRuns: baskets, seed: 20261123 },
  )
  return {
    baskets,
    offersApplied: applied,
    linesReturnedInParts: returned,
    different,
    rulesMicrosecondsEach: Math.round((fastMs * 1000) / baskets),
    seconds: Math.round((performance.now() - began) / 1000),
  }
}

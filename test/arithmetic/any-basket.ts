import { someLines, someOccasion, someOffers } from '@filrouge/rules/offers.fixture.ts'
import type { PointsRules } from '@filrouge/rules/points.ts'
import fc from 'fast-check'
import type { Asked } from './asked.ts'

export const rates = [20, 10, 5.5, 2.1]
const postcodes = ['75004', '20167', '97110', '97400', '97300', '97133', '']
const factor = fc.integer({ min: 1, max: 400 }).map((hundredths) => hundredths / 100)

/** Ways to earn points on these categories. */
export const somePoints = (categories: readonly string[]): fc.Arbitrary<PointsRules> =>
  fc.record({
    pointsPerUnit: factor,
    multipliers: fc.array(
      fc.record(
        {
          ...{ titleFr: fc.constant('Plus'), titleEn: fc.constant('More'), factor },
          categories: fc.subarray([...categories], { minLength: 1 }),
          tiers: fc.constantFrom(['clair'], ['vif']),
        },
        { requiredKeys: ['titleFr', 'titleEn', 'factor'] },
      ),
      { maxLength: 3 },
    ),
    tiers: fc.tuple(factor, factor).map(([first, second]) => [
      { code: 'clair', titleFr: 'Clair', titleEn: 'Light', fromMinor: 0, factor: first },
      { code: 'vif', titleFr: 'Vif', titleEn: 'Bright', fromMinor: 50_000, factor: second },
    ]),
  })

/** A line in parts, as many or as few as the numbers say. */
export function inParts(quantity: number, numbers: readonly number[]): number[] {
  const parts: number[] = []
  for (let left = quantity, at = 0; left > 0; at += 1) {
    const part = 1 + (numbers[at % numbers.length]! % left)
    parts.push(part)
    left -= part
  }
  return parts
}

/** Baskets of every kind: mixed VAT, offers and codes of every kind, points, gift cards, and returned in parts. */
export const anyBasket: fc.Arbitrary<Asked> = fc
  .record({
    lines: someLines,
    offers: someOffers,
    occasion: someOccasion,
    vatRates: fc.array(fc.constantFrom(...rates), { minLength: 6, maxLength: 6 }),
    postcode: fc.constantFrom(...postcodes),
    points: somePoints(['image', 'fashion', 'home']),
    spentMinor: fc.constantFrom(0, 49_999, 50_000),
    purses: fc.array(fc.nat(20_000), { maxLength: 3 }),
    numbers: fc.array(fc.nat(5), { minLength: 1, maxLength: 4 }),
  })
  .map(({ lines, occasion, vatRates, numbers, offers, ...rest }) => ({
    ...rest,
    offers: offers as Asked['offers'],
    lines: lines.map((line, place) => ({ ...line, vatRate: vatRates[place]! })),
    occasion: {
      ...occasion,
      at: occasion.at.toISOString(),
      segments: [...occasion.segments],
      opened: [...occasion.opened],
      left: [...occasion.left],
    },
    deliveryVatRate: 20,
    parts: lines.map(({ quantity }) => inParts(quantity, numbers)),
  }))

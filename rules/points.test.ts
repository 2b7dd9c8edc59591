import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expiringPoints, nextTier, type PointsRules, pointsFor, tierOf } from './points.ts'
import { refundShare } from './refund-share.ts'
import { fillInOrder } from './tenders.ts'

const rules: PointsRules = {
  pointsPerUnit: 1,
  multipliers: [
    { titleFr: 'Image', titleEn: 'Picture', factor: 2, categories: ['image'] },
    {
      titleFr: 'Vif',
      titleEn: 'Bright',
      factor: 3,
      categories: ['audio'],
      tiers: ['vif'],
      endsAt: '2026-12-01T00:00:00Z',
    },
  ],
  tiers: [
    { code: 'clair', titleFr: 'Clair', titleEn: 'Light', fromMinor: 0, factor: 1 },
    { code: 'vif', titleFr: 'Vif', titleEn: 'Bright', fromMinor: 50_000, factor: 1.25 },
  ],
}
const now = new Date('2026-11-23T09:00:00Z')
const [clair, vif] = rules.tiers
const line = (totalMinor: number, ...categories: string[]) => ({ totalMinor, categories })

describe('points', () => {
  it.each([
    ['a euro is a point, and cents are rounded down once, not line by line', [line(150), line(150)], clair, 3],
    ['twice in a department, whatever the depth of the category', [line(1000, 'televisions', 'image')], clair, 20],
    ['a tier multiplies what the department has multiplied', [line(1000, 'image')], vif, 25],
    ['what is for one tier is for no other', [line(1000, 'audio')], clair, 10],
    ['the best multiplier counts, not their product', [line(1000, 'audio', 'image')], vif, 37],
    ['nothing earns nothing', [line(0, 'image')], vif, 0],
  ] as const)('%s', (_, lines, tier, points) => {
    expect(pointsFor(rules, lines, tier, now).points).toBe(points)
  })

  it('a multiplier that is over multiplies no more', () => {
    expect(pointsFor(rules, [line(1000, 'audio')], vif, new Date('2026-12-01T00:00:00Z')).points).toBe(12)
  })

  it('of lines add up to those of the purchase, and what comes back in parts takes back the whole', () => {
    const lines = fc.array(
      fc.record({
        totalMinor: fc.integer({ min: 0, max: 500_000 }),
        categories: fc.subarray(['image', 'audio', 'home']),
        quantity: fc.integer({ min: 1, max: 9 }),
      }),
      { minLength: 1, maxLength: 20 },
    )
    fc.assert(
      fc.property(lines, fc.constantFrom(clair, vif, undefined), (basket, tier) => {
        const { points, byLine } = pointsFor(rules, basket, tier, now)
        expect(byLine.reduce((sum, one) => sum + one, 0)).toBe(points)
        for (const [at, { quantity }] of basket.entries()) {
          let back = 0
          for (let unit = 0; unit < quantity; unit += 1)
            back += refundShare({ totalMinor: byLine[at]!, quantity }, unit, 1)
          expect(back).toBe(byLine[at])
        }
      }),
    )
  })

  it('stand in a tier by what was spent, and say what is missing to the next', () => {
    expect(tierOf(rules, 49_999)?.code).toBe('clair')
    expect(tierOf(rules, 50_000)?.code).toBe('vif')
    expect(nextTier(rules, 30_000)).toMatchObject({ tier: { code: 'vif' }, missingMinor: 20_000 })
    expect(nextTier(rules, 50_000)).toBeUndefined()
  })

  it('expire oldest first: what was spent was the oldest', () => {
    expect(expiringPoints(100, 0)).toBe(100)
    expect(expiringPoints(100, -30)).toBe(70)
    expect(expiringPoints(100, -250)).toBe(0)
  })
})

describe('tenders', () => {
  it('fill an amount in their order, never beyond what they hold, and leave the rest', () => {
    expect(fillInOrder(10_000, [2000, 0, 5000])).toEqual({ partsMinor: [2000, 0, 5000], restMinor: 3000 })
    expect(fillInOrder(1500, [2000, 5000])).toEqual({ partsMinor: [1500, 0], restMinor: 0 })
    expect(fillInOrder(0, [2000])).toEqual({ partsMinor: [0], restMinor: 0 })
  })

  it('asked again with less, give back to whoever paid last, and never more than they gave', () => {
    const amounts = fc.array(fc.integer({ min: 0, max: 100_000 }), { maxLength: 6 })
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 400_000 }),
        amounts,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (total, limits, part) => {
          const taken = fillInOrder(total, limits)
          expect(taken.partsMinor.reduce((sum, one) => sum + one, taken.restMinor)).toBe(total)
          const due = Math.floor(total * part)
          const kept = fillInOrder(due, taken.partsMinor)
          expect(kept.partsMinor.reduce((sum, one) => sum + one, kept.restMinor)).toBe(due)
          for (const [at, one] of kept.partsMinor.entries()) expect(one).toBeLessThanOrEqual(taken.partsMinor[at]!)
          expect(kept.restMinor).toBeLessThanOrEqual(taken.restMinor)
          if (kept.restMinor > 0) expect(kept.partsMinor).toEqual(taken.partsMinor)
        },
      ),
    )
  })
})

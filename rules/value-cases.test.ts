import { describe, expect, test } from 'vitest'
import { pointsFor } from './points.ts'
import { keptShare, refundShare } from './refund-share.ts'
import { fillInOrder } from './tenders.ts'
import { pointsCases, purseCases, returnCases } from './value-cases.fixture.ts'

test.each(pointsCases)('points, %s: of %s', (_, lines, pointsPerUnit, factor, points, byLine) => {
  const tier = { code: 'tier', titleFr: 'Palier', titleEn: 'Tier', fromMinor: 0, factor }
  const multipliers = [{ titleFr: 'Double', titleEn: 'Twice', factor: 2, categories: ['twice'] }]
  const earning = lines
    .split(' ')
    .filter(Boolean)
    .map((line) => ({ totalMinor: Number.parseInt(line, 10), categories: line.endsWith('×2') ? ['twice'] : [] }))
  const told = pointsFor({ pointsPerUnit, multipliers, tiers: [tier] }, earning, tier, new Date('2026-11-23T10:00:00Z'))
  expect(told).toEqual({ points, byLine })
})

test.each(purseCases)('purses, %s: of %i', (_, amount, purses, partsMinor, restMinor) => {
  expect(fillInOrder(amount, purses)).toEqual({ partsMinor, restMinor })
})

describe('what comes back', () => {
  test.each(returnCases)('%s: of %i', (_, totalMinor, returns, back) => {
    const line = { totalMinor, quantity: returns.reduce((sum, units) => sum + units, 0) }
    let before = 0
    let left = totalMinor
    for (const [at, units] of returns.entries()) {
      expect(refundShare(line, before, units)).toBe(back[at])
      before += units
      left -= back[at]!
      expect(keptShare(line, line.quantity - before), 'what is kept is worth the rest').toBe(left)
    }
    expect(left).toBe(0)
  })
})

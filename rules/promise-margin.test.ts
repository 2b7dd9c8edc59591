import { seededRandom } from '@filrouge/kernel/seeded-random.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { betaAtMost, logGamma } from './beta.ts'
import { chooseMargin, type Lateness } from './promise-margin.ts'

const lateness = (counts: Record<number, number>): Lateness =>
  new Map(Object.entries(counts).map(([days, count]) => [Number(days), count]))
const anyLateness = fc
  .record({ '-3': fc.nat(200), '-1': fc.nat(200), 0: fc.nat(400), 1: fc.nat(60), 2: fc.nat(30), 4: fc.nat(20) })
  .map((counts) => lateness(counts as unknown as Record<number, number>))
const plus = (one: Lateness, days: number, count: number): Lateness =>
  new Map([...one, [days, (one.get(days) ?? 0) + count]])

describe('the incomplete beta function', () => {
  test('says what is known exactly', () => {
    expect(logGamma(10)).toBeCloseTo(Math.log(362_880), 10)
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 12)
    expect(betaAtMost(0.3, 1, 1)).toBeCloseTo(0.3, 12)
    expect(betaAtMost(0.4, 2, 3)).toBeCloseTo(0.5248, 10)
    // The arcsine law.
    expect(betaAtMost(0.2, 0.5, 0.5)).toBeCloseTo((2 / Math.PI) * Math.asin(Math.sqrt(0.2)), 10)
  })

  test('is the sum of the binomial distribution, whatever the numbers', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 0, max: 60 }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (n, k, x) => {
          fc.pre(k >= 1 && k <= n)
          let sum = 0
          for (let j = k; j <= n; j += 1)
            sum += Math.exp(
              logGamma(n + 1) - logGamma(j + 1) - logGamma(n - j + 1) + j * Math.log(x) + (n - j) * Math.log(1 - x),
            )
          expect(betaAtMost(x, k, n - k + 1)).toBeCloseTo(sum, 8)
        },
      ),
    )
  })
})

describe('the margin of a promise', () => {
  test('is none where nothing is known, and none where nearly all was kept', () => {
    expect(chooseMargin(new Map(), new Map(), 0.95).days).toBe(0)
    const good = lateness({ '-1': 100, 0: 300, 1: 4 })
    expect(chooseMargin(good, good, 0.95).days).toBe(0)
  })

  test('adds the day that would have kept the target', () => {
    const slow = lateness({ 0: 180, 1: 18, 2: 2 })
    expect(chooseMargin(slow, slow, 0.95).days).toBe(1)
    expect(chooseMargin(lateness({ 4: 50 }), lateness({ 4: 50 }), 0.95).days).toBe(3)
  })

  test('takes a day off only on evidence', () => {
    const early = lateness({ '-2': 400, '-1': 590, 0: 10 })
    expect(chooseMargin(early, early, 0.95).days).toBe(-1)
    expect(chooseMargin(lateness({ '-1': 12 }), early, 0.95).days).toBe(0)
  })

  test('of few parcels listens to the service elsewhere; of many, to itself', () => {
    const elsewhere = lateness({ 0: 990, 1: 10 })
    expect(chooseMargin(lateness({ 0: 2, 1: 1 }), elsewhere, 0.95).days).toBe(0)
    expect(chooseMargin(lateness({ 0: 200, 1: 100 }), elsewhere, 0.95).days).toBe(1)
    expect(chooseMargin(new Map(), lateness({ 0: 100, 1: 60 }), 0.95).days).toBe(1)
  })

  test('property: more kept never widens it, more late never narrows it, a stricter target never narrows it', () => {
    fc.assert(
      fc.property(anyLateness, anyLateness, fc.integer({ min: 1, max: 50 }), (here, everywhere, more) => {
        const { days, count } = chooseMargin(here, everywhere, 0.95)
        // Below thirty parcels one more may be what allows to narrow; never the other way round.
        expect(chooseMargin(plus(here, -5, more), everywhere, 0.95).days).toBeLessThanOrEqual(days)
        if (count >= 30) expect(chooseMargin(plus(here, 9, more), everywhere, 0.95).days).toBeGreaterThanOrEqual(days)
        expect(chooseMargin(here, everywhere, 0.99).days).toBeGreaterThanOrEqual(days)
      }),
    )
  })

  test('property: everything a day later is a day more, while there are days to add', () => {
    fc.assert(
      fc.property(anyLateness, (here) => {
        fc.pre([...here.values()].reduce((sum, count) => sum + count, 0) > 0)
        const later: Lateness = new Map([...here].map(([days, count]) => [days + 1, count]))
        const { days } = chooseMargin(here, here, 0.95)
        // From none to one it takes more than from one to two: a promise is narrowed only when that is nearly sure.
        if (days >= 1 && days < 3) expect(chooseMargin(later, later, 0.95).days).toBe(days + 1)
      }),
    )
  })

  test('simulated: learned from half a season, it keeps the target in the next, and no fewer days would', () => {
    const random = seededRandom('carriers of a season')
    for (const [onTime, oneLate, twoLate] of [
      [0.99, 0.006, 0.003],
      [0.9, 0.08, 0.015],
      [0.8, 0.1, 0.09],
    ] as const) {
      const draw = () => {
        const luck = random()
        if (luck < onTime) return luck < onTime / 2 ? -1 : 0
        return luck < onTime + oneLate ? 1 : luck < onTime + oneLate + twoLate ? 2 : 3
      }
      const season = (): Lateness => {
        let seen: Lateness = new Map()
        for (let parcel = 0; parcel < 1500; parcel += 1) seen = plus(seen, draw(), 1)
        return seen
      }
      const { days } = chooseMargin(season(), season(), 0.95)
      const next = season()
      const kept = (margin: number) =>
        [...next].reduce((sum, [late, count]) => sum + (late <= margin ? count : 0), 0) / 1500
      expect(kept(days)).toBeGreaterThan(0.94)
      if (days > 0) expect(kept(days - 1)).toBeLessThan(0.95)
    }
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { article, instantIn, midnight, pricesIn, slowLowest, slowPrice, versionIn, web } from './open-offers.fixture.ts'
import { isOpenThere, type OfferVersion, openPeriods, withOffers } from './open-offers.ts'
import { offeredCases } from './price-cases.fixture.ts'
import { type PastPrice, priceAt, priorOf } from './prior-price.ts'

const dayMs = 86_400_000

function pricesOf(listed: readonly PastPrice[], versions: readonly OfferVersion[], at: Date) {
  const there = versions.filter(({ rule }) => isOpenThere(rule, web))
  return withOffers(listed, openPeriods(there, web, at), article)
}

function told(prices: string, offers: readonly string[], on: string): string {
  const at = instantIn(on)
  const { shown, practised } = pricesOf(pricesIn(prices), offers.map(versionIn), at)
  const current = priceAt(shown, at)!
  const prior = priorOf(shown, current, undefined, practised)
  const paid = String(current.amountMinor / 100)
  return prior && prior.reductionPercent > 0 ? `${paid} of ${prior.priorMinor / 100} −${prior.reductionPercent}` : paid
}

describe('a reduction by offers', () => {
  test.each(offeredCases)('%s: %s, with %j, on %s, is told as %s', (_, prices, offers, on, expected) => {
    expect(told(prices, offers, on)).toBe(expected)
  })

  test('names the offers that made a price, each as it stood then, and the code that opened one', () => {
    const versions = ['a: −20% 11-01..12-01 to 11-10', 'a 2: −30% 11-01..12-01 of 11-10', 'b: −10% 11-05..11-20 | code']
    const { shown, practised } = pricesOf(pricesIn('100 2025-01-01'), versions.map(versionIn), midnight('11-15'))
    expect(shown.map(({ amountMinor, by }) => [amountMinor, by?.map(({ version }) => version)])).toEqual([
      [10_000, undefined],
      [8000, [1]],
      [7000, [2]],
      [10_000, undefined],
    ])
    expect(practised.map(({ amountMinor }) => amountMinor)).toEqual([10_000, 8000, 7200, 6300, 7000, 10_000])
    expect(practised[2]!.by).toEqual([
      { offerId: 'a', version: 1 },
      { offerId: 'b', version: 1, code: 'B' },
    ])
  })

  test('is one price from end to end, however often what is in force elsewhere changes', () => {
    const versions = ['a: −20% 11-01..12-01', 'b: −10% 11-05..11-20 | other', 'c: −10% 11-07..11-09 | from:500']
    const { shown } = pricesOf(pricesIn('100 2025-01-01'), versions.map(versionIn), midnight('11-15'))
    expect(shown.filter(({ by }) => by)).toHaveLength(1)
  })
})

describe('at any time', () => {
  const day = fc.integer({ min: 0, max: 70 })
  const start = midnight('09-15')
  const at = (days: number) => new Date(start.getTime() + days * dayMs)
  const listed = fc
    .array(fc.record({ day, cents: fc.integer({ min: 1, max: 30_000 }), isPromotion: fc.boolean() }), { maxLength: 5 })
    .map((rows) => {
      const inOrder = [...new Map(rows.map((row) => [row.day, row])).values()].sort((one, other) => one.day - other.day)
      const all = [{ day: -300, cents: 10_000, isPromotion: false }, ...inOrder]
      return all.map(
        (row, place): PastPrice => ({
          amountMinor: row.cents,
          kind: row.isPromotion ? 'promotion' : 'regular',
          from: at(row.day),
          to: all[place + 1] ? at(all[place + 1]!.day) : null,
        }),
      )
    })
  const effect = fc.constantFrom('−10%', '−33%', '−12', '=80', '3for2', '−50%')
  const more = fc.constantFrom(
    '',
    'code',
    'personal',
    'member',
    'quantity:2',
    'from:90',
    'from:5',
    'group:x',
    'alone',
    'channel:app',
    'hours:17:00-19:30',
  )
  const dayText = (days: number) => at(days).toISOString().slice(0, 10)
  const version = fc
    .record({
      effect,
      more: fc.tuple(more, more),
      from: day,
      length: fc.integer({ min: 1, max: 40 }),
      hasEnd: fc.boolean(),
      exhausted: fc.option(day),
    })
    .map((one) => ({
      ...one,
      text: (number: number) => {
        const days = one.hasEnd ? `..${dayText(one.from + one.length)}` : ''
        const said = [...new Set(one.more), ...(one.exhausted === null ? [] : [`exhausted:${dayText(one.exhausted)}`])]
        return `o${number}: ${one.effect} ${dayText(one.from)}${days} | ${said.filter(Boolean).join(' ')}`
      },
    }))
  const versions = fc
    .array(version, { maxLength: 5 })
    .map((all) => all.map((one, number) => versionIn(one.text(number))))

  test('what is shown, and the least that anybody could pay, is what each offer asked in turn would say', () => {
    fc.assert(
      fc.property(listed, versions, fc.integer({ min: 0, max: 70 * 48 }), (prices, offers, halfHours) => {
        const now = new Date(start.getTime() + halfHours * 1_800_000)
        const { shown, practised } = pricesOf(prices, offers, now)
        expect(priceAt(shown, now)?.amountMinor).toBe(slowPrice(prices, offers, now, false))
        expect(priceAt(practised, now)?.amountMinor).toBe(slowPrice(prices, offers, now, true))
      }),
      { numRuns: 1000 },
    )
  })

  test('the prior price is the lowest that was there at any half hour of the thirty days before', () => {
    fc.assert(
      fc.property(listed, versions, fc.integer({ min: 31, max: 70 }), (prices, offers, days) => {
        const now = at(days)
        const { shown, practised } = pricesOf(prices, offers, now)
        const current: PastPrice = { amountMinor: 1, kind: 'promotion', from: now, operation: 'another' }
        expect(priorOf(shown, current, undefined, practised)?.priorMinor).toBe(slowLowest(prices, offers, now))
      }),
      { numRuns: 60 },
    )
  })
})

import { LoyaltyRules } from '@filrouge/contract/loyalty.ts'
import { expect, it } from 'vitest'
import { draftOf, freshMultiplier, rulesOf } from './programme-draft.ts'

const rules = LoyaltyRules.parse({
  pointsPerUnit: 1.5,
  multipliers: [
    {
      ...{ titleFr: 'Image', titleEn: 'Picture', factor: 2, categories: ['televisions'], tiers: ['vif'] },
      ...{ startsAt: '2026-11-27T13:30:00.000Z', endsAt: '2026-12-01T23:00:00.000Z' },
    },
  ],
  tiers: [
    { code: 'clair', titleFr: 'Clair', titleEn: 'Light', fromMinor: 0 },
    {
      ...{ code: 'vif', titleFr: 'Vif', titleEn: 'Bright', fromMinor: 50_000, factor: 1.25 },
      advantagesFr: ['Un quart de plus', 'Retouches offertes'],
    },
  ],
  monthsToLive: 24,
  usableAfterDays: 14,
  rewards: [
    {
      code: 'bon',
      titleFr: 'Bon',
      titleEn: 'Coupon',
      points: 600,
      gives: { kind: 'coupon', offerId: 'fidelite', daysToLive: 30 },
    },
  ],
  giftCards: { monthsToLive: 24, leastMinor: 1000, mostMinor: 50_000 },
})

it('a programme put into fields and read from them again is the same programme', () => {
  expect(rulesOf(draftOf(rules), rules)).toEqual(rules)
})

it('advantages are a line each, periods in the time of the shops, and a period that ends before it begins is none', () => {
  const draft = draftOf(rules)
  expect(draft.multipliers[0]).toMatchObject({ startsAt: '2026-11-27T14:30', endsAt: '2026-12-02T00:00' })
  const [first, vif] = draft.tiers
  const more = { ...draft, tiers: [first!, { ...vif!, advantagesEn: ' Free alterations \n\n' }] }
  expect(rulesOf(more, rules)?.tiers[1]?.advantagesEn).toEqual(['Free alterations'])
  const backwards = {
    ...freshMultiplier,
    titleFr: 'A',
    titleEn: 'A',
    startsAt: '2026-12-02T00:00',
    endsAt: '2026-12-01T00:00',
  }
  expect(rulesOf({ ...draft, multipliers: [backwards] }, rules)).toBeUndefined()
})

it('a multiplier forgets a tier that is taken away', () => {
  const draft = draftOf(rules)
  const read = rulesOf({ ...draft, tiers: draft.tiers.slice(0, 1) }, rules)
  expect(read?.multipliers[0]).not.toHaveProperty('tiers')
})

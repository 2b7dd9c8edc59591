import { expect, test } from 'vitest'
import { lowestLately, priceSteps, priorOfDraft } from './price-history.ts'

const now = new Date('2026-11-23T10:00:00Z')
const at = (day: string) => `${day}T00:00:00.000Z`
const euros = (minor: number) => ({ minor, currency: 'EUR' })
const history = [
  { amount: euros(129_900), kind: 'regular' as const, from: at('2026-11-16'), to: null },
  { amount: euros(119_900), kind: 'regular' as const, from: at('2026-11-10'), to: at('2026-11-16') },
  { amount: euros(99_900), kind: 'regular' as const, from: at('2026-06-01'), to: at('2026-09-01') },
]

test('beside a promotion that is being written stands the lowest price of its thirty days, not the last one', () => {
  expect(priorOfDraft(history, { amountMinor: 109_900, kind: 'promotion', startsAt: now })).toEqual({
    priorMinor: 119_900,
    reductionPercent: 8,
  })
})

test('a promotion dearer than that price announces nothing, and a usual price never does', () => {
  expect(priorOfDraft(history, { amountMinor: 125_000, kind: 'promotion', startsAt: now })?.reductionPercent).toBe(0)
  expect(priorOfDraft(history, { amountMinor: 100, kind: 'regular', startsAt: now })).toBeUndefined()
})

test('the lowest price of the thirty days forgets what is older', () => {
  expect(lowestLately(history, now)).toBe(119_900)
  expect(lowestLately([], now)).toBeUndefined()
})

test('a planned price ends the one that runs, on the drawing too', () => {
  const planned = [{ amount: euros(99_900), from: at('2026-11-27'), to: at('2026-12-01') }] as never
  const steps = priceSteps(history, planned, now)
  expect(steps.map(({ minor, isPlanned }) => [minor, isPlanned])).toEqual([
    [99_900, false],
    [119_900, false],
    [129_900, false],
    [99_900, true],
  ])
  expect(steps[2]?.to).toBe(Date.parse(at('2026-11-27')))
})

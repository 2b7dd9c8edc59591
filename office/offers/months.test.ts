import { describe, expect, it } from 'vitest'
import { barIn, daysOf, monthAfter, pastDays } from './months.ts'

describe('the months of the calendar of offers', () => {
  it('have their days, leap years included, and follow each other over the year’s end', () => {
    expect([daysOf('2026-11'), daysOf('2026-02'), daysOf('2028-02')]).toEqual([30, 28, 29])
    expect([monthAfter('2026-12', 1), monthAfter('2026-01', -1)]).toEqual(['2027-01', '2025-12'])
  })

  it('show of an offer the days that fall into them', () => {
    expect(barIn('2026-11', { from: '2026-11-10', to: '2026-11-12' })).toEqual({ first: 10, last: 12 })
    expect(barIn('2026-11', { from: '2026-10-20', to: undefined })).toEqual({ first: 1, last: 30 })
    expect(barIn('2026-11', { from: '2026-11-30', to: '2027-01-02' })).toEqual({ first: 30, last: 30 })
    expect(barIn('2026-11', { from: '2026-12-01', to: undefined })).toBeUndefined()
    expect(barIn('2026-11', { from: '2026-10-01', to: '2026-10-31' })).toBeUndefined()
  })
})

it('the days that have been are solid, those to come are not', () => {
  expect(pastDays('2026-11', '2026-11-23')).toBe(23)
  expect(pastDays('2026-10', '2026-11-23')).toBe(31)
  expect(pastDays('2026-12', '2026-11-23')).toBe(0)
})

import { describe, expect, it } from 'vitest'
import { askedPeriod, daysOf, periods } from './period.ts'

const today = '2026-11-23'

describe('a period of the figures', () => {
  it('is known by its name', () => {
    expect(Object.fromEntries(periods.map((name) => [name, daysOf(name, today, '2025-10-02').from]))).toEqual({
      ...{ week: '2026-11-23', fourWeeks: '2026-10-27', month: '2026-11-01', lastMonth: '2026-10-01' },
      ...{ year: '2026-01-01', twelveMonths: '2025-12-01', all: '2025-10-02' },
    })
    expect(daysOf('lastMonth', '2026-03-02', undefined)).toEqual({ from: '2026-02-01', to: '2026-02-28' })
    expect(daysOf('twelveMonths', '2026-12-05', undefined).from).toBe('2026-01-01')
  })

  it('is read from the address, two days in whichever order', () => {
    const of = (query: string) =>
      askedPeriod((name) => new URLSearchParams(query).get(name) ?? undefined, today, undefined)
    expect(of('from=2026-05-09&to=2026-05-01')).toEqual({ name: 'custom', from: '2026-05-01', to: '2026-05-09' })
    expect(of('period=month')).toMatchObject({ name: 'month', from: '2026-11-01' })
    expect(of('period=nonsense&from=yesterday')).toMatchObject({ name: 'fourWeeks' })
  })
})

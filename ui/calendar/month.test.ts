import { addDays, daysBetween, weekday } from '@filrouge/kernel/civil-date.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMonths, dayByKey, monthOf, weeksOf, weeksToChoose } from './month.ts'

const days = fc.integer({ min: -200_000, max: 200_000 }).map((count) => addDays('2000-01-01', count % 30_000))

describe('the months of the calendar', () => {
  it('begin their weeks on Monday', () => {
    expect(weeksOf('2026-11-01')[0]).toEqual([null, null, null, null, null, null, '2026-11-01'])
    expect(weeksOf('2026-11-01')).toHaveLength(6)
    expect(weeksOf('2027-02-01')).toHaveLength(4)
  })

  it('hold each of their days once, in its column', () => {
    fc.assert(
      fc.property(days, (day) => {
        const weeks = weeksOf(monthOf(day))
        const all = weeks.flat().filter((one) => one !== null)
        expect(all).toHaveLength(daysBetween(monthOf(day), addMonths(monthOf(day), 1)))
        expect(new Set(all).size).toBe(all.length)
        for (const week of weeks)
          week.forEach((one, column) => {
            if (one) expect(weekday(one)).toBe(column + 1)
          })
      }),
    )
  })

  it('begin with this week where the month has begun, and go on into the next', () => {
    const weeks = weeksToChoose('2026-11-01', '2026-11-25')
    expect(weeks[0]?.[0]).toBe('2026-11-23')
    expect(weeks.flat()).toHaveLength(35)
    expect(weeks.at(-1)?.at(-1)).toBe('2026-12-27')
    expect(weeksToChoose('2026-12-01', '2026-11-25')).toEqual(weeksOf('2026-12-01'))
  })

  it('keep a day within the month it is moved to', () => {
    expect(addMonths('2027-01-31', 1)).toBe('2027-02-28')
    expect(addMonths('2028-01-31', 1)).toBe('2028-02-29')
    expect(addMonths('2026-12-15', 1)).toBe('2027-01-15')
    expect(addMonths('2026-01-15', -1)).toBe('2025-12-15')
    expect(addMonths('2026-11-23', 12)).toBe('2027-11-23')
  })

  it('are walked by the keys of every calendar', () => {
    const monday = '2026-11-23'
    expect(dayByKey(monday, 'ArrowRight', false)).toBe('2026-11-24')
    expect(dayByKey(monday, 'ArrowUp', false)).toBe('2026-11-16')
    expect(dayByKey('2026-11-26', 'Home', false)).toBe(monday)
    expect(dayByKey(monday, 'End', false)).toBe('2026-11-29')
    expect(dayByKey(monday, 'PageDown', false)).toBe('2026-12-23')
    expect(dayByKey(monday, 'PageUp', true)).toBe('2025-11-23')
    expect(dayByKey(monday, 'a', false)).toBeUndefined()
  })
})

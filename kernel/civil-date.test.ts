import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addDays,
  civilDateIn,
  civilTimeIn,
  compareDates,
  dayNumber,
  dayOfNumber,
  daysBetween,
  instantOf,
  isCivilDate,
  isTimeZone,
  weekday,
} from './civil-date.ts'

const paris = 'Europe/Paris'
const aDay = fc.integer({ min: -300_000, max: 2_900_000 })
const zone = fc.constantFrom(paris, 'UTC', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Apia')
const instant = fc.date({ min: new Date('1973-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })

test('days are counted as Date counts them', () => {
  fc.assert(
    fc.property(aDay, fc.integer({ min: -5000, max: 5000 }), (number, days) => {
      const slow = new Date(number * 86_400_000)
      const date = slow.toISOString().slice(0, 10)
      fc.pre(slow.getUTCFullYear() >= 1100 && slow.getUTCFullYear() < 9900)
      expect(dayOfNumber(number)).toBe(date)
      expect(dayNumber(date)).toBe(number)
      expect(weekday(date)).toBe(slow.getUTCDay() || 7)
      slow.setUTCDate(slow.getUTCDate() + days)
      expect(addDays(date, days)).toBe(slow.toISOString().slice(0, 10))
      expect(daysBetween(date, addDays(date, days))).toBe(days)
    }),
  )
})

test('the day and time in a zone are those Intl says', () => {
  fc.assert(
    fc.property(instant, zone, (at, timeZone) => {
      const slow = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at)
      expect(`${civilDateIn(at, timeZone)} ${civilTimeIn(at, timeZone)}`).toBe(slow)
    }),
    { numRuns: 500 },
  )
})

test('an instant found from its day and time is the first minute that reads so', () => {
  fc.assert(
    fc.property(instant, zone, (at, timeZone) => {
      const minute = Math.floor(at.getTime() / 60_000) * 60_000
      const found = instantOf(civilDateIn(minute, timeZone), civilTimeIn(minute, timeZone), timeZone)
      expect(civilDateIn(found, timeZone)).toBe(civilDateIn(minute, timeZone))
      expect(civilTimeIn(found, timeZone)).toBe(civilTimeIn(minute, timeZone))
      expect(found.getTime()).toBeLessThanOrEqual(minute)
    }),
    { numRuns: 500 },
  )
})

test('a time that the spring change skips is taken an hour later', () => {
  expect(instantOf('2026-03-29', '02:30', paris).toISOString()).toBe('2026-03-29T01:30:00.000Z')
  expect(instantOf('2026-03-29', '01:59', paris).toISOString()).toBe('2026-03-29T00:59:00.000Z')
  expect(instantOf('2026-03-29', '03:00', paris).toISOString()).toBe('2026-03-29T01:00:00.000Z')
})

test('a time that the autumn change repeats is the first of the two', () => {
  expect(instantOf('2026-10-25', '02:30', paris).toISOString()).toBe('2026-10-25T00:30:00.000Z')
  expect(instantOf('2026-10-25', '03:00', paris).toISOString()).toBe('2026-10-25T02:00:00.000Z')
  expect(instantOf('2026-11-10', '24:00', paris).toISOString()).toBe('2026-11-10T23:00:00.000Z')
})

test('a day that does not exist is told', () => {
  expect(isCivilDate('2028-02-29')).toBe(true)
  expect(isCivilDate('2027-02-29')).toBe(false)
  expect(isCivilDate('2026-13-01')).toBe(false)
  expect(isCivilDate('2026-00-10')).toBe(false)
  expect(isCivilDate('2026-1-1')).toBe(false)
  expect(isCivilDate('0001-01-01')).toBe(true)
  expect(compareDates('2026-11-09', '2026-11-10')).toBe(-1)
  expect(isTimeZone('Europe/Paris')).toBe(true)
  expect(isTimeZone('Europe/Volta')).toBe(false)
})

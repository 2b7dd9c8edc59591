import { instantOf } from '@filrouge/kernel/civil-date.ts'
import { easter, frenchHolidays, holidayRegions } from '@filrouge/kernel/french-holidays.ts'
import { holidayCalendar } from '@filrouge/rules/calendar.ts'
import { deliveryWindow, dispatchDay, readyForCollection } from '@filrouge/rules/promise-dates.ts'
import { expect, test } from 'vitest'
import { isHoliday } from './slow-calculator.ts'

const timeZone = 'Europe/Paris'
const france = holidayCalendar('metropole')
const mondayToFriday = (day: string) => ![0, 6].includes(new Date(day).getUTCDay()) && !france(day)

test.each([
  // Wednesday 11 November is a holiday.
  ['2026-11-10', '15:00', 0, 'mon_fri', 2, '2026-11-12', '2026-11-16'],
  ['2026-11-10', '14:00', 0, 'mon_fri', 2, '2026-11-12', '2026-11-16'],
  ['2026-11-10', '13:59', 0, 'mon_fri', 2, '2026-11-10', '2026-11-13'],
  ['2026-11-10', '13:59', 0, 'mon_sat', 2, '2026-11-10', '2026-11-13'],
  ['2026-11-10', '15:00', 0, 'mon_sat', 2, '2026-11-12', '2026-11-14'],
  ['2026-11-10', '13:59', 1, 'mon_fri', 2, '2026-11-12', '2026-11-16'],
  // From Good Friday over Easter Monday, on the first working days of summer time.
  ['2026-04-03', '10:00', 0, 'mon_fri', 1, '2026-04-03', '2026-04-07'],
  ['2026-04-03', '15:00', 0, 'mon_fri', 1, '2026-04-07', '2026-04-08'],
  // The bridge of Ascension, and the night on which clocks go back.
  ['2026-05-13', '15:00', 0, 'mon_fri', 2, '2026-05-15', '2026-05-19'],
  ['2026-10-23', '15:00', 0, 'mon_sat', 1, '2026-10-26', '2026-10-27'],
  // Over the end of the year.
  ['2026-12-24', '15:00', 0, 'mon_sat', 2, '2026-12-28', '2026-12-30'],
  ['2026-12-31', '13:00', 0, 'mon_sat', 1, '2026-12-31', '2027-01-02'],
] as const)(
  'asked on %s at %s, prepared in %i days, by a carrier that works %s for %i days: leaves on %s and is there on %s',
  (day, time, preparationDays, carrierDays, transit, leaves, arrives) => {
    const now = instantOf(day, time, timeZone)
    const dispatched = dispatchDay({ now, timeZone, cutOff: '14:00', preparationDays, works: mondayToFriday })
    expect(dispatched).toBe(leaves)
    const days = { transitDaysMin: transit, transitDaysMax: transit, carrierDays, holidays: france }
    expect(deliveryWindow({ dispatchDay: leaves, ...days })).toEqual({ earliest: arrives, latest: arrives })
  },
)

test('Easter, the eleven holidays, and the two more of Alsace and Moselle fall where they fall', () => {
  expect([2026, 2027, 2028, 2029].map(easter)).toEqual(['2026-04-05', '2027-03-28', '2028-04-16', '2029-04-01'])
  const of = (year: number, region: 'metropole' | 'alsace-moselle') =>
    frenchHolidays(year, region).map(({ date }) => date.slice(5))
  expect(of(2026, 'metropole').join(' ')).toBe('01-01 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25')
  expect(of(2026, 'alsace-moselle').filter((day) => !of(2026, 'metropole').includes(day))).toEqual(['04-03', '12-26'])
  expect(of(2027, 'metropole')).toEqual(expect.arrayContaining(['03-29', '05-06', '05-17']))
})

test('the holidays of the slow calculator, written by hand, are those of the calendar', () => {
  for (const region of holidayRegions)
    for (let time = Date.UTC(2026, 0, 1); time < Date.UTC(2028, 0, 1); time += 86_400_000) {
      const day = new Date(time).toISOString().slice(0, 10)
      expect(holidayCalendar(region)(day), `${day} ${region}`).toBe(isHoliday(day, region))
    }
})

test('an hour of preparation over the two nights on which clocks change is an hour', () => {
  const allNight = [{ opens: '00:00', closes: '24:00' }]
  const calendar = { timeZone, weekly: Array.from({ length: 7 }, () => allNight), closed: () => false }
  const ready = (now: string) => readyForCollection({ now: new Date(now), calendar, preparationMinutes: 60 })
  expect(ready('2026-03-29T00:30:00Z')).toEqual(new Date('2026-03-29T01:30:00Z'))
  expect(ready('2026-10-25T00:30:00Z')).toEqual(new Date('2026-10-25T01:30:00Z'))
  expect(ready('2026-10-25T00:00:00Z')).toEqual(new Date('2026-10-25T01:00:00Z'))
})

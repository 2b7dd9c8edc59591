import { expect, test } from 'vitest'
import { easter, frenchHolidays } from './french-holidays.ts'

test.each([
  [2026, '2026-04-05'],
  [2027, '2027-03-28'],
  [2028, '2028-04-16'],
  [2029, '2029-04-01'],
  [2019, '2019-04-21'],
  [2038, '2038-04-25'],
])('Easter of %i is on %s', (year, date) => {
  expect(easter(year)).toBe(date)
})

test('France has eleven public holidays in 2026', () => {
  expect(frenchHolidays(2026, 'metropole').map((holiday) => holiday.date)).toEqual([
    '2026-01-01',
    '2026-04-06',
    '2026-05-01',
    '2026-05-08',
    '2026-05-14',
    '2026-05-25',
    '2026-07-14',
    '2026-08-15',
    '2026-11-01',
    '2026-11-11',
    '2026-12-25',
  ])
})

test('Alsace and Moselle keep Good Friday and Saint Stephen’s Day as well', () => {
  const dates = frenchHolidays(2026, 'alsace-moselle').map((holiday) => holiday.date)
  expect(dates).toHaveLength(13)
  expect(dates).toContain('2026-04-03')
  expect(dates.at(-1)).toBe('2026-12-26')
})

test('the moving holidays of 2027', () => {
  const dates = frenchHolidays(2027, 'metropole').map((holiday) => holiday.date)
  expect(dates).toEqual(expect.arrayContaining(['2027-03-29', '2027-05-06', '2027-05-17']))
})

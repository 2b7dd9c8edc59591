import { frenchHolidays } from '@filrouge/kernel/french-holidays.ts'
import { expect, test } from 'vitest'
import { holidayCalendar } from './calendar.ts'
import { calendarOfPostcode } from './postcode-calendar.ts'

test.each([
  ['75004', 'metropole', 'Europe/Paris'],
  ['20000', 'metropole', 'Europe/Paris'],
  ['67000', 'alsace-moselle', 'Europe/Paris'],
  ['57000', 'alsace-moselle', 'Europe/Paris'],
  ['97400', 'reunion', 'Indian/Reunion'],
  ['97110', 'guadeloupe', 'America/Guadeloupe'],
  ['97133', 'saint-barthelemy', 'America/St_Barthelemy'],
  ['97150', 'saint-martin', 'America/Marigot'],
  ['97600', 'mayotte', 'Indian/Mayotte'],
  ['98800', 'metropole', 'Pacific/Noumea'],
])('at %s the holidays of %s are kept, by the clocks of %s', (postcode, region, timeZone) => {
  expect(calendarOfPostcode(postcode)).toEqual({ region, timeZone })
  expect(() => new Intl.DateTimeFormat('fr', { timeZone })).not.toThrow()
})

test('overseas each keeps its day of abolition, and only that day more', () => {
  expect(holidayCalendar('reunion')('2026-12-20')).toBe(true)
  expect(holidayCalendar('metropole')('2026-12-20')).toBe(false)
  expect(frenchHolidays(2026, 'martinique').map(({ date }) => date)).toContain('2026-05-22')
  expect(frenchHolidays(2026, 'guyane')).toHaveLength(12)
})

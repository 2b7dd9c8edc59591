import { holidayCalendar } from '@filrouge/rules/calendar.ts'
import { dispatchDay, readyForCollection } from '@filrouge/rules/promise-dates.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Location, Reference } from '../locations/public.ts'
import { almanacAt, atCounter, leavesOn } from './almanac.ts'

const shortDay = [{ opens: '10:00', closes: '12:30' }]
const longDay = [
  { opens: '09:30', closes: '12:30' },
  { opens: '14:00', closes: '19:00' },
]
const calendar = {
  timeZone: 'Europe/Paris',
  weekly: [[], longDay, longDay, longDay, longDay, shortDay, []],
  closed: holidayCalendar('metropole'),
}
const shop = {
  name: 'Nantes',
  timeZone: 'Europe/Paris',
  cutOff: '14:00',
  preparationDays: 0,
  preparationMinutes: 45,
  calendar,
} as unknown as Location
const knowing = () => ({ locations: new Map() }) as Reference

// From the first minute of 2026, with the nights on which clocks change.
const moment = fc.integer({ min: 0, max: 365 * 86_400_000 }).map((after) => Date.UTC(2026, 0, 1) + after)

// A few seconds, an hour or two, some days, and now and then back.
const step = fc.oneof(
  fc.integer({ min: 0, max: 90_000 }),
  fc.integer({ min: 0, max: 4 * 3_600_000 }),
  fc.integer({ min: -2 * 86_400_000, max: 4 * 86_400_000 }),
)

test('an almanac says at any moment what the calendars say at that moment', () => {
  fc.assert(
    fc.property(moment, fc.array(step, { maxLength: 8 }), (start, steps) => {
      const reference = knowing()
      let at = start
      for (const step of [0, ...steps]) {
        at += step
        const now = new Date(at)
        const almanac = almanacAt(reference, now)
        for (const [how, preparationMinutes] of [['asTheyAre', 0] as const, ['prepared', 45] as const]) {
          const ready = readyForCollection({ now, calendar, preparationMinutes })
          expect(atCounter(almanac, shop, how, now)?.earliest).toEqual(ready)
        }
        const works = (day: string) => calendar.weekly[(new Date(day).getUTCDay() + 6) % 7]!.length > 0
        const day = dispatchDay({ ...shop, now, works: (date) => works(date) && !calendar.closed(date) })
        expect(leavesOn(almanac, shop)).toBe(day)
      }
    }),
  )
})

test('a clock that is moved, forward or back, opens another almanac', () => {
  const reference = knowing()
  const morning = new Date('2026-11-24T09:00:30Z')
  const kept = almanacAt(reference, morning)
  expect(almanacAt(reference, new Date('2026-11-24T09:00:59.999Z'))).toBe(kept)
  expect(almanacAt(reference, new Date('2026-11-24T09:01:00Z'))).not.toBe(kept)
  expect(almanacAt(reference, new Date('2026-11-23T09:00:30Z')).begins).toBe(Date.parse('2026-11-23T09:00:00Z'))
})

test('other reference data has an almanac of its own', () => {
  const now = new Date('2026-11-24T09:00:30Z')
  expect(almanacAt(knowing(), now)).not.toBe(almanacAt(knowing(), now))
})

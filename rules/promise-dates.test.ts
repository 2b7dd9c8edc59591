import { civilDateIn, civilTimeIn, instantOf, weekday } from '@filrouge/kernel/civil-date.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Calendar, holidayCalendar, hoursOn, isOpenOn } from './calendar.ts'
import { deliveryWindow, dispatchDay, isInTime, readyForCollection, supplierArrival } from './promise-dates.ts'

const paris = 'Europe/Paris'
const holidays = holidayCalendar('metropole')
const at = (date: string, time: string) => instantOf(date, time, paris)
const said = (instant: Date | undefined) =>
  instant ? `${civilDateIn(instant, paris)} ${civilTimeIn(instant, paris)}` : undefined

const weekdays = (date: string) => weekday(date) <= 5 && !holidays(date)
const day = [{ opens: '10:00', closes: '19:00' }]
const shop: Calendar = { timeZone: paris, weekly: [day, day, day, day, day, day, []], closed: holidays }
const halves = [
  { opens: '09:30', closes: '12:30' },
  { opens: '14:00', closes: '18:30' },
]
const smallShop: Calendar = {
  timeZone: paris,
  weekly: [[], halves, halves, halves, halves, halves, []],
  closed: holidays,
}

function ship(time: string) {
  return dispatchDay({
    now: at('2026-11-10', time),
    timeZone: paris,
    cutOff: '14:00',
    preparationDays: 0,
    works: weekdays,
  })
}

function arrive(dispatch: string, transitDaysMin: number, transitDaysMax: number, carrierDays: 'mon_fri' | 'mon_sat') {
  return deliveryWindow({ dispatchDay: dispatch, transitDaysMin, transitDaysMax, carrierDays, holidays })
}

test('ordered on Tuesday 10 November at 15:00, it leaves on Thursday 12 and arrives on Monday 16', () => {
  expect(ship('15:00')).toBe('2026-11-12')
  expect(arrive('2026-11-12', 2, 2, 'mon_fri')).toEqual({ earliest: '2026-11-16', latest: '2026-11-16' })
})

test('ordered at 13:59, it leaves the same day and arrives on Friday 13; 14:00 is too late', () => {
  expect(ship('13:59')).toBe('2026-11-10')
  expect(arrive('2026-11-10', 2, 2, 'mon_fri')).toEqual({ earliest: '2026-11-13', latest: '2026-11-13' })
  expect(ship('14:00')).toBe('2026-11-12')
})

test('a carrier that works on Saturday arrives earlier, and takes on Monday what leaves on Sunday', () => {
  expect(arrive('2026-11-12', 2, 3, 'mon_sat')).toEqual({ earliest: '2026-11-14', latest: '2026-11-16' })
  expect(arrive('2026-11-15', 1, 1, 'mon_fri')).toEqual({ earliest: '2026-11-17', latest: '2026-11-17' })
  expect(arrive('2026-12-24', 1, 2, 'mon_fri')).toEqual({ earliest: '2026-12-28', latest: '2026-12-29' })
})

test('preparation is counted in working days, and a place that never works never ships', () => {
  const input = { now: at('2026-11-13', '09:00'), timeZone: paris, cutOff: '14:00', preparationDays: 2 }
  expect(dispatchDay({ ...input, works: weekdays })).toBe('2026-11-17')
  expect(dispatchDay({ ...input, works: () => false })).toBeUndefined()
})

test.each([
  ['2026-11-10', '15:00', '2026-11-10 16:00', 'while open'],
  ['2026-11-10', '08:00', '2026-11-10 11:00', 'before opening'],
  ['2026-11-10', '18:30', '2026-11-12 10:30', 'half before the holiday, half after'],
  ['2026-11-10', '18:00', '2026-11-12 10:00', 'never at the moment it closes'],
  ['2026-11-10', '20:00', '2026-11-12 11:00', 'after closing'],
  ['2026-11-14', '18:15', '2026-11-16 10:15', 'over Sunday'],
])('asked on %s at %s, an hour of preparation is over at %s: %s', (date, time, ready) => {
  expect(said(readyForCollection({ now: at(date, time), calendar: shop, preparationMinutes: 60 }))).toBe(ready)
})

test('the midday break is not spent preparing', () => {
  const now = at('2026-11-12', '12:00')
  expect(said(readyForCollection({ now, calendar: smallShop, preparationMinutes: 60 }))).toBe('2026-11-12 14:30')
  expect(said(readyForCollection({ now, calendar: smallShop, preparationMinutes: 600 }))).toBe('2026-11-13 16:00')
  const closed = { ...smallShop, closed: () => true }
  expect(readyForCollection({ now, calendar: closed, preparationMinutes: 60 })).toBeUndefined()
})

test('an order is ready at the first open minute that has the preparation behind it', () => {
  fc.assert(
    fc.property(fc.nat(400 * 1440), fc.nat(1500), (minutes, preparationMinutes) => {
      const start = at('2026-01-01', '00:00').getTime() + minutes * 60_000
      const isOpen = (instant: number) => {
        const time = civilTimeIn(instant, paris)
        const hours = hoursOn(smallShop, civilDateIn(instant, paris))
        return hours.some(({ opens, closes }) => opens <= time && time < closes)
      }
      let instant = start
      for (let worked = 0; worked < preparationMinutes || !isOpen(instant); instant += 60_000) {
        if (isOpen(instant)) worked += 1
      }
      const ready = readyForCollection({ now: start, calendar: smallShop, preparationMinutes })
      expect(ready?.getTime()).toBe(instant)
    }),
    { numRuns: 60 },
  )
})

test('a supplier counts its own working days from the day it takes the order', () => {
  const calendar = { ...shop, weekly: [day, day, day, day, day, [], []] }
  const lead = { calendar, leadDaysMin: 2, leadDaysMax: 4 }
  const monday = supplierArrival({ ...lead, now: at('2026-11-16', '11:00') })
  expect(monday).toEqual({ earliest: '2026-11-18', latest: '2026-11-20' })
  const evening = supplierArrival({ ...lead, now: at('2026-11-16', '19:00') })
  expect(evening).toEqual({ earliest: '2026-11-19', latest: '2026-11-23' })
  const cutOff = supplierArrival({ ...lead, cutOff: '10:00', now: at('2026-11-16', '11:00') })
  expect(cutOff).toEqual(evening)
  expect(supplierArrival({ ...lead, now: at('2026-11-14', '11:00') })).toEqual(monday)
  expect(supplierArrival({ ...lead, calendar: { ...calendar, closed: () => true }, now: 0 })).toBeUndefined()
})

test('the day it is needed is still in time', () => {
  expect(isInTime('2026-11-16', '2026-11-16')).toBe(true)
  expect(isInTime('2026-11-17', '2026-11-16')).toBe(false)
})

test('Strasbourg is closed on 26 December and Lyon is open', () => {
  expect(isOpenOn(shop, '2026-12-26')).toBe(true)
  expect(isOpenOn({ ...shop, closed: holidayCalendar('alsace-moselle') }, '2026-12-26')).toBe(false)
  expect(holidayCalendar('metropole')).toBe(holidays)
})

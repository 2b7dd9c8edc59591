import type { ActivityEntry, FiguresToday } from '@filrouge/contract/activity.ts'
import { expect, test } from 'vitest'
import { agoWords, lanesOf, weightOf } from './lanes.ts'
import { changePercent, takingsLines } from './takings.ts'

const entry = (id: string, channel: string, code = 'cart.started') => ({ id, channel, code }) as ActivityEntry

test('each channel has its line, always in the same order, the newest at its end', () => {
  const lanes = lanesOf([entry('evt_3', 'shop'), entry('evt_2', 'web'), entry('evt_1', 'shop')])
  expect(lanes.map(({ channel, entries }) => [channel, ...entries.map(({ id }) => id)])).toEqual([
    ['web', 'evt_2'],
    ['shop', 'evt_1', 'evt_3'],
  ])
})

test('a sale weighs most, what is lost stands out, the rest is on the way', () => {
  expect(['order.placed', 'payment.declined', 'cart.started'].map((code) => weightOf(entry('', 'web', code)))).toEqual([
    'sale',
    'lost',
    'step',
  ])
})

test('how long ago is said in the largest unit that fits', () => {
  const now = new Date('2026-11-23T10:00:00Z')
  expect(agoWords('2026-11-23T09:57:30Z', now, 'en')).toBe('2 min ago')
  expect(agoWords('2026-11-23T07:00:00Z', now, 'en')).toBe('3 hr ago')
  expect(agoWords('2026-11-23T11:00:00Z', now, 'en')).toBe('now')
})

const euros = (minor: number) => ({ minor, currency: 'EUR' })
const figures = {
  asOf: '2026-11-23T10:30:00Z',
  timeZone: 'Europe/Paris',
  hours: Array.from({ length: 24 }, (_, hour) => ({
    hour,
    takings: euros(hour === 9 ? 500 : hour === 11 ? 300 : 0),
    orders: hour === 9 || hour === 11 ? 1 : 0,
    lastWeekTakings: euros(hour === 20 ? 1000 : 0),
    lastWeekOrders: hour === 20 ? 1 : 0,
  })),
} as unknown as FiguresToday

test('takings only rise: until now for today, until its end for the day a week ago', () => {
  const { today, lastWeek, most, from, until } = takingsLines(figures)
  expect([from, until, most]).toEqual([8, 21, 1000])
  expect(today).toEqual([
    [8, 0],
    [9, 0],
    [10, 500],
    [11, 500],
    [11.5, 800],
  ])
  expect(lastWeek.at(-1)).toEqual([21, 1000])
})

test('a change is said in whole percent, and not at all where there was nothing', () => {
  expect([changePercent(150, 100), changePercent(50, 100), changePercent(50, 0)]).toEqual([50, -50, undefined])
})

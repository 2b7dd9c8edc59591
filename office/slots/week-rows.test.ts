import { expect, test } from 'vitest'
import { rowsOf, windowsOf } from './week-rows.ts'

test('hours that days share are one row, and the rows are the same week again', () => {
  const hours = { starts: '08:00', ends: '10:00', capacity: 3, capacityGrams: 450_000 }
  const evening = { starts: '18:00', ends: '20:00', capacity: 2, cost: { minor: 990, currency: 'EUR' } }
  const week = [1, 2].map((weekday) => ({ weekday, ...hours })).concat([{ weekday: 2, ...evening } as never])
  const rows = rowsOf(week)
  expect(rows.map(({ starts, weekdays }) => [starts, weekdays])).toEqual([
    ['08:00', [1, 2]],
    ['18:00', [2]],
  ])
  expect(rows[1]).toMatchObject({ euros: '9.9', kilograms: '' })
  expect(windowsOf(rows)).toEqual(week)
})

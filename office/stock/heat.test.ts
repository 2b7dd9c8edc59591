import { expect, test } from 'vitest'
import { columnsOf, coverHeat, heatOf, shortNames } from './heat.ts'

const cell = (available: number) => ({ available, onHand: available, safety: 0 })

test('a cell says nothing, the last ones, enough or plenty; where an article is not kept there is no cell', () => {
  expect([undefined, cell(0), cell(2), cell(3), cell(10)].map(heatOf)).toEqual([
    'absent',
    'out',
    'few',
    'fine',
    'plenty',
  ])
})

test('less than a week of cover is an alarm, less than four a warning', () => {
  expect(
    [undefined, 0, 6, 7, 27, 28, 90].map((coverDays) => coverHeat(coverDays === undefined ? {} : { coverDays })),
  ).toEqual(['absent', 'out', 'out', 'few', 'few', 'fine', 'plenty'])
})

test('names of places lose the words that they all begin with, and never all of them', () => {
  expect(shortNames(['Volta Lille', 'Volta Lyon Part-Dieu'])).toEqual(['Lille', 'Lyon Part-Dieu'])
  expect(shortNames(['Entrepôt Nord'])).toEqual(['Entrepôt Nord'])
  expect(shortNames(['Volta', 'Volta Lille'])).toEqual(['Volta', 'Volta Lille'])
})

test('shops come before warehouses', () => {
  const places = [
    { name: 'Entrepôt Nord', kind: 'warehouse' },
    { name: 'Volta Lille', kind: 'shop' },
    { name: 'Volta Nice', kind: 'shop' },
  ]
  expect(columnsOf(places).map(({ shortName }) => shortName)).toEqual(['Lille', 'Nice', 'Entrepôt Nord'])
})

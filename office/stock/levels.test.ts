import { expect, test } from 'vitest'
import { levelsToShow } from './levels.ts'

const level = (locationName: string, available: number, incoming = 0, locationKind = 'shop') =>
  ({ locationName, available, incoming, locationKind }) as never

test('places with most come first, then what is coming, then by name', () => {
  const { rows, available, places, incoming } = levelsToShow(
    [level('Brest', 0), level('Évry', 2), level('Angers', 0), level('Lyon', 5), level('Orléans', 0, 12)],
    { onlyAvailable: false },
  )
  expect(rows.map((row) => row.locationName)).toEqual(['Lyon', 'Évry', 'Orléans', 'Angers', 'Brest'])
  expect({ available, places, incoming }).toEqual({ available: 7, places: 2, incoming: 12 })
})

test('only the places that have some, when asked', () => {
  expect(levelsToShow([level('Brest', 0, 4), level('Lyon', 5)], { onlyAvailable: true }).rows).toHaveLength(1)
})

test('what a supplier holds is counted apart and stands last', () => {
  const { rows, available, atSuppliers } = levelsToShow([level('Électra', 180, 0, 'supplier'), level('Lyon', 5)], {
    onlyAvailable: false,
  })
  expect(rows.map((row) => row.locationName)).toEqual(['Lyon', 'Électra'])
  expect({ available, atSuppliers }).toEqual({ available: 5, atSuppliers: 180 })
})

import { expect, test } from 'vitest'
import { parseDuration } from './duration.ts'

test.each([
  ['P3D', 3 * 86_400_000],
  ['PT2H30M', 9_000_000],
  ['P1DT12H', 129_600_000],
  ['P1W', 604_800_000],
  ['PT10M', 600_000],
  ['PT0S', 0],
])('%s lasts %i milliseconds', (text, milliseconds) => {
  expect(parseDuration(text)).toBe(milliseconds)
})

test.each(['', 'P', 'PT', 'P1DT', 'P1M', 'P1Y', '3D', 'PT2.5H', '-P3D', 'P3D '])('%j is no duration', (text) => {
  expect(parseDuration(text)).toBeUndefined()
})

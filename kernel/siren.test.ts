import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compactCompanyNumber, frenchVatNumberOf, isSiren, printedSiren } from './siren.ts'

test.each(['732829320', '552100554', '404833048', '542107651', '356000000'])('%s is a SIREN', (siren) => {
  expect(isSiren(siren)).toBe(true)
})

test.each(['732829321', '73282932', '7328293200', '000000000', '73282932A', ''])('%s is none', (text) => {
  expect(isSiren(text)).toBe(false)
})

test('one wrong digit is always found', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 1, max: 9 }), (place, by) => {
      const digits = [...'732829320'].map(Number)
      digits[place] = (digits[place]! + by) % 10
      return !isSiren(digits.join(''))
    }),
  )
})

test.each([
  ['732829320', 'FR44732829320'],
  ['404833048', 'FR83404833048'],
  ['542107651', 'FR13542107651'],
])('the VAT number of %s is %s', (siren, vatNumber) => {
  expect(frenchVatNumberOf(siren)).toBe(vatNumber)
})

test('numbers are kept without what people write in them, and printed in threes', () => {
  expect(compactCompanyNumber(' fr 44 732.829 320 ')).toBe('FR44732829320')
  expect(printedSiren('732829320')).toBe('732\u202f829\u202f320')
})

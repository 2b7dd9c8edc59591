import { expect, test } from 'vitest'
import { phoneWords } from './phone.ts'

test('a French number is read in pairs that never part', () => {
  expect(phoneWords('+33639981000')).toBe('06\u00a039\u00a098\u00a010\u00a000')
})

test('any other is left as it is', () => {
  expect(phoneWords('+32470123456')).toBe('+32470123456')
  expect(phoneWords('not a number')).toBe('not a number')
})

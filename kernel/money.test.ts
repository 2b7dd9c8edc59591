import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  add,
  compare,
  formatMoney,
  fromDecimal,
  isZero,
  money,
  same,
  subtract,
  sum,
  times,
  toDecimal,
} from './money.ts'

test('French money has a narrow no-break space for thousands and a no-break space before its sign', () => {
  expect(formatMoney(money(129_900), 'fr')).toBe('1\u202f299,00\u00a0€')
  expect(formatMoney(money(5), 'fr')).toBe('0,05\u00a0€')
  expect(formatMoney(money(-4990), 'fr')).toBe('-49,90\u00a0€')
})

test('English money has its sign in front', () => {
  expect(formatMoney(money(129_900), 'en')).toBe('€1,299.00')
  expect(formatMoney(money(1299, 'JPY'), 'en')).toBe('JP¥1,299')
  expect(formatMoney(money(1_299_125, 'TND'), 'fr')).toBe('1\u202f299,125\u00a0TND')
  expect(formatMoney(money(199_950, 'HUF'), 'fr')).toBe('1\u202f999,50\u00a0HUF')
})

test('amounts add, subtract, multiply and compare within one currency', () => {
  expect(add(money(100), money(5))).toEqual(money(105))
  expect(subtract(money(100), money(105))).toEqual(money(-5))
  expect(times(money(333), 3)).toEqual(money(999))
  expect(sum([money(1), money(2)])).toEqual(money(3))
  expect(sum([], 'JPY')).toEqual(money(0, 'JPY'))
  expect(compare(money(1), money(2))).toBeLessThan(0)
  expect(same(money(1), money(1, 'USD'))).toBe(false)
  expect(isZero(times(money(-5), 0))).toBe(true)
  expect(() => add(money(1), money(1, 'USD'))).toThrow('cannot mix EUR and USD')
})

test('a fraction of a cent is refused', () => {
  expect(() => money(0.5)).toThrow(RangeError)
  expect(() => times(money(1), 1.5)).toThrow(RangeError)
  expect(() => add(money(Number.MAX_SAFE_INTEGER), money(1))).toThrow(RangeError)
})

test('negative zero is zero', () => {
  expect(Object.is(times(money(-5), 0).minor, 0)).toBe(true)
})

test('an amount survives a journey through its decimal text', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), fc.constantFrom('EUR', 'JPY', 'TND'), (minor, currency) => {
      expect(fromDecimal(toDecimal(money(minor, currency)), currency)).toEqual(money(minor, currency))
    }),
  )
  expect(toDecimal(money(-5))).toBe('-0.05')
  expect(fromDecimal('1299,9')).toEqual(money(129_990))
  expect(fromDecimal('19.990')).toEqual(money(1999))
  expect(fromDecimal('19.999')).toBeUndefined()
  expect(fromDecimal('1e3')).toBeUndefined()
  expect(fromDecimal('')).toBeUndefined()
})

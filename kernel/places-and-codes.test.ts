import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boundsAround, distanceMetres, isWithin, parseNear } from './geo.ts'
import { checkDigit, completeGtin13, isGtin, normaliseGtin, printedGtin } from './gtin.ts'

const paris = { latitude: 48.8566, longitude: 2.3522 }
const lyon = { latitude: 45.764, longitude: 4.8357 }

test('Paris and Lyon are some 392 kilometres apart', () => {
  expect(distanceMetres(paris, lyon)).toBeGreaterThan(391_000)
  expect(distanceMetres(paris, lyon)).toBeLessThan(393_000)
  expect(distanceMetres(paris, paris)).toBe(0)
})

test('what is within a distance is within its bounds', () => {
  const point = fc.record({
    latitude: fc.double({ min: -90, max: 90, noNaN: true }),
    longitude: fc.double({ min: -180, max: 180, noNaN: true }),
  })
  fc.assert(
    fc.property(point, point, fc.integer({ min: 0, max: 2_000_000 }), (centre, other, slack) => {
      const bounds = boundsAround(centre, distanceMetres(centre, other) + 1 + slack)
      expect(isWithin(bounds, other)).toBe(true)
    }),
  )
})

test('a place is read from its latitude and longitude', () => {
  expect(parseNear('48.85,2.35')).toEqual({ latitude: 48.85, longitude: 2.35 })
  expect(parseNear(' -21.1 , 55.5 ')).toEqual({ latitude: -21.1, longitude: 55.5 })
  for (const wrong of ['', '48.85', '91,0', '0,181', '48,85,2,35', 'Paris', 'NaN,1'])
    expect(parseNear(wrong)).toBeUndefined()
})

test.each([
  ['629104150021', 3],
  ['400638133393', 1],
  ['9638507', 4],
  ['301762042200', 3],
  ['978014300723', 4],
  ['1061414123452', 0],
  ['34567890123456789', 5],
])('the check digit of %s is %i', (digits, digit) => {
  expect(checkDigit(digits)).toBe(digit)
})

test('a GTIN of any length is kept as fourteen digits', () => {
  expect(normaliseGtin('3 017620 422003')).toBe('03017620422003')
  expect(normaliseGtin('96385074')).toBe('00000096385074')
  expect(normaliseGtin('036000291452')).toBe('00036000291452')
  expect(normaliseGtin('10614141234520')).toBe('10614141234520')
  expect(printedGtin('03017620422003')).toBe('3017620422003')
  expect(printedGtin('00000096385074')).toBe('96385074')
  expect(printedGtin('10614141234520')).toBe('10614141234520')
})

test('a wrong GTIN is refused', () => {
  for (const wrong of ['3017620422004', '301762042200', '00000000', '', '30176204220a3', '30176204220030176'])
    expect(normaliseGtin(wrong)).toBeUndefined()
  expect(() => completeGtin13('123')).toThrow(RangeError)
})

test('twelve digits make a valid GTIN-13, and one changed digit breaks it', () => {
  const twelve = fc.stringMatching(/^[1-9]\d{11}$/)
  fc.assert(
    fc.property(twelve, fc.nat(12), fc.integer({ min: 1, max: 9 }), (digits, at, shift) => {
      const gtin = completeGtin13(digits)
      expect(isGtin(gtin)).toBe(true)
      const changed = gtin.slice(0, at) + ((Number(gtin[at]) + shift) % 10) + gtin.slice(at + 1)
      expect(isGtin(changed)).toBe(false)
    }),
  )
})

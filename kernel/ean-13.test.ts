import { expect, it } from 'vitest'
import { ean13 } from './ean-13.ts'

it('draws the bars of an EAN-13 as the standard does', () => {
  // GS1 General Specifications, figure 5.2.1.3: 4012345678901 and 5901234123457, module by module.
  expect(ean13('4012345678901')).toBe(
    '101' +
      '0001101' +
      '0110011' +
      '0010011' +
      '0111101' +
      '0011101' +
      '0111001' +
      '01010' +
      '1010000' +
      '1000100' +
      '1001000' +
      '1110100' +
      '1110010' +
      '1100110' +
      '101',
  )
  expect(ean13('5901234123457')).toBe(
    '10100010110100111011001100100110111101001110101010110011011011001000010101110010011101000100101',
  )
})

it('is 95 modules long, and refuses what is no EAN-13', () => {
  expect(ean13('2950000012344')).toHaveLength(95)
  expect(() => ean13('2950000012343')).toThrow(RangeError)
  expect(() => ean13('12345670')).toThrow(RangeError)
})

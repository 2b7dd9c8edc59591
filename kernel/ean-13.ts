import { isGtin } from './gtin.ts'

/** Bars (1) and gaps (0) of each digit in the left half, by odd parity; the even one is the right half mirrored (GS1 General Specifications, 5.2). */
const left = '0001101 0011001 0010011 0111101 0100011 0110001 0101111 0111011 0110111 0001011'.split(' ')
/** Which digits of the left half have even parity tells the first digit, which has no bars of its own. */
const parities = '000000 001011 001101 001110 010011 011001 011100 010101 010110 011010'.split(' ')

const inverted = (bits: string) => [...bits].map((bit) => (bit === '1' ? '0' : '1')).join('')
const mirrored = (bits: string) => [...bits].reverse().join('')

/** The 95 modules of an EAN-13, a `1` for each dark one. It throws on what is none. */
export function ean13(number: string): string {
  if (number.length !== 13 || !isGtin(number)) throw new RangeError(`${number} is not an EAN-13`)
  const [first, ...digits] = [...number].map(Number)
  const right = (digit: number) => inverted(left[digit]!)
  const halves = digits.map((digit, place) => {
    if (place >= 6) return right(digit)
    return parities[first!]![place] === '1' ? mirrored(right(digit)) : left[digit]!
  })
  return `101${halves.slice(0, 6).join('')}01010${halves.slice(6).join('')}101`
}

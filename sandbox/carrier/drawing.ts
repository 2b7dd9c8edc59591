/** A label, ten by fifteen centimetres, in dots of a thermal printer: eight to the millimetre, from the top left. */
export interface Drawing {
  texts: { x: number; y: number; size: number; text: string }[]
  bars: { x: number; y: number; width: number; height: number }[]
  code: { x: number; y: number; height: number; digits: string }
}
export const [widthDots, heightDots] = [800, 1200]

// Interleaved 2 of 5 (ISO/IEC 16390): of each pair, the first digit is in the bars and the second in the gaps.
const wides = ['00110', '10001', '01001', '11000', '00101', '10100', '01100', '00011', '10010', '01010']

/** The bars of an even number of digits, in modules from their left; and how many modules that is. */
export function interleaved(digits: string): { bars: { at: number; width: number }[]; modules: number } {
  const widthOf = (wide: string | undefined) => (wide === '1' ? 3 : 1)
  const widths = [1, 1, 1, 1]
  for (let pair = 0; pair < digits.length; pair += 2)
    for (let element = 0; element < 5; element += 1)
      widths.push(widthOf(wides[Number(digits[pair])]![element]), widthOf(wides[Number(digits[pair + 1])]![element]))
  widths.push(3, 1, 1)
  let at = 0
  const bars = widths.flatMap((width, index) => {
    const from = at
    at += width
    return index % 2 === 0 ? [{ at: from, width }] : []
  })
  return { bars, modules: at }
}

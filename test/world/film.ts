import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

// Each digit as seven modules (GS1 General Specifications, 5.2.1): the left half in set A or B, the right half in set C.
const setA = [
  '0001101',
  '0011001',
  '0010011',
  '0111101',
  '0100011',
  '0110001',
  '0101111',
  '0111011',
  '0110111',
  '0001011',
]
const mirrored = (modules: string) => [...modules].reverse().join('')
const inverted = (modules: string) => [...modules].map((one) => (one === '1' ? '0' : '1')).join('')
const setC = setA.map(inverted)
const setB = setC.map(mirrored)
// Which sets the left half uses says the first digit, which has no bars of its own.
const firstDigit = ['AAAAAA', 'AABABB', 'AABBAB', 'AABBBA', 'ABAABB', 'ABBAAB', 'ABBBAA', 'ABABAB', 'ABABBA', 'ABBABA']

/** The 95 modules of an EAN-13, dark ones as 1. */
function modulesOf(gtin: string): string {
  const [first, ...digits] = [...gtin].map(Number) as [number, ...number[]]
  const left = digits.slice(0, 6).map((digit, at) => (firstDigit[first]![at] === 'A' ? setA : setB)[digit])
  const right = digits.slice(6).map((digit) => setC[digit])
  return `101${left.join('')}01010${right.join('')}101`
}

const [width, height, moduleWidth] = [640, 480, 4]

/** A film of a shelf label with this bar code, for a camera that is none: a moment of nothing, then the label (YUV4MPEG2). */
export function filmOf(gtin: string): string {
  const light = Buffer.alloc(width * height, 225)
  const label = Buffer.from(light)
  const modules = modulesOf(gtin)
  const begin = (width - modules.length * moduleWidth) / 2
  for (let y = 140; y < 340; y++)
    for (let x = 0; x < modules.length * moduleWidth; x++)
      if (modules[Math.floor(x / moduleWidth)] === '1') label[y * width + Math.floor(begin) + x] = 20
  // Grey: no colour at all.
  const colour = Buffer.alloc((width * height) / 2, 128)
  const frame = (picture: Buffer) => [Buffer.from('FRAME\n'), picture, colour]
  const film = Buffer.concat([
    Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420mpeg2\n`),
    ...[light, light, light, label, label, label, label, label].flatMap(frame),
  ])
  const path = join(mkdtempSync(join(tmpdir(), 'filrouge-film-')), 'shelf.y4m')
  writeFileSync(path, film)
  return path
}

import { crc32, deflateSync } from 'node:zlib'
import { type Drawing, heightDots, interleaved, widthDots } from './drawing.ts'

// Five columns of seven dots for each character from the space to Z, the lowest bit on top.
const glyphs = Buffer.from(
  '000000000000005f00000007000700147f147f14242a7f2a12231308646236495620500008070300001c2241000041221c002a1c7f1c2a08083e0808008070300008080808080000606000' +
    '20100804023e5149453e00427f400072494949462141494d331814127f1027454545393c4a4949314121110907364949493646494929' +
    '1e0000140000004034000000081422411414141414004122140802015909063e415d594e7c1211127c7f494949363e414141227f4141413e7f494949417f090909013e415159737f0808087f' +
    '00417f41002040413f017f081422417f404040407f021c027f7f0408107f3e4141413e7f090909063e4151215e7f0919294626494949320301' +
    '7f01033f4040403f1f2040201f3f4038403f631408146303047804036159494d43',
  'hex',
)

/** A label as a picture of one bit to the dot. */
export function labelPng({ texts, bars, code }: Drawing): Buffer {
  const rowBytes = widthDots / 8
  const dots = Buffer.alloc(rowBytes * heightDots, 0xff)
  const fill = (x: number, y: number, width: number, height: number) => {
    const right = Math.min(Math.round(x + width), widthDots)
    for (let row = Math.round(y); row < Math.min(y + height, heightDots); row += 1)
      for (let column = Math.round(x); column < right; column += 1)
        dots[row * rowBytes + (column >> 3)]! &= ~(0x80 >> (column & 7))
  }
  for (const { x, y, size, text } of texts) write(fill, x, y, Math.max(2, Math.round(size / 7)), text)
  for (const { x, y, width, height } of bars) fill(x, y, width, height)
  const drawn = interleaved(code.digits)
  const unit = Math.floor((widthDots - 2 * code.x) / drawn.modules)
  for (const { at, width } of drawn.bars) fill(code.x + at * unit, code.y, width * unit, code.height)
  return png(dots, rowBytes)
}

function write(
  fill: (x: number, y: number, width: number, height: number) => void,
  x: number,
  y: number,
  dot: number,
  text: string,
) {
  for (const [index, character] of [...text].entries()) {
    const glyph = (character.charCodeAt(0) - 32) * 5
    for (let column = 0; column < 5; column += 1)
      for (let row = 0; row < 7; row += 1)
        if ((glyphs[glyph + column]! >> row) & 1) fill(x + (index * 6 + column) * dot, y + row * dot, dot, dot)
  }
}

function png(dots: Buffer, rowBytes: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(widthDots, 0)
  header.writeUInt32BE(heightDots, 4)
  header[8] = 1 // one bit of grey
  const rows = Buffer.concat(
    Array.from({ length: heightDots }, (_, row) =>
      Buffer.concat([Buffer.from([0]), dots.subarray(row * rowBytes, (row + 1) * rowBytes)]),
    ),
  )
  // 8 dots to the millimetre: it prints at its size.
  const density = Buffer.from('00001f4000001f4001', 'hex')
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('pHYs', density),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, check])
}

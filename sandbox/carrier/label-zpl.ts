import type { Drawing } from './drawing.ts'

/** A label in the language of Zebra's printers, as text: 203 dots to the inch. */
export function labelZpl({ texts, bars, code }: Drawing): Buffer {
  const lines = [
    '^XA',
    '^CI28',
    ...texts.map(({ x, y, size, text }) => `^FO${x},${y}^A0N,${size},${size}^FD${text.replaceAll(/[\^~]/g, ' ')}^FS`),
    ...bars.map(({ x, y, width, height }) => `^FO${x},${y}^GB${width},${height},${height}^FS`),
    `^FO${code.x},${code.y}^BY5,3^B2N,${code.height},N,N,N^FD${code.digits}^FS`,
    '^XZ',
  ]
  return Buffer.from(`${lines.join('\n')}\n`)
}

import { type Drawing, heightDots, interleaved, widthDots } from './drawing.ts'

const points = (dots: number) => ((dots / 8) * 72) / 25.4
const number = (value: number) => value.toFixed(2)

/** A label as a page of PDF 1.4, in letters that every reader has. */
export function labelPdf(drawing: Drawing): Buffer {
  const box = (x: number, y: number, width: number, height: number) =>
    `${[points(x), points(heightDots - y - height), points(width), points(height)].map(number).join(' ')} re f`
  const { bars, modules } = interleaved(drawing.code.digits)
  const unit = (widthDots - 2 * drawing.code.x) / modules
  const content = [
    ...drawing.texts.map(({ x, y, size, text }) => {
      const at = `${number(points(x))} ${number(points(heightDots - y - size * 0.8))}`
      return `BT /F1 ${number(points(size))} Tf ${at} Td (${text.replaceAll(/[\\()]/g, '\\$&')}) Tj ET`
    }),
    ...drawing.bars.map(({ x, y, width, height }) => box(x, y, width, height)),
    ...bars.map(({ at, width }) => box(drawing.code.x + at * unit, drawing.code.y, width * unit, drawing.code.height)),
  ].join('\n')
  const page = `${number(points(widthDots))} ${number(points(heightDots))}`
  return document([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${page}] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>',
  ])
}

function document(objects: readonly string[]): Buffer {
  let text = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  text += `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`
  return Buffer.from(text, 'latin1')
}

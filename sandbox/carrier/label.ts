import { type Drawing, widthDots } from './drawing.ts'
import { labelPdf } from './label-pdf.ts'
import { labelPng } from './label-png.ts'
import { labelZpl } from './label-zpl.ts'
import type { Shipment } from './shipment.ts'

const mediaTypes = { pdf: 'application/pdf', png: 'image/png', zpl: 'application/zpl' } as const
const drawn = { pdf: labelPdf, png: labelPng, zpl: labelZpl }

/** The label of a shipment in the format that was asked for. */
export function labelOf(shipment: Shipment) {
  const format = shipment.asked.labelFormat
  const content = drawn[format](drawingOf(shipment))
  return { format, mediaType: mediaTypes[format], data: content.toString('base64') }
}

function drawingOf({ carrier, trackingNumber, asked }: Shipment): Drawing {
  const { from, to, relayPoint, product, weightGrams, mention } = asked
  const lines = (given: (string | undefined)[], y: number, size: number) =>
    given
      .flatMap((line) => wrapped(plain(line ?? ''), Math.floor((widthDots - 80) / ((size / 7) * 6))))
      .map((text, index) => ({ x: 40, y: y + Math.round(index * size * 1.5), size, text }))
  const addressed = relayPoint
    ? [to.name, relayPoint.name, `${relayPoint.postcode} ${relayPoint.city}`]
    : [to.name, to.street, to.street2, `${to.postcode} ${to.city}`]
  const rule = (y: number) => ({ x: 40, y, width: widthDots - 80, height: 4 })
  return {
    texts: [
      ...lines([carrier.replaceAll('-', ' ')], 50, 42),
      { x: 40, y: 112, size: 24, text: plain(`${product}   ${(weightGrams / 1000).toFixed(2)} kg   ${mention ?? ''}`) },
      ...lines([from.name, from.street, `${from.postcode} ${from.city}`], 185, 24),
      ...lines(addressed, 345, 42),
      { x: 40, y: 1110, size: 42, text: spaced(trackingNumber) },
    ],
    bars: [rule(155), rule(310), rule(800)],
    code: { x: 40, y: 840, height: 230, digits: trackingNumber },
  }
}

/** A thermal printer's own letters: capitals, without accents. */
const plain = (text: string) =>
  text
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .replaceAll('’', "'")
    .toUpperCase()
    .replaceAll(/[^ -Z]/g, ' ')
    .trim()

/** Words on lines of so many letters; a longer word is cut. */
function wrapped(text: string, letters: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ').flatMap((word) => word.match(new RegExp(`.{1,${letters}}`, 'g')) ?? [])) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= letters) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

const spaced = (digits: string) => digits.replaceAll(/(\d{4})(?=\d)/g, '$1 ')

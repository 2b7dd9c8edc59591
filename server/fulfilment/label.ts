import { code128 } from '@filrouge/kernel/code-128.ts'

export interface LabelFacts {
  trackingNumber: string
  carrier: string
  orderNumber: string
  from: readonly string[]
  to: readonly string[]
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => escapes[character]!)

/**
 * The label of a parcel, ten by fifteen centimetres, as a data URL of an SVG that any printer takes: where it comes from and goes to, and its
 * number as a bar code (Code 128) that any scanner reads. It is our own: a carrier with a contract gives its own.
 */
export function labelOf(facts: LabelFacts): string {
  const { trackingNumber, carrier, orderNumber, from, to } = facts
  const widths = code128(trackingNumber)
  const modules = widths.reduce((sum, width) => sum + width, 0)
  // Ten modules of quiet on each side, as the standard asks.
  const unit = 360 / (modules + 20)
  let x = 20 + 10 * unit
  const bars = widths.map((width, index) => {
    const bar =
      index % 2 === 0 ? `<rect x="${x.toFixed(3)}" y="430" width="${(width * unit).toFixed(3)}" height="110"/>` : ''
    x += width * unit
    return bar
  })
  const lines = (texts: readonly string[], y: number, size: number) =>
    texts
      .map((text, index) => `<text x="20" y="${y + index * size * 1.35}" font-size="${size}">${escaped(text)}</text>`)
      .join('')
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 600" width="100mm" height="150mm" font-family="Helvetica, Arial, sans-serif">
<rect width="400" height="600" fill="#fff"/>
${lines([carrier.toUpperCase()], 44, 22)}<text x="380" y="44" font-size="16" text-anchor="end">${escaped(orderNumber)}</text>
<path d="M20 62h360M20 180h360M20 400h360" stroke="#000" stroke-width="2"/>
${lines(from, 90, 15)}
${lines(to, 222, 24)}
${bars.join('')}
<text x="200" y="570" font-size="20" text-anchor="middle" letter-spacing="2">${escaped(trackingNumber)}</text>
</svg>`
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
}

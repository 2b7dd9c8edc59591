import { code128 } from '@filrouge/kernel/code-128.ts'
import { ean13 } from '@filrouge/kernel/ean-13.ts'
import { isGtin } from '@filrouge/kernel/gtin.ts'
import { encode } from 'uqr'

/** Dark runs of modules as one path, a unit wide each. */
function barsOf(modules: string): string {
  let path = ''
  for (const { index, 0: run } of modules.matchAll(/1+/g)) path += `M${index} 0h${run.length}v1h-${run.length}z`
  return path
}

/** An EAN-13 where the number is one; a card of another house in Code 128. */
function modulesOf(number: string): string {
  if (number.length === 13 && isGtin(number)) return ean13(number)
  return code128(number)
    .map((width, place) => (place % 2 === 0 ? '1' : '0').repeat(width))
    .join('')
}

/** The bars of a card, with the quiet that a scanner needs on both sides. Dark on white at night too: that is what readers read best. */
export function BarCode({ number, name }: { number: string; name: string }) {
  const modules = modulesOf(number)
  return (
    <svg
      class="card-bars"
      viewBox={`-11 0 ${modules.length + 22} 1`}
      preserveAspectRatio="none"
      role="img"
      aria-label={name}
      shape-rendering="crispEdges"
    >
      <path d={barsOf(modules)} />
    </svg>
  )
}

/** The same number for cameras that read squares better than bars. */
export function CardQr({ number, name }: { number: string; name: string }) {
  const { data, size } = encode(number, { ecc: 'M', border: 2 })
  const path = data.map((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')).join('')).join('')
  return (
    <svg class="card-qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={name} shape-rendering="crispEdges">
      <path d={path} />
    </svg>
  )
}

import { encode } from 'uqr'

/** The dark modules of a code as one path, a unit square each. */
export function qrPath(data: readonly (readonly boolean[])[]): string {
  let path = ''
  for (const [y, row] of data.entries()) {
    for (const [x, isDark] of row.entries()) if (isDark) path += `M${x} ${y}h1v1h-1z`
  }
  return path
}

/** A text as a QR code; always dark on white, at night too, because that is what cameras read best. */
export function QrCode({ text, name }: { text: string; name: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={name} shape-rendering="crispEdges">
      <path class="qr-ground" d={`M0 0h${size}v${size}h-${size}z`} />
      <path class="qr-modules" d={qrPath(data)} />
    </svg>
  )
}

import type { Readable } from 'node:stream'
import { brotliCompressSync, constants, createBrotliCompress, createGzip, gzipSync } from 'node:zlib'

export type Encoding = 'br' | 'gzip' | 'identity'

/** The best encoding a reader says she understands (RFC 9110 §12.5.3, without the weights: browsers send none). */
export function encodingFor(accepted: string | undefined): Encoding {
  if (accepted === undefined) return 'identity'
  return /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : 'identity'
}

// A window as large as a page: with the usual one of four megabytes, most of the time would go into making room for it.
const brotli = { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_LGWIN]: 18 }
const gzip = { level: 5 }

/** The bytes of a text in an encoding. At once: for what is as small as a page, waking another thread costs more than packing it. */
export function packed(text: string, encoding: Encoding): Buffer {
  const bytes = Buffer.from(text)
  if (encoding === 'identity') return bytes
  if (encoding === 'gzip') return gzipSync(bytes, gzip)
  return brotliCompressSync(bytes, { params: { ...brotli, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } })
}

/** The same for what is sent piece by piece. */
export function packing(pieces: Readable, encoding: Encoding): Readable {
  if (encoding === 'identity') return pieces
  return pieces.pipe(encoding === 'gzip' ? createGzip(gzip) : createBrotliCompress({ params: brotli }))
}

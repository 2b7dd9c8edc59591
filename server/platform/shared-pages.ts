import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Clock } from './clock.ts'

interface Answer {
  status: number
  html?: string
}

export interface SharedPage<A extends Answer> {
  answer: A
  /** Its bytes in an encoding the reader understands, compressed once for all its readers. */
  bytes(encoding: Encoding): Promise<Buffer>
}

export type Encoding = 'br' | 'gzip' | 'identity'

// Pages of one second in a large shop; beyond that, each reader has a page of her own.
const mostPages = 5_000

/**
 * Pages that are equal for everyone without a session, each made once in the second in which it is asked for. So nobody reads a price, a
 * stock or a date more than a second old, a crowd before one article costs one page a second, and nothing has to be told what to forget.
 */
export function openSharedPages<A extends Answer>(clock: Clock) {
  let second = 0
  let pages = new Map<string, Promise<SharedPage<A>>>()
  return (key: string, make: () => Promise<A>): Promise<SharedPage<A>> => {
    const now = Math.floor(clock.now().getTime() / 1000)
    if (now !== second) {
      second = now
      pages = new Map()
    }
    const known = pages.get(key)
    if (known) return known
    const page = make().then((answer) => ({ answer, bytes: encodings(answer.html ?? '') }))
    if (pages.size >= mostPages) return page
    const ofThisSecond = pages.set(key, page)
    const forget = () => void ofThisSecond.delete(key)
    // A fault names the request it happened to: it is nobody else's.
    page.then(({ answer }) => answer.status >= 500 && forget(), forget)
    return page
  }
}

/** The best encoding a reader says she understands (RFC 9110 §12.5.3, without the weights: browsers send none). */
export function encodingFor(accepted: string | undefined): Encoding {
  if (accepted === undefined) return 'identity'
  return /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : 'identity'
}

function encodings(text: string): (encoding: Encoding) => Promise<Buffer> {
  const identity = Buffer.from(text)
  const made: Partial<Record<Encoding, Promise<Buffer>>> = { identity: Promise.resolve(identity) }
  return (encoding) => {
    made[encoding] ??=
      encoding === 'br'
        ? promisify(brotliCompress)(identity, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })
        : promisify(gzip)(identity, { level: 5 })
    return made[encoding]
  }
}

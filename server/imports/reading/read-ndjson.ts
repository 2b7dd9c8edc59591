import { type FileRow, longestRow } from './shape.ts'

type Pieces = AsyncIterable<{ text: string; bytes: number }>

/** The objects of a text with one JSON value a line. */
export async function* readNdjson(pieces: Pieces): AsyncGenerator<FileRow[]> {
  for await (const lines of readLines(pieces)) yield lines.flatMap(rowsOf)
}

function rowsOf({ text, line, bytes }: Line): FileRow[] {
  if (text === undefined) return [{ line, fault: 'too_long', content: '', bytes }]
  return text.trim() === '' ? [] : [{ line, bytes, ...rowOf(text) }]
}

function rowOf(
  text: string,
): { fields: Record<string, unknown> } | { fault: 'not_json' | 'not_text'; content: string } {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { fault: 'not_json', content: text }
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return { fault: 'not_json', content: text }
  if (isUnstorable(text)) return { fault: 'not_text', content: text }
  return { fields: value as Record<string, unknown> }
}

// PostgreSQL keeps no NUL, and half of a character pair is no text. Both can only come escaped.
const escapedHalf = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/i
const isUnstorable = (text: string) => text.includes('\\u') && escapedHalf.test(JSON.stringify(JSON.parse(text)))

interface Line {
  text: string | undefined
  line: number
  bytes: number
}

/** Lines, numbered from 1; one that is too long comes without its text and was never held as a whole. */
async function* readLines(pieces: Pieces): AsyncGenerator<Line[]> {
  let rest = ''
  let isTooLong = false
  let line = 0
  let bytes = 0
  const take = (part: string): Line => {
    line += 1
    const text = isTooLong || part.length > longestRow ? undefined : part.replace(/\r$/, '')
    isTooLong = false
    return { text, line, bytes }
  }
  for await (const piece of pieces) {
    bytes = piece.bytes
    const parts = (rest + piece.text).split('\n')
    rest = parts.pop()!
    yield parts.map(take)
    if (rest.length > longestRow) {
      isTooLong = true
      rest = ''
    }
  }
  if (rest !== '' || isTooLong) yield [take(rest)]
}

import { SaxesParser } from 'saxes'
import { type FileRow, longestRow } from './shape.ts'

type Pieces = AsyncIterable<{ text: string; bytes: number }>

/**
 * The entries of a feed (`item` of RSS 2.0, `entry` of Atom), each by the names of its elements without their prefix. Entities of a document
 * are never expanded: only the five of XML itself and characters by number are known.
 */
export async function* readXml(pieces: Pieces): AsyncGenerator<FileRow[]> {
  const parser = new SaxesParser()
  const ready: FileRow[] = []
  let bytes = 0
  let failure: Error | undefined
  let entry: Entry | undefined
  let depth = 0
  parser.on('error', (error) => {
    failure ??= error
  })
  parser.on('opentag', ({ name }) => {
    if (entry) {
      depth += 1
      if (depth === 1) entry.name = plain(name)
    } else if (plain(name) === 'item' || plain(name) === 'entry') {
      entry = { line: parser.line, name: '', size: 0, fields: {} }
      depth = 0
    }
  })
  const add = (text: string) => {
    if (!entry || depth === 0) return
    entry.size += text.length
    if (entry.size <= longestRow) entry.text = (entry.text ?? '') + text
  }
  parser.on('text', add)
  parser.on('cdata', add)
  parser.on('closetag', () => {
    if (!entry) return
    if (depth === 1) keep(entry)
    if (depth > 0) {
      depth -= 1
      return
    }
    const { line, fields, size } = entry
    ready.push(size > longestRow ? { line, fault: 'too_long', content: '', bytes } : { line, fields, bytes })
    entry = undefined
  })
  for await (const piece of pieces) {
    bytes = piece.bytes
    parser.write(piece.text)
    yield ready.splice(0)
    if (failure) throw new Error(`not XML: ${failure.message}`)
  }
  parser.close()
  yield ready.splice(0)
  if (failure) throw new Error(`not XML: ${(failure as Error).message}`)
}

interface Entry {
  line: number
  name: string
  text?: string
  size: number
  fields: Record<string, string>
}

// What is there several times (pictures) is one text with commas, as the same feed says it in a table.
function keep(entry: Entry): void {
  const { name, text = '', fields } = entry
  const before = Object.hasOwn(fields, name) ? fields[name] : undefined
  Object.defineProperty(fields, name, {
    value: before === undefined ? text.trim() : `${before},${text.trim()}`,
    enumerable: true,
    configurable: true,
    writable: true,
  })
  delete entry.text
}

const plain = (name: string) => name.slice(name.indexOf(':') + 1)

import { type KeptFile, pathOfFile, readText } from './keep-file.ts'
import { csvColumns, readCsv, separatorOf } from './read-csv.ts'
import { readNdjson } from './read-ndjson.ts'
import { readXml } from './read-xml.ts'
import type { FileRow, Shape } from './shape.ts'

/** The rows of a kept file, in its order, those of a piece of it together. */
export function readRows(folder: string, hash: string, shape: Shape): AsyncGenerator<FileRow[]> {
  const pieces = readText(pathOfFile(folder, hash), shape)
  if (shape.syntax === 'xml') return readXml(pieces)
  return shape.syntax === 'ndjson' ? readNdjson(pieces) : readCsv(pieces, shape)
}

const rowsShown = 5
/** So many objects are looked through for their names: not every object has every one. */
const objectsLookedThrough = 200

/** Looks at the beginning of a kept file: what it is, how it is written, which columns it has. */
export async function lookAtFile(folder: string, kept: KeptFile): Promise<Shape> {
  const shape: Shape = {
    syntax: 'csv',
    encoding: kept.encoding,
    isZipped: kept.isZipped,
    bytes: kept.unpackedBytes,
    columns: [],
    firstRows: [],
  }
  for await (const { text } of readText(pathOfFile(folder, kept.hash), shape)) {
    const first = text.trimStart()[0]
    shape.syntax = first === '{' ? 'ndjson' : first === '<' ? 'xml' : 'csv'
    if (shape.syntax === 'csv') shape.separator = separatorOf(text)
    break
  }
  const columns = new Set<string>()
  let count = 0
  try {
    if (shape.syntax === 'csv')
      for (const name of await csvColumns(readText(pathOfFile(folder, kept.hash), shape), shape)) columns.add(name)
    const most = shape.syntax === 'csv' ? rowsShown : objectsLookedThrough
    for await (const rows of readRows(folder, kept.hash, shape)) {
      const read = rows.flatMap((row) => ('fields' in row ? [row.fields] : [])).slice(0, most - count)
      for (const fields of read) for (const name of Object.keys(fields)) columns.add(name)
      shape.firstRows.push(...read.slice(0, rowsShown - shape.firstRows.length).map(shown))
      count += read.length
      if (count >= most) break
    }
  } catch {
    // A file that breaks off is told so when it is read; here only its beginning matters.
  }
  shape.columns = [...columns].slice(0, 500)
  return shape
}

const shown = (fields: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(fields)
      .slice(0, 100)
      .map(([name, value]) => [name, textOf(value).slice(0, 200)]),
  )

/** A value as a cell would have it. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (value === null || value === undefined) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

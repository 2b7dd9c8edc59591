import { CsvError, parse } from 'csv-parse'
import { type FileRow, longestRow, type Shape } from './shape.ts'

type Pieces = AsyncIterable<{ text: string; bytes: number }>

/** What a spreadsheet takes for a formula is written with an apostrophe before it (OWASP, CSV injection); reading takes it off again. */
export const withoutGuard = (text: string): string => (/^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text)

// A quotation mark that is never closed swallows what follows it: past this the file is taken to be broken there.
const swallowedAtMost = 64_000_000

/** The rows of a CSV text (RFC 4180, and what programs make of it), each by the names of the first line. */
export async function* readCsv(
  pieces: Pieces,
  { separator = ',' }: Pick<Shape, 'separator'>,
): AsyncGenerator<FileRow[]> {
  let names: string[] | undefined
  for await (const { records, bytes } of readRecords(pieces, separator)) {
    names ??= namesOf(records.shift()!.cells)
    yield records.map((record) => rowOf(record, names!, bytes))
  }
}

/** The names in the first line, which is all that an empty file has. */
export async function csvColumns(pieces: Pieces, { separator = ',' }: Pick<Shape, 'separator'>): Promise<string[]> {
  for await (const { records } of readRecords(pieces, separator)) return namesOf(records[0]!.cells)
  return []
}

function rowOf({ cells, line }: Cells, names: readonly string[], bytes: number): FileRow {
  const fields: Record<string, unknown> = {}
  let size = 0
  let isText = true
  for (const cell of cells) {
    size += cell.length
    isText &&= !cell.includes('\0')
  }
  if (size > longestRow) return { line, fault: 'too_long', content: '', bytes }
  for (let place = 0; place < names.length; place += 1) fields[names[place]!] = withoutGuard(cells[place] ?? '')
  return isText ? { line, fields, bytes } : { line, fault: 'not_text', content: JSON.stringify(fields), bytes }
}

/** Names are trimmed; one that is there twice gets a number, one that is missing its place. */
function namesOf(cells: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return cells.map((cell, place) => {
    const name = cell.replaceAll('\0', '').trim().slice(0, 200) || `column ${place + 1}`
    const before = seen.get(name) ?? 0
    seen.set(name, before + 1)
    return before === 0 ? name : `${name} (${before + 1})`
  })
}

interface Cells {
  cells: string[]
  line: number
}

/** Records as the parser finds them, those of one piece of text together; empty lines are left out. */
async function* readRecords(pieces: Pieces, delimiter: string): AsyncGenerator<{ records: Cells[]; bytes: number }> {
  const parser = parse({
    delimiter,
    // Files are put together from pieces of several systems.
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_quotes: true,
    relax_column_count: true,
    max_record_size: swallowedAtMost,
  })
  let failure: Error | undefined
  parser.on('error', (error) => {
    failure ??= error
  })
  let line = 1
  let bytes = 0
  const ready = () => {
    const records: Cells[] = []
    for (let cells = parser.read() as string[] | null; cells !== null; cells = parser.read()) {
      if (cells.length > 1 || cells[0] !== '') records.push({ cells, line })
      line += 1
      for (const cell of cells) if (cell.includes('\n')) line += cell.split('\n').length - 1
    }
    return records
  }
  for await (const piece of pieces) {
    bytes = piece.bytes
    // What is written is parsed at once, and taken out before more is written.
    parser.write(piece.text)
    const records = ready()
    if (records.length > 0) yield { records, bytes }
    if (failure) break
  }
  if (!failure) {
    const ended = new Promise((resolve) => parser.once('close', resolve))
    const rest: Cells[] = []
    parser.on('readable', () => void rest.push(...ready()))
    parser.end()
    await ended
    if (rest.length > 0) yield { records: rest, bytes }
  }
  if (failure) throw failure instanceof CsvError ? new Error(failureOf(failure)) : failure
}

function failureOf(error: CsvError): string {
  const { lines } = error as unknown as { lines?: number }
  return lines === undefined
    ? error.message
    : `line ${lines}: a quotation mark is never closed, what follows cannot be read`
}

/** The separator that the first line has most of, outside quotation marks. */
export function separatorOf(text: string): NonNullable<Shape['separator']> {
  const first = (text.match(/^(?:"[^"]*"|[^"\n])*/)?.[0] ?? '').replace(/"[^"]*"/g, '')
  const counted = ([',', ';', '\t', '|'] as const).map((one) => ({ one, count: first.split(one).length }))
  return counted.reduce((best, next) => (next.count > best.count ? next : best)).one
}

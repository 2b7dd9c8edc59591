import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { type FileRow, longestRow, type Shape } from './shape.ts'

type Pieces = AsyncIterable<{ text: string; bytes: number }>

/** What a spreadsheet takes for a formula is written with an apostrophe before it (OWASP, CSV injection); reading takes it off again. */
export const withoutGuard = (text: string): string => (/^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text)

// A quotation mark that is never closed swallows what follows it: past this the file is taken to be broken there.
const swallowedAtMost = 64_000_000

/** The rows of a CSV text (RFC 4180, and what programs make of it), each by the names of the first line. */
export async function* readCsv(pieces: Pieces, { separator = ',' }: Pick<Shape, 'separator'>): AsyncGenerator<FileRow> {
  let header: string[] | undefined
  for await (const { cells, line, bytes } of readCells(pieces, separator)) {
    if (!header) {
      header = namesOf(cells)
      continue
    }
    if (cells.reduce((sum, cell) => sum + cell.length, 0) > longestRow) {
      yield { line, fault: 'too_long', content: '', bytes }
      continue
    }
    const names = header
    const fields: Record<string, unknown> = {}
    for (let place = 0; place < names.length; place += 1) fields[names[place]!] = withoutGuard(cells[place] ?? '')
    if (cells.some((cell) => cell.includes('\0'))) {
      yield { line, fault: 'not_text', content: JSON.stringify(fields), bytes }
      continue
    }
    yield { line, fields, bytes }
  }
}

/** The names in the first line, which is all that an empty file has. */
export async function csvColumns(pieces: Pieces, { separator = ',' }: Pick<Shape, 'separator'>): Promise<string[]> {
  for await (const { cells } of readCells(pieces, separator)) return namesOf(cells)
  return []
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

async function* readCells(
  pieces: Pieces,
  delimiter: string,
): AsyncGenerator<{ cells: string[]; line: number; bytes: number }> {
  let bytes = 0
  const texts = async function* () {
    for await (const piece of pieces) {
      bytes = piece.bytes
      yield Buffer.from(piece.text)
    }
  }
  const parser = parse({
    delimiter,
    // Files are put together from pieces of several systems.
    record_delimiter: ['\r\n', '\n', '\r'],
    info: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: swallowedAtMost,
  })
  try {
    const source = Readable.from(texts())
    source.on('error', (error) => parser.destroy(error))
    const rows: AsyncIterable<{ record: string[]; info: { lines: number } }> = source.pipe(parser)
    for await (const { record, info } of rows) {
      let within = 0
      for (const cell of record) if (cell.includes('\n')) within += cell.split('\n').length - 1
      yield { cells: record, line: info.lines - within, bytes }
    }
  } catch (error) {
    throw error instanceof CsvError ? new Error(failureOf(error)) : error
  }
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

import { type Currency, isCurrency, money, toDecimal } from '@filrouge/kernel/money.ts'
import type { Columns, Kind } from '../formats/column.ts'

type Row = Record<string, unknown>

/** The values of a row as a file has them: amounts as decimals, moments and days as ISO 8601. */
export function plainValues(columns: Columns, row: Row): Row {
  const currency: Currency = typeof row.currency === 'string' && isCurrency(row.currency) ? row.currency : 'EUR'
  const plain: Row = {}
  for (const name in columns) plain[name] = plainValue(columns[name]!.kind, row[name] ?? null, currency)
  return plain
}

function plainValue(kind: Kind, value: unknown, currency: Currency): unknown {
  if (value === null) return null
  if (kind === 'amount') return toDecimal(money(Number(value), currency))
  return value instanceof Date ? value.toISOString() : value
}

// What a spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV injection); reading takes it off again.
const formula = /^'*[=+\-@\t\r]/
const needsQuotes = /[",\r\n]|^\s|\s$/

/** A row of plain values as a line of CSV (RFC 4180). */
export function csvLine(columns: Columns, plain: Row): string {
  return `${Object.keys(columns)
    .map((name) => csvCell(columns[name]!.kind, plain[name]))
    .join(',')}\r\n`
}

function csvCell(kind: Kind, value: unknown): string {
  const text = cellText(kind, value)
  // A number is one, its minus sign too.
  const isNumber = kind === 'amount' || kind === 'whole' || kind === 'number'
  const safe = !isNumber && formula.test(text) ? `'${text}` : text
  return needsQuotes.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

function cellText(kind: Kind, value: unknown): string {
  if (value === null || value === undefined) return ''
  if (kind === 'yes_no') return value ? 'yes' : 'no'
  if (kind === 'list') return (value as string[]).join('|')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

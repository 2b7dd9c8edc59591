// How values of PostgreSQL arrive in JavaScript.
import pg from 'pg'

type Parse = (text: string) => unknown

/** An int8 as a number: money in minor units and counts fit, and what does not fit is an error instead of a wrong figure. */
export function safeInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is too large for a whole number of JavaScript`)
  return value
}

// pg's types leave out this export.
const { arrayParser } = pg.types as unknown as {
  arrayParser: { create(source: string, parse: Parse): { parse(): unknown[] } }
}
const arrayOf =
  (parse: Parse): Parse =>
  (text) =>
    arrayParser.create(text, (entry: string | null) => (entry === null ? null : parse(entry))).parse()

const asIs: Parse = (text) => text
const parsers = new Map<number, Parse>([
  [20, safeInteger],
  [1016, arrayOf(safeInteger)],
  [1700, Number],
  [1231, arrayOf(Number)],
  // A civil day stays 'YYYY-MM-DD': a Date would move it to another day in another time zone.
  [1082, asIs],
  [1182, arrayOf(asIs)],
])

/** The parsers given to every connection: int8 and numeric as numbers, date as text; the rest as `pg` does it. */
export const columnTypes = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    return (format !== 'binary' && parsers.get(oid)) || pg.types.getTypeParser(oid, format as 'text')
  },
}

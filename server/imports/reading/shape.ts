/** How a file is read. */
export interface Shape {
  syntax: 'csv' | 'ndjson' | 'xml'
  encoding: 'utf-8' | 'windows-1252' | 'utf-16le'
  isZipped: boolean
  /** Unpacked. */
  bytes: number
  separator?: ',' | ';' | '\t' | '|'
  /** Names of the columns, or of what the first objects hold. */
  columns: string[]
  /** The first rows, for people to look at. */
  firstRows: Record<string, string>[]
}

/** A row of a file, or why there is none. */
export type FileRow =
  | { line: number; fields: Record<string, unknown>; bytes: number }
  | { line: number; fault: 'too_long' | 'not_json' | 'not_text' | 'unreadable'; content: string; bytes: number }

/** A row larger than this is refused: nobody sells anything that takes a million characters to describe. */
export const longestRow = 1_000_000

import { createHash } from 'node:crypto'
import sql from 'sql-template-tag'
import type { Call } from '../../platform/call.ts'
import type { Config } from '../../platform/config.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { FileGiven } from '../../platform/route.ts'

/** A row of a feed: its attributes by the names that comparators know. A text, several, or parts with names of their own; nothing is left out. */
export type FeedRow = Record<string, FeedValue>
type FeedValue = string | readonly string[] | Record<string, string> | undefined

/** How a feed is written: its columns in order, a nested attribute with its parts (`shipping`: country, price…). */
export interface FeedShape {
  name: string
  title: string
  columns: readonly (string | { name: string; parts: readonly string[] })[]
}

interface Asked {
  format: 'tsv' | 'xml'
  language: 'fr' | 'en'
}

/** Comparators come a few times a day: whoever has this quarter of an hour's file has the newest. */
const freshSeconds = 900

/** A feed as a file that is written while it is read, page after page; its ETag changes with the articles, the prices and the stock, and with time. */
export async function feedFile(
  tx: Tx,
  shape: FeedShape,
  asked: Asked,
  pages: AsyncIterable<readonly FeedRow[]>,
  { call, config }: { call: Call; config: Config },
): Promise<FileGiven> {
  const { format } = asked
  const now = call.now.getTime() / 1000
  return {
    name: `${shape.name}.${format}`,
    type: format === 'xml' ? 'application/xml; charset=utf-8' : 'text/tab-separated-values; charset=utf-8',
    pieces: format === 'xml' ? asXml(shape, pages, config) : asTsv(shape, pages),
    etag: await etagOf(tx, [shape.name, JSON.stringify(asked), Math.floor(now / freshSeconds)]),
    maxAge: freshSeconds - Math.floor(now % freshSeconds),
  }
}

/** Ids are in order of time, so that the newest tells of all that came. What only passes (a basket being paid) is left to the quarter of an hour. */
async function etagOf(tx: Tx, facts: readonly (string | number)[]): Promise<string> {
  const state = await tx.one<{ state: string }>(sql`
    select concat_ws(' ', (select max(id) from stock_movements), (select max(id) from prices), (select version from reference_version),
      (select max(updated_at) || ' ' || count(*) from products), (select max(id) from orders),
      (select max(set_at) || ' ' || sum(version) from offers)) as state`)
  const digest = createHash('sha256')
    .update([...facts, state.state].join(' '))
    .digest('base64url')
    .slice(0, 27)
  // What is compressed on its way is no longer the same bytes, and the same file all the same.
  return `W/"${digest}"`
}

const nameOf = (column: FeedShape['columns'][number]) => (typeof column === 'string' ? column : column.name)

async function* asTsv({ columns }: FeedShape, pages: AsyncIterable<readonly FeedRow[]>): AsyncGenerator<string> {
  const head = columns.map((column) =>
    typeof column === 'string' ? column : `${column.name}(${column.parts.join(':')})`,
  )
  yield `${head.join('\t')}\n`
  for await (const rows of pages)
    yield rows.map((row) => `${columns.map((column) => cell(row[nameOf(column)], column)).join('\t')}\n`).join('')
}

function cell(value: FeedValue, column: FeedShape['columns'][number]): string {
  if (value === undefined) return ''
  if (typeof value === 'string') return plain(value)
  if (Array.isArray(value)) return value.map(plain).join(',')
  const parts = typeof column === 'string' ? [] : column.parts
  return parts.map((part) => plain((value as Record<string, string>)[part] ?? '')).join(':')
}

// A line is a line and a tab a tab: a description with either would shift every column behind it.
const plain = (text: string) => text.replace(/[\t\r\n\v\f\u2028\u2029]+/g, ' ')

async function* asXml(
  { title, columns }: FeedShape,
  pages: AsyncIterable<readonly FeedRow[]>,
  config: Config,
): AsyncGenerator<string> {
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0">\n<channel>\n`
  yield `<title>${escaped(title)}</title>\n<link>${escaped(shopAddress(config))}</link>\n<description>${escaped(title)}</description>\n`
  for await (const rows of pages)
    yield rows
      .map((row) => `<item>${columns.map((column) => elements(nameOf(column), row[nameOf(column)])).join('')}</item>\n`)
      .join('')
  yield '</channel>\n</rss>\n'
}

function elements(name: string, value: FeedValue): string {
  if (value === undefined) return ''
  if (typeof value === 'string') return `<g:${name}>${escaped(value)}</g:${name}>`
  if (Array.isArray(value)) return value.map((one) => elements(name, one)).join('')
  const parts = Object.entries(value as Record<string, string>).map(([part, text]) => elements(part, text))
  return `<g:${name}>${parts.join('')}</g:${name}>`
}

// What XML cannot hold at all is left out: a control character in a description must not cost the whole file.
const escaped = (text: string) =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 §2.2 says which characters there are.
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')

/** Where the shop stands on the web, without a slash at its end. */
export const shopAddress = ({ publicUrl, port }: Config): string =>
  (publicUrl ?? `http://localhost:${port}`).replace(/\/$/, '')

import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/imports.ts'
import { type RefusalCode, refusals } from '@filrouge/contract/refusals.ts'
import { say } from '@filrouge/contract/say.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import { staffNames } from '../../locations/public.ts'
import type { Call } from '../../platform/call.ts'
import type { Tx } from '../../platform/db/database.ts'
import { refuse } from '../../platform/refuse.ts'
import type { FileGiven } from '../../platform/route.ts'
import { csvLine } from '../exporting/write-cells.ts'
import { type Columns, text } from '../formats/column.ts'
import { formatNamed, formats } from '../formats/formats.ts'
import { missingColumns } from '../formats/mapping.ts'
import { textOf } from '../reading/read-rows.ts'
import { mayHandle, required } from './import-calls.ts'
import { shareOf } from './import-file.ts'
import { type Import, importColumns } from './import-state.ts'
import { problemText } from './problem-text.ts'

/** An import as it is shown. */
export async function importView(tx: Tx, id: Id<'importRun'>, call: Call): Promise<contract.ImportView> {
  return (await viewsOf(tx, [await required(tx, id, call.session)], call))[0]!
}

export async function showImport(tx: Tx, { id }: Input<typeof contract.showImport>, call: Call) {
  return importView(tx, id, call)
}

/** What is watched of an import. */
export const topicsOfImport = async (_tx: Tx, { id }: Input<typeof contract.watchImport>): Promise<string[]> => [id]

/** Imports, the newest first, of the kinds this person may bring in. */
export async function listImports(
  tx: Tx,
  { limit, cursor }: Input<typeof contract.listImports>,
  call: Call,
): Promise<Output<typeof contract.listImports>> {
  const mine = formats.filter((format) => mayHandle(call.session, format)).map(({ name }) => name)
  const rows = await tx.rows<Import>(sql`
    select ${importColumns} from imports
    where format = any(${mine}::text[]) and (${cursor ?? null}::text is null or id < ${cursor ?? null}) order by id desc limit ${limit + 1}`)
  const items = await viewsOf(tx, rows.slice(0, limit), call)
  return { items, nextCursor: rows.length > limit ? rows[limit - 1]!.id : null }
}

async function viewsOf(tx: Tx, imports: readonly Import[], { language }: Call): Promise<contract.ImportView[]> {
  const names = await staffNames(
    tx,
    imports.flatMap(({ startedBy }) => (startedBy ? [startedBy] : [])),
  )
  return imports.map((one) => {
    const { shape, mapping } = one
    const startedBy = one.startedBy === null ? undefined : names.get(one.startedBy)
    const error = one.error === null ? undefined : errorText(one.error, language)
    return {
      ...{ id: one.id, format: one.format, fileName: one.fileName, bytes: one.fileBytes, mapping, status: one.status },
      ...{ syntax: shape.syntax, encoding: shape.encoding, isZipped: shape.isZipped, columns: shape.columns },
      ...(shape.separator === undefined ? {} : { separator: shape.separator }),
      firstRows: shape.firstRows,
      missing: missingColumns(formatNamed(one.format)?.columns ?? {}, mapping, shape.columns),
      isRehearsal: one.isRehearsal,
      canBegin: one.fileKept && one.status !== 'reading' && one.status !== 'writing',
      share: shareOf(one),
      ...{ rowsRead: one.rowsRead, rowsDone: one.rowsDone, added: one.added, changed: one.changed, same: one.same },
      ...{ bad: one.bad, remarks: one.remarks, createdAt: one.createdAt.toISOString() },
      ...(error === undefined ? {} : { error }),
      ...(startedBy === undefined ? {} : { startedBy }),
      ...(one.startedAt ? { startedAt: one.startedAt.toISOString() } : {}),
      ...(one.finishedAt ? { finishedAt: one.finishedAt.toISOString() } : {}),
    }
  })
}

const errorText = (error: string, language: Call['language']) =>
  Object.hasOwn(refusals, error) ? say(language, `refusal.${error as RefusalCode}`) : error

interface ProblemRow {
  line: number
  number: number
  column: string | null
  code: string
  detail: string | null
  isBad: boolean
}

/** What was not taken, or not as it stood, by line. */
export async function listImportProblems(
  tx: Tx,
  { id, limit, cursor }: Input<typeof contract.listImportProblems>,
  call: Call,
): Promise<Output<typeof contract.listImportProblems>> {
  await required(tx, id, call.session)
  const [line, number] = (cursor ?? '-1.0').split('.').map(Number)
  if (!Number.isSafeInteger(line) || !Number.isSafeInteger(number)) refuse('import_not_found')
  const rows = await tx.rows<ProblemRow>(sql`
    select line, number, column_name as column, code, detail, is_bad as "isBad" from import_problems
    where import_id = ${id} and (line, number) > (${line}::bigint, ${number}::bigint) order by line, number limit ${limit + 1}`)
  const last = rows[limit - 1]
  return {
    items: rows.slice(0, limit).map((row) => ({
      ...{ line: row.line, code: row.code, text: problemText(call.language, row), isBad: row.isBad },
      ...(row.column ? { column: row.column } : {}),
    })),
    nextCursor: rows.length > limit && last ? `${last.line}.${last.number}` : null,
  }
}

/** The rows left out, as they came (CSV, or NDJSON where the file was), with what was wrong: corrected, the file can be sent again as it is. */
export async function downloadBadRows(
  tx: Tx,
  { id }: Input<typeof contract.downloadBadRows>,
  call: Call,
): Promise<FileGiven> {
  const one = await required(tx, id, call.session)
  const isNdjson = one.shape.syntax === 'ndjson'
  const own: Columns = Object.fromEntries(one.shape.columns.map((name) => [name, text(0)]))
  const columns: Columns = { ...own, import_line: text(0), import_reason: text(0) }
  return {
    name: `${one.fileName.replace(/\.(?:csv|tsv|txt|ndjson|json|xml|gz)+$/i, '')}-bad-rows.${isNdjson ? 'ndjson' : 'csv'}`,
    type: isNdjson ? 'application/x-ndjson; charset=utf-8' : 'text/csv; charset=utf-8',
    pieces: badRows(tx, one, columns, call),
  }
}

async function* badRows(tx: Tx, one: Import, columns: Columns, { language }: Call): AsyncGenerator<string> {
  const isNdjson = one.shape.syntax === 'ndjson'
  if (!isNdjson) yield `\uFEFF${csvLine(columns, Object.fromEntries(Object.keys(columns).map((name) => [name, name])))}`
  let reached = -1
  for (;;) {
    const rows = await tx.rows<{ line: number; content: string | null; problems: Omit<ProblemRow, 'line'>[] }>(sql`
      select line, max(content) as content,
        json_agg(json_build_object('column', column_name, 'code', code, 'detail', detail) order by number) as problems
      from import_problems where import_id = ${one.id} and is_bad and line > ${reached} group by line order by line limit 500`)
    if (rows.length === 0) return
    for (const { line, content, problems } of rows) {
      const reason = problems.map((problem) => problemText(language, problem)).join(' ; ')
      const fields = fieldsOf(content)
      if (isNdjson) {
        yield `${JSON.stringify({ ...fields, import_line: line, import_reason: reason })}\n`
        continue
      }
      const cells = Object.entries(fields).map(([name, value]) => [name, textOf(value)])
      yield csvLine(columns, { ...Object.fromEntries(cells), import_line: String(line), import_reason: reason })
    }
    reached = rows.at(-1)!.line
  }
}

function fieldsOf(content: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(content ?? '{}')
    return value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

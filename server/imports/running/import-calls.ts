import type { Readable } from 'node:stream'
import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/imports.ts'
import { importCan } from '@filrouge/contract/imports.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import type { Call, Session } from '../../platform/call.ts'
import { json, type Tx } from '../../platform/db/database.ts'
import { dropJob } from '../../platform/jobs.ts'
import { changed } from '../../platform/live.ts'
import { refuse } from '../../platform/refuse.ts'
import type { FileGiven, Platform } from '../../platform/route.ts'
import { exportRows } from '../exporting/export-rows.ts'
import type { Format } from '../formats/format.ts'
import { exportsByName, formatNamed, formats } from '../formats/formats.ts'
import { guessFormat } from '../formats/guess-format.ts'
import { largestFile } from '../reading/keep-file.ts'
import { addImport, beginImport, importsTopic, mappingFor } from './add-import.ts'
import { findImport, type Import } from './import-state.ts'

/** Whether this person may bring in, or take out, files of a kind: the administrator all, others what their roles are for. */
export const mayHandle = (session: Session | null, { roles }: Pick<Format, 'roles'>): boolean =>
  session?.roles.includes('admin') === true || roles.some((role) => session?.roles.includes(role))

/** The kinds of file this person may bring in and take out. */
export async function listFormats(
  _tx: Tx,
  _input: Input<typeof contract.listFormats>,
  { session }: Call,
): Promise<Output<typeof contract.listFormats>> {
  return {
    formats: formats
      .filter((format) => mayHandle(session, format))
      .map(({ name, columns = {} }) => ({
        name,
        columns: Object.entries(columns).map(([column, { kind, isRequired, choices }]) => ({
          ...{ name: column, kind, isRequired },
          ...(choices ? { choices: [...choices] } : {}),
        })),
      })),
    exports: [...exportsByName.values()].filter((one) => mayHandle(session, one)).map(({ what }) => what),
    bytesAtMost: largestFile,
  }
}

/** Takes in a file that somebody sends; what kind it is, is guessed among those she may bring in. */
export async function takeImport(
  { db, config }: Platform,
  { fileName, format }: Input<typeof contract.addImport>,
  file: Readable,
  { session, now }: Call,
): Promise<Id<'importRun'>> {
  const mine = formats.filter((one) => mayHandle(session, one))
  if (format !== undefined && !mine.some(({ name }) => name === format)) refuse('format_unknown')
  const guess = (shape: Import['shape']) => format ?? guessFormat(mine, fileName, shape) ?? refuse('format_unknown')
  const startedBy = session?.staffId ?? null
  return (await addImport({ db, folder: config.dataFolder }, file, { format: guess, fileName, startedBy, now })).id
}

/** Says what kind of file it is and which of its columns is which, before it is begun. */
export async function matchImport(
  tx: Tx,
  input: Input<typeof contract.matchImport>,
  { session }: Call,
): Promise<Id<'importRun'>> {
  const one = await required(tx, input.id, session)
  if (!(importCan.match as readonly string[]).includes(one.status)) refuse('import_running')
  if (!one.fileKept) refuse('import_over')
  const format = formatNamed(input.format ?? one.format) ?? refuse('format_unknown')
  if (!mayHandle(session, format)) refuse('format_unknown')
  const mapping =
    input.mapping ?? (format.name === one.format ? one.mapping : await mappingFor(tx, format.name, one.shape))
  const known = Object.entries(mapping).filter(
    ([name, column]) => format.columns && Object.hasOwn(format.columns, name) && one.shape.columns.includes(column),
  )
  await tx.run(sql`
    update imports set format = ${format.name}, mapping = ${json(Object.fromEntries(known))}::jsonb, status = 'ready' where id = ${one.id}`)
  changed(tx, one.id)
  return one.id
}

/** Begins an import, in earnest or as a rehearsal. */
export async function startImport(
  tx: Tx,
  input: Input<typeof contract.beginImport>,
  { session, now }: Call,
): Promise<Id<'importRun'>> {
  const { id } = await required(tx, input.id, session)
  await beginImport(tx, id, input.isRehearsal, now)
  return id
}

/** Stops an import where it stands. */
export async function cancelImport(
  tx: Tx,
  { id }: Input<typeof contract.cancelImport>,
  { session, now }: Call,
): Promise<Id<'importRun'>> {
  await required(tx, id, session)
  const stopped = await tx.run(sql`
    update imports set status = 'cancelled', runner = null, leased_until = null, finished_at = ${now}
    where id = ${id} and status = any(${[...importCan.cancel]}::text[])`)
  if (stopped === 0) refuse('import_over')
  tx.send(sql`delete from import_rows where import_id = ${id}`)
  await dropJob(tx, 'run_import', id)
  changed(tx, id)
  changed(tx, importsTopic)
  return id
}

/** Everything of one kind, as a file. */
export async function downloadExport(
  tx: Tx,
  { what, syntax }: Input<typeof contract.downloadExport>,
  { session, now }: Call,
): Promise<FileGiven> {
  const one = exportsByName.get(what) ?? refuse('format_unknown')
  if (!mayHandle(session, one)) refuse('not_allowed')
  return {
    name: `${what}-${now.toISOString().slice(0, 10)}.${syntax}`,
    type: syntax === 'csv' ? 'text/csv; charset=utf-8' : 'application/x-ndjson; charset=utf-8',
    pieces: exportRows(tx.database, one, syntax),
  }
}

/** The import with this id, where this person may see it. */
export async function required(tx: Tx, id: string, session: Session | null): Promise<Import> {
  const one = (await findImport(tx, id)) ?? refuse('import_not_found')
  const format = formatNamed(one.format)
  return format && mayHandle(session, format) ? one : refuse('import_not_found')
}

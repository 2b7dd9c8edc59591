import type { Readable } from 'node:stream'
import { type Id, newId } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import { type Database, json, type Tx } from '../../platform/db/database.ts'
import { leaveJob } from '../../platform/jobs.ts'
import { changed } from '../../platform/live.ts'
import { refuse } from '../../platform/refuse.ts'
import { formatNamed } from '../formats/formats.ts'
import { guessMapping, type Mapping, missingColumns } from '../formats/mapping.ts'
import { keepFile } from '../reading/keep-file.ts'
import { lookAtFile } from '../reading/read-rows.ts'
import type { Shape } from '../reading/shape.ts'
import { findImport, type Import } from './import-state.ts'

export interface NewImport {
  /** Its name, or what tells it from the look of the file. */
  format: string | ((shape: Shape) => string)
  fileName: string
  mapping?: Mapping
  startedBy?: Id<'staff'> | null
  now: Date
}

/**
 * Keeps a file that streams in and adds an import of it, ready to begin. The same file in the same format, begun before and not yet over, is
 * that import again: what was written of it is not written twice.
 */
export async function addImport(
  { db, folder }: { db: Database; folder: string },
  source: Readable,
  { format: given, fileName, mapping, startedBy = null, now }: NewImport,
): Promise<Import> {
  const kept = await keepFile(folder, source)
  const shape = await lookAtFile(folder, kept)
  const name = typeof given === 'string' ? given : given(shape)
  const format = formatNamed(name) ?? refuse('format_unknown')
  return db.transaction(async (tx) => {
    const chosen = mapping ?? (await mappingFor(tx, name, shape))
    const earlier = await tx.maybe<{ id: Id<'importRun'> }>(sql`
      select id from imports
      where file_hash = ${kept.hash} and format = ${name} and mapping = ${json(chosen)}::jsonb and status in ('reading', 'writing')
        and not is_rehearsal
      order by created_at desc limit 1`)
    if (earlier) return (await findImport(tx, earlier.id))!
    const id = newId('importRun')
    await tx.run(sql`
      insert into imports (id, format, file_name, file_hash, file_bytes, shape, mapping, status, started_by, created_at)
      values (${id}, ${format.name}, ${fileName.slice(0, 200)}, ${kept.hash}, ${kept.bytes}, ${json(shape)}, ${json(chosen)}, 'ready',
        ${startedBy}, ${now})`)
    changed(tx, importsTopic)
    return (await findImport(tx, id))!
  })
}

/** What those watch who look at the list of imports. */
export const importsTopic = 'imports'

/** How the columns of this file were matched the last time; else as well as can be guessed. */
export async function mappingFor(tx: Tx, format: string, { columns }: Pick<Shape, 'columns'>): Promise<Mapping> {
  const known = formatNamed(format)?.columns
  if (!known) return {}
  const saved = await tx.maybe<{ mapping: Mapping }>(sql`
    select mapping from import_mappings where format = ${format} and columns = ${columns.join('\n')}`)
  return saved?.mapping ?? guessMapping(known, columns)
}

/** Begins an import, or a rehearsal of it, from its first row; what runs already goes on. */
export async function beginImport(tx: Tx, id: Id<'importRun'>, isRehearsal: boolean, now: Date): Promise<void> {
  const one = (await findImport(tx, id)) ?? refuse('import_not_found')
  const format = formatNamed(one.format) ?? refuse('format_unknown')
  if (one.status === 'reading' || one.status === 'writing') {
    if (one.isRehearsal === isRehearsal) return
    refuse('import_running')
  }
  if (!one.fileKept) refuse('import_over')
  const missing = missingColumns(format.columns ?? {}, one.mapping, one.shape.columns)
  if (missing.length > 0) refuse('mapping_incomplete', { missing })
  await tx.run(sql`delete from import_problems where import_id = ${id}`)
  await tx.run(sql`
    update imports set status = 'reading', is_rehearsal = ${isRehearsal}, bytes_read = 0, rows_read = 0, rows_done = 0, reached = 0, added = 0,
      changed = 0, same = 0, bad = 0, remarks = 0, error = null, started_at = null, finished_at = null, runner = null, leased_until = null
    where id = ${id}`)
  if (format.columns && Object.keys(one.mapping).length > 0)
    await tx.run(sql`
      insert into import_mappings (format, columns, mapping, saved_at)
      values (${one.format}, ${one.shape.columns.join('\n')}, ${json(one.mapping)}, ${now})
      on conflict (format, columns) do update set mapping = excluded.mapping, saved_at = excluded.saved_at`)
  await leaveJob(tx, 'run_import', id, now)
  changed(tx, id)
  changed(tx, importsTopic)
}

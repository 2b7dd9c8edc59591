import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import { machineCall } from '../../platform/call.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/db/database.ts'
import { changed } from '../../platform/live.ts'
import { formatNamed } from '../formats/formats.ts'
import { pathOfFile } from '../reading/keep-file.ts'
import { findImport, type Import } from './import-state.ts'
import { LostLease } from './lease.ts'
import { lookThrough } from './look-through.ts'
import type { Run } from './run.ts'
import { writeRows } from './write-rows.ts'

/** What running an import needs; `folder` is where files are kept. */
export interface Runner {
  db: Database
  clock: Clock
  folder: string
  restShare?: number
}

/**
 * Runs an import from wherever it stands to its end, unless another runner has it: the file is looked through, then its rows are written. Killed at any moment, it is
 * taken up by the next who runs it. Answers how it stands.
 */
export async function runImport(context: Runner, id: Id<'importRun'>): Promise<Import> {
  const { db } = context
  const runner = randomUUID()
  const taken = await db.alone.run(sql`
    update imports set runner = ${runner}, leased_until = now() + interval '20 seconds', started_at = coalesce(started_at, ${context.clock.now()})
    where id = ${id} and status in ('reading', 'writing') and (leased_until is null or leased_until < now())`)
  if (taken > 0) {
    const keeping = setInterval(() => void keepLease(db, runner, id).catch(() => undefined), 5000)
    try {
      await work(context, runner, id)
    } catch (error) {
      if (isOfTheDatabase(error)) throw error
      if (!(error instanceof LostLease)) await fail(context, runner, id, error)
    } finally {
      clearInterval(keeping)
    }
  }
  return (await findImport(db.reader, id))!
}

// Passing over what a large file has had written already, or one slow batch, may take longer than a lease.
const keepLease = (db: Database, runner: string, id: string) =>
  db.alone.run(
    sql`update imports set leased_until = now() + interval '20 seconds' where id = ${id} and runner = ${runner}`,
  )

/** So many new rows at once: the planner should know of them before the next question. Only tables that have changed by a tenth are looked at. */
async function analyseChanged(db: Database): Promise<void> {
  const tables = await db.alone.rows<{ name: string }>(sql`
    select quote_ident(relname) as name from pg_stat_user_tables where n_mod_since_analyze > greatest(1000, n_live_tup / 10) order by 1`)
  if (tables.length > 0) await db.alone.script(`analyze ${tables.map(({ name }) => name).join(', ')}`)
}

// The connection ended, or the database stopped: nothing is wrong with the import, and it goes on when its lease has lapsed.
function isOfTheDatabase(error: unknown): boolean {
  const { code = '', message = '' } = (error ?? {}) as { code?: string; message?: string }
  return /^(?:57|08|ECONN|EPIPE)/.test(code) || /Connection terminated|is closed|after calling end/.test(message)
}

async function work(context: Runner, runner: string, id: Id<'importRun'>): Promise<void> {
  const { db, folder, clock, restShare = 0 } = context
  const one = (await findImport(db.reader, id))!
  const call = () => machineCall(clock.now(), null, id)
  const run: Run = { db, folder, one, format: formatNamed(one.format)!, runner, call, restShare }
  const found = await lookThrough(run)
  await writeRows({ ...run, one: await beginWriting(db, runner, one) }, found)
  if (!one.isRehearsal) await analyseChanged(db)
  await finish(context, runner, one)
}

async function beginWriting(db: Database, runner: string, { id }: Import): Promise<Import> {
  return db.transaction(async (tx) => {
    const moved = await tx.run(sql`
      update imports set status = 'writing', leased_until = now() + interval '20 seconds'
      where id = ${id} and runner = ${runner} and status in ('reading', 'writing')`)
    if (moved === 0) throw new LostLease()
    changed(tx, id)
    return (await findImport(tx, id))!
  })
}

async function finish({ db, clock, folder }: Runner, runner: string, one: Import): Promise<void> {
  await db.transaction(async (tx) => {
    const moved = await tx.run(sql`
      update imports set status = 'done', finished_at = ${clock.now()}, runner = null, leased_until = null, file_kept = is_rehearsal
      where id = ${one.id} and runner = ${runner} and status = 'writing'`)
    if (moved === 0) throw new LostLease()
    tx.send(sql`delete from import_rows where import_id = ${one.id}`)
    changed(tx, one.id)
  })
  // What the file says of persons is not kept a second time.
  if (!one.isRehearsal) await dropFile(db, folder, one.fileHash)
}

/** Removes a kept file, unless another import still needs it. */
export async function dropFile(db: Database, folder: string, hash: string): Promise<void> {
  const needed = await db.reader.maybe(sql`select 1 from imports where file_hash = ${hash} and file_kept limit 1`)
  if (!needed) await rm(pathOfFile(folder, hash), { force: true })
}

async function fail({ db, clock }: Runner, runner: string, id: Id<'importRun'>, error: unknown): Promise<void> {
  const message = error instanceof Error ? error.message : String(error)
  await db.transaction(async (tx) => {
    tx.send(sql`
      update imports set status = 'failed', error = ${message.replaceAll('\0', '').slice(0, 1000)}, finished_at = ${clock.now()}, runner = null,
        leased_until = null
      where id = ${id} and runner = ${runner}`)
    changed(tx, id)
  })
}

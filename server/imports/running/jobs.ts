import { existsSync } from 'node:fs'
import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import { leaveJob, registerJob } from '../../platform/jobs.ts'
import type { Platform } from '../../platform/route.ts'
import { pathOfFile } from '../reading/keep-file.ts'
import { findImport } from './import-state.ts'
import { runBeside } from './run-beside.ts'
import { dropFile, runImport } from './run-import.ts'

const lookAgainAfterMs = 10_000
/** A file no larger is read and written within the server, quicker than a process of its own would start. */
const largestWithin = 300_000
/** While the shop is open, an import rests a little after each batch. */
const restShare = 0.25

/**
 * Imports run beside the jobs, not among them: one takes minutes. The job starts it where its file is, and comes back until it is over, so
 * that what a dead process had begun is taken up.
 */
export function registerImports({ config, importer }: Pick<Platform, 'config' | 'importer'>): void {
  const folder = config.dataFolder
  const running = new Set<string>()
  registerJob('run_import', async ({ db, clock, log }, { key }) => {
    const id = key as Id<'importRun'>
    const one = await findImport(db.reader, id)
    if (!one || (one.status !== 'reading' && one.status !== 'writing')) return
    if (!running.has(id) && existsSync(pathOfFile(folder, one.fileHash))) {
      running.add(id)
      const run =
        importer && one.shape.bytes > largestWithin
          ? runBeside(importer, config, id, restShare)
          : runImport({ db, clock, folder, restShare }, id)
      void run
        .catch((error) => log.warn({ import: id, error: String(error) }, 'an import stopped; it will be taken up'))
        .finally(() => running.delete(id))
    }
    await db.transaction((tx) => leaveJob(tx, 'run_import', id, new Date(clock.now().getTime() + lookAgainAfterMs)))
  })
}

const keptDays = 30

/** Files never begun, and what was said of rows, are kept a month: they hold what the file says of persons. */
export function forgetOldImports(folder: string) {
  return async ({ db, clock }: { db: Parameters<typeof dropFile>[0]; clock: { now(): Date } }): Promise<void> => {
    const before = new Date(clock.now().getTime() - keptDays * 86_400_000)
    const old = await db.reader.rows<{ hash: string }>(sql`
      update imports set file_kept = false where file_kept and created_at < ${before} and status in ('ready', 'done', 'cancelled', 'failed')
      returning file_hash as hash`)
    for (const { hash } of old) await dropFile(db, folder, hash)
    await db.reader.run(sql`
      update import_problems p set content = null from imports i
      where i.id = p.import_id and i.created_at < ${before} and p.content is not null`)
  }
}

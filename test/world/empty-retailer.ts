import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Runner } from '@filrouge/server/imports/running/run-import.ts'
import { openClock } from '@filrouge/server/platform/clock.ts'
import { openDatabase } from '@filrouge/server/platform/db/database.ts'
import { migrate } from '@filrouge/server/platform/db/migrate.ts'
import { startTemporary } from '@filrouge/server/platform/db/test-database.ts'
import { root } from './retailer.ts'

export interface EmptyRetailer extends Runner {
  url: string
  close(): Promise<void>
}

/** A database with nothing in it but the tables, and a folder for its files. */
export async function openEmptyRetailer(): Promise<EmptyRetailer> {
  const server = await startTemporary()
  const folder = mkdtempSync(join(tmpdir(), 'filrouge-empty-'))
  const db = openDatabase(server.url)
  await migrate(db, join(root, 'db/migrations'))
  return {
    db,
    clock: await openClock(db),
    folder,
    url: server.url,
    async close() {
      await db.close()
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

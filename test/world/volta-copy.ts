import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Runner } from '@filrouge/server/imports/running/run-import.ts'
import { openClock } from '@filrouge/server/platform/clock.ts'
import { openDatabase } from '@filrouge/server/platform/db/database.ts'
import { cloneDatabase } from '@filrouge/server/platform/db/test-database.ts'
import { inject } from 'vitest'

export interface VoltaCopy extends Runner {
  url: string
  /** Writes a file beside it and answers its path. */
  file(name: string, content: string | Buffer): string
  close(): Promise<void>
}

/** The database of Volta without its server, and a folder for files. */
export async function openVoltaCopy(): Promise<VoltaCopy> {
  const copy = await cloneDatabase(inject('volta'))
  const folder = mkdtempSync(join(tmpdir(), 'filrouge-copy-'))
  const db = openDatabase(copy.url)
  return {
    db,
    clock: await openClock(db),
    folder,
    url: copy.url,
    file(name, content) {
      writeFileSync(join(folder, name), content)
      return join(folder, name)
    },
    async close() {
      await db.close()
      await copy.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadDemo } from '@filrouge/server/imports/load-demo.ts'
import { openClock } from '@filrouge/server/platform/clock.ts'
import { openDatabase } from '@filrouge/server/platform/db/database.ts'
import { templateDatabase } from '@filrouge/server/platform/db/test-database.ts'
import type { TestProject } from 'vitest/node'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

declare module 'vitest' {
  interface ProvidedContext {
    /** A database with Volta in it, to be cloned. */
    volta: string
  }
}

/** One PostgreSQL for the whole run, with one database that holds Volta; each test file takes its own copy. */
export default async function setup(project: TestProject) {
  const template = await templateDatabase({
    migrations: join(root, 'db/migrations'),
    async prepare(_, url) {
      const db = openDatabase(url)
      await loadDemo({ db, clock: await openClock(db) }, join(root, 'db/demo'), () => undefined)
      await db.close()
    },
  })
  project.provide('volta', template.url)
  return template.stop
}

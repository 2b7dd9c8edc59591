// Writes db/schema.sql from a freshly migrated database; with --check it only says whether the committed file is the right one.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { openDatabase } from '@filrouge/server/platform/db/database.ts'
import { migrate } from '@filrouge/server/platform/db/migrate.ts'
import { describeSchema } from '@filrouge/server/platform/db/schema.ts'
import { startTemporary } from '@filrouge/server/platform/db/test-database.ts'

const file = fileURLToPath(new URL('../db/schema.sql', import.meta.url))
const server = await startTemporary()
try {
  const db = openDatabase(server.url)
  await migrate(db, fileURLToPath(new URL('../db/migrations', import.meta.url)))
  const schema = await describeSchema(db)
  await db.close()
  if (!process.argv.includes('--check')) writeFileSync(file, schema)
  else if (!existsSync(file) || readFileSync(file, 'utf8') !== schema) {
    console.error('db/schema.sql is not what the migrations make: run `npm run schema` and commit it.')
    process.exitCode = 1
  }
} finally {
  await server.stop()
}

import type { Id } from '@filrouge/kernel/ids.ts'
import { runImport } from '@filrouge/server/imports/running/run-import.ts'
import { openClock } from '@filrouge/server/platform/clock.ts'
import { openDatabase } from '@filrouge/server/platform/db/database.ts'

// A process of its own, begun by the server: one import, to its end. Whoever began it holds its standard input, and it does not outlive him.
const [url = '', folder = '', id = '', restShare = '0', naming = ''] = process.argv.slice(2)
process.stdin.resume().once('end', () => process.exit())
const db = openDatabase(url, { max: 3, namedStatements: naming !== 'unnamed' })
const context = { db, clock: await openClock(db), folder, restShare: Number(restShare) }
await runImport(context, id as Id<'importRun'>).catch((error) => {
  console.error(`An import was cut short: ${error instanceof Error ? error.message : error}`)
  process.exit(1)
})
process.exit()

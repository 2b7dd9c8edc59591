import { join, resolve } from 'node:path'
import { type Clock, openClock } from './clock.ts'
import type { Config } from './config.ts'
import { type Database, openDatabase } from './db/database.ts'
import { findEmbedded, startEmbedded } from './db/embedded.ts'
import { migrate } from './db/migrate.ts'
import { type Live, openLive } from './live.ts'
import { type Log, openLog } from './log.ts'
import type { Platform } from './route.ts'

export interface Booted extends Platform {
  db: Database
  clock: Clock
  live: Live
  log: Log
  /** Resolves if the embedded PostgreSQL ends without having been asked to. */
  lost: Promise<void>
  stop(): Promise<void>
}

/**
 * Opens what everything stands on: the database (the embedded one unless DATABASE_URL names another), migrated, the clock, live updates.
 * `root` is the project's folder. With `share`, an embedded PostgreSQL that another process runs on the same folder is used as it is: that is
 * how `verify` and `import` look at a retailer that is open.
 */
export async function openPlatform(
  config: Config,
  root: string,
  options: { share?: boolean; connections?: number } = {},
): Promise<Booted> {
  const log = openLog(config.logLevel)
  const folder = resolve(root, config.dataFolder)
  const running = config.databaseUrl ?? (options.share ? await findEmbedded(folder) : undefined)
  const embedded = running === undefined ? await startEmbedded({ folder }) : undefined
  const db = openDatabase(running ?? embedded!.url, {
    max: options.connections ?? 16,
    namedStatements: config.namedStatements,
    onError: (error) => log.warn({ error: String(error) }, 'database connection'),
  })
  await migrate(db, join(root, 'db/migrations'))
  const clock = await openClock(db)
  const live = await openLive(db)
  let isStopping = false
  return {
    db,
    clock,
    live,
    log,
    config,
    lost: embedded
      ? embedded.ended.then(() => (isStopping ? new Promise<void>(() => undefined) : undefined))
      : new Promise<void>(() => undefined),
    async stop() {
      isStopping = true
      live.close()
      await db.close()
      await embedded?.stop()
    },
  }
}

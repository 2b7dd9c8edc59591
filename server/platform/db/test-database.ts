// Databases for tests: one PostgreSQL for a test run, a template migrated once, and a copy of it for each test file.
import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, rmSync, statfsSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { type Database, openDatabase } from './database.ts'
import { startEmbedded } from './embedded.ts'
import { holderOf } from './embedded-holder.ts'
import { migrate } from './migrate.ts'

const prefix = 'filrouge-test-'

export interface TemplateOptions {
  migrations: string
  /** Puts into the template what every test wants to find, such as demo data. */
  prepare?: (db: Database, url: string) => Promise<void>
  log?: (line: string) => void
}

/** For the global set-up of vitest: makes the template, on the server of DATABASE_URL or on a temporary one of its own. */
export async function templateDatabase(options: TemplateOptions): Promise<{ url: string; stop(): Promise<void> }> {
  const server = process.env.DATABASE_URL ? undefined : await startTemporary(options.log)
  const base = process.env.DATABASE_URL ?? server!.url
  const name = `filrouge_template_${randomBytes(5).toString('hex')}`
  const stop = async () => {
    if (server) await server.stop()
    else await command(base, `drop database if exists ${name} with (force)`)
  }
  try {
    await command(base, `create database ${name} template template0 encoding 'UTF8'`)
    const url = withDatabase(base, name)
    const db = openDatabase(url)
    try {
      await migrate(db, options.migrations)
      await options.prepare?.(db, url)
      await db.reader.script('analyze')
    } finally {
      await db.close()
    }
    return { url, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Copies a template, to which nobody may be connected, into a database that a test has to itself. */
export async function cloneDatabase(template: string): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `filrouge_test_${randomBytes(6).toString('hex')}`
  const source = decodeURIComponent(new URL(template).pathname.slice(1))
  const admin = withDatabase(template, 'postgres')
  await command(admin, `create database ${name} template ${pg.escapeIdentifier(source)} strategy file_copy`)
  return {
    url: withDatabase(template, name),
    drop: () => command(admin, `drop database if exists ${name} with (force)`),
  }
}

/** A temporary server that forgets everything when it stops. */
export async function startTemporary(log?: (line: string) => void): Promise<{ url: string; stop(): Promise<void> }> {
  const home = temporaryHome()
  sweep(home)
  const folder = mkdtempSync(join(home, prefix))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  try {
    const server = await startEmbedded({ folder, unsafe: true, log })
    return {
      url: server.url,
      stop: async () => {
        await server.stop()
        remove()
      },
    }
  } catch (error) {
    remove()
    throw error
  }
}

// In memory where there is room: copying the three hundred files of a database then takes 8 ms instead of up to 400.
function temporaryHome(): string {
  const memory = '/dev/shm'
  if (!existsSync(memory)) return tmpdir()
  const { bavail, bsize } = statfsSync(memory)
  return bavail * bsize > 2_000_000_000 ? memory : tmpdir()
}

// What a killed run could not remove itself.
function sweep(home: string): void {
  for (const name of readdirSync(home).filter((entry) => entry.startsWith(prefix))) {
    const folder = join(home, name)
    const isNew = (statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > Date.now() - 300_000
    if (!isNew && !holderOf(join(folder, 'data'))) rmSync(folder, { recursive: true, force: true })
  }
}

async function command(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(text)
  } finally {
    await client.end()
  }
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}

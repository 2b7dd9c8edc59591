// Migrations are plain SQL files, run once each, in the order of their numbers, and never edited once landed.
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Database, sql, type Tx } from './database.ts'

export interface Migration {
  name: string
  owner: string
  text: string
  sha256: string
}

// Any number that no other program uses for its advisory locks.
const lockNumber = 7_306_122_026

/** Brings a database up to the files of a folder and answers the names of those that were run; many processes may call it at once. */
export async function migrate(db: Database, folder: string): Promise<string[]> {
  const migrations = await readMigrations(folder)
  const alone = <T>(work: (tx: Tx) => Promise<T>) =>
    db.transaction(
      async (tx) => {
        await tx.rows(sql`select pg_advisory_xact_lock(${lockNumber})`)
        return work(tx)
      },
      { retry: false },
    )
  const table = await db.read<{ found: string | null }>(sql`select to_regclass('migrations')::text as found`)
  if (!table[0]?.found) {
    await alone((tx) =>
      tx.script(`create table if not exists migrations (
        name text primary key, sha256 text not null, applied_at timestamptz not null default now())`),
    )
  }
  const landed = await db.read<{ name: string; sha256: string }>(sql`select name, sha256 from migrations`)
  const known = new Map(landed.map(({ name, sha256 }) => [name, sha256]))
  const pending = migrations.filter((migration) => !isLanded(migration, known.get(migration.name)))
  const done: string[] = []
  for (const migration of pending) {
    const wasRun = await alone(async (tx) => {
      const before = await tx.maybe<{ sha256: string }>(
        sql`select sha256 from migrations where name = ${migration.name}`,
      )
      if (isLanded(migration, before?.sha256)) return false
      await tx.script(migration.text).catch((cause: Error) => {
        throw new Error(`Migration ${migration.name} failed: ${cause.message}${lineOf(migration.text, cause)}`, {
          cause,
        })
      })
      await tx.run(sql`insert into migrations (name, sha256) values (${migration.name}, ${migration.sha256})`)
      return true
    })
    if (wasRun) done.push(migration.name)
  }
  return done
}

/** Reads the migrations of a folder in their order; a file that is not named or owned as it should be is an error. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()
  const numbers = new Map<string, string>()
  return Promise.all(
    files.map(async (file) => {
      const number = /^(\d{4})_[a-z0-9_]+\.sql$/.exec(file)?.[1]
      if (!number) throw new Error(`Migration ${file} must be named like 0001_locations.sql`)
      const twin = numbers.get(number)
      if (twin) throw new Error(`Migrations ${twin} and ${file} have the same number`)
      numbers.set(number, file)
      // A checkout on Windows may change the ends of lines, which changes nothing.
      const text = (await readFile(join(folder, file), 'utf8')).replaceAll('\r\n', '\n')
      const owner = /^-- owner: ([a-z]+)\n/.exec(text)?.[1]
      if (!owner) throw new Error(`Migration ${file} must begin with the line "-- owner: <domain>"`)
      return { name: file, owner, text, sha256: createHash('sha256').update(text).digest('hex') }
    }),
  )
}

function isLanded(migration: Migration, sha256: string | undefined): boolean {
  if (sha256 !== undefined && sha256 !== migration.sha256) {
    throw new Error(`Migration ${migration.name} was changed after it landed: put it back and write a new one.`)
  }
  return sha256 !== undefined
}

function lineOf(text: string, cause: Error): string {
  const position = Number((cause as { position?: string }).position)
  return position > 0 ? ` (line ${text.slice(0, position).split('\n').length})` : ''
}

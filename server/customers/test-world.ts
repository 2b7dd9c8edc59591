import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Id, newId } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import type { Call, Session } from '../platform/call.ts'
import { type Database, openDatabase } from '../platform/db/database.ts'
import { migrate } from '../platform/db/migrate.ts'
import { startTemporary } from '../platform/db/test-database.ts'
import { codeFor } from './sign-in-code.ts'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** Noon in Paris, on a Monday. */
export const noon = new Date('2026-11-23T11:00:00Z')

/** An empty retailer for tests that call the verbs themselves. */
export async function openTestWorld(): Promise<{ db: Database; close(): Promise<void> }> {
  const server = await startTemporary()
  const db = openDatabase(server.url, { max: 12 })
  await migrate(db, join(root, 'db/migrations'))
  return {
    db,
    async close() {
      await db.close()
      await server.stop()
    },
  }
}

/** A call as the edge would make it. */
export function callOf(session: Session | null, now: Date = noon, more: Partial<Call> = {}): Call {
  return {
    now,
    requestId: 'test',
    language: 'fr',
    session,
    channel: session?.channel ?? null,
    locationId: session?.locationId ?? null,
    causeId: null,
    ifMatch: null,
    seed: null,
    ...more,
  }
}

/** Somebody nobody knows yet. */
export const visitor = (): Session => ({
  id: newId('session'),
  kind: 'visitor',
  visitorId: newId('visitor'),
  customerId: null,
  staffId: null,
  roles: [],
  channel: 'web',
  locationId: null,
})

export const customer = (customerId: Id<'customer'>): Session => ({
  ...visitor(),
  kind: 'customer',
  visitorId: null,
  customerId,
})

/** Someone of the staff, by a name that need not exist. */
export const staff = (): Session => ({
  ...visitor(),
  kind: 'staff',
  visitorId: null,
  staffId: newId('staff'),
  roles: ['associate'],
  channel: 'shop',
})

/** The code of the newest challenge of an address, as messaging would write it. */
export async function newestCode(db: Database, value: string, now: Date = noon): Promise<string> {
  const { id } = await db.reader.one<{ id: Id<'challenge'> }>(
    sql`select id from sign_in_challenges where value = ${value} order by id desc limit 1`,
  )
  const made = await codeFor(db.reader, id, now)
  if (!made) throw new Error('the challenge is over')
  return made.code
}

/** The code of the refusal that a promise ends with. */
export async function refusalOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'no refusal',
    (error: Error) => ('code' in error && typeof error.code === 'string' ? error.code : error.message),
  )
}

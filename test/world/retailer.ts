import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cloneDatabase } from '@filrouge/server/platform/db/test-database.ts'
import { breaches } from '@filrouge/server/screens/verify.ts'
import sql from 'sql-template-tag'
import { inject } from 'vitest'
import { type Running, start } from '../../main.ts'
import { type Person, person } from './person.ts'

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

export interface Retailer extends Running {
  visitor(channel?: string): Promise<Person>
  customer(email: string): Promise<Person>
  staff(login: string): Promise<Person>
  nobody: Person
  /** The newest message to someone. */
  lastMessage(to: string): Promise<{ subject: string; text: string; html: string; data?: { code?: string } }>
  /** Jobs of these kinds may be failing when it closes: the test has broken what they depend on. */
  mayFail: Set<string>
  close(): Promise<void>
}

/**
 * Volta, open: the whole system on a database of its own, with the real sandbox beside it. What happens to parcels is for the test to say, unless
 * they are to travel by themselves.
 */
export async function openRetailer(
  env: Record<string, string> = {},
  parcels: 'travel' | 'stay' = 'stay',
): Promise<Retailer> {
  const copy = await cloneDatabase(inject('volta'))
  const folder = mkdtempSync(join(tmpdir(), 'filrouge-retailer-'))
  const running = await start({
    root,
    env: {
      DATABASE_URL: copy.url,
      PORT: '0',
      FILROUGE_DATA: folder,
      LOG_LEVEL: 'error',
      FILROUGE_RATE_LIMITS: 'off',
      ...env,
    },
    parcels,
    sandbox: { entry: join(root, 'sandbox/main.ts'), execArgv: ['--import', 'tsx'] },
    importer: { entry: join(root, 'bin/import-one.ts'), execArgv: ['--import', 'tsx'] },
    say: () => undefined,
  })
  const nobody = person(running.url, null)
  const retailer: Retailer = {
    ...running,
    nobody,
    mayFail: new Set(),
    async visitor(channel = 'web') {
      const { token } = await nobody.post('/sessions', { channel })
      return person(running.url, token as string)
    },
    async customer(email) {
      const visitor = await retailer.visitor()
      await signIn(retailer, visitor, email)
      return visitor
    },
    async staff(login) {
      const { token } = await nobody.post('/sessions/staff', { login, password: 'filrouge' })
      return person(running.url, token as string)
    },
    async lastMessage(to) {
      await running.settle()
      const answer = await fetch(`${running.url}/demo/messages?to=${encodeURIComponent(to)}`)
      const { items } = (await answer.json()) as { items: Awaited<ReturnType<Retailer['lastMessage']>>[] }
      if (!items[0]) throw new Error(`no message to ${to}`)
      return items[0]
    },
    async close() {
      await running.settle()
      // Whatever a test has done to it, every invariant of the retailer still holds.
      const found = await running.platform.db.transaction((tx) => breaches(tx), { isolation: 'repeatable read' })
      if (found.length > 0) throw new Error(`invariants broken:\n${found.join('\n')}`)
      const failing = await running.platform.db.reader.rows<{ kind: string; lastError: string }>(
        sql`select kind, last_error as "lastError" from jobs where last_error is not null`,
      )
      const unexpected = failing.filter(({ kind }) => !retailer.mayFail.has(kind))
      if (unexpected.length > 0)
        throw new Error(`jobs failed:\n${unexpected.map(({ kind, lastError }) => `${kind}: ${lastError}`).join('\n')}`)
      await running.stop()
      await copy.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  return retailer
}

/** Signs someone in by the code she is sent; from then on she is the customer. */
export async function signIn(retailer: Retailer, someone: Person, email: string): Promise<string> {
  await someone.post('/sessions/code', { email })
  const message = await retailer.lastMessage(email)
  const { token, customerId } = await someone.post('/sessions/verify', { email, code: message.data?.code })
  someone.token = token as string
  return customerId as string
}

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { exportRows } from '@filrouge/server/imports/exporting/export-rows.ts'
import { whatLeaves } from '@filrouge/server/imports/exporting/what-leaves.ts'
import { exportsByName } from '@filrouge/server/imports/formats/formats.ts'
import { importFile } from '@filrouge/server/imports/running/import-file.ts'
import type { Database } from '@filrouge/server/platform/db/database.ts'
import { breaches } from '@filrouge/server/screens/verify.ts'
import sql from 'sql-template-tag'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type EmptyRetailer, openEmptyRetailer } from '../world/empty-retailer.ts'
import { live } from '../world/lived-in.ts'
import { openRetailer, type Retailer } from '../world/retailer.ts'

/** Everything out of Volta, and into a retailer that has nothing: they are the same. */

let volta: Retailer
let other: EmptyRetailer
beforeAll(async () => {
  volta = await openRetailer()
  other = await openEmptyRetailer()
  await live(volta)
}, 60_000)
afterAll(async () => {
  await volta.close()
  await other.close()
})

async function exported(db: Database, what: string, syntax: 'csv' | 'ndjson'): Promise<string> {
  const pieces: string[] = []
  for await (const piece of exportRows(db, exportsByName.get(what)!, syntax)) pieces.push(piece)
  return pieces.join('')
}

const kinds = [...exportsByName.keys()]
// Ten thousands of rows that nobody writes by hand: once is enough.
const long = new Set(['postcodes', 'relay-points'])

describe('a retailer taken out and brought in elsewhere', () => {
  it.each(kinds)('brings in %s, and again without a change', { timeout: 120_000 }, async (what) => {
    const text = await exported(volta.platform.db, what, 'csv')
    // A file with nothing in it would prove nothing.
    expect(text.split('\n').length).toBeGreaterThan(2)
    const file = join(other.folder, `${what}.csv`)
    writeFileSync(file, text)
    const report = await importFile(other, what, file)
    expect(report.problems.slice(0, 5)).toEqual([])
    expect(report).toMatchObject({ updated: 0, bad: 0 })
    if (!long.has(what)) expect(await importFile(other, what, file)).toMatchObject({ inserted: 0, updated: 0, bad: 0 })
  })

  it.each(kinds)('then gives the same %s, byte for byte', { timeout: 60_000 }, async (what) => {
    for (const syntax of ['products', 'customers', 'orders'].includes(what)
      ? (['csv', 'ndjson'] as const)
      : (['csv'] as const)) {
      const [here, there] = [await exported(volta.platform.db, what, syntax), await exported(other.db, what, syntax)]
      // Compared by line first: a difference of a megabyte tells nobody anything.
      const lines = there.split('\n')
      const differing = here.split('\n').flatMap((line, place) => (line === lines[place] ? [] : [[line, lines[place]]]))
      expect(differing.slice(0, 3)).toEqual([])
      expect(there === here).toBe(true)
    }
  })

  it('decides for every table whether it leaves, is worked out again, or stays', async () => {
    const tables = await volta.platform.db.reader.rows<{ name: string }>(sql`
      select c.relname as name from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`)
    expect(tables.map(({ name }) => name).filter((name) => !whatLeaves[name])).toEqual([])
    const files = Object.values(whatLeaves).flatMap((what) => ('in' in what ? what.in : []))
    expect([...new Set(files)].sort()).toEqual([...kinds].sort())
  })

  it('lets no secret out', async () => {
    const secrets = await volta.platform.db.reader.rows<{ secret: string }>(sql`
      select password_hash as secret from staff union all select encode(value, 'hex') from secrets
      union all select encode(token_hash, 'hex') from sessions`)
    expect(secrets.length).toBeGreaterThan(5)
    for (const what of kinds) {
      const text = await exported(volta.platform.db, what, 'ndjson')
      expect(secrets.filter(({ secret }) => text.includes(secret))).toEqual([])
    }
  })

  it('holds every invariant', async () => {
    expect(await other.db.transaction((tx) => breaches(tx))).toEqual([])
  })
})

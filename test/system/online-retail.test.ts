import { spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { importFile } from '@filrouge/server/imports/running/import-file.ts'
import { findImport } from '@filrouge/server/imports/running/import-state.ts'
import sql from 'sql-template-tag'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bookFigures, firstRows, leftBehind, onlineRetailFile, plainFigures } from '../world/online-retail.ts'
import { root } from '../world/retailer.ts'
import { openVoltaCopy, type VoltaCopy } from '../world/volta-copy.ts'

/** A real retailer's year: the figures are those of the file, to the penny, also when the import was killed again and again. */

const real = onlineRetailFile(root)
if (!real) console.warn('*** SKIPPED: online-retail.csv.gz is not beside the project (../shared/data/orders). ***')

describe.skipIf(!real)('a year of sales', () => {
  let volta: VoltaCopy
  let other: VoltaCopy
  let text: string
  beforeAll(async () => {
    ;[volta, other, text] = await Promise.all([openVoltaCopy(), openVoltaCopy(), firstRows(real!, 60_000)])
  })
  afterAll(async () => {
    await volta.close()
    await other.close()
  })

  it('gives the figures of the file, to the penny, and the same again when it is read again', {
    timeout: 180_000,
  }, async () => {
    const file = volta.file('online-retail.csv', text)
    const report = await importFile(volta, 'online-retail', file)
    const figures = await bookFigures(volta.db)
    expect(figures).toEqual(plainFigures(text))
    expect(figures.byMonth['2010-12']).toBeGreaterThan(70_000_000)
    expect(
      report.problems.every(({ reason }) => reason.includes('adjustment of stock') || reason.includes('rounded')),
    ).toBe(true)
    const matched = await volta.db.reader.one<{ share: number }>(sql`
      select (count(order_id)::float8 / count(*)) as share from credit_notes where customer_id is not null`)
    expect(matched.share).toBeGreaterThan(0.3)
    const before = await leftBehind(volta.db)
    expect(await importFile(volta, 'online-retail', file)).toMatchObject({ inserted: 0, updated: 0 })
    const { counts: _, problems: __, ...after } = await leftBehind(volta.db)
    expect(before).toMatchObject(after)
  })

  it('is the same when it was killed five times on the way', { timeout: 240_000 }, async () => {
    const slice = text.split('\n').slice(0, 30_001).join('\n')
    const file = other.file('killed.csv', slice)
    const words = ['--import', 'tsx', 'test/system/import-child.ts', other.url, other.folder, 'online-retail', file]
    let killed = 0
    for (let turn = 0; turn < 5; turn += 1) {
      const child = spawn(process.execPath, words, { cwd: root, stdio: 'ignore' })
      const ended = new Promise((done) => child.once('exit', done))
      // Killed once it has begun to read or to write: before that there is nothing to lose.
      for (let waited = 0; waited < 60_000 && !(await isUnderWay(other)); waited += 50) await sleep(50)
      await sleep(Math.random() * 1500)
      if (child.kill('SIGKILL')) killed += 1
      await ended
      // What it was doing must have ended before another may go on: in life, the lease lapses.
      await other.db.reader.run(sql`update imports set leased_until = null`)
    }
    expect(killed).toBeGreaterThanOrEqual(3)
    await importFile(other, 'online-retail', file)
    const undisturbed = await openVoltaCopy()
    try {
      await importFile(undisturbed, 'online-retail', undisturbed.file('whole.csv', slice))
      expect(await leftBehind(other.db)).toEqual(await leftBehind(undisturbed.db))
    } finally {
      await undisturbed.close()
    }
  })
})

async function isUnderWay({ db }: VoltaCopy): Promise<boolean> {
  const row = await db.reader.maybe<{ id: string }>(
    sql`select id from imports where format = 'online-retail' order by id desc limit 1`,
  )
  const one = row && (await findImport(db.reader, row.id))
  return one !== undefined && (one.status === 'done' || one.rowsRead > 0)
}

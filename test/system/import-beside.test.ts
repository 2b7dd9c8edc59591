import { execFileSync } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import sql from 'sql-template-tag'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Person } from '../world/person.ts'
import { openRetailer, type Retailer } from '../world/retailer.ts'

/** What the office brings in is read and written in a process of its own, so that nobody waits for it. */

let retailer: Retailer
let admin: Person
beforeAll(async () => {
  retailer = await openRetailer()
  admin = await retailer.staff('admin')
})
afterAll(() => retailer.close())

const rows = Array.from(
  { length: 12_000 },
  (_, place) => `beside-${place};BESIDE-${place};Vase ${place};televisions;5.90`,
)
const file = ['handle;sku;title_fr;category;price', ...rows].join('\n')

/** The processes that run imports now, by what they were called with. */
const importers = (id: string) =>
  execFileSync('ps', ['-eo', 'pid,ni,args'], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes('import-one.ts') && line.includes(id))
    .map((line) => line.trim().split(/\s+/).slice(0, 2).map(Number) as [id: number, nice: number])

describe.skipIf(process.platform === 'win32')('an import that the office has begun', () => {
  it('runs beside the server, a step back; killed with -9, it is taken up and ends with each row once', {
    timeout: 120_000,
  }, async () => {
    const headers = { 'content-type': 'application/octet-stream' }
    const { id } = await admin.post('/imports?fileName=beside.csv&format=products', file, headers)
    await admin.post(`/imports/${id}/begin`)
    const one = async () => await admin.get(`/imports/${id}`)
    const until = async (isSo: (state: Awaited<ReturnType<typeof one>>) => boolean) => {
      for (let state = await one(); ; state = await one()) {
        if (isSo(state)) return state
        await sleep(30)
      }
    }
    await until(({ rowsDone }) => rowsDone > 0)
    const [[processId, nice]] = importers(id) as [[number, number]]
    expect(nice).toBeGreaterThan(0)
    process.kill(processId, 'SIGKILL')
    const cut = await until(() => importers(id).length === 0)
    expect(cut.rowsDone).toBeLessThan(12_000)
    // In life its lease lapses after twenty seconds, and the job looks again.
    await retailer.platform.db.alone.run(sql`update imports set leased_until = null where id = ${id}`)
    await admin.send('POST', '/../demo/clock', { advance: 'PT15S' })
    expect(await until(({ status }) => status === 'done')).toMatchObject({ rowsDone: 12_000, added: 12_000, bad: 0 })
    const found = async () => (await admin.get('/products?query=BESIDE-11999')).items[0]?.handle
    for (let waited = 0; waited < 10_000 && (await found()) !== 'beside-11999'; waited += 100) await sleep(100)
    expect(await found()).toBe('beside-11999')
  })
})

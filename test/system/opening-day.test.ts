import { join } from 'node:path'
import { breaches } from '@filrouge/server/screens/verify.ts'
import sql from 'sql-template-tag'
import { expect, test } from 'vitest'
import { start } from '../../main.ts'
import { openEmptyRetailer } from '../world/empty-retailer.ts'
import { type Body, person } from '../world/person.ts'
import { root } from '../world/retailer.ts'

/** The demo as it opens for the first time, here in the middle of a Sunday night: its orders stand at every step all the same. */
test('opened at any hour, the demo has orders at every step, in true books, and nobody is written to about them', async () => {
  const empty = await openEmptyRetailer()
  const now = new Date()
  const sunday = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 14 - now.getUTCDay(), 2))
  await empty.db.reader.run(
    sql`insert into clock (ahead) values (${(sunday.getTime() - now.getTime()) / 1000} * interval '1 second')`,
  )
  const volta = await start({
    root,
    env: {
      DATABASE_URL: empty.url,
      PORT: '0',
      FILROUGE_DATA: empty.folder,
      LOG_LEVEL: 'warn',
      FILROUGE_RATE_LIMITS: 'off',
    },
    sandbox: { entry: join(root, 'sandbox/main.ts'), execArgv: ['--import', 'tsx'] },
    say: () => undefined,
  })
  const nobody = person(volta.url, null)
  const { token } = await nobody.post('/sessions/staff', { login: 'nadia', password: 'filrouge' })
  const nadia = person(volta.url, token)
  const { items } = await nadia.get('/fulfilments?limit=100')
  const at = (status: string, step?: string) =>
    (items as Body[]).filter((one) => one.status === status && (!step || one.parcel?.step === step)).length
  const rivoli = (items as Body[]).filter(({ locationName }) => locationName === 'Volta Paris Rivoli')
  expect(rivoli.filter(({ status }) => status === 'to_pick').length).toBeGreaterThanOrEqual(3)
  expect(at('picked', 'labelled')).toBe(1)
  expect(at('ready')).toBe(3)
  expect(at('at_relay')).toBe(1)
  expect([at('shipped', 'out_for_delivery'), at('shipped', 'lost'), at('shipped', 'returned')]).toEqual([1, 1, 1])
  const kinds = ((await nadia.get('/decisions')).items as Body[]).map(({ kind }) => kind)
  expect([...new Set(kinds)].sort()).toEqual(['late', 'mishap', 'silent'])
  // Each moment of each order is past, and after the one before it.
  for (const { orderId } of items) {
    const past = (await nadia.get(`/orders/${orderId}`)).timeline.filter(({ happened }: Body) => happened)
    const times = past.map(({ at: moment }: Body) => moment)
    expect(times, orderId).toEqual(times.toSorted())
    expect(new Date(times.at(-1)!).getTime()).toBeLessThanOrEqual(sunday.getTime() + 120_000)
  }
  await volta.settle()
  const messages = (await (await fetch(`${volta.url}/demo/messages?limit=100`)).json()).items as Body[]
  expect(messages.filter(({ subject }) => /enregistrée|en route|expédi/i.test(subject ?? ''))).toEqual([])
  expect(await empty.db.transaction((tx) => breaches(tx))).toEqual([])
  await volta.stop()
  await empty.close()
}, 120_000)

import { createHmac } from 'node:crypto'
import { type Id, newId } from '@filrouge/kernel/ids.ts'
import fc from 'fast-check'
import sql from 'sql-template-tag'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { callAt, type SmallWorld, smallWorld } from '../locations/small-world.fixture.ts'
import { machineTime } from '../platform/clock.ts'
import { Refusal } from '../platform/refuse.ts'
import { secretOf } from '../platform/secrets.ts'
import type { PaymentPlatform } from './ask-provider.ts'
import { closePayment } from './close-payment.ts'
import type { BankNews } from './payment.ts'
import { receiveProviderCallback } from './receive-callback.ts'
import { recordOutcome } from './record-outcome.ts'
import { startPayment } from './start-payment.ts'

let world: SmallWorld
beforeAll(async () => {
  world = await smallWorld()
}, 60_000)
afterAll(() => world.stop())

const now = new Date('2026-11-23T09:30:00Z')
const call = callAt(now)

async function started(id: Id<'payment'> = newId('payment')): Promise<Id<'payment'>> {
  const payable = { kind: 'cart' as const, id: newId('cart') }
  const payment = { id, payable, amountMinor: 4990, currency: 'EUR', token: 'tok_ok', isRequested: false }
  await world.db.transaction((tx) => startPayment(tx, payment, call))
  return id
}
const hear = (id: string, news: Partial<BankNews>) =>
  world.db.transaction((tx) =>
    recordOutcome(tx, id, { id: `aut_${id}`, version: 1, status: 'authorised', ...news }, call),
  )
const told = async (id: string) =>
  (await world.db.reader.rows<{ type: string }>(sql`select type from events where subject_id = ${id} order by id`)).map(
    ({ type }) => type.slice('payment.'.length),
  )
const moved = async (id: string) =>
  (
    await world.db.reader.rows<{ kind: string }>(
      sql`select kind from payment_movements where payment_id = ${id} order by id`,
    )
  ).map(({ kind }) => kind)
const jobsOf = async (id: string) =>
  (await world.db.reader.rows<{ kind: string }>(sql`select kind from jobs where key = ${id} order by kind`)).map(
    ({ kind }) => kind,
  )
const row = (id: string) =>
  world.db.reader.one<{ status: string; token: string | null; provider_version: number }>(
    sql`select status, token, provider_version from payments where id = ${id}`,
  )

describe('news of the bank', () => {
  test('counts once, told twice and at once', async () => {
    const id = await started()
    expect(await jobsOf(id)).toEqual(['resume_payment'])
    const answers = await Promise.all(Array.from({ length: 6 }, () => hear(id, {})))
    expect(new Set(answers)).toEqual(new Set(['authorised']))
    expect(await told(id)).toEqual(['started', 'authorised'])
    expect(await moved(id)).toEqual(['authorise'])
    expect(await jobsOf(id)).toEqual([])
    expect(await row(id)).toEqual({ status: 'authorised', token: null, provider_version: 1 })
  })

  test('that is stale changes nothing', async () => {
    const id = await started()
    await hear(id, { version: 2 })
    expect(await hear(id, { version: 1, status: 'pending' })).toBe('authorised')
    expect(await hear(id, { version: 3, status: 'declined' })).toBe('authorised')
    expect(await told(id)).toEqual(['started', 'authorised'])
  })

  test('follows a payment to its end', async () => {
    const id = await started()
    await hear(id, { status: 'action_required', actionUrl: 'http://bank' })
    expect(await jobsOf(id)).toEqual(['resume_payment'])
    await hear(id, { version: 2 })
    await hear(id, { version: 3, status: 'captured', captured: { minor: 4990 } })
    expect(
      await hear(id, { version: 4, status: 'captured', captured: { minor: 4990 }, refunded: { minor: 4990 } }),
    ).toBe('refunded')
    expect(await told(id)).toEqual(['started', 'action_required', 'authorised', 'captured', 'refunded'])
    expect(await moved(id)).toEqual(['authorise', 'capture', 'refund'])
  })

  test('of money for what was given up here has it undone there', async () => {
    const id = await started()
    expect(await world.db.transaction((tx) => closePayment(tx, id, call))).toBe(true)
    expect(await world.db.transaction((tx) => closePayment(tx, id, call))).toBe(false)
    await world.db.reader.run(sql`delete from jobs where key = ${id}`)
    expect(await hear(id, {})).toBe('voided')
    expect(await jobsOf(id)).toEqual(['undo_payment'])
    expect(await hear(id, { version: 2, status: 'voided' })).toBe('voided')
    await world.db.reader.run(sql`delete from jobs where key = ${id}`)
    expect(await hear(id, {})).toBe('voided')
    expect(await jobsOf(id)).toEqual([])
    expect(await moved(id)).toEqual(['void'])
  })

  test('in any order ends where the newest says, and moves each money once', async () => {
    const history: Partial<BankNews>[] = [
      { version: 1, status: 'pending' },
      { version: 2, status: 'authorised' },
      { version: 3, status: 'captured', captured: { minor: 4990 } },
    ]
    const order = fc.array(fc.constantFrom(...history), { minLength: 1, maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(order, async (news) => {
        const id = await started()
        for (const one of news) await hear(id, one)
        const newest = Math.max(...news.map(({ version }) => version!))
        expect((await row(id)).status).toBe(history[newest - 1]?.status)
        const kinds = await moved(id)
        expect(new Set(kinds).size).toBe(kinds.length)
      }),
      { numRuns: 30 },
    )
  })
})

describe('a callback', () => {
  const send = async (id: string, change: { secondsAgo?: number; key?: Buffer; body?: string } = {}) => {
    const data = { id: `aut_${id}`, reference: id, version: 1, status: 'authorised' }
    const body = JSON.stringify({ id: 'cb_1', type: 'authorisation.updated', data })
    const timestamp = String(Math.floor(machineTime() / 1000) - (change.secondsAgo ?? 0))
    const key = change.key ?? (await secretOf(world.db.reader, 'provider_callbacks'))
    const signature = createHmac('sha256', key).update(`cb_1.${timestamp}.${body}`).digest('base64')
    const headers = {
      'webhook-id': 'cb_1',
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1a,xx v1,${signature}`,
    }
    const platform = { db: world.db, clock: { now: () => now } } as unknown as PaymentPlatform
    return receiveProviderCallback(platform, { headers, rawBody: change.body ?? body })
  }

  test('is heard when it is signed with our secret', async () => {
    const id = await started()
    await send(id)
    await send(id)
    expect(await told(id)).toEqual(['started', 'authorised'])
  })

  test('is refused when it is forged, changed or old, and forgotten when it is not about us', async () => {
    const id = await started()
    const forged = [{ key: Buffer.alloc(32, 1) }, { body: '{"data":{}}' }, { secondsAgo: 301 }, { secondsAgo: -301 }]
    for (const change of forged) await expect(send(id, change)).rejects.toThrow(Refusal)
    await send(newId('payment'))
    expect((await row(id)).status).toBe('started')
  })
})

test('an id serves one payment', async () => {
  const id = await started()
  await expect(started(id)).rejects.toThrow('id_already_used')
})

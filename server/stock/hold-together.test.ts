import { newId } from '@filrouge/kernel/ids.ts'
import fc from 'fast-check'
import sql from 'sql-template-tag'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { callAt, type SmallWorld, smallWorld } from '../locations/small-world.fixture.ts'
import { openDatabase } from '../platform/db/database.ts'
import { addIncoming } from './add-incoming.ts'
import { holdTogether } from './hold-together.ts'
import { recordMovements } from './record-movements.ts'
import { releaseHold } from './release-hold.ts'
import { stockBreaches } from './stock-breaches.ts'
import type { HoldLine } from './stock-level.ts'
import { type NewHold, takeHolds } from './take-holds.ts'

let world: SmallWorld
beforeAll(async () => {
  world = await smallWorld()
}, 60_000)
beforeEach(() =>
  world.db.reader.script(
    'truncate stock_movements, stock_levels, safety_rules, hold_lines, holds, incoming_deliveries, deliveries',
  ),
)
afterAll(() => world.stop())

const now = new Date('2026-11-23T09:30:00Z')
const place = (code: string) => world.ids.get(code)!
const receive = (sku: string, code: string, quantity: number) =>
  recordMovements(world.db.reader, [{ sku, locationId: place(code), kind: 'receive', quantity }], callAt(now))
const holdOf = (lines: HoldLine[], more: Partial<NewHold> = {}): NewHold => ({
  id: newId('hold'),
  cartId: newId('cart'),
  paymentId: newId('payment'),
  expiresAt: new Date(now.getTime() + 600_000),
  lines,
  ...more,
})
const one = (sku: string, code: string, quantity = 1): HoldLine => ({ sku, locationId: place(code), quantity })
const together = (holds: readonly NewHold[]) => Promise.all(holds.map((hold) => holdTogether(world.db, hold, now)))
const kept = async () => {
  const rows = await world.db.reader.rows<{ id: string }>(sql`select id from holds where status = 'live'`)
  return rows.map(({ id }) => id).sort()
}
const noBreach = async () => expect(await stockBreaches(world.db.reader)).toEqual([])

test('of a hundred who want one of forty at once, forty get it; the others are told what was left, and leave nothing', async () => {
  await receive('TV', 'lyon', 40)
  const holds = Array.from({ length: 100 }, () => holdOf([one('TV', 'lyon')]))
  const taken = await together(holds)
  expect(taken.filter(({ ok }) => ok)).toHaveLength(40)
  const short = { sku: 'TV', locationId: place('lyon'), incomingId: null, wanted: 1, available: 0 }
  expect(taken.find(({ ok }) => !ok)).toEqual({ ok: false, isOver: false, short: [short] })
  const { count } = await world.db.reader.one<{ count: number }>(sql`select count(*)::integer as count from holds`)
  expect(count).toBe(40)
  await noBreach()
})

test('a batch costs few transactions', async () => {
  await receive('TV', 'lyon', 64)
  const commits = async () => {
    await new Promise((resolve) => setTimeout(resolve, 50))
    await world.db.reader.run(sql`select pg_stat_force_next_flush()`)
    return world.db.reader.one<{ xid: number }>(sql`select pg_current_xact_id()::text::bigint::integer as xid`)
  }
  const before = await commits()
  await together(Array.from({ length: 64 }, () => holdOf([one('TV', 'lyon')])))
  expect((await commits()).xid - before.xid).toBeLessThan(8)
})

test('a hold that cannot be written fails alone', async () => {
  await receive('TV', 'lyon', 10)
  const bad = holdOf([one('TV', 'lyon', 0)])
  const good = Array.from({ length: 5 }, () => holdOf([one('TV', 'lyon')]))
  const answers = await Promise.allSettled(
    [...good, bad, ...good.map((hold) => ({ ...hold }))].map((hold) => holdTogether(world.db, hold, now)),
  )
  expect(answers.map(({ status }) => status)).toEqual([
    ...good.map(() => 'fulfilled'),
    'rejected',
    ...good.map(() => 'fulfilled'),
  ])
  expect(await kept()).toEqual(good.map(({ id }) => id).sort())
  await noBreach()
})

test('a payment that asks twice holds once; one that was given up meanwhile never holds', async () => {
  await receive('TV', 'lyon', 10)
  const first = holdOf([one('TV', 'lyon')])
  const again = { ...first, id: newId('hold'), lines: [one('TV', 'lyon', 3)] }
  expect(await together([first, again])).toEqual([{ ok: true }, { ok: true }])
  expect(await kept()).toEqual([first.id])
  const late = holdOf([one('TV', 'lyon')])
  expect(await releaseHold(world.db.reader, late, now)).toBe(false)
  expect(await together([late, first])).toEqual([{ ok: false, isOver: true, short: [] }, { ok: true }])
  expect(await releaseHold(world.db.reader, first, now)).toBe(true)
  expect(await together([again])).toEqual([{ ok: false, isOver: true, short: [] }])
  await noBreach()
})

test('a hold and its giving back at the same moment: whoever is first, nothing stays held', async () => {
  await receive('TV', 'lyon', 10)
  for (let round = 0; round < 20; round += 1) {
    const hold = holdOf([one('TV', 'lyon', 2)])
    await Promise.all([holdTogether(world.db, hold, now), releaseHold(world.db.reader, hold, now)])
    expect(await kept()).toEqual([])
  }
  await noBreach()
})

test('two servers that hold the same articles in their own batches never sell one twice', async () => {
  await Promise.all(['TV', 'JEANS', 'KETTLE'].map((sku) => receive(sku, 'lyon', 30)))

  const other = openDatabase(world.url, { max: 4 })
  const skus = ['TV', 'JEANS', 'KETTLE']
  const holds = Array.from({ length: 120 }, (_, n) =>
    holdOf(
      n % 2
        ? [one(skus[n % 3]!, 'lyon'), one(skus[(n + 1) % 3]!, 'lyon')]
        : [one(skus[(n + 1) % 3]!, 'lyon'), one(skus[n % 3]!, 'lyon')],
    ),
  )
  const taken = await Promise.all(holds.map((hold, n) => holdTogether(n % 2 ? world.db : other, hold, now)))
  await other.close()
  expect(taken.filter(({ ok }) => ok)).toHaveLength(45)
  await noBreach()
})

test('property: a batch answers what its baskets would have been answered one after the other', async () => {
  const skus = ['TV', 'JEANS', 'KETTLE']
  const codes = ['lyon', 'paris']
  const aLine = fc.record({
    sku: fc.constantFrom(...skus),
    code: fc.constantFrom(...codes, 'later'),
    quantity: fc.integer({ min: 1, max: 4 }),
  })
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat({ max: 8 }), { minLength: 9, maxLength: 9 }),
      fc.array(fc.array(aLine, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 12 }),
      async (stock, baskets) => {
        await world.db.reader.script(
          'truncate stock_movements, stock_levels, safety_rules, hold_lines, holds, incoming_deliveries, deliveries',
        )
        const free = new Map<string, number>()
        const incoming = new Map<string, string>()
        for (const [n, sku] of skus.entries()) {
          for (const [m, code] of codes.entries()) {
            const quantity = stock[n * 3 + m]!
            if (quantity > 0) await receive(sku, code, quantity)
            free.set(`${sku} ${code}`, quantity)
          }
          const quantity = stock[n * 3 + 2]!
          if (quantity > 0) {
            const [id] = await addIncoming(world.db.reader, [
              { sku, locationId: place('lyon'), expectedOn: '2026-12-01', quantity },
            ])
            incoming.set(sku, id!)
          }
          free.set(`${sku} later`, quantity)
        }
        const lineOf = ({ sku, code, quantity }: { sku: string; code: string; quantity: number }): HoldLine =>
          code === 'later'
            ? { ...one(sku, 'lyon', quantity), incomingId: incoming.get(sku) ?? 'inc_none' }
            : one(sku, code, quantity)
        const expected = baskets.map((lines) => {
          const wanted = new Map<string, number>()
          for (const { sku, code, quantity } of lines)
            wanted.set(`${sku} ${code}`, (wanted.get(`${sku} ${code}`) ?? 0) + quantity)
          const isEnough = [...wanted].every(([key, quantity]) => free.get(key)! >= quantity)
          if (isEnough) for (const [key, quantity] of wanted) free.set(key, free.get(key)! - quantity)
          return isEnough
        })
        const taken = await takeHolds(
          world.db,
          baskets.map((lines) => holdOf(lines.map(lineOf))),
          now,
        )
        expect(taken.map(({ ok }) => ok)).toEqual(expected)
        await noBreach()
      },
    ),
    { numRuns: 60 },
  )
}, 60_000)

import sql from 'sql-template-tag'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { callAt, type SmallWorld, smallWorld } from '../locations/small-world.fixture.ts'
import { purchaseCosts } from './purchase-costs.ts'
import { setPurchaseCost, setPurchaseCosts } from './set-purchase-costs.ts'
import { showPurchaseCost } from './show-purchase-cost.ts'

let world: SmallWorld
beforeAll(async () => {
  world = await smallWorld()
}, 60_000)
afterAll(() => world.stop())

const now = new Date('2026-11-23T09:30:00Z')
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)
const cost = (sku: string, amountMinor: number, startsAt: Date) => ({
  sku,
  amountMinor,
  currency: 'EUR' as const,
  startsAt,
})
const amountAt = async (sku: string, at: Date) =>
  (await purchaseCosts(world.db.reader, [sku], at)).get(sku)?.amountMinor

test('an article costs what it cost at that moment; what was said wrongly is said again and nothing is rewritten', async () => {
  const rows = [cost('TV', 70_000, daysAgo(300)), cost('TV', 74_000, daysAgo(10)), cost('KETTLE', 1200, daysAgo(5))]
  const set = () => world.db.transaction((tx) => setPurchaseCosts(tx, rows, callAt(now)))
  expect(await set()).toHaveLength(3)
  expect(await set()).toEqual([])
  expect(await Promise.all([400, 299, 11, 10, 0].map((days) => amountAt('TV', daysAgo(days))))).toEqual([
    undefined,
    70_000,
    70_000,
    74_000,
    74_000,
  ])
  expect([...(await purchaseCosts(world.db.reader, ['TV', 'KETTLE', 'SOFA'], now)).keys()].sort()).toEqual([
    'KETTLE',
    'TV',
  ])
  await world.db.transaction((tx) =>
    setPurchaseCost(
      tx,
      { sku: 'TV', amount: { minor: 73_000, currency: 'EUR' }, from: daysAgo(10).toISOString() },
      callAt(now),
    ),
  )
  expect(await amountAt('TV', now)).toBe(73_000)
  const shown = await showPurchaseCost(world.db.reader, { sku: 'TV' }, callAt(now))
  expect(shown.cost).toEqual({ minor: 73_000, currency: 'EUR' })
  expect(shown.history.map(({ amount }) => amount.minor)).toEqual([73_000, 74_000, 70_000])
  await expect(world.db.transaction((tx) => tx.run(sql`update purchase_costs set amount_minor = 0`))).rejects.toThrow(
    'append-only',
  )
})

test('a cost is not negative, and belongs to an article that exists', async () => {
  const put = (sku: string, minor: number) =>
    world.db.transaction((tx) => setPurchaseCost(tx, { sku, amount: { minor, currency: 'EUR' } }, callAt(now)))
  await expect(put('TV', -1)).rejects.toMatchObject({ errors: [{ code: 'negative' }] })
  await expect(put('NONE', 100)).rejects.toMatchObject({ code: 'variant_not_found' })
  expect((await showPurchaseCost(world.db.reader, { sku: 'SOFA' }, callAt(now))).cost).toBeUndefined()
})

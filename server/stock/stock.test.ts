import { newId } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { callAt, type SmallWorld, smallWorld } from '../locations/small-world.fixture.ts'
import { addIncoming } from './add-incoming.ts'
import { claimHold } from './claim-hold.ts'
import { consumeHold } from './consume-hold.ts'
import { expireHolds } from './expire-holds.ts'
import { extendHold } from './extend-hold.ts'
import { levelsOf } from './levels-of.ts'
import { recordMovement } from './record-movement.ts'
import { recordMovements } from './record-movements.ts'
import { releaseHold } from './release-hold.ts'
import { setSafety } from './set-safety.ts'
import { showStock } from './show-stock.ts'
import { stockBreaches } from './stock-breaches.ts'
import type { HoldLine } from './stock-level.ts'
import { takeHold } from './take-holds.ts'

let world: SmallWorld
beforeAll(async () => {
  world = await smallWorld()
}, 60_000)
beforeEach(async () => {
  await world.db.reader.script(
    'truncate stock_movements, stock_levels, safety_rules, hold_lines, holds, incoming_deliveries, deliveries',
  )
  const at = (code: string, sku: string, quantity: number) => ({
    sku,
    locationId: place(code),
    kind: 'receive' as const,
    quantity,
  })
  await recordMovements(
    world.db.reader,
    [at('paris', 'TV', 1), at('paris', 'KETTLE', 10), at('lyon', 'TV', 3), at('entrepot', 'JEANS', 8)],
    callAt(now),
  )
})
afterAll(() => world.stop())

const now = new Date('2026-11-23T09:30:00Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)
const place = (code: string) => world.ids.get(code)!
const line = (code: string, sku: string, quantity = 1): HoldLine => ({ sku, locationId: place(code), quantity })
const levelAt = async (code: string, sku: string) =>
  (await levelsOf(world.db.reader, [sku])).find((level) => level.locationId === place(code))
const hold = (lines: HoldLine[], { cartId = newId('cart'), at = now, seconds = 600 } = {}) => {
  const paymentId = newId('payment')
  const taken = { id: newId('hold'), cartId, paymentId, lines, expiresAt: new Date(at.getTime() + seconds * 1000) }
  return world.db.transaction(async (tx) => ({ cartId, paymentId, ...(await takeHold(tx, taken, at)) }))
}
const move = (input: Partial<Parameters<typeof recordMovement>[1]>) =>
  world.db.transaction((tx) =>
    recordMovement(
      tx,
      { sku: 'TV', locationId: 'lyon', kind: 'receive', quantity: 1, moveHolds: false, ...input },
      callAt(now),
    ),
  )
const noBreach = async () => expect(await stockBreaches(world.db.reader)).toEqual([])
const jobs = (at: Date) => ({ db: world.db, clock: { now: () => at } }) as unknown as Parameters<typeof expireHolds>[0]

test('one article is shown at every location, with what is on its way', async () => {
  await addIncoming(world.db.reader, [
    { sku: 'TV', locationId: place('entrepot'), expectedOn: '2026-12-01', quantity: 5 },
    { sku: 'TV', locationId: place('entrepot'), expectedOn: '2026-12-08', quantity: 2 },
  ])
  await setSafety(world.db.reader, [{ sku: 'TV', locationId: place('lyon'), safety: 2 }])
  const { items } = await showStock(world.db.reader, { sku: 'TV' }, callAt(now))
  expect(
    items.map(({ locationCode, onHand, available, incoming }) => [locationCode, onHand, available, incoming]),
  ).toEqual([
    ['lyon', 3, 1, 0],
    ['paris', 1, 1, 0],
    ['strasbourg', 0, 0, 0],
    ['entrepot', 0, 0, 7],
    ['fournisseur', 0, 0, 0],
  ])
  expect((await showStock(world.db.reader, { sku: 'GHOST' }, callAt(now))).items).toHaveLength(5)
  await expect(showStock(world.db.reader, { sku: 'NONE' }, callAt(now))).rejects.toMatchObject({
    code: 'variant_not_found',
  })
})

test('movements move the levels: receive, adjust, count, transfer', async () => {
  await move({ quantity: 4 })
  await move({ kind: 'adjust', quantity: -2, reason: 'cassé' })
  await move({ kind: 'count', quantity: 9 })
  await move({ kind: 'transfer', quantity: 6, toLocationId: 'strasbourg' })
  expect((await levelAt('lyon', 'TV'))?.onHand).toBe(3)
  expect((await levelAt('strasbourg', 'TV'))?.onHand).toBe(6)
  await noBreach()
})

test('a movement sent twice is one; its id with another content is refused', async () => {
  const id = newId('movement')
  for (const input of [
    { quantity: 4 },
    { kind: 'count' as const, quantity: 2 },
    { kind: 'transfer' as const, quantity: 2, toLocationId: 'paris' },
  ]) {
    const once = { ...input, id: newId('movement') }
    await Promise.all([move(once), move(once), move(once)])
    expect(await move(once)).toMatchObject({ id: once.id, sku: 'TV' })
    await expect(move({ ...once, quantity: 3 })).rejects.toMatchObject({ code: 'id_already_used' })
    await expect(move({ ...once, locationId: 'strasbourg' })).rejects.toMatchObject({
      code: expect.stringMatching(/id_already_used|not_enough/),
    })
  }
  await move({ id, quantity: 4 })
  await expect(move({ id, sku: 'KETTLE', quantity: 4 })).rejects.toMatchObject({ code: 'id_already_used' })
  expect((await levelAt('paris', 'TV'))?.onHand).toBe(3)
  await noBreach()
})

test('what is held is not taken away, and what is not there neither', async () => {
  const taken = await hold([line('lyon', 'TV', 2)])
  await claimHold(world.db.reader, taken.cartId, newId('order'), now)
  for (const input of [
    { kind: 'count' as const, quantity: 1 },
    { kind: 'adjust' as const, quantity: -2 },
    { kind: 'transfer' as const, quantity: 2, toLocationId: 'paris' },
    { kind: 'transfer' as const, quantity: 2, toLocationId: 'paris', moveHolds: true },
  ])
    await expect(move(input)).rejects.toMatchObject({
      code: 'held',
      details: { onHand: 3, reserved: 2, free: 1, orderIds: [expect.stringMatching(/^ord_/)] },
    })
  await expect(move({ kind: 'adjust', quantity: -4 })).rejects.toMatchObject({ code: 'not_enough_stock' })
  await expect(move({ kind: 'transfer', quantity: 4, toLocationId: 'paris' })).rejects.toMatchObject({
    code: 'not_enough_stock',
  })
  await move({ kind: 'count', quantity: 2 })
  await noBreach()
})

test('input that makes no sense is pointed at', async () => {
  const pointer = (path: string) => ({ errors: [{ pointer: path }] })
  await expect(move({ quantity: 0 })).rejects.toMatchObject(pointer('#/quantity'))
  await expect(move({ kind: 'count', quantity: -1 })).rejects.toMatchObject(pointer('#/quantity'))
  await expect(move({ kind: 'transfer' })).rejects.toMatchObject(pointer('#/toLocationId'))
  await expect(move({ kind: 'transfer', toLocationId: 'lyon' })).rejects.toMatchObject(pointer('#/toLocationId'))
  await expect(move({ sku: 'NONE' })).rejects.toMatchObject({ code: 'variant_not_found' })
  await expect(move({ locationId: 'nowhere' })).rejects.toMatchObject({ code: 'location_not_found' })
})

test('a hold lives: taken, claimed once, consumed once; the ledger says sold', async () => {
  const taken = await hold([line('paris', 'TV'), line('paris', 'KETTLE', 2), line('paris', 'KETTLE', 1)])
  expect(await levelAt('paris', 'KETTLE')).toMatchObject({ onHand: 10, reserved: 3, available: 7 })
  const orderId = newId('order')
  const claimed = await claimHold(world.db.reader, taken.cartId, orderId, now)
  expect(claimed).toMatchObject({ ok: true, lines: [{ sku: 'TV', quantity: 1 }, { quantity: 2 }, { quantity: 1 }] })
  expect(await claimHold(world.db.reader, taken.cartId, orderId, later(3600))).toEqual(claimed)
  expect(await claimHold(world.db.reader, taken.cartId, newId('order'), now)).toEqual({ ok: false })
  expect(await releaseHold(world.db.reader, taken, now)).toBe(false)
  const consume = () => world.db.transaction((tx) => consumeHold(tx, orderId, callAt(now)))
  expect((await Promise.all([consume(), consume(), consume()])).sort()).toEqual([false, false, true])
  expect(await levelAt('paris', 'KETTLE')).toMatchObject({ onHand: 7, reserved: 0 })
  expect(await levelAt('paris', 'TV')).toMatchObject({ onHand: 0, reserved: 0 })
  await noBreach()
})

test('a hold is given back once, by payment or order', async () => {
  const byPayment = await hold([line('lyon', 'TV', 3)])
  expect(await releaseHold(world.db.reader, byPayment, now)).toBe(true)
  expect(await releaseHold(world.db.reader, byPayment, now)).toBe(false)
  const byOrder = await hold([line('lyon', 'TV', 3)])
  const orderId = newId('order')
  await claimHold(world.db.reader, byOrder.cartId, orderId, now)
  expect(await releaseHold(world.db.reader, byOrder, now)).toBe(false)
  expect(await releaseHold(world.db.reader, { orderId }, now)).toBe(true)
  expect(await levelAt('lyon', 'TV')).toMatchObject({ onHand: 3, reserved: 0 })
  await noBreach()
})

test('a basket has one hold: taking again replaces the former', async () => {
  const cartId = newId('cart')
  await hold([line('lyon', 'TV', 3)], { cartId })
  expect(await hold([line('lyon', 'TV', 2), line('paris', 'TV')], { cartId })).toMatchObject({ ok: true })
  expect(await levelAt('lyon', 'TV')).toMatchObject({ reserved: 2 })
  await noBreach()
})

test('all or nothing: the answer says what fell short, and nothing is held', async () => {
  const [incomingId] = await addIncoming(world.db.reader, [
    { sku: 'JEANS', locationId: place('entrepot'), expectedOn: '2026-12-01', quantity: 2 },
  ])
  await setSafety(world.db.reader, [{ sku: 'KETTLE', locationId: place('paris'), safety: 9 }])
  const wanted = [
    line('paris', 'TV', 2),
    line('paris', 'KETTLE', 2),
    line('strasbourg', 'TV'),
    { ...line('entrepot', 'JEANS', 3), incomingId },
  ]
  const answer = await hold(wanted)
  expect(answer).toMatchObject({ ok: false })
  expect(
    'short' in answer && answer.short.map(({ sku, wanted: asked, available }) => [sku, asked, available]).sort(),
  ).toEqual([
    ['JEANS', 3, 2],
    ['KETTLE', 2, 1],
    ['TV', 1, 0],
    ['TV', 2, 1],
  ])
  expect(await hold([{ ...line('entrepot', 'JEANS', 2), incomingId }])).toMatchObject({ ok: true })
  expect((await levelAt('entrepot', 'JEANS'))?.incoming).toMatchObject([{ available: 0 }])
  await noBreach()
})

test('a hold whose time is over makes room at once, without waiting for the job', async () => {
  const lapsed = await hold([line('paris', 'TV'), line('paris', 'KETTLE', 10)])
  expect(await hold([line('paris', 'TV')], { at: later(599) })).toMatchObject({ ok: false })
  expect(await hold([line('paris', 'TV')], { at: later(600) })).toMatchObject({ ok: true })
  expect(await claimHold(world.db.reader, lapsed.cartId, newId('order'), later(601))).toEqual({ ok: false })
  expect(await levelAt('paris', 'KETTLE')).toMatchObject({ reserved: 0 })
  await noBreach()
})

test('a hold given more time outlives its first end, and one that is over is given none', async () => {
  const taken = await hold([line('paris', 'TV')], { seconds: 60 })
  expect(await extendHold(world.db.reader, { paymentId: taken.paymentId }, later(900))).toBe(true)
  expect(await expireHolds(jobs(later(600)))).toBe(0)
  expect(await hold([line('paris', 'TV')], { at: later(600) })).toMatchObject({ ok: false })
  expect(await expireHolds(jobs(later(900)))).toBe(1)
  expect(await extendHold(world.db.reader, { paymentId: taken.paymentId }, later(1800))).toBe(false)
  await noBreach()
})

test('the job ends every hold whose time is over, in batches, and no other', async () => {
  for (let cart = 0; cart < 4; cart += 1) await hold([line('paris', 'KETTLE')], { seconds: cart < 3 ? 60 : 600 })
  const ended = await Promise.all([expireHolds(jobs(later(60))), expireHolds(jobs(later(60)))])
  expect(ended[0]! + ended[1]!).toBe(3)
  expect(await levelAt('paris', 'KETTLE')).toMatchObject({ reserved: 1 })
  await noBreach()
})

test('movements written together in opposite orders, of articles new to a place, lose nothing', async () => {
  const rows = ['TV', 'JEANS', 'SOFA', 'KETTLE'].flatMap((sku) =>
    ['lyon', 'strasbourg'].map((code) => ({ sku, locationId: place(code), kind: 'receive' as const, quantity: 1 })),
  )
  await Promise.all(
    Array.from({ length: 16 }, (_, caller) =>
      world.db.transaction((tx) => recordMovements(tx, caller % 2 ? rows : [...rows].reverse(), callAt(now))),
    ),
  )
  expect((await levelAt('strasbourg', 'SOFA'))?.onHand).toBe(16)
  expect((await levelAt('lyon', 'TV'))?.onHand).toBe(19)
  await noBreach()
})

test('of thirty-two who want the last one, one gets it', async () => {
  const answers = await Promise.all(Array.from({ length: 32 }, () => hold([line('paris', 'TV')])))
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await levelAt('paris', 'TV')).toMatchObject({ onHand: 1, reserved: 1, available: 0 })
  await noBreach()
})

test('baskets that name the same articles in opposite orders never wait for each other in a ring', async () => {
  const wanted = [line('paris', 'TV'), line('lyon', 'TV'), line('paris', 'KETTLE'), line('entrepot', 'JEANS')]
  const before = await deadlocks()
  for (let round = 0; round < 5; round += 1) {
    const taken = await Promise.all(
      Array.from({ length: 32 }, (_, caller) => hold(caller % 2 ? wanted : [...wanted].reverse(), { seconds: 1 })),
    )
    expect(taken.filter(({ ok }) => ok)).toHaveLength(1)
    // Given back by its payment, by the job, and by who comes next, all at once.
    const winner = taken.find(({ ok }) => ok)!
    await Promise.all([
      world.db.transaction((tx) => releaseHold(tx, winner, now)),
      expireHolds(jobs(later(1))),
      hold(wanted, { at: later(1), seconds: 1 }),
    ])
    await expireHolds(jobs(later(10)))
    await noBreach()
  }
  expect(await deadlocks()).toBe(before)
})

test('a hold that is claimed as it lapses is either claimed or expired, never both', async () => {
  for (let round = 0; round < 20; round += 1) {
    const taken = await hold([line('paris', 'TV')], { seconds: 60 })
    const orderId = newId('order')
    const [claimed] = await Promise.all([
      // The clocks of two servers differ by a second: one finds it alive, the other over.
      world.db.transaction((tx) => claimHold(tx, taken.cartId, orderId, later(59))),
      expireHolds(jobs(later(60))),
    ])
    const { status } = await world.db.reader.one<{ status: string }>(
      sql`select status from holds where cart_id = ${taken.cartId}`,
    )
    expect(status).toBe(claimed.ok ? 'claimed' : 'expired')
    expect((await levelAt('paris', 'TV'))?.reserved).toBe(claimed.ok ? 1 : 0)
    await releaseHold(world.db.reader, { orderId }, now)
    await noBreach()
  }
})

test('a breach is told in a readable line', async () => {
  await hold([line('lyon', 'TV', 2)])
  await world.db.reader.script(
    `update stock_levels set on_hand = 7 where sku = 'JEANS'; update stock_levels set reserved = 1 where reserved = 2`,
  )
  expect(await stockBreaches(world.db.reader)).toEqual([
    `stock: JEANS at ${place('entrepot')}: on hand 7, its movements add up to 8`,
    `stock: TV at ${place('lyon')}: reserved 1, its holds add up to 2`,
  ])
})

async function deadlocks(): Promise<number> {
  await new Promise((done) => setTimeout(done, 50))
  await world.db.reader.run(sql`select pg_stat_force_next_flush()`)
  const row = await world.db.reader.one<{ deadlocks: number }>(
    sql`select deadlocks from pg_stat_database where datname = current_database()`,
  )
  return row.deadlocks
}

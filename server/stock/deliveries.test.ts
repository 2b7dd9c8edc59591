import { type Id, newId } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { callAt, type SmallWorld, smallWorld } from '../locations/small-world.fixture.ts'
import { deliveryView } from '../screens/delivery-view.ts'
import { announceDelivery } from './announce-delivery.ts'
import { cancelDelivery } from './cancel-delivery.ts'
import { claimHold } from './claim-hold.ts'
import { consumeHold } from './consume-hold.ts'
import { levelsOf } from './levels-of.ts'
import { receiveDelivery } from './receive-delivery.ts'
import { recordMovement } from './record-movement.ts'
import { recordMovements } from './record-movements.ts'
import { rescheduleDelivery } from './reschedule-delivery.ts'
import { showStock } from './show-stock.ts'
import { stockBreaches } from './stock-breaches.ts'
import { takeHold } from './take-holds.ts'

let world: SmallWorld
beforeAll(async () => {
  world = await smallWorld()
}, 60_000)
beforeEach(async () => {
  await world.db.reader.script(
    'truncate stock_movements, stock_levels, safety_rules, hold_lines, holds, incoming_deliveries, deliveries',
  )
  await recordMovements(
    world.db.reader,
    [{ sku: 'TV', locationId: place('lyon'), kind: 'receive', quantity: 5 }],
    callAt(now),
  )
})
afterEach(async () => expect(await stockBreaches(world.db.reader)).toEqual([]))
afterAll(() => world.stop())

const now = new Date('2026-11-23T09:30:00Z')
const place = (code: string) => world.ids.get(code)!
type Announced = Parameters<typeof announceDelivery>[1]
const announce = (more: Partial<Announced> = {}) =>
  world.db.transaction((tx) =>
    announceDelivery(
      tx,
      {
        kind: 'purchase',
        locationId: 'entrepot',
        expectedOn: '2026-12-01',
        lines: [{ sku: 'TV', quantity: 10 }],
        ...more,
      },
      callAt(now),
    ),
  )
const receive = (id: Id<'delivery'>, quantities: Record<string, number>, more: object = {}) =>
  world.db.transaction((tx) => {
    const lines = Object.entries(quantities).map(([sku, quantity]) => ({ sku, quantity }))
    return receiveDelivery(tx, { id, lines, isLast: true, ...more }, callAt(now))
  })
const plainReceive = (sku: string, code: string, quantity: number) =>
  world.db.transaction((tx) =>
    recordMovement(tx, { sku, locationId: code, kind: 'receive', quantity, moveHolds: false }, callAt(now)),
  )
const view = (id: string) => deliveryView(world.db.reader, id, callAt(now))
const levelAt = async (code: string, sku = 'TV') =>
  (await levelsOf(world.db.reader, [sku])).find((level) => level.locationId === place(code))
/** An order for goods that are still on their way. */
const preOrder = async (deliveryId: string, quantity: number) => {
  const { id } = await world.db.reader.one<{ id: string }>(
    sql`select id from incoming_deliveries where delivery_id = ${deliveryId} and sku = 'TV'`,
  )
  const cartId = newId('cart')
  const orderId = newId('order')
  const lines = [{ sku: 'TV', locationId: place('entrepot'), incomingId: id, quantity }]
  const expiresAt = new Date(now.getTime() + 600_000)
  const hold = { id: newId('hold'), cartId, paymentId: newId('payment'), expiresAt, lines }
  const taken = await world.db.transaction((tx) => takeHold(tx, hold, now))
  if (taken.ok) await claimHold(world.db.reader, cartId, orderId, now)
  return { ok: taken.ok, orderId }
}
const isReady = async (orderId: string) =>
  world.db.transaction((tx) => consumeHold(tx, orderId, callAt(now))).catch(() => false)

test('a purchase that arrives whole is on hand, and those who bought it before it came are served first', async () => {
  const id = await announce()
  expect((await levelAt('entrepot'))?.incoming).toMatchObject([{ available: 10 }])
  const [one, two] = [await preOrder(id, 4), await preOrder(id, 3)]
  expect(await preOrder(id, 4)).toMatchObject({ ok: false })
  expect(await isReady(one.orderId)).toBe(false)
  await receive(id, { TV: 10 })
  expect(await levelAt('entrepot')).toMatchObject({ onHand: 10, reserved: 7, available: 3, incoming: [] })
  expect(await view(id)).toMatchObject({
    status: 'arrived',
    lines: [{ received: 10, missing: 0, quantity: 0, reserved: 0 }],
  })
  expect([await isReady(one.orderId), await isReady(two.orderId)]).toEqual([true, true])
})

test('what comes in parts serves the oldest first, a part of one order if need be', async () => {
  const id = await announce()
  const [one, two] = [await preOrder(id, 4), await preOrder(id, 3)]
  await receive(id, { TV: 5 }, { isLast: false })
  expect(await levelAt('entrepot')).toMatchObject({ onHand: 5, reserved: 5, available: 0 })
  expect([await isReady(one.orderId), await isReady(two.orderId)]).toEqual([true, false])
  expect(await view(id)).toMatchObject({ status: 'expected', lines: [{ received: 5, quantity: 5, reserved: 2 }] })
  await receive(id, { TV: 5 })
  expect(await isReady(two.orderId)).toBe(true)
})

test('a short last arrival takes nothing from those who bought: refused, unless there is free stock to serve them', async () => {
  const id = await announce()
  const { orderId } = await preOrder(id, 4)
  await expect(receive(id, { TV: 3 })).rejects.toMatchObject({
    code: 'held',
    details: { reserved: 1, orderIds: [orderId] },
  })
  expect(await levelAt('entrepot')).toMatchObject({ onHand: 0 })
  await receive(id, { TV: 3 }, { isLast: false })
  await world.db.transaction((tx) =>
    recordMovement(
      tx,
      { sku: 'TV', locationId: 'entrepot', kind: 'found', quantity: 2, moveHolds: false },
      callAt(now),
    ),
  )
  await receive(id, {})
  expect(await levelAt('entrepot')).toMatchObject({ onHand: 5, reserved: 4, available: 1 })
  expect(await view(id)).toMatchObject({ status: 'arrived', lines: [{ received: 3, missing: 7 }] })
  expect(await isReady(orderId)).toBe(true)
})

test('more than was announced is free stock, and so is an article nobody announced', async () => {
  const id = await announce()
  await receive(id, { TV: 12, KETTLE: 2 })
  expect(await levelAt('entrepot')).toMatchObject({ onHand: 12, available: 12 })
  expect(await levelAt('entrepot', 'KETTLE')).toMatchObject({ onHand: 2 })
  expect(await view(id)).toMatchObject({ status: 'arrived', lines: [{ announced: 10, received: 12, missing: 0 }] })
})

test('an arrival sent twice is one; at once too; its id for another delivery is refused', async () => {
  const id = await announce()
  const receiptId = newId('movement')
  await Promise.all([1, 2, 3].map(() => receive(id, { TV: 4 }, { receiptId, isLast: false }).catch((error) => error)))
  expect(await levelAt('entrepot')).toMatchObject({ onHand: 4 })
  const other = await announce()
  await expect(receive(other, { TV: 4 }, { receiptId })).rejects.toMatchObject({ code: 'id_already_used' })
})

test('goods received without their delivery’s name count on it: units sold before they came are not sold again', async () => {
  const later = await announce({ expectedOn: '2026-12-08' })
  const sooner = await announce()
  const { orderId } = await preOrder(sooner, 10)
  await plainReceive('TV', 'entrepot', 12)
  expect(await levelAt('entrepot')).toMatchObject({
    onHand: 12,
    reserved: 10,
    available: 2,
    incoming: [{ available: 8 }],
  })
  expect(await view(sooner)).toMatchObject({ status: 'arrived' })
  expect(await view(later)).toMatchObject({ status: 'expected', lines: [{ received: 2, quantity: 8 }] })
  expect(await isReady(orderId)).toBe(true)
})

test('a transfer leaves, is in transit, and arrives with its difference', async () => {
  const lines = [{ sku: 'TV', quantity: 4 }]
  const id = await announce({ kind: 'transfer', fromLocationId: 'lyon', locationId: 'paris', lines })
  expect(await levelAt('lyon')).toMatchObject({ onHand: 1 })
  expect(await levelAt('paris')).toMatchObject({ onHand: 0, incoming: [{ available: 4 }] })
  await receive(id, { TV: 3 })
  expect(await levelAt('paris')).toMatchObject({ onHand: 3, incoming: [] })
  expect(await view(id)).toMatchObject({ status: 'arrived', lines: [{ announced: 4, received: 3, missing: 1 }] })
  await expect(receive(id, { TV: 1 })).rejects.toMatchObject({ code: 'delivery_not_expected' })
})

test('what is held does not leave, nor what is not there; the same transfer twice leaves once', async () => {
  const hold = {
    id: newId('hold'),
    cartId: newId('cart'),
    paymentId: newId('payment'),
    expiresAt: new Date(now.getTime() + 600_000),
  }
  await world.db.transaction((tx) =>
    takeHold(tx, { ...hold, lines: [{ sku: 'TV', locationId: place('lyon'), quantity: 3 }] }, now),
  )
  const send = (quantity: number, id?: Id<'delivery'>) =>
    announce({
      kind: 'transfer',
      fromLocationId: 'lyon',
      locationId: 'paris',
      lines: [{ sku: 'TV', quantity }],
      ...(id ? { id } : {}),
    })
  await expect(send(3)).rejects.toMatchObject({ code: 'held' })
  await expect(send(6)).rejects.toMatchObject({ code: 'not_enough_stock' })
  const id = newId('delivery')
  await send(2, id)
  await send(2, id)
  await expect(send(1, id)).rejects.toMatchObject({ code: 'id_already_used' })
  expect(await levelAt('lyon')).toMatchObject({ onHand: 3, reserved: 3 })
  await Promise.all(Array.from({ length: 8 }, () => send(1).catch((error) => error)))
  expect(await levelAt('lyon')).toMatchObject({ onHand: 3, reserved: 3 })
})

test('a delivery that is late promises nothing in the meantime; on another day it does again, and its orders are named', async () => {
  const id = await announce({ expectedOn: '2026-11-20' })
  const { orderId } = await preOrder(id, 1)
  expect(await view(id)).toMatchObject({ isOverdue: true, expectedOn: '2026-11-20' })
  const incoming = async () => {
    const { items } = await showStock(world.db.reader, { sku: 'TV' }, callAt(now))
    return items.find(({ locationCode }) => locationCode === 'entrepot')?.incoming
  }
  expect(await incoming()).toBe(0)
  await world.db.transaction((tx) => rescheduleDelivery(tx, { id, expectedOn: '2026-12-04' }, callAt(now)))
  expect(await view(id)).toMatchObject({ isOverdue: false, expectedOn: '2026-12-04' })
  expect(await incoming()).toBe(9)
  const event = await world.db.reader.one<{ facts: object }>(sql`
    select facts from events where subject_id = ${id} and type = 'delivery.rescheduled'`)
  expect(event.facts).toMatchObject({ expectedOn: '2026-12-04', orderIds: [orderId] })
})

test('a cancelled transfer turns back; a purchase that somebody has bought of is not cancelled', async () => {
  const lines = [{ sku: 'TV', quantity: 4 }]
  const sent = await announce({ kind: 'transfer', fromLocationId: 'lyon', locationId: 'paris', lines })
  await receive(sent, { TV: 1 }, { isLast: false })
  await world.db.transaction((tx) => cancelDelivery(tx, { id: sent }, callAt(now)))
  expect(await levelAt('lyon')).toMatchObject({ onHand: 4 })
  expect(await levelAt('paris')).toMatchObject({ onHand: 1, incoming: [] })
  const bought = await announce()
  const { orderId } = await preOrder(bought, 1)
  const cancel = world.db.transaction((tx) => cancelDelivery(tx, { id: bought }, callAt(now)))
  await expect(cancel).rejects.toMatchObject({ code: 'held', details: { orderIds: [orderId] } })
})

test('a breach of what is on its way is told in a readable line', async () => {
  const lines = [{ sku: 'TV', quantity: 4 }]
  const id = await announce({ kind: 'transfer', fromLocationId: 'lyon', locationId: 'paris', lines })
  const planted: [string, RegExp][] = [
    [
      `update incoming_deliveries set received = 1, quantity = 3 where delivery_id = '${id}'`,
      /1 received, its movements say 0 arrived/,
    ],
    [
      `update incoming_deliveries set announced = 5, quantity = 5 where delivery_id = '${id}'`,
      /5 announced, its movements say 4 left/,
    ],
    [
      `update deliveries set status = 'arrived', closed_at = now() where id = '${id}'`,
      /is arrived and 4 of TV are still to come/,
    ],
    [
      `update incoming_deliveries set quantity = 0, missing = 4 where delivery_id = '${id}'`,
      /is expected and nothing of it/,
    ],
  ]
  for (const [plant, breach] of planted) {
    const found = await world.db
      .transaction(async (tx) => {
        await tx.script(plant)
        throw new Planted(await stockBreaches(tx))
      })
      .catch((error: Planted) => error.found)
    expect(found.join('\n')).toMatch(breach)
  }
})

/** Unwinds what was planted and brings out what was found. */
class Planted extends Error {
  constructor(readonly found: string[]) {
    super('planted')
  }
}

import { newId } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { callAt, type SmallWorld, smallWorld } from '../locations/small-world.fixture.ts'
import { listStockMovements } from '../screens/stock-ledger.ts'
import { listLeavingRules, setLeavingRule } from './leaving-rules.ts'
import { levelsOf } from './levels-of.ts'
import { moveWithin } from './move-within.ts'
import { recordMovement } from './record-movement.ts'
import { recordMovements } from './record-movements.ts'
import { promiseWindow, setSafetyRule } from './set-safety.ts'
import { showStock } from './show-stock.ts'
import { stockBreaches } from './stock-breaches.ts'
import { takeHold } from './take-holds.ts'

let world: SmallWorld
beforeAll(async () => {
  world = await smallWorld()
  await world.db.reader.script(`
    insert into places (id, location_id, kind, name) select 'plc_' || code, id, 'window', 'Vitrine' from locations where kind = 'shop';
    update reference_version set version = version + 1;
    insert into categories (id, code, parent_id, title_fr, title_en, position)
      select 'cat_sets', 'sets', category_id, 'Télés', 'Sets', 1 from products where handle = 'tv';
    update products set category_id = 'cat_sets' where handle = 'tv'`)
}, 60_000)
beforeEach(async () => {
  await world.db.reader.script(
    'truncate stock_movements, stock_levels, safety_rules, hold_lines, holds, safety_rules, promised_windows cascade',
  )
  await recordMovements(
    world.db.reader,
    [
      { sku: 'TV', locationId: at('paris'), kind: 'receive', quantity: 4 },
      { sku: 'TV', locationId: at('lyon'), kind: 'receive', quantity: 4 },
      { sku: 'KETTLE', locationId: at('paris'), kind: 'receive', quantity: 9 },
    ],
    callAt(now),
  )
})
afterAll(() => world.stop())

const now = new Date('2026-11-23T09:30:00Z')
const at = (code: string) => world.ids.get(code)!
const levelAt = async (code: string, sku = 'TV') =>
  (await levelsOf(world.db.reader, [sku])).find((level) => level.locationId === at(code))!
const carry = (input: Partial<Parameters<typeof moveWithin>[1]>) =>
  world.db.transaction((tx) =>
    moveWithin(
      tx,
      { sku: 'TV', locationId: 'paris', from: 'stock_room', to: 'floor', quantity: 1, ...input },
      callAt(now),
    ),
  )
const rule = (input: Omit<Parameters<typeof setSafetyRule>[1], 'quantity'>, quantity: number | null) =>
  world.db.transaction((tx) => setSafetyRule(tx, { ...input, quantity }))
const placesIn = async (code: string) =>
  (await showStock(world.db.reader, { sku: 'TV' }, callAt(now))).items
    .find(({ locationCode }) => locationCode === code)
    ?.places?.map(({ kind, quantity }) => [kind, quantity])
const noBreach = async () => expect(await stockBreaches(world.db.reader)).toEqual([])

test('goods are in the stock room until somebody carries them to the floor or into the window', async () => {
  expect(await placesIn('paris')).toEqual([
    ['floor', 0],
    ['stock_room', 4],
    ['window', 0],
  ])
  await carry({ quantity: 2 })
  await carry({ from: 'floor', to: 'window' })
  expect(await placesIn('paris')).toEqual([
    ['floor', 1],
    ['stock_room', 2],
    ['window', 1],
  ])
  expect(await placesIn('entrepot')).toBeUndefined()
  await noBreach()
})

test('a move sent twice is one, another under its id is refused, and nobody carries what is not there', async () => {
  const id = newId('movement')
  await Promise.all([carry({ id }), carry({ id }), carry({ id })])
  expect((await levelAt('paris')).onFloor).toBe(1)
  await expect(carry({ id, quantity: 2 })).rejects.toMatchObject({ code: 'id_already_used' })
  await expect(carry({ quantity: 4 })).rejects.toMatchObject({
    code: 'not_enough_stock',
    details: { place: 'stock_room', free: 3 },
  })
  await expect(carry({ locationId: 'entrepot' })).rejects.toMatchObject({ code: 'place_not_found' })
  const three = await Promise.allSettled([carry({ quantity: 2 }), carry({ quantity: 2 }), carry({ quantity: 2 })])
  expect(three.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  await noBreach()
})

test('what is in the window is not promised at a distance, unless the retailer lets it', async () => {
  await carry({ to: 'window', quantity: 3 })
  expect(await levelAt('paris')).toMatchObject({ onHand: 4, safety: 3, available: 1 })
  const hold = (quantity: number) =>
    world.db.transaction((tx) =>
      takeHold(
        tx,
        {
          id: newId('hold'),
          cartId: newId('cart'),
          paymentId: newId('payment'),
          expiresAt: new Date(now.getTime() + 60_000),
          lines: [{ sku: 'TV', locationId: at('paris'), quantity }],
        },
        now,
      ),
    )
  expect(await hold(2)).toMatchObject({ ok: false })
  await world.db.transaction((tx) => promiseWindow(tx, { locationId: 'paris', isPromised: true }))
  expect((await levelAt('paris')).available).toBe(4)
  expect(await hold(2)).toEqual({ ok: true })
  await world.db.transaction((tx) => promiseWindow(tx, { locationId: 'paris', isPromised: false }))
  expect((await levelAt('paris')).available).toBe(0)
  await noBreach()
})

const record = (movement: Partial<Parameters<typeof recordMovement>[1]>) =>
  world.db.transaction((tx) =>
    recordMovement(
      tx,
      { sku: 'TV', locationId: 'paris', kind: 'count', quantity: 1, moveHolds: false, ...movement },
      callAt(now),
    ),
  )

test('what is lost without saying from where leaves the stock room first, then the floor, and the window last', async () => {
  await carry({ to: 'window', quantity: 2 })
  await carry({ quantity: 1 })
  await record({ quantity: 3 })
  expect(await levelAt('paris')).toMatchObject({ onHand: 3, onFloor: 1, inWindow: 2 })
  await record({ quantity: 2 })
  expect(await levelAt('paris')).toMatchObject({ onHand: 2, onFloor: 0, inWindow: 2, safety: 2 })
  await record({ quantity: 1 })
  expect(await levelAt('paris')).toMatchObject({ onHand: 1, onFloor: 0, inWindow: 1, safety: 1 })
  await record({ quantity: 5 })
  expect(await levelAt('paris')).toMatchObject({ onHand: 5, onFloor: 0, inWindow: 1, available: 4 })
  await noBreach()
})

test('what is sold leaves the floor first, then the stock room, and the window last; the retailer turns that round', async () => {
  await carry({ quantity: 1 })
  await carry({ to: 'window', quantity: 1 })
  const sell = (quantity: number) =>
    recordMovements(world.db.reader, [{ sku: 'TV', locationId: at('paris'), kind: 'sell', quantity: -quantity }], {
      ...callAt(now),
    })
  await sell(2)
  expect(await placesIn('paris')).toEqual([
    ['floor', 0],
    ['stock_room', 1],
    ['window', 1],
  ])
  await sell(1)
  await sell(1)
  expect((await levelAt('paris')).safety).toBe(0)
  await noBreach()
  const turn = (startsWith: 'floor' | 'stock_room') =>
    world.db.transaction((tx) => setLeavingRule(tx, { kind: 'sell', startsWith }))
  await turn('stock_room')
  expect((await listLeavingRules(world.db.reader)).items).toEqual([
    { kind: 'sell', startsWith: 'stock_room' },
    { kind: 'transfer_out', startsWith: 'stock_room' },
    { kind: 'other', startsWith: 'stock_room' },
  ])
  await record({ quantity: 4 })
  await carry({ quantity: 2 })
  await sell(1)
  expect(await levelAt('paris')).toMatchObject({ onHand: 3, onFloor: 2 })
  await turn('floor')
  await noBreach()
})

test('receiving, counting, sending and losing name a place; one that is not there, or has not that many, is refused', async () => {
  await record({ kind: 'receive', quantity: 2, place: 'floor' })
  await record({ kind: 'found', quantity: 1, place: 'window' })
  expect(await levelAt('paris')).toMatchObject({ onHand: 7, onFloor: 2, inWindow: 1, safety: 1 })
  await record({ kind: 'count', quantity: 3, place: 'floor' })
  expect(await levelAt('paris')).toMatchObject({ onHand: 8, onFloor: 3, inWindow: 1 })
  await record({ kind: 'transfer', quantity: 2, place: 'floor', toLocationId: 'lyon', toPlace: 'floor' })
  expect(await levelAt('paris')).toMatchObject({ onHand: 6, onFloor: 1 })
  expect(await levelAt('lyon')).toMatchObject({ onHand: 6, onFloor: 2 })
  await record({ kind: 'damage', quantity: 1, place: 'window' })
  expect(await levelAt('paris')).toMatchObject({ onHand: 5, onFloor: 1, inWindow: 0, safety: 0 })
  await expect(record({ kind: 'damage', quantity: 2, place: 'floor' })).rejects.toMatchObject({
    code: 'not_enough_stock',
    details: { place: 'floor', free: 1 },
  })
  await expect(record({ kind: 'receive', locationId: 'entrepot', place: 'floor' })).rejects.toMatchObject({
    code: 'place_not_found',
  })
  await noBreach()
  const ledger = await listStockMovements(world.db.reader, { sku: 'TV', locationId: 'paris', limit: 3 }, callAt(now))
  expect(ledger.items.map(({ kind, inside }) => [kind, inside])).toEqual([
    ['damage', [{ place: 'window', quantity: -1 }]],
    ['transfer_out', [{ place: 'floor', quantity: -2 }]],
    ['count', [{ place: 'floor', quantity: 1 }]],
  ])
  expect(ledger.items[2]).toMatchObject({ counted: 3, countedPlace: 'floor' })
})

test('a movement by place sent twice is one, and under its id another place is another movement', async () => {
  const id = newId('movement')
  const receive = { id, kind: 'receive' as const, quantity: 2, place: 'floor' as const }
  await Promise.all([record(receive), record(receive)])
  expect(await levelAt('paris')).toMatchObject({ onHand: 6, onFloor: 2 })
  await expect(record({ ...receive, place: 'stock_room' })).rejects.toMatchObject({ code: 'id_already_used' })
})

test('of the rules of safety the most precise holds, and a rule dropped leaves the next one', async () => {
  const kept = async (code = 'paris', sku = 'TV') => (await levelAt(code, sku)).safety
  await rule({ locationId: 'paris' }, 1)
  expect([await kept(), await kept('lyon'), await kept('paris', 'KETTLE')]).toEqual([1, 0, 1])
  const parent = await world.db.reader.one<{ code: string }>(
    sql`select code from categories where id = (select parent_id from categories where id = 'cat_sets')`,
  )
  await rule({ category: parent.code }, 2)
  expect([await kept(), await kept('lyon'), await kept('paris', 'KETTLE')]).toEqual([2, 2, 2])
  await rule({ category: 'sets' }, 3)
  expect([await kept(), await kept('paris', 'KETTLE')]).toEqual([3, 2])
  await rule({ category: parent.code, locationId: 'lyon' }, 4)
  expect([await kept(), await kept('lyon')]).toEqual([3, 4])
  await rule({ sku: 'TV' }, 5)
  expect([await kept(), await kept('lyon')]).toEqual([5, 5])
  await rule({ sku: 'TV', locationId: 'paris' }, 0)
  expect([await kept(), await kept('lyon')]).toEqual([0, 5])
  await rule({ sku: 'TV', locationId: 'paris' }, null)
  await rule({ sku: 'TV' }, null)
  expect([await kept(), await kept('lyon')]).toEqual([3, 4])
  await noBreach()
})

test('an article that comes to a shop for the first time is kept back by the rules that were there before it', async () => {
  await rule({ locationId: 'strasbourg' }, 2)
  await world.db.transaction((tx) =>
    recordMovement(
      tx,
      { sku: 'TV', locationId: 'strasbourg', kind: 'receive', quantity: 3, moveHolds: false },
      callAt(now),
    ),
  )
  expect(await levelAt('strasbourg')).toMatchObject({ onHand: 3, safety: 2, available: 1 })
  await noBreach()
})

import { newId } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { callAt, type SmallWorld, smallWorld } from '../locations/small-world.fixture.ts'
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

test('what leaves without saying from where leaves the stock room first, then the floor, and the window last', async () => {
  await carry({ to: 'window', quantity: 2 })
  await carry({ quantity: 1 })
  const count = (quantity: number) =>
    world.db.transaction((tx) =>
      recordMovement(tx, { sku: 'TV', locationId: 'paris', kind: 'count', quantity, moveHolds: false }, callAt(now)),
    )
  await count(3)
  expect(await levelAt('paris')).toMatchObject({ onHand: 3, onFloor: 1, inWindow: 2 })
  await count(2)
  expect(await levelAt('paris')).toMatchObject({ onHand: 2, onFloor: 0, inWindow: 2, safety: 2 })
  await count(1)
  expect(await levelAt('paris')).toMatchObject({ onHand: 1, onFloor: 0, inWindow: 1, safety: 1 })
  await count(5)
  expect(await levelAt('paris')).toMatchObject({ onHand: 5, onFloor: 0, inWindow: 1, available: 4 })
  await noBreach()
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

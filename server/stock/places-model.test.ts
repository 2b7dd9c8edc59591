import type { InsidePlace } from '@filrouge/contract/stock.ts'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { callAt, type SmallWorld, smallWorld } from '../locations/small-world.fixture.ts'
import { levelsOf } from './levels-of.ts'
import { moveWithin } from './move-within.ts'
import { recordMovement } from './record-movement.ts'
import { recordMovements } from './record-movements.ts'
import { stockBreaches } from './stock-breaches.ts'

let world: SmallWorld
beforeAll(async () => {
  world = await smallWorld()
  await world.db.reader.script(`
    insert into places (id, location_id, kind, name) select 'plc_' || code, id, 'window', 'Vitrine' from locations where kind = 'shop';
    update reference_version set version = version + 1`)
}, 60_000)
afterAll(() => world.stop())

const now = new Date('2026-11-23T09:30:00Z')
const here = () => world.ids.get('paris')!

type Insides = Record<InsidePlace, number>
const leaving: Record<string, InsidePlace[]> = {
  sell: ['floor', 'stock_room', 'window'],
  other: ['stock_room', 'floor', 'window'],
}

/** Three heaps of units, one after the other: what goes takes from the first that has one. */
function takeFrom(heaps: Insides, quantity: number, order: InsidePlace[]): void {
  for (let left = quantity; left > 0; left -= 1) heaps[order.find((place) => heaps[place] > 0)!] -= 1
}

test('property: whatever comes, goes, is counted and carried by place or without one, the places add up and say what heaps of units would', async () => {
  const inside = fc.constantFrom('floor' as const, 'stock_room' as const, 'window' as const)
  const place = fc.option(inside, { nil: undefined })
  const quantity = fc.integer({ min: 1, max: 5 })
  const step = fc.oneof(
    fc.record({ verb: fc.constantFrom('receive' as const, 'found' as const, 'return' as const), quantity, place }),
    fc.record({ verb: fc.constantFrom('damage' as const, 'sell' as const, 'transfer' as const), quantity, place }),
    fc.record({ verb: fc.constant('count' as const), quantity: fc.nat({ max: 9 }), place }),
    fc.record({ verb: fc.constant('carry' as const), quantity, from: inside, to: inside }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 25 }), async (steps) => {
      await world.db.reader.script('truncate stock_movements, stock_levels cascade')
      const heaps: Insides = { floor: 0, stock_room: 0, window: 0 }
      for (const one of steps) {
        const total = heaps.floor + heaps.stock_room + heaps.window
        if (one.verb === 'carry') {
          if (one.from === one.to || heaps[one.from] < one.quantity) continue
          await world.db.transaction((tx) => moveWithin(tx, { ...one, sku: 'TV', locationId: 'paris' }, callAt(now)))
          heaps[one.from] -= one.quantity
          heaps[one.to] += one.quantity
        } else if (one.verb === 'sell') {
          if (total < one.quantity) continue
          const sold = { sku: 'TV', locationId: here(), quantity: -one.quantity, place: one.place ?? null }
          await recordMovements(world.db.reader, [{ ...sold, kind: 'sell' }], callAt(now))
          takeFrom(heaps, one.quantity, one.place ? [one.place, ...leaving.sell!] : leaving.sell!)
        } else {
          const there = one.place ? heaps[one.place] : total
          const isGoing = one.verb === 'damage' || one.verb === 'transfer'
          const change = one.verb === 'count' ? one.quantity - there : isGoing ? -one.quantity : one.quantity
          const movement = { kind: one.verb, quantity: one.quantity, ...(one.place ? { place: one.place } : {}) }
          const to = one.verb === 'transfer' ? { toLocationId: 'lyon' } : {}
          const asked = { sku: 'TV', locationId: 'paris', moveHolds: false, ...movement, ...to }
          const done = world.db.transaction((tx) => recordMovement(tx, asked, callAt(now)))
          if (isGoing && there < one.quantity) {
            await expect(done).rejects.toMatchObject({ code: 'not_enough_stock' })
            continue
          }
          await done
          if (change >= 0) heaps[one.place ?? 'stock_room'] += change
          else takeFrom(heaps, -change, one.place ? [one.place] : leaving.other!)
        }
        const level = (await levelsOf(world.db.reader, ['TV'])).find(({ locationId }) => locationId === here())
        const { onHand, onFloor, inWindow } = level ?? { onHand: 0, onFloor: 0, inWindow: 0 }
        expect({ floor: onFloor, stock_room: onHand - onFloor - inWindow, window: inWindow }).toEqual(heaps)
      }
      expect(await stockBreaches(world.db.reader)).toEqual([])
    }),
    { numRuns: 80 },
  )
}, 120_000)

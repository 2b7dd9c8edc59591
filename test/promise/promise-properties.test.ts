import type { PromiseOption } from '@filrouge/contract/promise.ts'
import { distanceMetres } from '@filrouge/kernel/geo.ts'
import { optionsOf } from '@filrouge/server/promise/promise-options.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  anyWorld,
  calendars,
  freeOf,
  here,
  knownOf,
  type Place,
  relayPoints,
  services,
  type World,
} from './any-world.ts'
import {
  carriedIn,
  closingAfter,
  collectableFrom,
  type Days,
  deliveryLeaves,
  everOpens,
  instantAt,
  isHoliday,
  leavesOn,
  readyInShop,
  supplierLeaves,
  wallClock,
} from './slow-calculator.ts'

const runs = Number(process.env.FILROUGE_PROMISE_RUNS ?? 300)
const limit = 3

function promised(world: World): PromiseOption[] {
  const { lines, goodsMinor, postcode, needBy, now } = world
  const asked = { lines, goodsMinor, needBy, limit, now: new Date(now), language: 'fr' as const }
  return optionsOf(knownOf(world), { ...asked, place: { ...here, postcode } }, freeOf(world))
}

const placeOf = (world: World, id: string) => world.places.find((place) => place.id === id)!
const lineOf = (world: World, sku: string) => world.lines.findIndex((line) => line.sku === sku)

/** When what comes from a source leaves it. */
function leaves(world: World, source: PromiseOption['sources'][number]): Days {
  const place = placeOf(world, source.locationId)
  if (source.incomingId) return deliveryLeaves(place, place.incoming[0]!.expectedOn, world.now)!
  if (place.kind === 'supplier') return supplierLeaves(place, world.now)!
  const day = leavesOn(place, world.now)!
  return { first: day, last: day }
}

/** How much of a line could ever be sent to somewhere, or to a shop where it is collected. */
function toBeHad(world: World, line: number, to?: Place): number {
  const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0)
  return sum(
    world.places.map((place) => {
      const canSend = place === to || (place.ships && everOpens(place))
      const stock = canSend && (place.kind !== 'supplier' || place.ships) ? place.stock[line]! : 0
      const coming = place.incoming.filter(
        (one) => one.line === line && (place === to || place.ships) && deliveryLeaves(place, one.expectedOn, world.now),
      )
      return stock + sum(coming.map(({ quantity }) => quantity))
    }),
  )
}

const canAllBeHad = (world: World, to?: Place) =>
  world.lines.every(({ quantity }, line) => toBeHad(world, line, to) >= quantity)
const hasAll = (world: World, place: Place) => world.lines.every(({ quantity }, line) => place.stock[line]! >= quantity)

const nearestShops = (world: World) =>
  world.places
    .filter(({ kind }) => kind === 'shop')
    .sort((one, other) => distanceMetres(here, one) - distanceMetres(here, other) || (one.code < other.code ? -1 : 1))

const window = ({ earliest, latest }: { earliest: string; latest: string }) => [
  Date.parse(earliest),
  Date.parse(latest),
]

test('what can be taken away, where and from when, is what a walk through the minutes finds', () => {
  fc.assert(
    fc.property(anyWorld, (world) => {
      const found = promised(world).filter(({ mode }) => mode === 'takeaway')
      const able = nearestShops(world).filter(
        (shop) => shop.openToPublic && hasAll(world, shop) && readyInShop(shop, world.now, 0) !== undefined,
      )
      expect(found.map(({ locationId }) => locationId)).toEqual(able.slice(0, limit).map(({ id }) => id))
      for (const option of found) {
        const shop = placeOf(world, option.locationId!)
        const from = readyInShop(shop, world.now, 0)!
        expect(window(option)).toEqual([from, closingAfter(shop, from)])
        expectInTime(option, world, shop)
      }
    }),
    { numRuns: runs },
  )
})

/** In time is what is there by the end of the day it is needed on, by the clock of the shop. */
function expectInTime(option: PromiseOption, world: World, { timeZone }: Place): void {
  expect(option.inTime).toBe(wallClock(Date.parse(option.latest), timeZone).slice(0, 10) <= world.needBy)
}

test('what can be collected, where and from when, prepared there or brought first, is what a walk through the days finds', () => {
  fc.assert(
    fc.property(anyWorld, (world) => {
      const found = promised(world).filter(({ mode }) => mode === 'collect')
      const able = nearestShops(world).filter(
        (shop) => shop.openToPublic && shop.collects && everOpens(shop) && canAllBeHad(world, shop),
      )
      expect(found.map(({ locationId }) => locationId)).toEqual(able.slice(0, limit).map(({ id }) => id))
      for (const option of found) {
        const shop = placeOf(world, option.locationId!)
        expectInTime(option, world, shop)
        if (hasAll(world, shop)) {
          const from = readyInShop(shop, world.now, shop.preparationMinutes)!
          expect(window(option)).toEqual([from, closingAfter(shop, from)])
          continue
        }
        const isClosed = (day: string) => isHoliday(day, shop.region) || shop.closures.includes(day)
        const van = { transitDaysMin: 1, transitDaysMax: 2, worksOnSaturday: false, isClosed }
        const brought = option.sources.filter(({ locationId }) => locationId !== shop.id)
        const expected = option.sources.filter(({ locationId, incomingId }) => locationId === shop.id && incomingId)
        const { earliest, latest } = collectableFrom(
          shop,
          brought.map((source) => carriedIn(van, leaves(world, source))),
          expected.map((source) => leaves(world, source)),
        )
        expect(window(option)).toEqual([earliest, latest])
      }
    }),
    { numRuns: runs },
  )
})

test('what carriers bring home and to relay points, when and for how much, is what a walk through the days finds', () => {
  fc.assert(
    fc.property(anyWorld, (world) => {
      const found = promised(world).filter(({ mode }) => mode === 'home' || mode === 'relay')
      for (const option of found) {
        const service = services.find(({ code }) => code === option.service)!
        const relayPoint = relayPoints.find(({ id }) => id === option.relayPointId)
        const { region, timeZone } = calendars[relayPoint?.postcode ?? world.postcode]!
        const { transitDaysMin, transitDaysMax, carrierDays } = service
        const carrier = {
          ...{ transitDaysMin, transitDaysMax, worksOnSaturday: carrierDays === 'mon_sat' },
          isClosed: (day: string) => isHoliday(day, region),
        }
        const days = option.sources.map((source) => carriedIn(carrier, leaves(world, source)))
        const first = days
          .map((one) => one.first)
          .sort()
          .at(-1)!
        const last = days
          .map((one) => one.last)
          .sort()
          .at(-1)!
        const [from, until] = option.mode === 'home' ? ['08:00', '20:00'] : ['09:00', '19:00']
        const earliest = Math.max(world.now, instantAt(first, from!, timeZone))
        expect(window(option)).toEqual([earliest, Math.max(earliest, instantAt(last, until!, timeZone))])
        const isFree = service.freeFromMinor !== null && world.goodsMinor >= service.freeFromMinor
        expect(option.cost.minor).toBe(isFree ? 0 : service.costMinor)
        expect(heaviest(world, option)).toBeLessThanOrEqual(service.maxWeightGrams ?? Number.POSITIVE_INFINITY)
        expect(option.inTime).toBe(wallClock(Date.parse(option.latest), timeZone).slice(0, 10) <= world.needBy)
      }
      // The carrier that takes any weight brings whatever can be had.
      expect(found.some(({ service }) => service === 'heavy')).toBe(canAllBeHad(world))
    }),
    { numRuns: runs },
  )
})

/** The heaviest of the parcels: what leaves one place on the same days goes together. */
function heaviest(world: World, option: PromiseOption): number {
  const parcels = new Map<string, number>()
  for (const source of option.sources) {
    const { first, last } = leaves(world, source)
    const isLater = source.incomingId !== undefined || placeOf(world, source.locationId).kind === 'supplier'
    const key = [source.locationId, isLater, first, last].join(' ')
    const { weightGrams } = world.lines[lineOf(world, source.sku)]!
    parcels.set(key, (parcels.get(key) ?? 0) + weightGrams * source.quantity)
  }
  return Math.max(...parcels.values())
}

test('sources add up to what is wanted, exist, and only places that ship send; the cheapest and the fastest are marked', () => {
  fc.assert(
    fc.property(anyWorld, (world) => {
      const options = promised(world)
      for (const { sources, locationId } of options) {
        for (const { sku, quantity } of world.lines)
          expect(
            sources.filter((one) => one.sku === sku).reduce((sum, one) => sum + one.quantity, 0),
            sku,
          ).toBe(quantity)
        for (const source of sources) {
          const place = placeOf(world, source.locationId)
          const line = lineOf(world, source.sku)
          const there = source.incomingId
            ? place.incoming.filter((one) => one.line === line).reduce((sum, one) => sum + one.quantity, 0)
            : place.stock[line]!
          expect(source.quantity).toBeLessThanOrEqual(there)
          expect(place.ships || source.locationId === locationId).toBe(true)
        }
      }
      const costs = options.map(({ cost }) => cost.minor)
      for (const option of options) expect(option.isCheapest).toBe(option.cost.minor === Math.min(...costs))
      if (options.length > 0) expect(options.some(({ isFastest }) => isFastest)).toBe(true)
    }),
    { numRuns: runs },
  )
})

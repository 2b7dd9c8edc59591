import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chooseSources, favouritesAlone, type Given, type Preference } from './choose-sources.ts'

interface Place {
  code: string
  metres: number
  isWarehouse: boolean
  isFavourite: boolean
  free: number[]
}

const lineCount = 3
const aPlace = fc.record({
  metres: fc.integer({ min: 1, max: 5 }),
  isWarehouse: fc.boolean(),
  isFavourite: fc.boolean(),
  free: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: lineCount, maxLength: lineCount }),
})
const places = fc
  .array(aPlace, { maxLength: 4 })
  .map((given) => given.map((place, index): Place => ({ ...place, code: `p${index}` })))
const wanted = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: lineCount, maxLength: lineCount })
const anyPreference = fc.constantFrom<Preference<Place>>(
  { kind: 'fewest_parcels' },
  { kind: 'nearest' },
  { kind: 'first', has: (place) => place.isWarehouse },
  { kind: 'first', has: (place) => place.isFavourite },
)
const preferences = fc.uniqueArray(anyPreference, { maxLength: 4 })

const choose = (given: readonly Place[], units: readonly number[], order: readonly Preference<Place>[]) =>
  chooseSources({
    wanted: units,
    places: given,
    isAble: () => true,
    free: (place) => place.free,
    metres: (place) => place.metres,
    code: (place) => place.code,
    preferences: order,
  })

const whole = (order: readonly Preference<Place>[]): Preference<Place>[] => [
  ...order,
  { kind: 'fewest_parcels' },
  { kind: 'nearest' },
]

function costOf(given: readonly Given<Place>[], order: readonly Preference<Place>[]): number[] {
  const used = [...new Set(given.map(({ place }) => place))]
  return whole(order).map((preference) => {
    if (preference.kind === 'fewest_parcels') return used.length
    if (preference.kind === 'nearest') return used.reduce((sum, { metres }) => sum + metres, 0)
    return given.reduce((sum, { place, quantity }) => sum + (preference.has(place) ? 0 : quantity), 0)
  })
}

/** Every way to take some units of a line from each place. Slow, and obviously right. */
function splits(line: number, units: number, from: readonly Place[]): Given<Place>[][] {
  const [place, ...others] = from
  if (!place) return units === 0 ? [[]] : []
  return Array.from({ length: Math.min(units, place.free[line]!) + 1 }, (_, quantity) =>
    splits(line, units - quantity, others).map((rest) =>
      quantity === 0 ? rest : [{ line, quantity, place }, ...rest],
    ),
  ).flat()
}

const everyWay = (from: readonly Place[], units: readonly number[]): Given<Place>[][] =>
  units.reduce<Given<Place>[][]>(
    (ways, quantity, line) => {
      const parts = splits(line, quantity, from)
      return ways.flatMap((way) => parts.map((part) => [...way, ...part]))
    },
    [[]],
  )

const lowest = (costs: readonly number[][]) =>
  costs.reduce((best, cost) => {
    const at = cost.findIndex((one, index) => one !== best[index])
    return at !== -1 && cost[at]! < best[at]! ? cost : best
  })

describe('choosing where a basket comes from', () => {
  test('finds what a look at every possible way finds, by the preferences in their order', () => {
    fc.assert(
      fc.property(places, wanted, preferences, (from, units, order) => {
        const ways = everyWay(from, units)
        const chosen = choose(from, units, order)
        const expected = ways.length === 0 ? undefined : lowest(ways.map((way) => costOf(way, order)))
        expect(chosen && costOf(chosen, order)).toEqual(expected)
      }),
      { numRuns: 1500 },
    )
  })

  test('serves all that is wanted or nothing, and never more than a place may give', () => {
    fc.assert(
      fc.property(places, wanted, preferences, (from, units, order) => {
        const chosen = choose(from, units, order)
        const isEnough = units.every((units, line) => from.reduce((sum, place) => sum + place.free[line]!, 0) >= units)
        expect(chosen !== undefined).toBe(isEnough)
        if (!chosen) return
        units.forEach((quantity, line) => {
          const ofLine = chosen.filter((given) => given.line === line)
          expect(ofLine.reduce((sum, given) => sum + given.quantity, 0)).toBe(quantity)
          for (const given of ofLine) {
            expect(given.quantity).toBeGreaterThan(0)
            expect(given.quantity).toBeLessThanOrEqual(given.place.free[line]!)
          }
          expect(new Set(ofLine.map(({ place }) => place)).size).toBe(ofLine.length)
        })
      }),
      { numRuns: 1000 },
    )
  })

  test('gives the same answer in whatever order the places come', () => {
    const shuffled = places.chain((from) =>
      fc.tuple(fc.constant(from), fc.shuffledSubarray(from, { minLength: from.length, maxLength: from.length })),
    )
    const told = (chosen: Given<Place>[] | undefined) =>
      chosen?.map(({ line, quantity, place }) => `${line} ${quantity} ${place.code}`).sort()
    fc.assert(
      fc.property(shuffled, wanted, preferences, ([from, otherwise], units, order) => {
        expect(told(choose(otherwise, units, order))).toEqual(told(choose(from, units, order)))
      }),
      { numRuns: 1000 },
    )
  })

  test('ends soon where a thousand places each have a little of a long basket', () => {
    const lines = 40
    const from = Array.from(
      { length: 1000 },
      (_, index): Place => ({
        code: `p${index}`,
        metres: 1 + ((index * 7919) % 1000),
        isWarehouse: index % 50 === 0,
        isFavourite: false,
        free: Array.from({ length: lines }, (__, line) => ((index * 31 + line * 17) % 23 === 0 ? 1 : 0)),
      }),
    )
    const units = Array.from({ length: lines }, (_, line) => 1 + (line % 3))
    const began = performance.now()
    const chosen = choose(from, units, [{ kind: 'fewest_parcels' }, { kind: 'nearest' }])
    expect(chosen!.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(units.reduce((sum, one) => sum + one, 0))
    expect(performance.now() - began).toBeLessThan(2000)
  })
})

test('the favourites of a ground are chosen among wherever it goes, and where there are none all places decide', () => {
  fc.assert(
    fc.property(
      places,
      wanted,
      preferences,
      fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 4, maxLength: 4 }),
      (given, units, order, far) => {
        const ground = {
          wanted: units,
          isAble: (place: Place) => place.metres !== 5,
          free: (place: Place) => place.free,
          preferences: order,
        }
        const favourites = favouritesAlone({ ...ground, places: given })
        const to = {
          ...ground,
          metres: (place: Place) => far[given.indexOf(place)]!,
          code: (place: Place) => place.code,
        }
        if (favourites)
          expect(chooseSources({ ...to, places: favourites })).toEqual(chooseSources({ ...to, places: given }))
      },
    ),
    { numRuns: 500 },
  )
})

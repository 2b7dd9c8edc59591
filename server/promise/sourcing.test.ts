import { type SourcingRule, SourcingRules } from '@filrouge/contract/sourcing-rules.ts'
import { decisionText, passedTexts } from '@filrouge/contract/sourcing-words.ts'
import { newId } from '@filrouge/kernel/ids.ts'
import fc from 'fast-check'
import sql from 'sql-template-tag'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Location, type Reference, reference } from '../locations/public.ts'
import { callAt, type SmallWorld, smallWorld } from '../locations/small-world.fixture.ts'
import { recordMovements, takeHold } from '../stock/public.ts'
import { addDeliveryServices } from './delivery-services.ts'
import type { Destination } from './promise.ts'
import { promiseDelivery } from './promise-delivery.ts'
import { recordSourcing } from './record-sourcing.ts'
import { publishRules } from './sourcing-draft.ts'

let world: SmallWorld
let known: Reference
const monday = '2026-11-23T09:00:00Z'

beforeAll(async () => {
  world = await smallWorld(async (tx) => {
    await tx.run(sql`update locations set open_to_public = false where code = 'strasbourg'`)
    await tx.run(sql`update variants set options = '{"size": "M"}' where sku = 'JEANS'`)
    await addDeliveryServices(tx, [
      {
        code: 'standard',
        mode: 'home',
        carrier: 'Messageries',
        titleFr: 'Livraison',
        titleEn: 'Delivery',
        transitDaysMin: 2,
        transitDaysMax: 3,
        carrierDays: 'mon_sat',
        costMinor: 590,
        freeFromMinor: null,
        vatRate: 20,
        maxWeightGrams: null,
      },
    ])
  })
  known = await reference(world.db.reader)
}, 60_000)
beforeEach(() =>
  world.db.reader.script('truncate stock_movements, stock_levels, hold_lines, holds, incoming_deliveries, deliveries'),
)
afterAll(() => world.stop())

const place = (code: string) => known.byCode.get(code)!.id
const codeOf = (id: string) => known.locations.get(id as Location['id'])!.code
const nameOf = (id: string) => known.locations.get(id as Location['id'])
const stock = (rows: Record<string, Record<string, number>>) =>
  recordMovements(
    world.db.reader,
    Object.entries(rows).flatMap(([code, articles]) =>
      Object.entries(articles).map(([sku, quantity]) => ({
        sku,
        locationId: place(code),
        kind: code === 'fournisseur' ? ('supplier_promise' as const) : ('receive' as const),
        quantity,
      })),
    ),
    callAt('2026-01-01T00:00:00Z'),
  )

/** Publishes rules written briefly; a place is named by its code. */
const rules = async (...given: { kind: SourcingRule['kind']; places?: string[]; [more: string]: unknown }[]) => {
  const made = SourcingRules.parse(
    given.map(({ places, ...rule }, index) => ({
      id: `r${index}`,
      ...(places ? { at: { locationIds: places.map(place) } } : {}),
      ...rule,
    })),
  )
  await world.db.transaction((tx) =>
    publishRules(tx, { rules: made, holdMinutes: 10, note: '', takesBack: null }, callAt(monday)),
  )
}
const paris: Destination = { mode: 'home', postcode: '75004' }
const deliver = (
  lines: Record<string, number>,
  destination: Destination = paris,
  more: { now?: string; channel?: string; goodsMinor?: number } = {},
) =>
  promiseDelivery(world.db.reader, {
    lines: Object.entries(lines).map(([sku, quantity]) => ({ sku, quantity, weightGrams: 500 })),
    destination,
    goodsMinor: more.goodsMinor ?? 0,
    now: new Date(more.now ?? monday),
    channel: more.channel ?? 'web',
  })
const from = async (...asked: Parameters<typeof deliver>) =>
  (await deliver(...asked))?.sources.map(({ sku, quantity, locationId }) => `${quantity} ${sku} ${codeOf(locationId)}`)

test('the order of the preferences is their weight', async () => {
  await stock({ paris: { TV: 1, KETTLE: 1 }, entrepot: { TV: 1 }, lyon: { TV: 1, KETTLE: 1 } })
  await rules({ kind: 'fewest_parcels' }, { kind: 'warehouses_first' }, { kind: 'nearest' })
  expect(await from({ TV: 1, KETTLE: 1 })).toEqual(['1 TV paris', '1 KETTLE paris'])
  await rules({ kind: 'warehouses_first' }, { kind: 'fewest_parcels' }, { kind: 'nearest' })
  expect(await from({ TV: 1, KETTLE: 1 })).toEqual(['1 TV entrepot', '1 KETTLE paris'])
  await rules({ kind: 'nearest' })
  expect(await from({ TV: 1 })).toEqual(['1 TV paris'])
  expect(await from({ TV: 1 }, { mode: 'home', postcode: '01000' })).toEqual(['1 TV lyon'])
  await rules({ kind: 'places_first', places: ['lyon'] })
  expect(await from({ TV: 1 })).toEqual(['1 TV lyon'])
})

test('a shop closed to the public still serves, and first where the retailer says so', async () => {
  await stock({ paris: { TV: 1 }, strasbourg: { TV: 1 }, entrepot: { TV: 1 } })
  await rules({ kind: 'closed_shops_first' })
  expect(await from({ TV: 1 })).toEqual(['1 TV strasbourg'])
})

test('the last of a size stay in their shop as long as another place can serve', async () => {
  await stock({ paris: { JEANS: 1, TV: 1 }, lyon: { JEANS: 3, TV: 1 } })
  await rules({ kind: 'keep_last', units: 1, when: { option: 'size' } }, { kind: 'nearest' })
  expect(await from({ JEANS: 1 })).toEqual(['1 JEANS lyon'])
  // Without a size it is nobody's last.
  expect(await from({ TV: 1 })).toEqual(['1 TV paris'])
  expect(await from({ JEANS: 3 })).toEqual(['3 JEANS lyon'])
  // Hers to collect where it lies.
  expect(await from({ JEANS: 1 }, { mode: 'collect', locationId: place('paris') })).toEqual(['1 JEANS paris'])
})

test('what may give way does, the last of the list first, before the sale is lost or must wait; what is strict never does', async () => {
  await stock({ paris: { TV: 1 }, lyon: { TV: 1 }, fournisseur: { TV: 5 } })
  const kept = { kind: 'keep_last' as const, units: 1 }
  await rules({ kind: 'exclude', places: ['paris'], isStrict: false }, kept)
  // Lyon's last one goes before Paris, which is left out by the first rule.
  expect(await from({ TV: 1 })).toEqual(['1 TV lyon'])
  expect((await deliver({ TV: 1 }))?.decide?.()?.gaveWay).toEqual(['r1'])
  await rules({ ...kept, isStrict: true })
  expect(await from({ TV: 1 })).toEqual(['1 TV fournisseur'])
  await rules({ ...kept, isStrict: true }, { kind: 'exclude', places: ['fournisseur'] })
  expect(await from({ TV: 1 })).toBeUndefined()
})

test('a place left out for some days serves again after them', async () => {
  await stock({ paris: { TV: 1 }, lyon: { TV: 1 } })
  const when = { from: '2026-11-20', to: '2026-11-24' }
  await rules({ kind: 'exclude', places: ['paris'], when }, { kind: 'nearest' })
  expect(await from({ TV: 1 })).toEqual(['1 TV lyon'])
  expect(await from({ TV: 1 }, paris, { now: '2026-11-25T09:00:00Z' })).toEqual(['1 TV paris'])
})

test('a rule counts under its conditions only', async () => {
  await stock({ paris: { TV: 2, JEANS: 2 }, lyon: { TV: 2, JEANS: 2 } })
  const without = async (when: object) => {
    await rules({ kind: 'exclude', places: ['paris'], when }, { kind: 'nearest' })
    return {
      is: async (...asked: Parameters<typeof deliver>) => (await from(...asked))?.every((one) => one.endsWith('lyon')),
    }
  }
  const cases: [object, Parameters<typeof deliver>, Parameters<typeof deliver>][] = [
    [{ categories: ['test'] }, [{ TV: 1 }], [{ GHOST: 1 }]],
    [{ brands: ['Test'] }, [{ TV: 1 }], [{ GHOST: 1 }]],
    [{ option: 'size' }, [{ JEANS: 1 }], [{ TV: 1 }]],
    [{ leftAtMost: 4 }, [{ TV: 1 }], [{ KETTLE: 1 }]],
    [{ channels: ['web'] }, [{ TV: 1 }], [{ TV: 1 }, paris, { channel: 'app' }]],
    [{ modes: ['home'] }, [{ TV: 1 }], [{ TV: 1 }, { mode: 'collect', locationId: place('strasbourg') }]],
    [{ departments: ['2A'] }, [{ TV: 1 }, { mode: 'home', postcode: '20000' }], [{ TV: 1 }]],
    [{ goodsFromMinor: 100 }, [{ TV: 1 }, paris, { goodsMinor: 100 }], [{ TV: 1 }, paris, { goodsMinor: 99 }]],
    [{ goodsToMinor: 100 }, [{ TV: 1 }, paris, { goodsMinor: 100 }], [{ TV: 1 }, paris, { goodsMinor: 101 }]],
    [{ weekdays: [1] }, [{ TV: 1 }], [{ TV: 1 }, paris, { now: '2026-11-24T09:00:00Z' }]],
  ]
  for (const [when, concerned, not] of cases) {
    const { is } = await without(when)
    expect([when, await is(...concerned)]).toEqual([when, true])
    expect([when, (await is(...not)) ?? false]).toEqual([when, false])
  }
})

test('a shop that has as much to prepare as it can is passed over until its next cut-off', async () => {
  await stock({ paris: { TV: 9 }, lyon: { TV: 9 } })
  await rules({ kind: 'daily_capacity', per: 'parcels', units: 2 }, { kind: 'nearest' })
  const hold = async (code: string, at: string) => {
    const paymentId = newId('payment')
    const lines = [{ sku: 'TV', locationId: place(code), quantity: 1 }]
    const hold = { id: newId('hold'), cartId: newId('cart'), paymentId, expiresAt: new Date('2026-12-31'), lines }
    expect(await takeHold(world.db.reader, hold, new Date(at))).toMatchObject({ ok: true })
    const decision = (await deliver({ TV: 1 }))!.decide!()!
    await recordSourcing(world.db.reader, { paymentId, cause: 'payment', decision }, new Date(at))
  }
  await hold('paris', monday)
  expect(await from({ TV: 1 }, paris, { now: '2026-11-23T09:01:00Z' })).toEqual(['1 TV paris'])
  await hold('paris', monday)
  expect(await from({ TV: 1 }, paris, { now: '2026-11-23T09:02:00Z' })).toEqual(['1 TV lyon'])
  expect((await deliver({ TV: 1 }, paris, { now: '2026-11-23T09:02:00Z' }))?.decide?.()?.passed).toEqual([
    { locationId: place('paris'), code: 'full_today', ruleId: 'r0', count: 2 },
  ])
  // After two in the afternoon, what is ordered is prepared tomorrow.
  expect(await from({ TV: 1 }, paris, { now: '2026-11-23T14:30:00Z' })).toEqual(['1 TV paris'])
  // Where both are full the rule gives way rather than lose the sale.
  await hold('lyon', monday)
  await hold('lyon', monday)
  expect(await from({ TV: 1 }, paris, { now: '2026-11-23T09:03:00Z' })).toEqual(['1 TV paris'])
})

test('a window that is sold all the same keeps what it shows where the rule says so', async () => {
  await stock({ paris: { TV: 2 }, lyon: { TV: 2 } })
  await world.db.reader.run(sql`update stock_levels set in_window = 2 where location_id = ${place('paris')}`)
  await rules({ kind: 'keep_window' }, { kind: 'nearest' })
  expect(await from({ TV: 1 })).toEqual(['1 TV lyon'])
})

test('a decision says why there and who was passed over, to the staff in their language', async () => {
  await stock({ paris: { JEANS: 1, TV: 1 }, entrepot: { JEANS: 4, TV: 2 }, lyon: { TV: 3 } })
  await rules(
    { kind: 'keep_last', units: 1, when: { option: 'size' } },
    { kind: 'fewest_parcels' },
    { kind: 'warehouses_first' },
  )
  const decision = (await deliver({ JEANS: 1, TV: 1 }))!.decide!()!
  expect(decision.version).toBeGreaterThan(0)
  expect(decisionText(decision, 'fr', nameOf)).toBe('Expédié depuis Entrepôt\u00a0: seul entrepôt qui a tout.')
  expect(passedTexts(decision, 'fr', nameOf, () => 'M')).toEqual([
    'Paris garde sa dernière pièce (M)',
    'Lyon n’a qu’une partie du panier',
  ])
  expect(passedTexts(decision, 'en', nameOf, () => 'M')[0]).toBe('Paris keeps its last piece (M)')
  const other = (await deliver({ TV: 1 }))!.decide!()!
  expect(decisionText(other, 'en', nameOf)).toBe('Leaves from Entrepôt: warehouses serve first.')
  expect(other.passed.map(({ locationId, code }) => `${codeOf(locationId)} ${code}`).sort()).toEqual([
    'lyon not_preferred',
    'paris not_preferred',
  ])
})

test('whatever the rules, what is promised is whole, breaks nothing that is strict, and is there', async () => {
  const shops = ['paris', 'lyon', 'strasbourg', 'entrepot']
  const units = fc.integer({ min: 0, max: 3 })
  const stocks = fc.record(Object.fromEntries(shops.map((code) => [code, fc.record({ TV: units, JEANS: units })])))
  const rule = fc.oneof(
    fc.constantFrom({ kind: 'nearest' }, { kind: 'fewest_parcels' }, { kind: 'warehouses_first' }),
    fc.record({ kind: fc.constant('exclude'), places: fc.subarray(shops, { minLength: 1 }), isStrict: fc.boolean() }),
    fc.record({ kind: fc.constant('keep_last'), units: fc.integer({ min: 1, max: 2 }), isStrict: fc.boolean() }),
  )
  await fc.assert(
    fc.asyncProperty(stocks, fc.array(rule, { maxLength: 4 }), units, units, async (given, made, tvs, jeans) => {
      await world.db.reader.script('truncate stock_movements, stock_levels, hold_lines, holds')
      await stock(given as Record<string, Record<string, number>>)
      await rules(...(made as never[]))
      const wanted = { ...(tvs ? { TV: tvs } : {}), ...(jeans ? { JEANS: jeans } : {}) }
      const free = (code: string, sku: 'TV' | 'JEANS') =>
        made.reduce((left, one) => {
          if (!('isStrict' in one) || !one.isStrict) return left
          if ('places' in one) return one.places.includes(code) ? 0 : left
          return code === 'entrepot' ? left : Math.max(0, Math.min(left, given[code]![sku] - one.units))
        }, given[code]![sku])
      const canBe = Object.entries(wanted).every(
        ([sku, quantity]) => shops.reduce((sum, code) => sum + free(code, sku as 'TV'), 0) >= quantity,
      )
      const promised = Object.keys(wanted).length === 0 ? undefined : await deliver(wanted)
      expect(promised !== undefined).toBe(canBe && Object.keys(wanted).length > 0)
      for (const [sku, quantity] of Object.entries(promised ? wanted : {})) {
        const ofIt = promised!.sources.filter((one) => one.sku === sku)
        expect(ofIt.reduce((sum, one) => sum + one.quantity, 0)).toBe(quantity)
        for (const one of ofIt) expect(one.quantity).toBeLessThanOrEqual(free(codeOf(one.locationId), sku as 'TV'))
      }
    }),
    { numRuns: 60 },
  )
})

import type { PromiseOption } from '@filrouge/contract/promise.ts'
import { civilDateIn, civilTimeIn } from '@filrouge/kernel/civil-date.ts'
import { frenchHolidays } from '@filrouge/kernel/french-holidays.ts'
import { hoursOn } from '@filrouge/rules/calendar.ts'
import fc from 'fast-check'
import type sql from 'sql-template-tag'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Reference, reference } from '../locations/public.ts'
import { callAt, type SmallWorld, smallWorld } from '../locations/small-world.fixture.ts'
import { setPrices } from '../pricing/public.ts'
import { addIncoming, recordMovements, setSafety } from '../stock/public.ts'
import { addDeliveryServices, type DeliveryService } from './delivery-services.ts'
import type { Destination, Source } from './promise.ts'
import { promiseArticle } from './promise-article.ts'
import { promiseBasket } from './promise-basket.ts'
import { promiseDelivery } from './promise-delivery.ts'
import { promiseEach } from './promise-each.ts'
import { promiseOptions } from './promise-options.ts'

const service = {
  carrier: 'Messageries',
  vatRate: 20,
  carrierDays: 'mon_sat',
  freeFromMinor: null,
  maxWeightGrams: 30_000,
  excludedPostcodePrefixes: ['20', '97', '98'],
} as const
const services = [
  {
    ...service,
    code: 'express',
    mode: 'home',
    titleFr: 'Livraison express',
    titleEn: 'Express delivery',
    transitDaysMin: 1,
    transitDaysMax: 1,
    costMinor: 1290,
    carrierDays: 'mon_fri',
  },
  {
    ...service,
    code: 'standard',
    mode: 'home',
    titleFr: 'Livraison à domicile',
    titleEn: 'Home delivery',
    transitDaysMin: 2,
    transitDaysMax: 3,
    costMinor: 590,
    freeFromMinor: 15_000,
  },
  {
    ...service,
    code: 'two-people',
    mode: 'home',
    titleFr: 'Livraison à deux',
    titleEn: 'Two-person delivery',
    transitDaysMin: 3,
    transitDaysMax: 5,
    costMinor: 3990,
    maxWeightGrams: null,
  },
  {
    ...service,
    code: 'corsica',
    mode: 'home',
    titleFr: 'Livraison en Corse',
    titleEn: 'Delivery in Corsica',
    transitDaysMin: 4,
    transitDaysMax: 6,
    costMinor: 1490,
    onlyPostcodePrefixes: ['20'],
    excludedPostcodePrefixes: [],
  },
  {
    ...service,
    code: 'relay',
    mode: 'relay',
    titleFr: 'Point relais',
    titleEn: 'Relay point',
    transitDaysMin: 3,
    transitDaysMax: 4,
    costMinor: 390,
    maxWeightGrams: 20_000,
  },
] as unknown as DeliveryService[]

let world: SmallWorld
let known: Reference
beforeAll(async () => {
  world = await smallWorld(async (tx) => {
    await addDeliveryServices(tx, services)
    const prices = [
      { sku: 'TV', amountMinor: 129_900 },
      { sku: 'KETTLE', amountMinor: 3990 },
      { sku: 'JEANS', amountMinor: 8990 },
    ]
    await setPrices(
      tx,
      prices.map((price) => ({ ...price, currency: 'EUR' as const, kind: 'regular' as const })),
      callAt('2026-01-01T00:00:00Z'),
    )
  })
  known = await reference(world.db.reader)
}, 60_000)
beforeEach(() =>
  world.db.reader.script(
    'truncate stock_movements, stock_levels, safety_rules, hold_lines, holds, incoming_deliveries, deliveries',
  ),
)
afterAll(() => world.stop())

const place = (code: string) => known.byCode.get(code)!.id
const codeOf = (id: string) => known.locations.get(id as Source['locationId'])!.code
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
const ask = async (now: string, input: Partial<Parameters<typeof promiseArticle>[1]> = {}) =>
  (
    await promiseArticle(
      world.db.reader,
      { sku: 'TV', quantity: 1, limit: 10, slots: 3, near: '48.8566,2.3522', ...input },
      callAt(now),
    )
  ).options
const deliver = (now: string, destination: Destination, lines: [string, number][] = [['TV', 1]]) =>
  promiseDelivery(world.db.reader, {
    lines: lines.map(([sku, quantity]) => ({ sku, quantity, weightGrams: 500 })),
    destination,
    goodsMinor: 0,
    now: new Date(now),
  })
const sources = (of: { sources: { locationId: string; sku: string; quantity: number }[] } | undefined) =>
  of?.sources.map(({ locationId, sku, quantity }) => `${quantity} ${sku} ${codeOf(locationId)}`)
const window = (of: { earliest: Date | string; latest: Date | string } | undefined) =>
  of && [of.earliest, of.latest].map((instant) => new Date(instant).toISOString().slice(0, 16))
const paris: Destination = { mode: 'home', postcode: '75004' }
// A Monday in winter: half past ten in Paris.
const monday = '2026-11-23T09:30:00Z'

test('every way to have an article, nearest shop first, with what it costs and why', async () => {
  await stock({ paris: { TV: 1 }, lyon: { TV: 1 }, entrepot: { TV: 6 } })
  const options = await ask(monday)
  expect(
    options.map(({ mode, locationName, service: carrier, relayPointName, cost, isCheapest, isFastest }) => [
      mode,
      locationName ?? relayPointName ?? carrier,
      cost.minor,
      isCheapest,
      isFastest,
    ]),
  ).toEqual([
    ['takeaway', 'Paris', 0, true, true],
    ['takeaway', 'Lyon', 0, true, true],
    ['collect', 'Paris', 0, true, false],
    ['collect', 'Lyon', 0, true, false],
    ['collect', 'Strasbourg', 0, true, false],
    ['home', 'standard', 0, true, false],
    ['home', 'express', 1290, false, false],
    ['home', 'two-people', 3990, false, false],
    ['relay', 'Tabac du Marais', 390, false, false],
  ])
  const [takeaway, , collect, , brought, home] = options
  expect(window(takeaway)).toEqual(['2026-11-23T09:30', '2026-11-23T19:00'])
  expect(window(collect)).toEqual(['2026-11-23T10:30', '2026-11-23T19:00'])
  expect(collect!.whyText).toBe('En stock à Paris\u202f; préparé en 60 minutes aux heures d’ouverture.')
  expect(sources(brought)).toEqual(['1 TV entrepot'])
  expect(window(brought)).toEqual(['2026-11-25T09:00', '2026-11-26T18:30'])
  expect(window(home)).toEqual(['2026-11-25T07:00', '2026-11-26T19:00'])
  expect(home!.why.map(({ code }) => code)).toEqual(['from_location', 'before_cut_off', 'carrier', 'free_delivery'])
  expect(home!.whyText).toContain('commandé avant 14\u00a0h')
  expect(home!.whyText).toContain('livraison à domicile, 2 à 3 jours')
  expect(
    (
      await promiseArticle(
        world.db.reader,
        { sku: 'TV', quantity: 1, limit: 1, slots: 3, near: '48.8566,2.3522' },
        { ...callAt(monday), language: 'en' },
      )
    ).options[2]!.whyText,
  ).toBe('Leaves from Entrepôt; ordered before 14:00: leaves the same day; home delivery, 2 to 3 days; free delivery.')
})

test('a closed shop hands over at its next opening; lunch, Sunday and a closure count', async () => {
  await stock({ lyon: { TV: 1 } })
  const at = async (now: string, mode: 'takeaway' | 'collect') =>
    window(await deliver(now, { mode, locationId: 'lyon' }))
  expect(await at('2026-11-23T12:00:00Z', 'takeaway')).toEqual(['2026-11-23T13:00', '2026-11-23T18:00'])
  expect(await at('2026-11-23T11:00:00Z', 'collect')).toEqual(['2026-11-23T13:30', '2026-11-23T18:00'])
  expect(await at('2026-11-22T12:00:00Z', 'takeaway')).toEqual(['2026-11-23T09:00', '2026-11-23T18:00'])
  // Closed for stocktaking on Friday 27: Saturday.
  expect(await at('2026-11-26T20:00:00Z', 'collect')).toEqual(['2026-11-28T10:00', '2026-11-28T18:00'])
})

test('after the cut-off, over a week-end and over Christmas in Alsace, the date moves', async () => {
  await stock({ entrepot: { TV: 6 } })
  const home = async (now: string, postcode = '75004', carrier = 'standard') =>
    window(await deliver(now, { mode: 'home', postcode, service: carrier }))
  expect(await home('2026-11-23T12:59:00Z')).toEqual(['2026-11-25T07:00', '2026-11-26T19:00'])
  expect(await home('2026-11-23T13:00:00Z')).toEqual(['2026-11-26T07:00', '2026-11-27T19:00'])
  expect(await home('2026-11-27T13:00:00Z')).toEqual(['2026-12-02T07:00', '2026-12-03T19:00'])
  expect(await home('2026-12-24T09:00:00Z', '75004', 'standard')).toEqual(['2026-12-28T07:00', '2026-12-29T19:00'])
  expect(await home('2026-12-24T09:00:00Z', '67000', 'standard')).toEqual(['2026-12-29T07:00', '2026-12-30T19:00'])
})

test('what must be ordered from a supplier is offered with its later date, and never taken away', async () => {
  await stock({ fournisseur: { TV: 200 } })
  const options = await ask(monday)
  expect(options.map(({ mode }) => mode)).not.toContain('takeaway')
  for (const option of options) expect(sources(option)).toEqual(['1 TV fournisseur'])
  const home = options.find((option) => option.service === 'standard')!
  // Three to five working days from Monday: leaves Thursday to Monday.
  expect(window(home)).toEqual(['2026-11-28T07:00', '2026-12-03T19:00'])
  expect(home.whyText).toContain('Commandé chez Électra, 3 à 5 jours ouvrés')
  expect(window(options.find(({ mode }) => mode === 'collect'))).toEqual(['2026-11-28T09:00', '2026-12-03T19:00'])
})

test('a delivery on its way is promised from the day after it is expected, until it is taken or overdue', async () => {
  const [incomingId] = await addIncoming(world.db.reader, [
    { sku: 'TV', locationId: place('entrepot'), expectedOn: '2026-11-27', quantity: 2 },
  ])
  const home = await deliver(monday, paris)
  expect(home?.sources).toEqual([{ sku: 'TV', locationId: place('entrepot'), incomingId, quantity: 1 }])
  expect(window(home)).toEqual(['2026-12-02T07:00', '2026-12-03T19:00'])
  expect(await deliver(monday, paris, [['TV', 3]])).toBeUndefined()
  expect(await deliver('2026-11-28T09:00:00Z', paris)).toBeUndefined()
  await addIncoming(world.db.reader, [
    { sku: 'JEANS', locationId: place('paris'), expectedOn: '2026-11-27', quantity: 1 },
  ])
  expect(window(await deliver(monday, { mode: 'collect', locationId: 'paris' }, [['JEANS', 1]]))).toEqual([
    '2026-11-28T09:00',
    '2026-11-28T19:00',
  ])
})

test('one place that has everything comes before many, a warehouse before a nearer shop', async () => {
  await stock({ paris: { TV: 5, KETTLE: 1 }, lyon: { TV: 1, KETTLE: 1, JEANS: 1 }, entrepot: { TV: 1, KETTLE: 1 } })
  const home = async (...lines: [string, number][]) => sources(await deliver(monday, paris, lines))
  expect(await home(['TV', 1], ['KETTLE', 1])).toEqual(['1 TV entrepot', '1 KETTLE entrepot'])
  expect(await home(['TV', 1], ['KETTLE', 1], ['JEANS', 1])).toEqual(['1 TV lyon', '1 KETTLE lyon', '1 JEANS lyon'])
  expect(await home(['TV', 5], ['JEANS', 1])).toEqual(['5 TV paris', '1 JEANS lyon'])
  expect(await home(['TV', 7])).toEqual(['1 TV entrepot', '5 TV paris', '1 TV lyon'])
  expect(await home(['TV', 8])).toBeUndefined()
  expect(await home(['TV', 2], ['TV', 3])).toEqual(['5 TV paris'])
})

test('what stock cannot cover comes whole from a supplier rather than in pieces', async () => {
  await stock({ paris: { TV: 1, KETTLE: 1 }, fournisseur: { TV: 3 } })
  const home = (lines: [string, number][]) => deliver(monday, paris, lines)
  expect(
    sources(
      await home([
        ['TV', 2],
        ['KETTLE', 1],
      ]),
    ),
  ).toEqual(['2 TV fournisseur', '1 KETTLE paris'])
  expect(sources(await home([['TV', 4]]))).toEqual(['1 TV paris', '3 TV fournisseur'])
  expect(await home([['TV', 5]])).toBeUndefined()
  // All of it is there when the last of it is.
  expect(window(await home([['TV', 4]]))).toEqual(window(await home([['TV', 3]])))
})

test('a shop that has part of a basket has only the rest brought', async () => {
  await stock({ paris: { TV: 1, KETTLE: 3 }, lyon: { KETTLE: 1, JEANS: 2 }, entrepot: { KETTLE: 2 } })
  const collect = async (...lines: [string, number][]) =>
    sources(await deliver(monday, { mode: 'collect', locationId: 'paris' }, lines))
  expect(await collect(['TV', 1], ['JEANS', 1])).toEqual(['1 TV paris', '1 JEANS lyon'])
  expect(await collect(['KETTLE', 5])).toEqual(['3 KETTLE paris', '2 KETTLE entrepot'])
})

test('what is reserved or kept back is not promised', async () => {
  await stock({ paris: { TV: 2 }, entrepot: { TV: 1 } })
  await setSafety(world.db.reader, [{ sku: 'TV', locationId: place('paris'), safety: 1 }])
  expect(await deliver(monday, { mode: 'takeaway', locationId: 'paris' }, [['TV', 2]])).toBeUndefined()
  await world.db.reader.script(`update stock_levels set reserved = 1`)
  expect(await ask(monday)).toEqual([])
})

test('carriers go where they go and carry what they carry', async () => {
  await stock({ entrepot: { TV: 20, SOFA: 5, KETTLE: 5 } })
  const carriers = async (input: object) =>
    (await ask(monday, input)).filter(({ mode }) => mode === 'home' || mode === 'relay').map((option) => option.service)
  expect(await carriers({ near: undefined, postcode: '20000' })).toEqual(['corsica'])
  expect(await carriers({ near: '41.92,8.73' })).toEqual(['corsica'])
  expect(await carriers({ sku: 'SOFA' })).toEqual(['two-people'])
  expect(await carriers({ quantity: 2 })).toEqual(['two-people'])
  const nowhere = await ask(monday, { near: undefined, sku: 'KETTLE' })
  expect(nowhere.filter(({ mode }) => mode === 'home').map((option) => option.service)).toEqual([
    'standard',
    'express',
    'two-people',
  ])
  expect(nowhere.find(({ mode }) => mode === 'home')!.whyText).toContain(
    'sans adresse, délai pour la France continentale',
  )
  expect(nowhere.find(({ mode }) => mode === 'home')!.cost.minor).toBe(590)
})

test('a basket is promised together, in time or not', async () => {
  await stock({ paris: { TV: 1 }, entrepot: { KETTLE: 1 } })
  const lines = [
    { sku: 'TV', quantity: 1 },
    { sku: 'KETTLE', quantity: 1 },
  ]
  const { options } = await promiseBasket(
    world.db.reader,
    { lines, limit: 10, slots: 3, postcode: '75004', needBy: '2026-11-25' },
    callAt(monday),
  )
  expect(options.map(({ mode, service: carrier, inTime }) => [carrier ?? mode, inTime])).toEqual([
    ['collect', false],
    ['collect', false],
    ['collect', false],
    ['standard', false],
    ['express', true],
    ['two-people', false],
    ['relay', false],
  ])
})

test('what does not exist is refused', async () => {
  await expect(ask(monday, { sku: 'NONE' })).rejects.toMatchObject({
    code: 'variant_not_found',
    details: { sku: 'NONE' },
  })
  await expect(ask(monday, { near: undefined, postcode: '99999' })).rejects.toMatchObject({
    code: 'postcode_not_found',
  })
  await expect(ask(monday, { near: '95,200' })).rejects.toMatchObject({ errors: [{ pointer: '#/near' }] })
  expect(await ask(monday, { sku: 'GHOST' })).toEqual([])
})

test('any stock, any basket, any moment: sources add up and exist, windows are open days in order, and the chosen way is the option shown', async () => {
  const skus = ['TV', 'KETTLE', 'JEANS']
  const places = ['paris', 'lyon', 'strasbourg', 'entrepot', 'fournisseur']
  const amounts = fc.record(Object.fromEntries(skus.map((sku) => [sku, fc.integer({ min: 0, max: 4 })])))
  const stocks = fc.record(Object.fromEntries(places.map((code) => [code, amounts])))
  const baskets = fc.array(fc.record({ sku: fc.constantFrom(...skus), quantity: fc.integer({ min: 1, max: 5 }) }), {
    minLength: 1,
    maxLength: 4,
  })
  const instants = fc
    .integer({ min: Date.parse('2026-11-01'), max: Date.parse('2027-06-30') })
    .map((time) => new Date(time))
  await fc.assert(
    fc.asyncProperty(stocks, baskets, instants, async (there, basket, now) => {
      await world.db.reader.script(
        'truncate stock_movements, stock_levels, safety_rules, hold_lines, holds, incoming_deliveries, deliveries',
      )
      await stock(there)
      const lines = basket.map((line) => ({ ...line, weightGrams: 500 }))
      const asked = { lines, goodsMinor: 0, now }
      const options = await promiseOptions(world.db.reader, {
        ...asked,
        place: { latitude: 48.8566, longitude: 2.3522, postcode: '75004' },
        limit: 10,
        language: 'fr',
      })
      const wanted = (sku: string) => basket.reduce((sum, line) => sum + (line.sku === sku ? line.quantity : 0), 0)
      const everywhere = skus.map((sku) => places.reduce((sum, code) => sum + there[code]![sku]!, 0))
      expect(options.length > 0).toBe(skus.every((sku, index) => everywhere[index]! >= wanted(sku)))
      for (const option of options) {
        for (const sku of skus) expect(total(option, sku)).toBe(wanted(sku))
        for (const source of option.sources)
          expect(source.quantity).toBeLessThanOrEqual(there[codeOf(source.locationId)]![source.sku]!)
        expectOpenDays(option, now)
        const chosen = await promiseDelivery(world.db.reader, { ...asked, destination: destinationOf(option) })
        expect(chosen && { ...window(chosen), sources: chosen.sources, cost: chosen.costMinor }).toEqual({
          ...window(option),
          sources: option.sources,
          cost: option.cost.minor,
        })
      }
    }),
    { numRuns: 60 },
  )
})

function total(option: PromiseOption, sku: string): number {
  return option.sources.reduce((sum, source) => sum + (source.sku === sku ? source.quantity : 0), 0)
}

function destinationOf(option: PromiseOption): Destination {
  const { mode, locationId, relayPointId, service: carrier } = option
  if (mode === 'home') return { mode, postcode: '75004', latitude: 48.8566, longitude: 2.3522, service: carrier }
  if (mode === 'relay') return { mode, relayPointId: relayPointId!, service: carrier }
  return { mode, locationId: locationId! }
}

function expectOpenDays(option: PromiseOption, now: Date): void {
  const earliest = new Date(option.earliest)
  const latest = new Date(option.latest)
  expect(Number(earliest)).toBeGreaterThanOrEqual(Number(now))
  expect(Number(latest)).toBeGreaterThan(Number(earliest))
  const shop = option.locationId && known.locations.get(option.locationId as Source['locationId'])
  for (const instant of [earliest, latest]) {
    const day = civilDateIn(instant, 'Europe/Paris')
    const time = civilTimeIn(instant, 'Europe/Paris')
    if (shop)
      expect(hoursOn(shop.calendar, day).some(({ opens, closes }) => opens <= time && time <= closes)).toBe(true)
    else expect(frenchHolidays(Number(day.slice(0, 4)), 'metropole').map(({ date }) => date)).not.toContain(day)
  }
}

test('one question to the database, and little else', async () => {
  await stock({ paris: { TV: 1 }, entrepot: { TV: 6 } })
  await ask(monday)
  let questions = 0
  const counting = {
    ...world.db.reader,
    rows: (query: ReturnType<typeof sql>) => {
      questions += 1
      return world.db.reader.rows(query)
    },
  }
  await promiseArticle(
    counting as typeof world.db.reader,
    { sku: 'TV', quantity: 1, limit: 10, slots: 3, postcode: '75004' },
    callAt(monday),
  )
  expect(questions).toBe(1)
})

test('a list says of each article what the question about it alone says, an unknown one has no options, and all come in one question', async () => {
  await stock({
    paris: { TV: 1, JEANS: 3 },
    lyon: { TV: 1 },
    entrepot: { TV: 6, KETTLE: 2 },
    fournisseur: { JEANS: 40 },
  })
  const lines = [
    { sku: 'TV', quantity: 1 },
    { sku: 'NOTHING', quantity: 1 },
    { sku: 'KETTLE', quantity: 2 },
    { sku: 'JEANS', quantity: 5 },
    { sku: 'GHOST', quantity: 1 },
  ]
  await ask(monday)
  let questions = 0
  const counting = Object.assign(Object.create(world.db.reader), {
    rows: (query: ReturnType<typeof sql>) => {
      questions += 1
      return world.db.reader.rows(query)
    },
  })
  const asked = { lines, limit: 10, near: '48.8566,2.3522', needBy: '2026-11-26' }
  const { items } = await promiseEach(counting, asked, callAt(monday))
  expect(questions).toBe(1)
  expect(items.map(({ sku, quantity }) => ({ sku, quantity }))).toEqual(lines)
  for (const { sku, quantity, options } of items) {
    const alone = sku === 'NOTHING' ? [] : await ask(monday, { sku, quantity, needBy: '2026-11-26' })
    expect(options).toEqual(alone)
  }
  const { items: narrowed } = await promiseEach(world.db.reader, { ...asked, modes: ['home'] }, callAt(monday))
  expect(new Set(narrowed.flatMap(({ options }) => options.map(({ mode }) => mode)))).toEqual(new Set(['home']))
})

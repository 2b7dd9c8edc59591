import sql from 'sql-template-tag'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { callAt, type SmallWorld, smallWorld } from '../locations/small-world.fixture.ts'
import { dropPlannedPrice } from './drop-planned-price.ts'
import { priceBreaches } from './price-breaches.ts'
import { pricesFor } from './prices-for.ts'
import { setPrice } from './set-price.ts'
import { lockSkus, type NewPrice, setPrices } from './set-prices.ts'
import { showPrice } from './show-price.ts'

let world: SmallWorld
beforeAll(async () => {
  world = await smallWorld()
}, 60_000)
beforeEach(() => world.db.reader.script('delete from prices'))
afterAll(() => world.stop())

const now = new Date('2026-11-23T09:30:00Z')
const onTheWeb = { channel: 'web', locationId: null, customerId: null }
const current = (skus: string[], at: Date) =>
  pricesFor(
    world.db.reader,
    skus.map((sku) => ({ sku, quantity: 1 })),
    onTheWeb,
    at,
  )
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)
const euros = (minor: number) => ({ minor, currency: 'EUR' })
const set = (rows: NewPrice[], at = now) => world.db.transaction((tx) => setPrices(tx, rows, callAt(at)))
const put = (sku: string, minor: number, kind: 'regular' | 'promotion' = 'regular', at = now) =>
  world.db.transaction((tx) => setPrice(tx, { sku, amount: euros(minor), kind }, callAt(at)))
const changes = async () =>
  (
    await world.db.read<{ subject_id: string }>(
      sql`select subject_id from events where type = 'price.changed' order by id`,
    )
  ).map((row) => row.subject_id)
const regular = (sku: string, amountMinor: number): NewPrice => ({ sku, amountMinor, currency: 'EUR', kind: 'regular' })

test('a new price follows the running one, which keeps its place in the history', async () => {
  const before = (await changes()).length
  await put('TV', 129_900, 'regular', daysAgo(3))
  await put('TV', 119_900)
  await put('TV', 119_900)
  expect((await changes()).slice(before)).toEqual(['TV', 'TV'])
  const price = await showPrice(world.db.reader, { sku: 'TV' }, callAt(now))
  expect(price.unitPrice).toEqual(euros(119_900))
  expect(price.history).toEqual([
    { amount: euros(119_900), kind: 'regular', from: now.toISOString(), to: null },
    { amount: euros(129_900), kind: 'regular', from: daysAgo(3).toISOString(), to: now.toISOString() },
  ])
  const before2 = await showPrice(world.db.reader, { sku: 'TV', at: daysAgo(1).toISOString() }, callAt(now))
  expect(before2.unitPrice).toEqual(euros(129_900))
})

test('beside a reduction stands the lowest price of the thirty days before it, not the last one', async () => {
  await set([
    { ...regular('KETTLE', 29_900), startsAt: daysAgo(60), endsAt: daysAgo(20) },
    { ...regular('KETTLE', 24_900), startsAt: daysAgo(20), endsAt: daysAgo(13) },
    { ...regular('KETTLE', 29_900), startsAt: daysAgo(13), endsAt: daysAgo(1) },
    { ...regular('KETTLE', 22_900), kind: 'promotion', startsAt: daysAgo(1), endsAt: null },
  ])
  const prices = await current(['KETTLE', 'TV'], now)
  expect([...prices]).toEqual([
    [
      'KETTLE',
      {
        ...{ amountMinor: 22_900, currency: 'EUR', kind: 'promotion', isReduced: true },
        ...{ priorMinor: 24_900, reductionPercent: 8 },
      },
    ],
  ])
  const shown = await showPrice(world.db.reader, { sku: 'KETTLE' }, callAt(now))
  expect(shown).toMatchObject({ priorPrice: euros(24_900), reductionPercent: 8 })
  expect(shown.why.map(({ code }) => code)).toEqual(['price_promotion', 'price_prior'])
})

test('a promotion no cheaper than what went before announces nothing', async () => {
  await set([
    { ...regular('KETTLE', 3490), startsAt: daysAgo(14), endsAt: daysAgo(1) },
    { ...regular('KETTLE', 3990), kind: 'promotion', startsAt: daysAgo(1) },
  ])
  expect((await current(['KETTLE'], now)).get('KETTLE')).toEqual({
    amountMinor: 3990,
    currency: 'EUR',
    kind: 'promotion',
  })
})

test('loading history twice changes nothing, and a planned price ends the one set before it', async () => {
  const planned = new Date(now.getTime() + 86_400_000)
  const rows = [
    { ...regular('JEANS', 8990), startsAt: daysAgo(9), endsAt: daysAgo(1) },
    { ...regular('JEANS', 6990), startsAt: planned, endsAt: null },
  ]
  await set(rows)
  await set(rows)
  expect((await set([regular('JEANS', 7990), regular('TV', 100)])).changed.sort()).toEqual(['JEANS', 'TV'])
  expect((await set([regular('JEANS', 7990), regular('TV', 100)])).changed).toEqual([])
  expect((await current(['JEANS'], now)).get('JEANS')?.amountMinor).toBe(7990)
  expect((await current(['JEANS'], planned)).get('JEANS')?.amountMinor).toBe(6990)
})

test('of two prices set in the same moment the last one counts', async () => {
  await put('TV', 100)
  await put('TV', 200)
  expect((await showPrice(world.db.reader, { sku: 'TV' }, callAt(now))).history).toHaveLength(1)
})

test('ten who set the price of the same articles at once, in any order, leave one history without holes', async () => {
  await Promise.all(
    Array.from({ length: 10 }, (_, caller) => {
      const rows = [regular('TV', 1000 + caller), regular('KETTLE', 2000 + caller)]
      return set(caller % 2 ? rows : rows.reverse(), new Date(now.getTime() + caller))
    }),
  )
  expect(await priceBreaches(world.db.reader)).toEqual([])
  const running = await current(['TV', 'KETTLE'], new Date(now.getTime() + 1000))
  expect(running.size).toBe(2)
})

test('eight changes of five thousand articles each, all at once, leave room in PostgreSQL’s table of locks', async () => {
  await Promise.all(
    Array.from({ length: 8 }, (_, caller) => {
      const skus = Array.from({ length: 5000 }, (_, number) => ({ sku: `MANY-${caller}-${number}` }))
      return world.db.transaction(async (tx) => {
        await lockSkus(tx, skus)
        const { held } = await tx.one<{ held: number }>(
          sql`select count(*)::integer as held from pg_locks where locktype = 'advisory' and granted`,
        )
        expect(held).toBeLessThanOrEqual(2048)
      })
    }),
  )
})

test('what does not exist and what has no price are refused', async () => {
  const call = callAt(now)
  await expect(showPrice(world.db.reader, { sku: 'NONE' }, call)).rejects.toMatchObject({ code: 'variant_not_found' })
  await expect(showPrice(world.db.reader, { sku: 'GHOST' }, call)).rejects.toMatchObject({ code: 'not_priced' })
  await expect(put('NONE', 100)).rejects.toMatchObject({ code: 'variant_not_found' })
})

const daysAhead = (days: number) => daysAgo(-days)
const plan = (sku: string, minor: number, startsAt: Date, endsAt?: Date) =>
  world.db.transaction((tx) =>
    setPrice(
      tx,
      {
        sku,
        amount: euros(minor),
        kind: 'promotion',
        startsAt: startsAt.toISOString(),
        ...(endsAt ? { endsAt: endsAt.toISOString() } : {}),
      },
      callAt(now),
    ),
  )
const amountAt = async (sku: string, at: Date) => (await current([sku], at)).get(sku)?.amountMinor

test('a price is planned for a date, and at its end the one before it comes back', async () => {
  await put('TV', 129_900, 'regular', daysAgo(3))
  await plan('TV', 99_900, daysAhead(2), daysAhead(5))
  expect(await Promise.all([0, 2, 4, 5, 50].map((days) => amountAt('TV', daysAhead(days))))).toEqual([
    129_900, 99_900, 99_900, 129_900, 129_900,
  ])
  const { history } = await showPrice(world.db.reader, { sku: 'TV' }, callAt(now))
  expect(history, 'nobody outside learns of what is planned').toMatchObject([{ amount: euros(129_900), to: null }])
  expect(await priceBreaches(world.db.reader)).toEqual([])
})

test('a planned price is taken back, and leaves no hole', async () => {
  await put('TV', 129_900, 'regular', daysAgo(3))
  await plan('TV', 99_900, daysAhead(2), daysAhead(5))
  const [planned] = await world.db.read<{ id: never }>(sql`select id from prices where amount_minor = 99900`)
  const drop = (at: Date) =>
    world.db.transaction((tx) => dropPlannedPrice(tx, { id: planned?.id as never }, callAt(at)))
  await expect(drop(daysAhead(3))).rejects.toMatchObject({ code: 'price_begun' })
  await drop(now)
  expect(await Promise.all([1, 3, 9].map((days) => amountAt('TV', daysAhead(days))))).toEqual([
    129_900, 129_900, 129_900,
  ])
  await expect(drop(now)).rejects.toMatchObject({ code: 'price_not_found' })
})

test('what was practised cannot be changed, and a price that ends needs one to come back to', async () => {
  await expect(plan('TV', 100, daysAgo(1))).rejects.toMatchObject({ errors: [{ code: 'in_the_past' }] })
  await expect(plan('TV', 100, daysAhead(2), daysAhead(1))).rejects.toMatchObject({
    errors: [{ code: 'before_start' }],
  })
  await expect(plan('TV', 100, daysAhead(1), daysAhead(2))).rejects.toMatchObject({
    errors: [{ code: 'nothing_before' }],
  })
})

test('the name of the sales is kept for their days: elsewhere, or beyond them, it is refused', async () => {
  await put('TV', 129_900, 'regular', daysAgo(60))
  const sale = (from: string, to: string | undefined, at: string) =>
    world.db.transaction((tx) =>
      setPrice(
        tx,
        {
          ...{ sku: 'TV', amount: euros(90_000), kind: 'promotion', operation: 'soldes', startsAt: from },
          ...(to === undefined ? {} : { endsAt: to }),
        } as never,
        callAt(at),
      ),
    )
  const [january, february] = ['2027-01-06T07:00:00Z', '2027-02-02T22:59:00Z']
  await expect(sale('2026-11-27T07:00:00Z', undefined, '2026-11-23T09:30:00Z')).rejects.toMatchObject({
    errors: [{ code: 'outside_the_sales' }],
  })
  await expect(sale(january, undefined, '2026-11-23T09:30:00Z'), 'without an end').rejects.toMatchObject({
    errors: [{ code: 'outside_the_sales' }],
  })
  await expect(sale(january, '2027-02-05T00:00:00Z', '2026-11-23T09:30:00Z')).rejects.toMatchObject({
    errors: [{ code: 'outside_the_sales' }],
  })
  await sale(january, february, '2026-11-23T09:30:00Z')
  expect((await current(['TV'], new Date('2027-01-20T12:00:00Z'))).get('TV')).toMatchObject({
    amountMinor: 90_000,
    reductionPercent: 30,
  })
})

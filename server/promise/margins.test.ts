import { type Id, newId } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { callAt, type SmallWorld, smallWorld } from '../locations/small-world.fixture.ts'
import { showPromisesKept } from '../screens/promises-kept.ts'
import { recordMovements } from '../stock/public.ts'
import { addDeliveryServices } from './delivery-services.ts'
import { learnMargins } from './margins.ts'
import { promiseDelivery } from './promise-delivery.ts'
import { recordOutcomes, workingDaysFrom } from './record-outcomes.ts'
import { setMargin, setMarginSettings } from './set-margin.ts'

const now = new Date('2026-11-23T09:30:00Z')
let world: SmallWorld
beforeAll(async () => {
  world = await smallWorld(async (tx, ids) => {
    await addDeliveryServices(tx, [
      {
        ...{
          code: 'standard',
          mode: 'home',
          carrier: 'Messageries',
          titleFr: 'Standard',
          titleEn: 'Standard',
          vatRate: 20,
        },
        ...{
          transitDaysMin: 2,
          transitDaysMax: 3,
          carrierDays: 'mon_sat',
          costMinor: 590,
          freeFromMinor: null,
          maxWeightGrams: null,
        },
      },
    ])
    await recordMovements(
      tx,
      [{ sku: 'JEANS', locationId: ids.get('entrepot')!, kind: 'receive', quantity: 50 }],
      callAt('2026-11-01T00:00:00Z'),
    )
  })
}, 60_000)
afterAll(() => world.stop())

const promisedOn = async () => {
  const promised = await promiseDelivery(world.db.reader, {
    lines: [{ sku: 'JEANS', quantity: 1, weightGrams: 600 }],
    destination: { mode: 'home', postcode: '75004' },
    goodsMinor: 8990,
    now,
  })
  return promised!.latest.toISOString().slice(0, 10)
}
/** So many parcels of the warehouse, each promised for a Tuesday and there so many days later. */
const came = (lateDays: number, count: number, at = '2026-10-20') =>
  world.db.transaction((tx) =>
    recordOutcomes(
      tx,
      Array.from({ length: count }, () => ({
        ...{ id: newId('order'), orderId: newId('order') as Id<'order'>, mode: 'home' as const, service: 'standard' },
        ...{ locationId: world.ids.get('entrepot')!, placedAt: new Date('2026-10-15T09:00:00Z') },
        promised: { earliest: new Date(`${at}T07:00:00Z`), latest: new Date(`${at}T18:00:00Z`) },
        happenedAt: new Date(Date.parse(`${at}T11:00:00Z`) + lateDays * 86_400_000),
      })),
    ),
  )
const learn = () => world.db.transaction((tx) => learnMargins(tx, now))
const kept = () => showPromisesKept(world.db.reader, {}, callAt(now))

test('working days lie between two days, whichever comes first', () => {
  const works = (day: string) => day !== '2026-11-22' && day !== '2026-11-11'
  expect(workingDaysFrom('2026-11-20', '2026-11-23', works)).toBe(2)
  expect(workingDaysFrom('2026-11-23', '2026-11-20', works)).toBe(-2)
  expect(workingDaysFrom('2026-11-20', '2026-11-20', works)).toBe(0)
  expect(workingDaysFrom('2026-11-21', '2026-11-22', works)).toBe(0)
})

test('a carrier that is often a day late is promised a day later, from what happened; off, as it says', async () => {
  expect(await promisedOn()).toBe('2026-11-26')
  await came(0, 80)
  await came(1, 15)
  await came(3, 2)
  expect(await kept()).toMatchObject({
    count: 97,
    kept: 80,
    byService: [{ key: 'standard', count: 97, kept: 80 }],
    margins: [],
  })
  await learn()
  expect(await promisedOn()).toBe('2026-11-27')
  const [margin] = (await kept()).margins
  expect(margin).toMatchObject({ days: 1, learned: 1, isFixed: false, count: 97 })
  expect(margin!.weighed.find(({ days }) => days === 1)).toMatchObject({ kept: 95 })
  await learn()
  expect(await world.db.reader.rows(sql`select from promise_margins`)).toHaveLength(1)
  await world.db.transaction((tx) => setMarginSettings(tx, { isOn: false }, callAt(now)))
  expect(await promisedOn()).toBe('2026-11-26')
  await world.db.transaction((tx) => setMarginSettings(tx, { isOn: true }, callAt(now)))
  expect(await promisedOn()).toBe('2026-11-27')
})

test('a stricter target widens it', async () => {
  await world.db.transaction((tx) => setMarginSettings(tx, { target: 0.99 }, callAt(now)))
  expect((await kept()).margins).toMatchObject([{ days: 3 }])
  await world.db.transaction((tx) => setMarginSettings(tx, { target: 0.95 }, callAt(now)))
  expect((await kept()).margins).toMatchObject([{ days: 1 }])
})

test('what a person fixed stays; let go, it is what was learned', async () => {
  const fix = (days: number | null, at: Date) =>
    world.db.transaction((tx) => setMargin(tx, { service: 'standard', locationId: 'entrepot', days }, callAt(at)))
  await fix(2, new Date(now.getTime() + 1000))
  await learn()
  expect(await promisedOn()).toBe('2026-11-28')
  expect((await kept()).margins).toMatchObject([{ days: 2, learned: 1, isFixed: true }])
  await fix(null, new Date(now.getTime() + 2000))
  expect((await kept()).margins).toMatchObject([{ days: 1, isFixed: false }])
  expect(await promisedOn()).toBe('2026-11-27')
})

test('a promise made with a margin is learned from as if it had none', async () => {
  await world.db.reader.run(sql`update promise_outcomes set margin_days = 1, late_days = late_days - 1`)
  await learn()
  expect((await kept()).margins).toMatchObject([{ days: 1, count: 97 }])
})

import { showArticleSales as articlesContract, showSales as salesContract } from '@filrouge/contract/figures.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import { vatWithin } from '@filrouge/rules/vat.ts'
import fc from 'fast-check'
import sql from 'sql-template-tag'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { fulfilmentsOf } from '../fulfilment/fulfilment.ts'
import { pickFulfilment } from '../fulfilment/pick-fulfilment.ts'
import { cancelOrder } from '../orders/cancel-order.ts'
import { type PastCreditNote, type PastOrder, recordCreditNotes, recordHistory } from '../orders/public.ts'
import { home, openShop, refusalOf, type Shop, visitor } from '../orders/shop.fixture.ts'
import type { Session } from '../platform/call.ts'
import { setPurchaseCosts } from '../pricing/public.ts'
import { grainOf, piecesOf, previousOf, yearBefore } from './periods.ts'
import { salesBreaches } from './sales-breaches.ts'
import { settleSales } from './settle-sales.ts'
import { showArticleSales } from './show-article-sales.ts'
import { showSales } from './show-sales.ts'

let shop: Shop
let ines: Session
let sonia: Session
let legalEntityId: string
beforeAll(async () => {
  shop = await openShop()
  ines = { ...shop.jean, roles: ['marketer'], locationId: null }
  sonia = { ...shop.jean, roles: ['manager'] }
  legalEntityId = (await shop.db.reader.one<{ id: string }>(sql`select id from legal_entities limit 1`)).id
}, 60_000)
afterAll(() => shop.close())
afterEach(async () => expect(await salesBreaches(shop.db.reader)).toEqual([]))

const sales = (input: object = {}, who = ines) =>
  showSales(shop.db.reader, salesContract.input.parse(input), shop.callOf(who))
const articles = (input: object = {}, who = ines) =>
  showArticleSales(shop.db.reader, articlesContract.input.parse(input), shop.callOf(who))
const march = { from: '2026-03-01', to: '2026-03-31' }

let number = 0
const past = (order: Partial<PastOrder> & { lines: PastOrder['lines']; placedAt: Date }): PastOrder => ({
  source: 'till',
  externalNumber: String(++number),
  channel: 'shop',
  locationId: shop.ids.get('paris') as Id<'location'>,
  legalEntityId,
  currency: 'EUR',
  delivery: { mode: 'takeaway' },
  ...order,
})
const line = (sku: string, quantity: number, unitPriceMinor: number, vatRate = 20) => ({
  ...{ sku, titleFr: sku, titleEn: sku, quantity, unitPriceMinor, vatRate },
})
const enter = (...orders: PastOrder[]) => shop.db.transaction((tx) => recordHistory(tx, orders))
const note = (more: Partial<PastCreditNote>, ...lines: [sku: string, quantity: number, totalMinor: number][]) =>
  shop.db.transaction((tx) =>
    recordCreditNotes(tx, [
      {
        ...{
          source: 'till',
          externalNumber: `C${++number}`,
          channel: 'shop' as const,
          legalEntityId,
          currency: 'EUR' as const,
        },
        issuedAt: new Date('2026-03-20T10:00:00Z'),
        lines: lines.map(([sku, quantity, totalMinor]) => ({
          ...{ sku, titleFr: sku, titleEn: sku, quantity, totalMinor, vatRate: 20 },
        })),
        ...more,
      },
    ]),
  )

describe('the sales of a period', () => {
  test('are those of the book: on the day of the place that sold, credit notes on their own, the cancelled left out', async () => {
    await enter(
      // Half past midnight in Paris: the first of March there, still February in UTC.
      past({ placedAt: new Date('2026-02-28T23:30:00Z'), lines: [line('KETTLE', 2, 3990)] }),
      past({ placedAt: new Date('2026-03-15T10:00:00Z'), lines: [line('JEANS', 1, 8990), line('GONE', 1, 1000, 5.5)] }),
      past({ placedAt: new Date('2026-03-31T22:30:00Z'), lines: [line('KETTLE', 1, 3990)] }),
      past({
        ...{ placedAt: new Date('2026-03-16T10:00:00Z'), lines: [line('TV', 1, 129_900)], isOpen: true },
        happened: [{ step: 'cancelled', at: new Date('2026-03-17T10:00:00Z') }],
      }),
    )
    await note({}, ['KETTLE', 1, 3990])
    const view = await sales(march)
    expect(view.period.figures).toMatchObject({
      sold: { minor: 7980 + 8990 + 1000 },
      // 7980 − 1330; 8990 − 1498; 1000 − 52
      soldNet: { minor: 6650 + 7492 + 948 },
      returned: { minor: 3990 },
      returnedNet: { minor: 3325 },
      revenue: { minor: 7980 + 8990 + 1000 - 3990 },
      ...{ orders: 2, units: 4, returns: 1, returnedUnits: 1, customers: 0 },
      averageBasket: { minor: 8985 },
    })
    expect(view.points.filter(({ revenue }) => revenue.minor !== 0)).toMatchObject([
      { from: '2026-03-01', revenue: { minor: 7980 } },
      { from: '2026-03-15', revenue: { minor: 9990 } },
      { from: '2026-03-20', revenue: { minor: -3990 } },
    ])
    expect(view.locations).toMatchObject([
      { key: shop.ids.get('paris'), revenue: { minor: 17_970 } },
      { revenue: { minor: -3990 } },
    ])
    expect((await articles(march)).best.map(({ sku, sold }) => [sku, sold.minor])).toEqual([
      ['JEANS', 8990],
      ['KETTLE', 7980],
    ])
  })

  test('are the same once added up, stay so while the book changes, and never add one currency to another', async () => {
    const before = [await sales(march), await articles(march)]
    await settleSales(shop.platform)
    expect(await shop.db.reader.rows(sql`select * from sales_changes`)).toEqual([])
    expect([await sales(march), await articles(march)]).toEqual(before)
    await enter(past({ placedAt: new Date('2026-03-15T11:00:00Z'), lines: [line('JEANS', 1, 8990)] }))
    expect((await sales(march)).period.figures.sold.minor).toBe(17_970 + 8990)
    await enter(past({ placedAt: new Date('2026-03-15T12:00:00Z'), lines: [line('JEANS', 1, 7000)], currency: 'GBP' }))
    const euros = await sales(march)
    expect(euros.period.figures.sold).toEqual({ minor: 17_970 + 8990, currency: 'EUR' })
    expect(euros.currencies).toEqual(['EUR', 'GBP'])
    expect((await sales({ ...march, currency: 'GBP' })).period.figures.sold).toEqual({ minor: 7000, currency: 'GBP' })
    await Promise.all([settleSales(shop.platform), settleSales(shop.platform)])
    expect(await sales(march)).toEqual(euros)
  })

  test('stand beside the period before and the year before, cut in the same way', async () => {
    await enter(
      past({ placedAt: new Date('2026-02-15T10:00:00Z'), lines: [line('KETTLE', 1, 1000)] }),
      past({ placedAt: new Date('2025-03-15T10:00:00Z'), lines: [line('KETTLE', 1, 2000)] }),
    )
    const view = await sales(march)
    expect(view.previous).toMatchObject({ from: '2026-02-01', to: '2026-02-28', figures: { revenue: { minor: 1000 } } })
    expect(view.yearBefore).toMatchObject({ from: '2025-03-01', figures: { revenue: { minor: 2000 } } })
    expect(view.points[14]).toMatchObject({
      from: '2026-03-15',
      previous: { minor: 1000 },
      yearBefore: { minor: 2000 },
    })
    const byMonth = await sales({ from: '2026-01-01', to: '2026-03-31', by: 'month' })
    expect(byMonth.points.map(({ revenue, yearBefore }) => [revenue.minor, yearBefore.minor])).toEqual([
      [0, 0],
      [1000, 0],
      [view.period.figures.revenue.minor, 2000],
    ])
  })

  test('say the margin of what has a known cost, with its share of the revenue', async () => {
    const from = new Date('2026-01-01T00:00:00Z')
    await shop.db.transaction((tx) =>
      setPurchaseCosts(
        tx,
        [
          { sku: 'KETTLE', amountMinor: 2000, currency: 'EUR', startsAt: from },
          { sku: 'KETTLE', amountMinor: 9000, currency: 'EUR', startsAt: new Date('2026-03-10T00:00:00Z') },
        ],
        shop.callOf(null),
      ),
    )
    await note({ issuedAt: new Date('2026-03-02T10:00:00Z') }, ['KETTLE', 1, 1200])
    const view = await articles({ from: '2026-03-01', to: '2026-03-09' })
    expect(view.margin).toEqual({ margin: { minor: 5650 - 2000, currency: 'EUR' }, share: 1, rate: 3650 / 5650 })
    const whole = await articles(march)
    expect(whole.margin!.share).toBeLessThan(1)
    expect(whole.best.find(({ sku }) => sku === 'JEANS')!.margin).toBeUndefined()
  })

  test('are her shop’s for who looks after one, and no other', async () => {
    const mine = await sales(march, sonia)
    expect(mine.onlyLocationId).toBe(shop.ids.get('paris'))
    expect(mine.locations.map(({ key }) => key)).toEqual([shop.ids.get('paris')])
    expect((await refusalOf(sales({ ...march, locationId: shop.ids.get('lyon') }, sonia))).code).toBe('not_allowed')
  })
})

describe('an order of our own', () => {
  test('counts on its day; what of it could not be had comes back on the day it was given up; cancelled, it never was', async () => {
    const today = () => sales({ from: '2026-11-23', to: '2026-11-27' })
    const session = visitor()
    const cartId = await shop.basket(session, { TV: 1, JEANS: 1 }, home)
    await shop.pay(session, cartId)
    const orderId = await shop.order(session, cartId)
    const whole = 129_900 + 8990 + 590
    expect((await today()).period.figures).toMatchObject({
      orders: 1,
      sold: { minor: whole },
      delivery: { minor: 590 },
    })
    await settleSales(shop.platform)

    const television = (await fulfilmentsOf(shop.db.reader, orderId)).find(({ lines }) =>
      lines.some(({ sku }) => sku === 'TV'),
    )!
    const picked = television.lines.map(({ sku, quantity }) => ({ sku, quantity: sku === 'TV' ? 0 : quantity }))
    await pickFulfilment(shop.platform, { id: television.id, lines: picked }, shop.callOf(sonia))
    await shop.pass(49 * 3600)
    const after = await today()
    expect(after.period.figures).toMatchObject({
      sold: { minor: whole },
      returned: { minor: 129_900 },
      returnedUnits: 1,
    })
    expect(after.points.filter(({ returned }) => returned.minor > 0)).toMatchObject([{ from: '2026-11-25' }])
    await settleSales(shop.platform)
    expect(await today()).toEqual(after)

    await shop.write(cancelOrder, sonia, { id: orderId })
    expect((await today()).period.figures).toMatchObject({ orders: 0, sold: { minor: 0 }, returned: { minor: 0 } })
    await settleSales(shop.platform)
    expect((await today()).period.figures).toMatchObject({ orders: 0, sold: { minor: 0 }, returned: { minor: 0 } })
  })

  test('sold by many at once, all of it counts, and what is kept is what the book says', async () => {
    await shop.setStock('KETTLE', 'paris', 50)
    const buying = Array.from({ length: 8 }, async () => {
      const session = visitor()
      const cartId = await shop.basket(session, { KETTLE: 1 }, home)
      await shop.pay(session, cartId)
      return shop.order(session, cartId)
    })
    const settling = Array.from({ length: 6 }, () => settleSales(shop.platform))
    await Promise.all([...buying, ...settling])
    expect((await sales({ from: '2026-11-23', to: '2026-11-27' })).period.figures).toMatchObject({
      orders: 8,
      units: 8,
    })
    await settleSales(shop.platform)
    expect((await sales({ from: '2026-11-23', to: '2026-11-27' })).period.figures).toMatchObject({
      orders: 8,
      units: 8,
    })
  })
})

test('tax within an amount is that of rules/vat.ts', async () => {
  const amounts = fc.sample(
    fc.tuple(fc.integer({ min: -500_000, max: 5_000_000 }), fc.constantFrom(0, 2.1, 5.5, 8.5, 10, 20)),
    500,
  )
  const rows = await shop.db.reader.rows<{ vat: number }>(sql`
    select vat_within(total, rate) as vat
    from unnest(${amounts.map(([total]) => total)}::bigint[], ${amounts.map(([, rate]) => rate)}::numeric[]) with ordinality a(total, rate, n) order by n`)
  expect(rows.map(({ vat }) => vat)).toEqual(amounts.map(([total, rate]) => vatWithin(total, rate)))
})

describe('a period', () => {
  test('stands beside the one before it: by months where it begins with one, else by days', () => {
    expect(previousOf({ from: '2026-11-01', to: '2026-11-23' })).toEqual({ from: '2026-10-01', to: '2026-10-23' })
    expect(previousOf({ from: '2026-03-01', to: '2026-03-31' })).toEqual({ from: '2026-02-01', to: '2026-02-28' })
    expect(previousOf({ from: '2026-03-01', to: '2026-03-30' })).toEqual({ from: '2026-02-01', to: '2026-02-28' })
    expect(previousOf({ from: '2026-10-27', to: '2026-11-23' })).toEqual({ from: '2026-09-29', to: '2026-10-26' })
    expect(yearBefore({ from: '2028-02-01', to: '2028-02-29' })).toEqual({ from: '2027-02-01', to: '2027-02-28' })
    expect(yearBefore({ from: '2026-10-27', to: '2026-11-23' })).toEqual({ from: '2025-10-28', to: '2025-11-24' })
  })

  test('is cut without a gap', () => {
    expect(piecesOf({ from: '2026-11-04', to: '2026-11-17' }, 'week')).toEqual([
      { from: '2026-11-04', to: '2026-11-08' },
      { from: '2026-11-09', to: '2026-11-15' },
      { from: '2026-11-16', to: '2026-11-17' },
    ])
    expect(grainOf({ from: '2026-11-01', to: '2026-11-30' })).toBe('day')
  })
})

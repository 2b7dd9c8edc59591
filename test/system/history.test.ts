import { recordCustomers } from '@filrouge/server/customers/public.ts'
import { reference } from '@filrouge/server/locations/public.ts'
import {
  type PastCreditNote,
  type PastOrder,
  recordCreditNotes,
  recordHistory,
} from '@filrouge/server/orders/public.ts'
import type { Tx } from '@filrouge/server/platform/db/database.ts'
import sql from 'sql-template-tag'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Body, Person } from '../world/person.ts'
import { openRetailer, type Retailer } from '../world/retailer.ts'

/** Ten years of another system: its orders in the one book, settled there. Closing the retailer checks every invariant. */

let volta: Retailer
let nadia: Person
let legalEntityId: string
let rivoli: PastOrder['locationId']
const within = <T>(work: (tx: Tx) => Promise<T>) => volta.platform.db.transaction(work)

beforeAll(async () => {
  volta = await openRetailer()
  nadia = await volta.staff('nadia')
  const known = await reference(volta.platform.db.reader)
  legalEntityId = [...known.legalEntities.keys()][0]!
  rivoli = known.byCode.get('paris-rivoli')!.id
})
afterAll(() => volta.close())

const kettle = {
  sku: 'KETTLE-OLD',
  titleFr: 'Bouilloire',
  titleEn: 'Kettle',
  quantity: 2,
  unitPriceMinor: 2499,
  vatRate: 20,
}

function past(externalNumber: string, more: Partial<PastOrder> = {}): PastOrder {
  return {
    ...{ source: 'old-shop', externalNumber, number: externalNumber, channel: 'web', legalEntityId, currency: 'EUR' },
    placedAt: new Date('2021-03-05T09:30:00Z'),
    lines: [kettle],
    delivery: { mode: 'home', costMinor: 490, contact: { email: 'ada@example.com', name: 'Ada Byron' } },
    promised: { earliest: new Date('2021-03-08T08:00:00Z'), latest: new Date('2021-03-09T19:00:00Z') },
    happened: [
      { step: 'prepared', at: new Date('2021-03-05T15:00:00Z') },
      { step: 'shipped', at: new Date('2021-03-05T17:00:00Z') },
      { step: 'delivered', at: new Date('2021-03-09T10:12:00Z') },
    ],
    ...more,
  } as PastOrder
}

const record = (...orders: PastOrder[]) => within((tx) => recordHistory(tx, orders))
const show = (id: string | undefined): Promise<Body> => nadia.get(`/orders/${id}`)
const told = (order: Body) => order.timeline.map((entry: Body) => entry.code)

describe('an order of another system', () => {
  it('reads as it went, at its own times, and was paid there', async () => {
    const [id] = await record(past('A-1'))
    const order = await show(id)
    expect(order).toMatchObject({
      ...{ number: 'A-1', origin: 'imported', status: 'completed', paymentStatus: 'paid', can: [] },
      placedAt: '2021-03-05T09:30:00.000Z',
      totals: { goods: { minor: 4998 }, delivery: { minor: 490 }, total: { minor: 5488, currency: 'EUR' } },
      lines: [{ sku: 'KETTLE-OLD', title: 'Bouilloire', quantity: 2, total: { minor: 4998 } }],
    })
    expect(order.cartId).toBeUndefined()
    expect(told(order)).toEqual(['order.placed', 'order.prepared', 'order.shipped', 'order.delivered'])
    expect(order.timeline.map((entry: Body) => entry.at)).toEqual([
      '2021-03-05T09:30:00.000Z',
      '2021-03-05T15:00:00.000Z',
      '2021-03-05T17:00:00.000Z',
      '2021-03-09T10:12:00.000Z',
    ])
    expect(await nadia.send('POST', `/orders/${id}/cancel`)).toMatchObject({
      status: 409,
      body: { code: 'not_cancellable' },
    })
  })

  it('is entered once, however often it is told, also twice in one breath', async () => {
    const [first] = await record(past('A-2'))
    const [again, andAgain] = await record(past('A-2', { placedAt: new Date('2022-01-01T00:00:00Z') }), past('A-2'))
    expect([again, andAgain]).toEqual([first, first])
    expect(told(await show(first))).toHaveLength(4)
  })

  it('may be nobody’s, of an article that is no more, in another currency', async () => {
    const till = { channel: 'shop', locationId: rivoli, customerId: undefined, currency: 'GBP' } as const
    const [id] = await record(
      past('T-1', { ...till, delivery: { mode: 'takeaway', locationId: rivoli! }, happened: [] }),
    )
    const sale = await show(id)
    expect(sale).toMatchObject({ channel: 'shop', totals: { total: { currency: 'GBP', minor: 4998 } } })
    expect(sale.customerId).toBeUndefined()
    expect(told(sale)).toEqual(['order.placed', 'promised.takeaway'])
    expect(sale.lines[0].contractConcluded).toBe('shop')
  })

  it('goes on while the other system still works on it, and no further once it is over', async () => {
    const [id] = await record(past('O-1', { isOpen: true, happened: past('').happened!.slice(0, 1) }))
    expect(await show(id)).toMatchObject({ status: 'in_progress', fulfilmentStatus: 'unfulfilled', version: 1 })
    expect(told(await show(id))).toEqual(['order.placed', 'order.prepared', 'promised.home'])
    await record(past('O-1', { isOpen: true, happened: past('').happened!.slice(0, 2) }))
    expect(await show(id)).toMatchObject({ status: 'in_progress', fulfilmentStatus: 'fulfilled' })
    await record(past('O-1'))
    await record(past('O-1', { happened: [{ step: 'cancelled', at: new Date('2021-03-10T10:00:00Z') }] }))
    expect(await show(id)).toMatchObject({ status: 'completed' })
    expect(told(await show(id))).toEqual(['order.placed', 'order.prepared', 'order.shipped', 'order.delivered'])
  })

  it('keeps its number, unless that is another order’s; without one it is given the next of this book', async () => {
    const other = past('N-1', { source: 'older-shop' })
    const [first, second, third] = await record(past('N-1'), other, past('N-2', { number: undefined } as never))
    expect((await show(first)).number).toBe('N-1')
    expect((await show(second)).number).toBe('older-shop-N-1')
    expect((await show(third)).number).toMatch(/^21-\d{6}$/)
  })

  it('is given back when it was cancelled', async () => {
    const [id] = await record(past('C-1', { happened: [{ step: 'cancelled', at: new Date('2021-03-05T10:00:00Z') }] }))
    expect(await show(id)).toMatchObject({ status: 'cancelled', paymentStatus: 'refunded' })
    expect(told(await show(id))).toEqual(['order.placed', 'order.cancelled'])
  })

  it('refuses nothing to thousands at once', async () => {
    const many = Array.from({ length: 2000 }, (_, index) =>
      past(`M-${index}`, { lines: [kettle, { ...kettle, sku: 'LID' }] }),
    )
    const started = performance.now()
    expect(new Set(await record(...many)).size).toBe(2000)
    expect(performance.now() - started).toBeLessThan(10_000)
  })
})

describe('a credit note of another system', () => {
  it('gives back what its order was for, once', async () => {
    const [orderId] = await record(past('R-1'))
    const note: PastCreditNote = {
      ...{
        source: 'old-shop',
        externalNumber: 'CR-1',
        orderId: orderId!,
        channel: 'web',
        legalEntityId,
        currency: 'EUR',
      },
      issuedAt: new Date('2021-03-20T10:00:00Z'),
      lines: [{ ...kettle, totalMinor: 5488 }],
    }
    for (let time = 0; time < 2; time += 1) await within((tx) => recordCreditNotes(tx, [note]))
    const order = await show(orderId)
    expect(order.paymentStatus).toBe('refunded')
    expect(told(order).at(-1)).toBe('order.credited')
    expect(told(order)).toHaveLength(5)
  })
})

describe('a customer of another system', () => {
  it('is one with her whom her e-mail already names, and is found by what she was called there', async () => {
    const camille = (await nadia.get('/customers?query=camille@example.com')).items[0]
    const now = new Date()
    const rows = [
      { external: 'old-shop:77', email: 'Camille@Example.com', phone: '0699999999', name: 'C. Laurent' },
      { external: 'old-shop:78', name: 'Société Duval', kind: 'company' as const, createdAt: new Date('2015-01-01') },
      { name: 'Nobody' },
    ]
    const first = await within((tx) => recordCustomers(tx, rows, now))
    expect(await within((tx) => recordCustomers(tx, rows, now))).toEqual(first)
    expect(first[0]).toBe(camille.id)
    expect(first[2]).toBeUndefined()
    expect((await nadia.get(`/customers/${camille.id}`)).phones).not.toContain('+33699999999')
    const [id] = await record(past('D-1', { customerId: first[1]! }))
    expect((await nadia.get(`/customers/${first[1]}`)).orders).toMatchObject([
      { id, number: 'D-1', origin: 'imported' },
    ])
    expect((await nadia.get('/customers?query=old-shop:78')).items[0].id).toBe(first[1])
  })
})

it('moves neither stock nor money', async () => {
  const counts = () =>
    volta.platform.db.reader.one(sql`
      select (select count(*) from stock_movements) as movements, (select count(*) from holds) as holds,
        (select count(*) from payments) as payments, (select count(*) from jobs where kind <> 'schedule' and event_id is not null) as reactions`)
  const before = await counts()
  await record(past('Q-1', { lines: [{ ...kettle, sku: 'TV-AURORA-55' }] }))
  expect(await counts()).toEqual(before)
})

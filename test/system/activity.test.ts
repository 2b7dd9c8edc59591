import { watch } from '@filrouge/client/http.ts'
import { watchActivity } from '@filrouge/contract/activity.ts'
import { newId } from '@filrouge/kernel/ids.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Body, Person } from '../world/person.ts'
import { openRetailer, type Retailer } from '../world/retailer.ts'
import { buy } from '../world/shopping.ts'

/** The living picture: what happens in each channel, told as it happens, and how the day goes. */

let volta: Retailer
let ines: Person
beforeAll(async () => {
  volta = await openRetailer()
  ines = await volta.staff('ines')
})
afterAll(() => volta.close())

const happened = async (query = '') => (await ines.get(`/activity${query}`)).items as Body[]

it('tells an order with its first article and its amount, and names nobody', async () => {
  const camille = await volta.customer('camille@example.com')
  const order = await buy(camille, { 'TV-AURORA-55': 1 })
  const [first, ...others] = await happened('?channel=web&limit=5')
  expect(first).toMatchObject({
    code: 'order.placed',
    title: 'Commande',
    by: 'shopper',
    channel: 'web',
    orderNumber: order.number,
    amount: order.totals.total,
    articleCount: 1,
    articleTitle: order.lines[0].title,
  })
  expect(others.map((entry) => entry.code)).toEqual(expect.arrayContaining(['cart.started', 'customer.signed_in']))
  expect(JSON.stringify([first, ...others])).not.toMatch(/camille|laurent/i)
})

it('does not let a busy channel hide a quiet one', async () => {
  const caller = await volta.visitor('app')
  await caller.post('/carts')
  for (let count = 0; count < 3; count += 1) await (await volta.visitor('web')).post('/carts')
  const entries = await happened('?limit=2')
  expect(entries.filter((entry) => entry.channel === 'web')).toHaveLength(2)
  expect(entries.some((entry) => entry.channel === 'app' && entry.code === 'cart.started')).toBe(true)
})

it('tells goods received where they were, once, however often the receipt is sent', async () => {
  const jean = await volta.staff('jean')
  const { locationId } = await jean.get('/sessions/current')
  const receipt = {
    id: newId('movement'),
    sku: 'TV-AURORA-55',
    locationId,
    kind: 'receive',
    quantity: 2,
    reason: 'delivery',
  }
  for (let press = 0; press < 2; press += 1) await jean.post('/stock/movements', receipt)
  const received = (await happened('?channel=shop')).filter((entry) => entry.code === 'stock.received')
  expect(received).toHaveLength(1)
  expect(received[0]).toMatchObject({ locationId, articleCount: 2, by: 'associate' })
})

it('tells it live, no oftener than twice a second', async () => {
  const told: { at: number; items: Body[] }[] = []
  const settings = { origin: volta.url, token: () => ines.token, language: () => 'fr' }
  const stop = watch(settings, watchActivity, { channel: 'mobile_web' }, (answer) => {
    told.push({ at: Date.now(), items: answer.items })
  })
  await expect.poll(() => told.length).toBe(1)
  const last = told[0]!.items[0]?.id ?? ''
  await Promise.all(Array.from({ length: 10 }, async () => (await volta.visitor('mobile_web')).post('/carts')))
  await expect.poll(() => told.at(-1)?.items.filter(({ id }) => id > last).length, { timeout: 5000 }).toBe(10)
  stop()
  const pauses = told.slice(2).map(({ at }, index) => at - told[index + 1]!.at)
  expect(Math.min(Infinity, ...pauses)).toBeGreaterThan(450)
})

it('adds up the day by hour and channel, without what was cancelled', async () => {
  const figures = () => ines.get('/figures/today')
  const before = await figures()
  const shopper = await volta.visitor('web')
  const [kept, dropped] = [await buy(shopper, { 'TV-AURORA-48': 1 }), await buy(shopper, { 'TV-AURORA-48': 1 })]
  await shopper.post(`/orders/${dropped.id}/cancel`)
  const after = await figures()
  const total = kept.totals.total.minor
  expect(after.takings.minor - before.takings.minor).toBe(total)
  expect(after.orders - before.orders).toBe(1)
  expect(after.cancelled - before.cancelled).toBe(1)
  const web = after.channels.find((channel: Body) => channel.channel === 'web')
  expect(web.hours.reduce((sum: number, hour: Body) => sum + hour.takings.minor, 0)).toBe(web.takings.minor)
  expect(after.hours.reduce((sum: number, hour: Body) => sum + hour.takings.minor, 0)).toBe(after.takings.minor)
  expect(after.hours).toHaveLength(24)
})

import sql from 'sql-template-tag'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Body, Person } from '../../test/world/person.ts'
import { openRetailer, type Retailer } from '../../test/world/retailer.ts'
import { buy, parisHome } from '../../test/world/shopping.ts'

let volta: Retailer
let jean: Person
let camille: Person
beforeAll(async () => {
  volta = await openRetailer()
  ;[jean, camille] = await Promise.all([volta.staff('jean'), volta.customer('camille@example.com')])
})
afterAll(() => volta.close())

const sku = 'JEAN-LENA-BLEU-36'
const shopOf = async () => (await jean.get('/sessions/current')).locationId as string
const askedFor = async (person: Person = jean): Promise<Body> => {
  const cart = await person.post('/carts', { channel: 'shop', id: undefined })
  await person.put(`/carts/${cart.id}/lines/${sku}`, { quantity: 1 })
  const { totals } = await person.put(`/carts/${cart.id}/delivery`, { ...parisHome, contact: {} })
  return { cartId: cart.id, total: totals.total, ...(await person.post('/payment-requests', { cartId: cart.id })) }
}
const confirm = (id: string, amount: Body, token: string) =>
  camille.send('POST', `/payment-requests/${id}/confirm`, {
    amount,
    tender: { kind: 'card', token },
    contact: { email: 'camille@example.com' },
    trackingByMessage: true,
  })

test('a payment asked for goes from waiting to seen, declined and paid, and says whether the tracking may be sent', async () => {
  const { id, total } = await askedFor()
  const stage = async () => (await jean.get(`/payment-requests/${id}`)).stage
  expect(await stage()).toBe('waiting')
  const seen = await camille.post(`/payment-requests/${id}/seen`)
  expect(seen).toMatchObject({ status: 'open', stage: 'seen' })
  await camille.post(`/payment-requests/${id}/seen`)
  const told = await volta.platform.db.read(sql`select id from events where type = 'payment_request.seen'`)
  expect(told, 'told once').toHaveLength(1)
  await confirm(id, total, 'tok_declined')
  expect(await stage()).toBe('declined')
  expect((await confirm(id, total, 'tok_ok')).status).toBe(200)
  expect(await jean.get(`/payment-requests/${id}`)).toMatchObject({ stage: 'paid', trackingByMessage: true })
})

test('the day holds what was sold, the baskets in hand and the orders to hand over, and nothing of a colleague’s', async () => {
  const sonia = await volta.staff('sonia')
  const [before, hersBefore] = [await jean.get('/my-day'), await sonia.get('/my-day')]
  const { cartId, id, total } = await askedFor()
  const asked = (await jean.get('/my-day')).baskets.find((basket: Body) => basket.cartId === cartId)
  expect(asked).toMatchObject({ status: 'asked', articleCount: 1, total })
  expect((await sonia.get('/my-day')).baskets).toEqual(hersBefore.baskets)
  await confirm(id, total, 'tok_ok')
  const order = await buy(
    await volta.visitor(),
    { [sku]: 1 },
    { mode: 'collect', locationId: await shopOf(), contact: { email: 'lea@example.com', name: 'Léa' } },
  )
  const after = await jean.get('/my-day')
  expect(after.sold.orders).toBe(before.sold.orders + 1)
  expect(after.sold.articles).toBe(before.sold.articles + 1)
  expect(after.sold.takings.minor).toBe(before.sold.takings.minor + total.minor)
  expect(after.baskets.some((basket: Body) => basket.cartId === cartId)).toBe(false)
  expect(after.handOver.count).toBe(before.handOver.count + 1)
  expect(after.handOver.orders.map((one: Body) => one.id)).toContain(order.id)
  expect((await sonia.get('/my-day')).handOver.count).toBe(after.handOver.count)
  expect((await sonia.get('/my-day')).sold).toEqual(hersBefore.sold)
})

import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Body } from '../world/person.ts'
import { openRetailer, type Retailer } from '../world/retailer.ts'
import { buy } from '../world/shopping.ts'

let volta: Retailer
beforeAll(async () => {
  volta = await openRetailer()
})
afterAll(() => volta.close())

it('she collects with the code of the message that says it is ready, and the mailbox gives that code by itself', async () => {
  const sonia = await volta.staff('sonia')
  const shops = (await sonia.get('/locations?kind=shop&limit=100')).items as Body[]
  const shop = shops.find(({ code }) => code === 'paris-rivoli')!
  const sku = 'MOKA-BRAISE-INOX'
  const here = { sku, locationId: shop.id, kind: 'receive', quantity: 3, reason: 'livraison' }
  await sonia.post('/stock/movements', here)
  const email = 'comptoir@example.com'
  const collect = { mode: 'collect', locationId: shop.id, contact: { email, name: 'Camille Laurent' } }
  const order = await buy(await volta.visitor(), { [sku]: 1 }, collect)
  const toPick = (await sonia.get(`/fulfilments?locationId=${shop.id}&status=to_pick&limit=100`)).items as Body[]
  const { id } = toPick.find(({ orderId }) => orderId === order.id)!
  await sonia.post(`/fulfilments/${id}/pick`, { lines: [{ sku, quantity: 1 }] })
  await sonia.post(`/fulfilments/${id}/ready`, { shelf: 'A3' })
  const { data, text } = await volta.lastMessage(email)
  expect(data?.code).toMatch(/^\d{6}$/)
  expect(text?.replaceAll(' ', '')).toContain(data?.code)
  const wrong = data?.code === '000000' ? '111111' : '000000'
  expect(await sonia.send('POST', `/fulfilments/${id}/collect`, { code: wrong })).toMatchObject({
    status: 403,
    body: { code: 'code_wrong' },
  })
  expect(await sonia.post(`/fulfilments/${id}/collect`, { code: data?.code })).toMatchObject({ status: 'collected' })
})

import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Body, Person } from '../world/person.ts'
import { openRetailer, type Retailer } from '../world/retailer.ts'
import { basketOf, order, pay } from '../world/shopping.ts'

let volta: Retailer
beforeAll(async () => {
  volta = await openRetailer()
}, 60_000)
afterAll(() => volta.close())

const loyaltyOf = (someone: Person) => someone.get('/customers/me/loyalty')

it('points wait until she may no longer withdraw, are exchanged in part, and the oldest expire first', async () => {
  const lea = await volta.customer('lea.recompense@example.com')
  const demo = (body: object) =>
    fetch(`${volta.url}/demo/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  const tv = (await lea.get('/products?category=televisions&limit=50')).items
    .flatMap((product: Body) => product.variants)
    .find((variant: Body) => variant.price && variant.price.minor > 30_000)
  const cart = await basketOf(lea, { [tv.sku]: 1 })
  await pay(lea, cart)
  await order(lea, cart)
  const { points } = await loyaltyOf(lea)
  expect(points).toBe(cart.points)
  const early = await lea.send('POST', '/customers/me/rewards', { reward: 'avoir-5' })
  expect(early.body).toMatchObject({ code: 'not_enough_points' })
  await demo({ advance: 'P15D' })
  const credited = await lea.post('/customers/me/rewards', { reward: 'avoir-5' })
  expect(credited.loyalty).toMatchObject({ points: points - 200, storeCredit: { minor: 500 } })
  expect(credited.loyalty.tier).toBe(cart.totals.goods.minor >= 150_000 ? 'eclat' : 'vif')
  expect((await lea.send('POST', '/customers/me/rewards', { reward: 'nothing' })).body.code).toBe('reward_not_found')
  await demo({ advance: 'P730D' })
  await volta.settle()
  // Two years on she signs in anew.
  const again = await volta.customer('lea.recompense@example.com')
  expect(await loyaltyOf(again)).toMatchObject({
    points: 0,
    ledger: [{ kind: 'expired', points: 200 - points }, { kind: 'exchanged', points: -200 }, { kind: 'earned' }],
    storeCredit: { minor: 500 },
  })
}, 90_000)

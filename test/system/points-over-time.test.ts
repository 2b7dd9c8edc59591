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
const demo = (body: object) =>
  fetch(`${volta.url}/demo/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
const televisionFrom = async (someone: Person, minor: number): Promise<Body> =>
  (await someone.get('/products?category=televisions&limit=50')).items
    .flatMap((product: Body) => product.variants)
    .find((variant: Body) => variant.price && variant.price.minor > minor)

it('a coupon had for points says so: it is no compensation, and was given by nobody', async () => {
  const rose = await volta.customer('rose.recompense@example.com')
  const cart = await basketOf(rose, { [(await televisionFrom(rose, 60_000)).sku]: 1 })
  await pay(rose, cart)
  await order(rose, cart)
  await demo({ advance: 'P15D' })
  const again = await volta.customer('rose.recompense@example.com')
  const { coupon } = await again.post('/customers/me/rewards', { reward: 'bon-20' })
  const [hers] = (await again.get('/customers/me/coupons')).items
  expect(hers).toMatchObject({ code: coupon.code, bornAs: 'reward', state: 'open' })
  expect(hers.issuedBy).toBeUndefined()
  const next = await basketOf(again, { 'JEAN-LENA-BLEU-38': 1 })
  const reduced = await again.post(`/carts/${next.id}/coupons`, { code: coupon.code })
  expect(reduced.totals.discounts.minor).toBe(2000)
}, 60_000)

it('points wait until she may no longer withdraw, are exchanged in part, and the oldest expire first', async () => {
  const lea = await volta.customer('lea.recompense@example.com')
  const tv = await televisionFrom(lea, 30_000)
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

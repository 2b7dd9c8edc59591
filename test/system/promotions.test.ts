import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Body, Person } from '../world/person.ts'
import { openRetailer, type Retailer } from '../world/retailer.ts'
import { basketOf, buy, order, parisHome, pay } from '../world/shopping.ts'

let volta: Retailer
let marketer: Person
beforeAll(async () => {
  volta = await openRetailer()
  marketer = await volta.staff('ines')
})
afterAll(() => volta.close())

const jeans = 'JEAN-LENA-BLEU-38'
const tries = 500
const addCode = (shopper: Person, cart: Body, code: string) =>
  shopper.send('POST', `/carts/${cart.id}/coupons`, { code })
const offer = (id: string, more: object) =>
  marketer.put(`/offers/${id}`, {
    titleFr: `Offre ${id}`,
    titleEn: `Offer ${id}`,
    effect: { kind: 'percent', of: {}, percent: 10 },
    ...more,
  })

describe('the codes of the demo', () => {
  it('BIENVENUE10 takes ten percent off the goods, once a customer, and needs to know her', async () => {
    const nobody = await volta.visitor()
    const cart = await basketOf(nobody, { [jeans]: 1 })
    expect(await addCode(nobody, cart, 'BIENVENUE10')).toMatchObject({
      status: 409,
      body: { code: 'coupon_needs_customer' },
    })
    const camille = await volta.customer('bienvenue@example.com')
    const hers = await basketOf(camille, { [jeans]: 3 })
    const reduced = (await addCode(camille, hers, 'bienvenue 10')).body
    const tenth = Math.round(hers.totals.goods.minor / 10)
    expect(reduced.totals.discounts.minor).toBe(tenth)
    expect(reduced.totals.total.minor).toBe(hers.totals.total.minor - tenth)
    expect(reduced.lines[0].discounts).toMatchObject([{ code: 'BIENVENUE10', amount: { minor: tenth } }])
    const vat = reduced.totals.vat.reduce((sum: number, g: Body) => sum + g.base.minor + g.amount.minor, 0)
    expect(vat).toBe(reduced.totals.total.minor)
    expect((await pay(camille, reduced)).body.status).toBe('authorised')
    const placed = (await order(camille, reduced)).body
    expect(placed.totals.discounts.minor).toBe(tenth)
    const next = await basketOf(camille, { [jeans]: 1 })
    expect(await addCode(camille, next, 'BIENVENUE10')).toMatchObject({ status: 409, body: { code: 'coupon_used' } })
    await camille.post(`/orders/${placed.id}/cancel`)
    expect(await addCode(camille, next, 'BIENVENUE10'), 'given back with the order').toMatchObject({ status: 200 })
  })

  it('TV10 is for televisions, PORTOFFERT says how much is missing, PRINTEMPS25 is over, and NIMPORTE is nothing', async () => {
    const shopper = await volta.visitor()
    const cart = await basketOf(shopper, { [jeans]: 1 })
    expect(await addCode(shopper, cart, 'TV10')).toMatchObject({
      status: 409,
      body: { code: 'coupon_not_applicable', why: { code: 'no_such_article' } },
    })
    expect(await addCode(shopper, cart, 'PRINTEMPS25')).toMatchObject({ status: 409, body: { code: 'coupon_expired' } })
    expect(await addCode(shopper, cart, 'NIMPORTE')).toMatchObject({ status: 404, body: { code: 'coupon_unknown' } })
    const { items } = await shopper.get('/products?category=television-accessories&limit=50')
    const cheap = items
      .flatMap((product: Body) => product.variants)
      .find((variant: Body) => variant.price && variant.price.minor < 5000)
    const other = await volta.visitor()
    const small = await basketOf(other, { [cheap.sku]: 1 })
    expect(await addCode(other, small, 'PORTOFFERT')).toMatchObject({
      status: 409,
      body: { code: 'coupon_not_applicable', why: { code: 'needs_more', missingMinor: 5000 - cheap.price.minor } },
    })
    const free = (await addCode(shopper, cart, 'PORTOFFERT')).body
    expect(cart.totals.delivery.minor).toBeGreaterThan(0)
    expect(free.totals).toMatchObject({ delivery: { minor: 0 }, total: cart.totals.goods })
    const without = await shopper.delete(`/carts/${cart.id}/coupons/PORTOFFERT`)
    expect(without.totals).toEqual(cart.totals)
  })

  it('a code stays in the basket and says why it takes nothing any more', async () => {
    const { items } = await volta.nobody.get('/products?category=televisions&limit=50')
    const television = items.flatMap((product: Body) => product.variants).find((variant: Body) => variant.price)
    const shopper = await volta.visitor()
    const cart = await shopper.post('/carts')
    await shopper.put(`/carts/${cart.id}/lines/${television.sku}`, { quantity: 1 })
    await shopper.put(`/carts/${cart.id}/lines/${jeans}`, { quantity: 1 })
    const reduced = (await addCode(shopper, cart, 'TV10')).body
    expect(reduced.totals.discounts.minor).toBe(Math.round(television.price.minor / 10))
    expect(reduced.lines.map(({ discounts }: Body) => discounts.length)).toEqual([1, 0])
    const left = await shopper.put(`/carts/${cart.id}/lines/${television.sku}`, { quantity: 0 })
    expect(left.coupons).toMatchObject([{ code: 'TV10', amount: { minor: 0 }, why: { code: 'no_such_article' } }])
    expect(left.totals.discounts.minor).toBe(0)
  })
})

describe('a coupon', () => {
  it('given by Jean as compensation is hers alone, serves once, and is used on the web', async () => {
    const camille = await volta.customer('geste@example.com')
    const { id: customerId } = await camille.get('/customers/me')
    const jean = await volta.staff('jean')
    const coupon = await jean.post('/coupons', { offerId: 'geste', customerId, reason: 'Rupture en rayon' })
    expect(coupon).toMatchObject({ bornAs: 'compensation', medium: 'counter', mostUses: 1, uses: 0 })
    const another = await volta.customer('autre@example.com')
    const theirs = await basketOf(another, { [jeans]: 1 })
    expect((await addCode(another, theirs, coupon.code)).body.code).toBe('coupon_unknown')
    const cart = await basketOf(camille, { [jeans]: 1 })
    const reduced = (await addCode(camille, cart, coupon.code)).body
    expect(reduced.totals.discounts.minor).toBe(2000)
    expect((await pay(camille, reduced, 'tok_declined')).body.status).toBe('declined')
    expect((await camille.get(`/carts/${cart.id}`)).totals, 'a declined card gives the coupon back').toEqual(
      reduced.totals,
    )
    await pay(camille, reduced)
    expect((await order(camille, reduced)).body.lines[0]).toMatchObject({ discounts: [{ code: coupon.code }] })
    const next = await basketOf(camille, { [jeans]: 1 })
    expect((await addCode(camille, next, coupon.code)).body.code).toBe('coupon_used')
    expect(await camille.get('/customers/me/data'), 'and is in what is kept about her').toMatchObject({
      coupons: [{ code: coupon.code, reason: 'Rupture en rayon', usedUp: true }],
      offersUsed: [{ code: coupon.code, amount: { minor: 2000 } }],
    })
  })
})

describe('an offer', () => {
  it('for some places of delivery looks at where the relay point is', async () => {
    await offer('lyon', { needsCode: true, conditions: [{ kind: 'place', postcodes: ['69'] }] })
    await marketer.post('/offers/lyon/batches', { prefix: 'LYON' })
    const near = async (postcode: string) =>
      (await volta.nobody.get(`/relay-points?postcode=${postcode}&limit=1`)).items[0]
    const shopper = await volta.visitor()
    const to = async (postcode: string) =>
      basketOf(
        shopper,
        { [jeans]: 1 },
        {
          ...{ mode: 'relay', relayPointId: (await near(postcode)).id },
          contact: { email: 'camille@example.com', name: 'Camille' },
        },
      )
    const inLyon = await to('69003')
    const reduced = (await addCode(shopper, inLyon, 'LYON')).body
    expect(reduced.totals.discounts.minor).toBe(Math.round(reduced.totals.goods.minor / 10))
    const inParis = await to('75004')
    expect(inParis.coupons ?? []).toMatchObject([{ code: 'LYON', why: { code: 'other_place' } }])
    const relayPointId = (await near('69003')).id
    const { items } = await shopper
      .send('POST', `/carts/${inParis.id}/totals`, {
        ways: [{ mode: 'relay', cost: { minor: 0, currency: 'EUR' }, relayPointId }],
      })
      .then(({ body }) => body)
    expect(items[0].discounts).toEqual(reduced.totals.discounts)
  })

  it('for a first purchase is for her who has not bought, or has cancelled what she bought', async () => {
    await offer('premier', { needsCode: true, conditions: [{ kind: 'first_purchase' }] })
    await marketer.post('/offers/premier/batches', { prefix: 'PREMIER' })
    const lea = await volta.customer('premier@example.com')
    const first = await buy(lea, { [jeans]: 1 })
    const cart = await basketOf(lea, { [jeans]: 1 })
    expect((await addCode(lea, cart, 'PREMIER')).body).toMatchObject({
      code: 'coupon_not_applicable',
      why: { code: 'not_first_purchase' },
    })
    await lea.post(`/orders/${first.id}/cancel`)
    expect((await addCode(lea, cart, 'PREMIER')).status).toBe(200)
  })

  it('for all says what is missing, then applies by itself in every channel', async () => {
    const { unitPrice } = (await basketOf(await volta.visitor(), { [jeans]: 1 })).lines[0]
    await offer('trois', {
      effect: { kind: 'buy_get', of: { skus: [jeans] }, buy: 2, get: 1, percent: 100 },
      endsAt: new Date(Date.now() + 3_600_000).toISOString(),
    })
    const shopper = await volta.visitor()
    const two = await basketOf(shopper, { [jeans]: 2 })
    expect(two.hints).toMatchObject([{ why: { code: 'needs_quantity', missingQuantity: 1 } }])
    expect(two.totals.discounts.minor).toBe(0)
    const three = await shopper.put(`/carts/${two.id}/lines/${jeans}`, { quantity: 3 })
    expect(three).toMatchObject({ hints: [], totals: { discounts: unitPrice } })
    const jean = await volta.staff('jean')
    const his = await basketOf(jean, { [jeans]: 3 })
    expect(his.totals.discounts).toEqual(unitPrice)
    await marketer.put('/offers/trois', {
      titleFr: 'Trois',
      titleEn: 'Three',
      effect: { kind: 'buy_get', of: { skus: [jeans] }, buy: 2, get: 1, percent: 100 },
      startsAt: new Date(Date.now() - 7_200_000).toISOString(),
      endsAt: new Date(Date.now() + 1500).toISOString(),
    })
    await new Promise((resolve) => setTimeout(resolve, 3000))
    expect((await shopper.get(`/carts/${two.id}`)).totals.discounts.minor).toBe(0)
  })

  it('that others have used up while she looked at her basket is named, with what she owes without it', async () => {
    await offer('seul', { needsCode: true, effect: { kind: 'amount', of: {}, amountMinor: 500 }, mostUses: 1 })
    await marketer.post('/offers/seul/batches', { prefix: 'SEUL' })
    await offer('premiers', { effect: { kind: 'amount', of: { skus: [jeans] }, amountMinor: 700 }, mostUses: 1 })
    const jean = await volta.staff('jean')
    const [fast, slow] = [await volta.visitor(), await volta.visitor()]
    const cart = await basketOf(fast, { [jeans]: 1 })
    const plain = await basketOf(slow, { [jeans]: 1 })
    const hers = (await addCode(slow, plain, 'SEUL')).body
    const his = await basketOf(jean, { [jeans]: 1 })
    await addCode(jean, his, 'SEUL')
    const asked = await jean.post('/payment-requests', { cartId: his.id })
    expect((await volta.nobody.get(`/payment-requests/${asked.id}`)).idleCoupons).toEqual([])
    const taken = (await addCode(fast, cart, 'SEUL')).body
    expect((await pay(fast, taken)).body.status).toBe('authorised')

    const refused = await pay(slow, hers)
    const now = await slow.get(`/carts/${hers.id}`)
    expect(refused).toMatchObject({ status: 409, body: { code: 'coupon_used', coupon: 'SEUL', owed: now.owed } })
    expect(now.owed.minor, 'both offers are gone').toBe(hers.owed.minor + 1200)
    expect(now.coupons).toMatchObject([{ code: 'SEUL', why: { code: 'used_up' } }])
    // Without the code it is the offer made to everybody that is gone.
    const without = await slow.send('DELETE', `/carts/${hers.id}/coupons/SEUL`)
    const agreed = { ...without.body, owed: { ...now.owed, minor: now.owed.minor - 700 } }
    expect((await pay(slow, agreed)).body).toMatchObject({
      code: 'offer_used_up',
      offer: { id: 'premiers', titleFr: 'Offre premiers' },
      owed: now.owed,
    })
    const never = { ...without.body, owed: { ...now.owed, minor: now.owed.minor - 1 } }
    expect((await pay(slow, never)).body, 'no offer would have made it that').toMatchObject({ code: 'amount_mismatch' })
    const [idle] = (await volta.nobody.get(`/payment-requests/${asked.id}`)).idleCoupons
    expect(idle).toMatchObject({ code: 'SEUL', why: { code: 'used_up' } })
    expect((await pay(slow, without.body)).body.status).toBe('authorised')
    await marketer.put('/offers/premiers', {
      titleFr: 'X',
      titleEn: 'X',
      isDraft: true,
      effect: { kind: 'amount', of: {}, amountMinor: 1 },
    })
  })

  it('with a hundred uses is used a hundred times, when five hundred pay for it at once on the web, in the shop and in the call centre', async () => {
    const [admin, jean, nadia] = await Promise.all(['admin', 'jean', 'nadia'].map(volta.staff))
    const { sku } = (await volta.nobody.get('/products?category=kettles&limit=20')).items
      .flatMap((product: Body) => product.variants)
      .find((variant: Body) => variant.price)
    const { items: levels } = await admin!.get(`/stock?sku=${sku}`)
    const { locationId } = levels.find(({ locationCode }: Body) => locationCode === 'entrepot-nord')
    await admin!.post('/stock/movements', { sku, locationId, kind: 'count', quantity: 2 * tries, reason: 'test' })
    await offer('cent', { needsCode: true, mostUses: 100 })
    await marketer.post('/offers/cent/batches', { prefix: 'CENT', medium: 'radio' })
    const ready: { someone: Person; cart: Body }[] = []
    const prepare = async () => {
      while (begun < tries) {
        const channel = begun++ % 3
        const someone = channel === 0 ? await volta.visitor() : channel === 1 ? jean! : nadia!
        const cart = await basketOf(someone, { [sku]: 1 })
        ready.push({ someone, cart: (await addCode(someone, cart, 'CENT')).body })
      }
    }
    let begun = 0
    await Promise.all(Array.from({ length: 16 }, prepare))
    expect(new Set(ready.map(({ cart }) => cart.channel))).toEqual(new Set(['web', 'shop', 'call_centre']))
    const paid = await Promise.all(ready.map(({ someone, cart }) => pay(someone, cart)))
    const refused = paid.filter(({ status }) => status !== 201)
    expect(paid.length - refused.length).toBe(100)
    expect(new Set(refused.map(({ body }) => body.code))).toEqual(new Set(['coupon_used']))
    expect((await marketer.get('/offers')).items.find(({ id }: Body) => id === 'cent')).toMatchObject({ uses: 100 })
  }, 60_000)

  it('is made by those who may, and bad input names its field', async () => {
    const jean = await volta.staff('jean')
    expect((await jean.send('PUT', '/offers/x1', {})).status).toBe(403)
    const bad = await marketer.send('PUT', '/offers/x1', {
      titleFr: 'X',
      titleEn: 'X',
      effect: { kind: 'percent', of: {}, percent: 120 },
    })
    expect(bad).toMatchObject({ status: 422, body: { errors: [{ pointer: '#/effect/percent' }] } })
  })
})

it('buys as before where there are no offers', async () => {
  const shopper = await volta.visitor()
  expect((await buy(shopper, { [jeans]: 1 }, parisHome)).totals.discounts.minor).toBe(0)
})

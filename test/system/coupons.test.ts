import { newId } from '@filrouge/kernel/ids.ts'
import { closeOldLeases } from '@filrouge/server/promotions/public.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Body, Person } from '../world/person.ts'
import { openRetailer, type Retailer } from '../world/retailer.ts'
import { basketOf, buy, order, pay } from '../world/shopping.ts'

let volta: Retailer
let ines: Person
let jean: Person
beforeAll(async () => {
  volta = await openRetailer()
  ines = await volta.staff('ines')
  jean = await volta.staff('jean')
})
afterAll(() => volta.close())

const jeans = 'JEAN-LENA-BLEU-38'
const offer = (id: string, more: object = {}) =>
  ines.put(`/offers/${id}`, {
    titleFr: `Offre ${id}`,
    titleEn: `Offer ${id}`,
    effect: { kind: 'amount', of: {}, amountMinor: 500 },
    needsCode: true,
    ...more,
  })
const addCode = (someone: Person, cart: Body, code: string) =>
  someone.send('POST', `/carts/${cart.id}/coupons`, { code })
const usedWith = async (someone: Person, code: string): Promise<Body> => {
  const cart = await basketOf(someone, { [jeans]: 1 })
  const reduced = (await addCode(someone, cart, code)).body
  expect((await pay(someone, reduced)).body.status).toBe('authorised')
  return (await order(someone, reduced)).body
}

describe('a batch of codes', () => {
  it('of a hundred thousand is made in seconds, tells how far it is, and is taken away as a file', async () => {
    await offer('flyer')
    const began = performance.now()
    const batch = await ines.post('/offers/flyer/batches', {
      prefix: 'FLY',
      count: 100_000,
      medium: 'flyer',
      campaign: 'Rivoli, novembre',
    })
    expect(batch).toMatchObject({ kind: 'single', count: 100_000, uses: 0, campaign: 'Rivoli, novembre' })
    const shopper = await volta.visitor()
    await usedWith(shopper, batch.firstCode)
    await volta.settle()
    expect(performance.now() - began).toBeLessThan(25_000)
    const whole = await ines.get('/coupon-batches/FLY')
    expect(whole).toMatchObject({ made: 100_000, left: 99_999, uses: 1, orders: 1, discounts: { minor: 500 } })
    expect(whole.places).toMatchObject([{ channel: 'web', uses: 1 }])
    expect(whole.revenue.minor).toBeGreaterThan(0)
    const file = await fetch(`${volta.url}/api/coupon-batches/FLY/codes`, {
      headers: { authorization: `Bearer ${ines.token}` },
    })
    const rows = (await file.text()).trim().split('\r\n')
    expect(rows.length).toBe(100_001)
    expect(new Set(rows).size).toBe(100_001)
    expect(rows).toContain(`${batch.firstCode},1`)
  }, 60_000)

  it('for the members of a segment: a code each, hers alone, with the address of whoever agreed', async () => {
    await offer('perso')
    await ines.put('/segments/quatre', { titleFr: 'Deux', titleEn: 'Two' })
    const emma = await volta.customer('emma.perso@example.com')
    const rose = await volta.customer('rose.perso@example.com')
    await emma.put('/customers/me/consents', { purpose: 'email', given: true, wordingVersion: '2026-11' })
    expect((await ines.send('POST', '/offers/perso/batches', { prefix: 'PERSO', segment: 'quatre' })).body.code).toBe(
      'segment_empty',
    )
    await ines.post('/segments/quatre/members', { who: ['emma.perso@example.com', 'rose.perso@example.com'] })
    const batch = await ines.post('/offers/perso/batches', { prefix: 'PERSO', segment: 'quatre', medium: 'email' })
    expect(batch).toMatchObject({ kind: 'personal', count: 2, made: 2, left: 2 })
    const file = await fetch(`${volta.url}/api/coupon-batches/PERSO/codes`, {
      headers: { authorization: `Bearer ${ines.token}` },
    })
    const text = await file.text()
    expect(text).toContain('emma.perso@example.com')
    expect(text).not.toContain('rose.perso@example.com')
    const [hers] = (await emma.get('/customers/me/coupons')).items
    expect(hers).toMatchObject({ state: 'open', offerId: 'perso' })
    const another = await basketOf(rose, { [jeans]: 1 })
    expect((await addCode(rose, another, hers.code)).body.code).toBe('coupon_unknown')
    await usedWith(emma, hers.code)
    expect((await emma.get('/customers/me/coupons')).items[0]).toMatchObject({ state: 'used' })
  })

  it('is not made twice, nor over a code that is there', async () => {
    await offer('double')
    await ines.post('/offers/double/batches', { prefix: 'DOUBLE' })
    expect((await ines.send('POST', '/offers/double/batches', { prefix: 'DOUBLE', count: 3 })).body.code).toBe(
      'code_taken',
    )
    expect((await ines.send('GET', '/coupon-batches/NADA')).body.code).toBe('batch_not_found')
  })
})

describe('a coupon given by Jean', () => {
  it('reaches her by e-mail, knows where it was born and where it was used', async () => {
    const lou = await volta.customer('lou.geste@example.com')
    const { id } = await lou.get('/customers/me')
    const coupon = await jean.post('/coupons', { offerId: 'geste', customerId: id, reason: 'Livraison en retard' })
    expect(coupon).toMatchObject({
      bornAs: 'compensation',
      channel: 'shop',
      issuedBy: expect.any(String),
      state: 'open',
    })
    const letter = await volta.lastMessage('lou.geste@example.com')
    expect(letter.text).toContain(coupon.code)
    expect(letter.text, 'the reason stays between those who serve her').not.toContain('Livraison en retard')
    const placed = await usedWith(lou, coupon.code)
    const seen = await jean.get(`/coupons/${coupon.code.toLowerCase()}`)
    expect(seen).toMatchObject({ state: 'used', used: [{ channel: 'web', orderNumber: placed.number }] })
    expect((await jean.get(`/customers/${id}/coupons`)).items.map(({ code }: Body) => code)).toEqual([coupon.code])
  })

  it('is one of those that may be given', async () => {
    const refused = await jean.send('POST', '/coupons', { offerId: 'televisions' })
    expect(refused.body.code).toBe('offer_not_for_giving')
  })
})

describe('an offer', () => {
  it('is a draft until it is put in force, and each version stays written down', async () => {
    const everything = { needsCode: false, effect: { kind: 'percent', of: { skus: [jeans] }, percent: 50 } }
    const soon = new Date(Date.now() + 3_600_000).toISOString()
    expect(await offer('brouillon', { ...everything, isDraft: true, endsAt: soon })).toMatchObject({ state: 'draft' })
    const shopper = await volta.visitor()
    const cart = await basketOf(shopper, { [jeans]: 1 })
    expect(cart.totals.discounts.minor).toBe(0)
    expect(await offer('brouillon', { ...everything, endsAt: soon })).toMatchObject({ state: 'running', version: 2 })
    expect((await shopper.get(`/carts/${cart.id}`)).totals.discounts.minor).toBeGreaterThan(0)
    await offer('brouillon', { ...everything, isDraft: true })
    const { items } = await ines.get('/offers/brouillon/versions')
    expect(items.map(({ version }: Body) => version)).toEqual([3, 2, 1])
    expect(items.map(({ definition }: Body) => definition.isDraft)).toEqual([true, false, true])
    expect(items[1].setBy).toBeTruthy()
    // Undo is setting again what was.
    const { definition } = items[1]
    expect(await ines.put('/offers/brouillon', definition)).toMatchObject({ state: 'running', version: 4 })
    await offer('brouillon', { ...everything, isDraft: true })
  })
})

describe('what is lent to a device', () => {
  const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString()
  const lend = (offerId: string, uses: number, more: object = {}) =>
    jean.send('POST', `/offers/${offerId}/leases`, {
      leaseId: newId('lease'),
      deviceId: 'till-1',
      uses,
      until: tomorrow(),
      ...more,
    })
  const use = (more: object = {}) => ({
    id: newId('offerUse'),
    saleId: newId('payment'),
    goods: { minor: 500, currency: 'EUR' },
    soldAt: new Date().toISOString(),
    ...more,
  })

  it('is nobody else’s meanwhile: five uses, three lent, two left, then what was not used', async () => {
    await offer('cinq', { mostUses: 5 })
    await ines.post('/offers/cinq/batches', { prefix: 'CINQ' })
    const lease = await lend('cinq', 3)
    expect(lease).toMatchObject({ status: 201, body: { uses: 3, used: 0 } })
    for (let time = 0; time < 2; time += 1) await usedWith(await volta.visitor(), 'CINQ')
    const late = await volta.visitor()
    const cart = await basketOf(late, { [jeans]: 1 })
    expect((await addCode(late, cart, 'CINQ')).body.code).toBe('coupon_used')
    expect((await lend('cinq', 1)).body.code).toBe('nothing_left')
    const one = use({ code: 'CINQ' })
    for (let time = 0; time < 2; time += 1)
      expect(
        await jean.post(`/leases/${lease.body.id}/uses`, { uses: [one] }),
        'reported twice, used once',
      ).toMatchObject({ used: 1 })
    const tooMany = await jean.send('POST', `/leases/${lease.body.id}/uses`, { uses: [use(), use(), use()] })
    expect(tooMany.body.code).toBe('lease_exceeded')
    const over = await jean.post(`/leases/${lease.body.id}/uses`, { isOver: true })
    expect(over.closedAt).toBeTruthy()
    await jean.post(`/leases/${lease.body.id}/uses`, { isOver: true })
    expect((await addCode(late, cart, 'CINQ')).status, 'two came back').toBe(200)
    for (let time = 0; time < 2; time += 1) await usedWith(await volta.visitor(), 'CINQ')
    expect((await jean.send('POST', `/leases/${lease.body.id}/uses`, { uses: [use()] })).body.code).toBe('nothing_left')
    expect((await ines.get('/offers')).items.find(({ id }: Body) => id === 'cinq').uses).toBe(5)
  })

  it('with a budget is a part of the budget, and asked twice is one loan', async () => {
    await offer('budget', { budget: { minor: 2000, currency: 'EUR' } })
    const leaseId = newId('lease')
    const more = { leaseId, budget: { minor: 1500, currency: 'EUR' } }
    expect((await lend('budget', 10, more)).status).toBe(201)
    expect((await lend('budget', 10, more)).status).toBe(200)
    expect((await lend('budget', 10, { budget: { minor: 9000, currency: 'EUR' } })).body.budget.minor).toBe(500)
    expect((await lend('budget', 10)).status).toBe(422)
    const spent = await jean.send('POST', `/leases/${leaseId}/uses`, {
      uses: [use({ goods: { minor: 1600, currency: 'EUR' } })],
    })
    expect(spent.body.code).toBe('lease_exceeded')
  })

  it('of a batch are codes that are the device’s alone', async () => {
    await offer('carnet')
    const { firstCode } = await ines.post('/offers/carnet/batches', { prefix: 'CARNET', count: 4 })
    const lease = (await lend('carnet', 3, { batch: 'CARNET' })).body
    expect(lease.codes).toHaveLength(3)
    expect(lease.codes).toContain(firstCode)
    const shopper = await volta.visitor()
    const cart = await basketOf(shopper, { [jeans]: 1 })
    expect((await addCode(shopper, cart, firstCode)).body.code).toBe('coupon_used')
    const reported = await jean.post(`/leases/${lease.id}/uses`, { uses: [use({ code: firstCode })], isOver: true })
    expect(reported).toMatchObject({ used: 1, codes: [] })
    expect((await addCode(shopper, cart, firstCode)).body.code).toBe('coupon_used')
    expect((await addCode(shopper, cart, lease.codes[1])).status).toBe(200)
    expect((await ines.get('/coupon-batches/CARNET')).places).toMatchObject([{ channel: 'shop', uses: 1 }])
  })

  it('comes back by itself a day after its time, and what was sold in time can still be reported then, as long as something is left', async () => {
    await offer('retour', { mostUses: 2 })
    await ines.post('/offers/retour/batches', { prefix: 'RETOUR' })
    const { id } = (await lend('retour', 2)).body
    const { db, log } = volta.platform
    const in3Days = { db, log, clock: { now: () => new Date(Date.now() + 3 * 86_400_000) } }
    await closeOldLeases(in3Days as never)
    await closeOldLeases(in3Days as never)
    expect((await ines.get('/offers/retour/leases')).items).toMatchObject([
      { id, used: 0, closedAt: expect.any(String) },
    ])
    await usedWith(await volta.visitor(), 'RETOUR')
    expect(await jean.post(`/leases/${id}/uses`, { uses: [use()] })).toMatchObject({ used: 1 })
    expect((await jean.send('POST', `/leases/${id}/uses`, { uses: [use()] })).body.code).toBe('nothing_left')
  })

  it('never exceeds the limit, however many devices ask and shoppers pay at once', async () => {
    await offer('douze', { mostUses: 12 })
    await ines.post('/offers/douze/batches', { prefix: 'DOUZE' })
    const shoppers = await Promise.all(
      Array.from({ length: 10 }, async () => {
        const someone = await volta.visitor()
        return { someone, cart: (await addCode(someone, await basketOf(someone, { [jeans]: 1 }), 'DOUZE')).body }
      }),
    )
    const [lent, paid] = await Promise.all([
      Promise.all(Array.from({ length: 8 }, () => lend('douze', 3))),
      Promise.all(shoppers.map(({ someone, cart }) => pay(someone, cart))),
    ])
    const uses = lent.reduce((sum, { body }) => sum + (body.uses ?? 0), 0)
    const bought = paid.filter(({ body }) => body.status === 'authorised').length
    expect(uses + bought).toBe(12)
  })

  it('is for offers with a limit that does not count each customer', async () => {
    await offer('sans-limite')
    expect((await lend('sans-limite', 1)).body.code).toBe('offer_not_limited')
    await offer('chacune', { mostUses: 9, mostUsesEach: 1 })
    expect((await lend('chacune', 1)).body.code).toBe('offer_counts_each')
    expect((await lend('sans-limite', 1, { until: new Date(Date.now() + 40 * 86_400_000).toISOString() })).status).toBe(
      422,
    )
  })
})

it('a batch is told by place: the web, and the shop where it was paid on the floor', async () => {
  await offer('lieux')
  await ines.post('/offers/lieux/batches', { prefix: 'LIEUX', medium: 'flyer' })
  await usedWith(await volta.visitor(), 'LIEUX')
  await usedWith(await volta.visitor('app'), 'LIEUX')
  expect((await ines.get('/coupon-batches/LIEUX')).places.map(({ channel }: Body) => channel)).toEqual(['app', 'web'])
  expect(await buy(await volta.visitor(), { [jeans]: 1 })).toBeTruthy()
})

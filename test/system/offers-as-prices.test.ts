import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Body } from '../world/person.ts'
import { openRetailer, type Retailer } from '../world/retailer.ts'
import { basketOf, order, parisHome, pay } from '../world/shopping.ts'

let volta: Retailer
beforeAll(async () => {
  volta = await openRetailer()
})
afterAll(() => volta.close())

const dayMs = 86_400_000
const [jeans, other] = ['JEAN-LENA-BLEU-38', 'JEAN-LENA-NOIR-38']
const daysOn = (days: number) => new Date(volta.platform.clock.now().getTime() + days * dayMs).toISOString()
const pass = async (days: number) => volta.nobody.post('/../demo/clock', { now: daysOn(days) })
const off = (sku: string, percent: number) => ({ effect: { kind: 'percent', of: { skus: [sku] }, percent } })
// Days pass between two gestures: she signs in each morning.
const ines = () => volta.staff('ines')
const offer = async (id: string, more: object) =>
  (await ines()).put(`/offers/${id}`, { titleFr: `Offre ${id}`, titleEn: `Offer ${id}`, ...more })
const less = (minor: number, percent: number) => minor - Math.round((minor * percent) / 100)

async function inFeed(sku: string): Promise<Record<string, string>> {
  const [head = '', ...lines] = (await (await fetch(`${volta.url}/api/feeds/products`)).text()).trimEnd().split('\n')
  const names = head.split('\t')
  const cells = lines.find((line) => line.startsWith(`${sku}\t`))!.split('\t')
  return Object.fromEntries(names.map((name, index) => [name, cells[index]!]))
}

test('an offer for everybody is one price on the page, in a list, at the counter, in a feed, in the basket and in the order', async () => {
  const visitor = await volta.visitor()
  const { price } = await visitor.get(`/variants/${jeans}`)
  expect((await visitor.get(`/variants/${jeans}`)).offered).toBeUndefined()
  await offer('mode', { ...off(jeans, 20), endsAt: daysOn(5) })
  const told = {
    price: { minor: less(price.minor, 20) },
    priorPrice: price,
    reductionPercent: 20,
    titles: ['Offre mode'],
  }
  const variant = await visitor.get(`/variants/${jeans}`)
  expect(variant.offered).toMatchObject(told)
  expect(variant.price, 'the price of the list is what it was').toEqual(price)
  const product = await visitor.get(`/products/${variant.product.handle}`)
  expect(product.offered).toMatchObject(told)
  expect(product.variants.find(({ sku }: Body) => sku === jeans).offered).toMatchObject(told)
  const { items } = await visitor.get('/products?limit=100')
  expect(items.find(({ id }: Body) => id === product.id).offered).toMatchObject(told)
  const jean = await volta.staff('jean')
  expect((await jean.get(`/variants/${jeans}`)).offered).toMatchObject(told)
  expect((await visitor.get(`/prices/${jeans}`)).offered).toMatchObject(told)
  const row = await inFeed(jeans)
  const euros = (minor: number) => `${(minor / 100).toFixed(2)} EUR`
  expect([row.price, row.sale_price]).toEqual([euros(price.minor), euros(told.price.minor)])
  const cart = await basketOf(visitor, { [jeans]: 1 })
  expect(cart.lines[0]).toMatchObject({ offered: told, unitPrice: price, total: told.price })
  await pay(visitor, cart)
  const placed = await order(visitor, cart)
  expect(placed.body.lines[0].total).toMatchObject(told.price)
})

test('a code that was published is a price of before; one given to somebody, or to members, is none', async () => {
  const visitor = await volta.visitor()
  const { price } = await visitor.get(`/variants/${other}`)
  await offer('membres', {
    ...off(other, 50),
    conditions: [{ kind: 'segment', segments: ['fideles'] }],
    endsAt: daysOn(3),
  })
  await offer('gestes', { ...off(other, 40), needsCode: true, mayBeGiven: true, endsAt: daysOn(3) })
  await (await ines()).post('/coupons', { offerId: 'gestes' })
  await offer('lots', { ...off(other, 40), needsCode: true, endsAt: daysOn(3) })
  await (await ines()).post('/offers/lots/batches', { prefix: 'LOT', count: 20 })
  await offer('deux', {
    ...off(other, 40),
    conditions: [{ kind: 'quantity_at_least', of: {}, quantity: 2 }],
    endsAt: daysOn(3),
  })
  await offer('vente', { ...off(other, 10), startsAt: daysOn(4), endsAt: daysOn(6) })
  await pass(4.5)
  const first = await visitor.get(`/variants/${other}`)
  const code = price.minor - Math.round(price.minor / 10)
  expect(first.offered.price.minor).toBe(code)
  await offer('radio', { ...off(other, 15), needsCode: true, startsAt: daysOn(3), endsAt: daysOn(4) })
  await (await ines()).post('/offers/radio/batches', { prefix: 'RADIO15', medium: 'radio' })
  await offer('vente2', { ...off(other, 20), startsAt: daysOn(5), endsAt: daysOn(9) })
  await pass(6)
  const { offered } = await visitor.get(`/variants/${other}`)
  expect(offered.price.minor).toBe(less(price.minor, 20))
  expect(offered.priorPrice.minor).toBe(less(price.minor, 15))
  expect(offered.reductionPercent).toBe(5)
  const { history } = await visitor.get(`/prices/${other}`)
  const made = history.flatMap(({ by, amount }: Body) =>
    (by ?? []).map((one: Body) => [one.offerId, one.version, one.code, amount.minor]),
  )
  expect(made).toContainEqual(['radio', 1, 'RADIO15', less(price.minor, 15)])
  expect(made.map(([id]: [string]) => id)).not.toContain('membres')
  expect(made.map(([id]: [string]) => id)).not.toContain('gestes')
  expect(made.map(([id]: [string]) => id)).not.toContain('lots')
  expect(made.map(([id]: [string]) => id)).not.toContain('deux')
})

test('an offer of one channel is a price there alone, and its end ends it', async () => {
  const sku = 'JEAN-LENA-BLEU-40'
  const [web, app] = [await volta.visitor(), await volta.visitor('app')]
  await offer('appli', { ...off(sku, 30), conditions: [{ kind: 'channel', channels: ['app'] }], endsAt: daysOn(2) })
  expect((await web.get(`/variants/${sku}`)).offered).toBeUndefined()
  expect((await app.get(`/variants/${sku}`)).offered.reductionPercent).toBe(30)
  await pass(3)
  expect((await app.get(`/variants/${sku}`)).offered).toBeUndefined()
  await offer('tous', { ...off(sku, 20), endsAt: daysOn(4) })
  expect((await web.get(`/variants/${sku}`)).offered.reductionPercent).toBe(20)
  const inApp = (await app.get(`/variants/${sku}`)).offered
  expect(inApp.price).toEqual((await web.get(`/variants/${sku}`)).offered.price)
  expect(inApp.priorPrice, 'it was cheaper there lately').toBeUndefined()
})

test('an offer of one shop is a price at its counter, and nobody else is told it', async () => {
  const sku = 'JEAN-LENA-BLEU-36'
  const jean = await volta.staff('jean')
  const { locationId } = await jean.get('/sessions/current')
  await offer('boutique', {
    ...off(sku, 30),
    conditions: [{ kind: 'location', locationIds: [locationId] }],
    endsAt: daysOn(2),
  })
  expect((await jean.get(`/variants/${sku}`)).offered.reductionPercent).toBe(30)
  expect((await (await volta.visitor()).get(`/variants/${sku}`)).offered).toBeUndefined()
})

test('changed while it runs, an offer goes on as the same one; used up, it is no price any more', async () => {
  const sku = 'JEAN-LENA-BLEU-42'
  const visitor = await volta.visitor()
  const { price } = await visitor.get(`/variants/${sku}`)
  const dates = { startsAt: daysOn(0), endsAt: daysOn(9) }
  await offer('suite', { ...off(sku, 20), ...dates })
  await pass(2)
  await offer('suite', { ...off(sku, 40), ...dates, mostUses: 1 })
  const { offered } = await visitor.get(`/variants/${sku}`)
  expect(offered).toMatchObject({ reductionPercent: 40, priorPrice: price })
  const { history } = await visitor.get(`/prices/${sku}`)
  expect(history.slice(0, 2).map(({ by }: Body) => by[0].version)).toEqual([2, 1])
  const cart = await basketOf(visitor, { [sku]: 1 }, parisHome)
  await pay(visitor, cart)
  await order(visitor, cart)
  await expect.poll(async () => (await visitor.get(`/variants/${sku}`)).offered).toBeUndefined()
})

test('where it was cheaper lately the price is told alone, and nothing is struck through', async () => {
  const sku = 'JEAN-LENA-BLEU-44'
  const visitor = await volta.visitor()
  await offer('hier', { ...off(sku, 30), endsAt: daysOn(1) })
  await pass(2)
  await offer('demain', { ...off(sku, 20), endsAt: daysOn(5) })
  const variant = await visitor.get(`/variants/${sku}`)
  expect(variant.offered.price.minor).toBe(less(variant.price.minor, 20))
  expect(variant.offered.priorPrice).toBeUndefined()
  const row = await inFeed(sku)
  expect([row.price, row.sale_price]).toEqual([`${(variant.offered.price.minor / 100).toFixed(2)} EUR`, ''])
  const page = await (await fetch(`${volta.url}/products/${variant.product.handle}?sku=${sku}`)).text()
  const buy = page.slice(page.indexOf('product-buy'), page.indexOf('product-buy') + 1500)
  expect(buy).not.toContain('<s>')
  expect(buy).toContain('Offre demain')
})

test('whoever writes an offer is told of how many articles it could not be announced, with examples', async () => {
  const [cheaper, never] = ['JEAN-LENA-NOIR-40', 'JEAN-LENA-NOIR-42']
  await offer('lundi', { ...off(cheaper, 30), endsAt: daysOn(1) })
  await pass(2)
  const paul = await volta.staff('paul')
  const draft = { id: 'mardi', effect: { kind: 'percent', of: { skus: [cheaper, never] }, percent: 20 } }
  const answer = await paul.post('/offers/announcements', { ...draft, endsAt: daysOn(3) })
  expect(answer).toMatchObject({ looked: 2, reduced: 2, untold: 1, examples: [{ sku: cheaper }] })
  const [{ price, lowest }] = answer.examples
  expect(lowest.minor).toBeLessThan(price.minor)
  const members = { conditions: [{ kind: 'segment', segments: ['fideles'] }] }
  expect(await paul.post('/offers/announcements', { ...draft, ...members })).toMatchObject({ reduced: 0, untold: 0 })
  expect((await (await volta.visitor()).get(`/variants/${never}`)).offered, 'nothing was set').toBeUndefined()
})

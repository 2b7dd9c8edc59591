import { sayPromise, sayShortDay } from '@filrouge/storefront/dates.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Body, Person } from '../world/person.ts'
import { openRetailer, type Retailer } from '../world/retailer.ts'

let volta: Retailer
beforeAll(async () => {
  volta = await openRetailer()
})
afterAll(() => volta.close())

const address = { street: '12 rue de Rivoli', postcode: '75004', city: 'Paris', country: 'FR' }
const contact = { email: 'camille@example.com' }
const said = (of: Body) => ({ earliest: of.earliest, latest: of.latest, cost: of.cost.minor })
const atHome = (options: Body[]) => options.filter(({ mode }) => mode === 'home').map(said)

/** The ways by one mode as they are said, but for the minutes that preparation moves on while one asks. */
const ways = (options: Body[], mode: string) =>
  options
    .filter((option) => option.mode === mode)
    .map((option) => ({ ...said(option), earliest: '', place: option.locationId ?? option.relayPointId }))

function expectAlike(one: Body, other: Body): void {
  expect({ latest: one.latest, cost: one.cost }).toEqual({ latest: other.latest, cost: other.cost })
  expect(Math.abs(Date.parse(one.earliest) - Date.parse(other.earliest))).toBeLessThan(120_000)
}

/** What a basket says once this is in it and it is to be had so. */
async function inBasket(someone: Person, start: object, sku: string, delivery: object): Promise<Body> {
  const { id } = await someone.post('/carts', start)
  await someone.put(`/carts/${id}/lines/${sku}`, { quantity: 1 })
  const { delivery: chosen, totals } = await someone.put(`/carts/${id}/delivery`, { contact, ...delivery })
  await someone.put(`/carts/${id}/lines/${sku}`, { quantity: 0 })
  return { ...chosen.promised, cost: totals.delivery }
}

const page = async (path: string) =>
  (await (await fetch(`${volta.url}${path}`, { headers: { cookie: 'filrouge_postcode=75004' } })).text())
    .replace(/<[^>]+>/g, ' ')
    .replace(/[ \n]+/g, ' ')

test('page, list, basket, associate and call centre give one date and one cost for the same article, place and moment', async () => {
  const visitor = await volta.visitor()
  const [jean, nadia] = await Promise.all([volta.staff('jean'), volta.staff('nadia')])
  const { items } = await visitor.get('/products?limit=100')
  const products = [...items.slice(0, 100).filter((_: Body, index: number) => index % 9 === 0)]
  let compared = 0
  for (const { variants, handle } of products) {
    const { sku } = variants[0]
    const alone = await visitor.get(`/promises?sku=${sku}&postcode=75004`)
    const home = alone.options.find(({ mode }: Body) => mode === 'home')
    if (!home) continue
    compared += 1
    const lines = [{ sku, quantity: 1 }]
    for (const someone of [visitor, jean, nadia]) {
      const basket = await someone.post('/promises', { lines, postcode: '75004' })
      expect(atHome(basket.options)).toEqual(atHome(alone.options))
      const listed = await someone.post('/promises/each', { lines, postcode: '75004', limit: 10 })
      expect(atHome(listed.items[0].options)).toEqual(atHome(alone.options))
      const sources = (of: Body[]) => of.map((option) => option.sources)
      expect(sources(listed.items[0].options)).toEqual(sources(alone.options))
    }
    const delivery = { mode: 'home', address }
    const starts: [Person, object][] = [
      [visitor, {}],
      [jean, { channel: 'shop', locationId: 'paris-rivoli' }],
      [nadia, { channel: 'call_centre' }],
    ]
    for (const [someone, start] of starts)
      expect(said(await inBasket(someone, start, sku, delivery))).toEqual(said(home))
    const now = volta.platform.clock.now()
    expect(await page(`/products/${handle}`)).toContain(sayPromise('home', home, 'fr', now))
  }
  expect(compared).toBeGreaterThan(5)
})

test('a card says of each article what its page says first', async () => {
  const { items } = await volta.nobody.get('/products?category=televisions&limit=24')
  const now = volta.platform.clock.now()
  const list = await page('/c/televisions')
  for (const { variants, title } of items) {
    const { options } = await volta.nobody.get(`/promises?sku=${variants[0].sku}&postcode=75004&limit=6`)
    const home = options.find(({ mode }: Body) => mode === 'home')
    const card = list.slice(list.indexOf(title), list.indexOf(title) + 400)
    if (home) expect(card, title).toMatch(new RegExp(`Chez vous (d’ici )?${sayShortDay(home.latest, 'fr', now)}`))
  }
})

test('what is collected and what goes to a relay point is said alike by page, list, basket, associate and call centre', async () => {
  const visitor = await volta.visitor()
  const [jean, nadia] = await Promise.all([volta.staff('jean'), volta.staff('nadia')])
  const { items } = await visitor.get('/products?limit=100')
  const skus = items.filter((_: Body, index: number) => index % 12 === 0).map(({ variants }: Body) => variants[0].sku)
  const each = await visitor.post('/promises/each', {
    lines: skus.map((sku: string) => ({ sku })),
    postcode: '75004',
    limit: 10,
  })
  let compared = 0
  for (const [index, sku] of skus.entries()) {
    const { options } = await visitor.get(`/promises?sku=${sku}&postcode=75004&limit=10`)
    for (const mode of ['collect', 'relay', 'takeaway']) {
      expect(ways(each.items[index].options, mode)).toEqual(ways(options, mode))
      for (const someone of [visitor, jean, nadia]) {
        const basket = await someone.post('/promises', { lines: [{ sku, quantity: 1 }], postcode: '75004', limit: 10 })
        expect(ways(basket.options, mode)).toEqual(ways(options, mode))
      }
    }
    const starts: [Person, object][] = [
      [visitor, {}],
      [jean, { channel: 'shop', locationId: 'paris-rivoli' }],
      [nadia, { channel: 'call_centre' }],
    ]
    for (const mode of ['collect', 'relay']) {
      const way = options.find((option: Body) => option.mode === mode)
      if (!way) continue
      compared += 1
      const { locationId, relayPointId, service } = way
      const delivery = { mode, ...(locationId ? { locationId } : { relayPointId, service }) }
      for (const [someone, start] of starts) expectAlike(said(await inBasket(someone, start, sku, delivery)), said(way))
    }
  }
  expect(compared).toBeGreaterThan(8)
}, 60_000)

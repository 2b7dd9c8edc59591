import { setTimeout as sleep } from 'node:timers/promises'
import { salesPeriods } from '@filrouge/rules/sales-periods.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Body, Person } from '../world/person.ts'
import { openRetailer, type Retailer } from '../world/retailer.ts'
import { basketOf, order, parisHome, pay } from '../world/shopping.ts'

/** One price everywhere unless somebody wanted another; and then the same on the page and in the basket (Medusa #10490, Odoo #155648). */

let volta: Retailer
let paul: Person
let jean: Person
beforeAll(async () => {
  volta = await openRetailer()
  paul = await volta.staff('paul')
  jean = await volta.staff('jean')
}, 120_000)
afterAll(() => volta.close())

const sku = 'JEAN-LENA-BLEU-38'
const page = '/products/jean-lena?sku=JEAN-LENA-BLEU-38'
const euros = (minor: number) => ({ minor, currency: 'EUR' })
const regular = async () => (await volta.nobody.get(`/prices/${sku}`)).unitPrice.minor as number
const list = (code: string, more: object) =>
  paul.put(`/price-lists/${code}`, { titleFr: `Liste ${code}`, titleEn: `List ${code}`, ...more })
const put = (minor: number, more: object = {}) => paul.put(`/prices/${sku}`, { amount: euros(minor), ...more })
const end = (code: string) => paul.post(`/price-lists/${code}/end`)
const variantOf = (product: Body): Body => product.variants.find((one: Body) => one.sku === sku)

const later = (advance: string) =>
  fetch(`${volta.url}/demo/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ advance }),
  })

/** What someone is told in each of the places where a price is shown. */
async function everywhere(someone: Person, quantity = 1): Promise<Record<string, number>> {
  const [price, product, search, suggestions, sorted] = await Promise.all([
    someone.get(`/prices/${sku}`),
    someone.get('/products/jean-lena'),
    someone.get('/products?query=jean%20lena'),
    someone.get('/suggestions?query=jean%20lena'),
    someone.get('/products?category=jeans-women&sort=price_up&limit=50'),
  ])
  const cart = await basketOf(someone, { [sku]: quantity })
  const cheapest = Math.min(...product.variants.map((one: Body) => one.price.minor))
  const suggested = suggestions.items.find(({ handle }: Body) => handle === 'jean-lena').price.minor
  return {
    price: price.unitPrice.minor,
    page: variantOf(product).price.minor,
    search: variantOf(search.items.find(({ handle }: Body) => handle === 'jean-lena')).price.minor,
    sorted: variantOf(sorted.items.find(({ handle }: Body) => handle === 'jean-lena')).price.minor,
    basket: cart.lines[0].unitPrice.minor,
    // Suggestions tell the lowest of all sizes.
    suggested: suggested === cheapest ? price.unitPrice.minor : suggested,
  }
}
const all = (told: Record<string, number>) => [...new Set(Object.values(told))]
const html = async (cookie = '', agent = '') =>
  (await fetch(`${volta.url}${page}`, { headers: { accept: 'text/html', cookie, 'user-agent': agent } })).text()

describe('VAT', () => {
  it('is that of where it goes: the price stays, the tax in it changes, of the goods and of bringing them', async () => {
    const shopper = await volta.visitor()
    const there = (postcode: string) => ({ ...parisHome, address: { ...parisHome.address, postcode } })
    const at = async (postcode: string) => (await basketOf(shopper, { [sku]: 1 }, there(postcode))).totals
    const [paris, ajaccio] = [await at('75004'), await at('20000')]
    expect(paris.vat.map(({ ratePercent }: Body) => ratePercent)).toEqual([20])
    expect(ajaccio.vat.map(({ ratePercent }: Body) => ratePercent)).toEqual([20])
    const reunion = await at('97400')
    expect(reunion.goods).toEqual(paris.goods)
    for (const { ratePercent, base, amount } of reunion.vat) {
      expect(ratePercent).toBe(8.5)
      expect(amount.minor).toBe(Math.round((reunion.total.minor * 8.5) / 108.5))
      expect(base.minor + amount.minor).toBe(reunion.total.minor)
    }
    expect((await at('97300')).vat).toEqual([{ ratePercent: 0, base: reunion.goods, amount: euros(0) }])
  })
})

describe('beside a price', () => {
  it('stand the price of a piece or a metre, and the eco-contribution within it, from the page to the order', async () => {
    const she = await volta.visitor()
    const cable = await she.get('/variants/CABLE-HDMI-AURORA-2M')
    expect(cable.pricePerUnit).toEqual({ price: euros(Math.round(cable.price.minor / 2)), per: 'm' })
    const television = await she.get('/variants/TV-AURORA-55')
    expect(television).toMatchObject({ ecoContribution: euros(500) })
    expect(television.pricePerUnit).toBeUndefined()
    const told = await (await fetch(`${volta.url}/products/tv-aurora-55`, { headers: { accept: 'text/html' } })).text()
    expect(told).toContain('5,00\u00a0€ d’éco-participation')
    const cart = await basketOf(she, { 'TV-AURORA-55': 1 })
    expect(cart.lines[0].ecoContribution).toEqual(euros(500))
    expect(cart.totals.goods, 'it is within the price').toEqual(television.price)
    expect((await pay(she, cart)).body.status).toBe('authorised')
    expect((await order(she, cart)).body.lines[0].ecoContribution).toEqual(euros(500))
  })
})

describe('the report of differences', () => {
  it('is empty where there is one price; then says which list, by how much, since when and who', async () => {
    expect(await paul.get('/price-divergences')).toMatchObject({ items: [], divergent: 0 })
    const before = await regular()
    await list('ecart', { channels: ['app'] })
    await put(before - 999, { list: 'ecart' })
    const { items, divergent, articles } = await paul.get('/price-divergences')
    expect({ divergent, isOfMany: articles > 100 }).toEqual({ divergent: 1, isOfMany: true })
    expect(items).toMatchObject([
      {
        sku,
        price: euros(before),
        others: [{ list: 'ecart', difference: euros(-999), setBy: expect.stringContaining('Paul') }],
      },
    ])
    const file = await fetch(`${volta.url}/api/price-divergences/file`, {
      headers: { authorization: `Bearer ${paul.token}` },
    })
    const [, row] = (await file.text()).split('\r\n')
    expect(row).toMatch(/^JEAN-LENA-BLEU-38,.*,ecart,Liste ecart,.*,-9\.99,EUR,/)
    await put(before, { list: 'ecart' })
    expect((await paul.get('/price-divergences')).items, 'the same price in another list is no difference').toEqual([])
    await end('ecart')
  })
})

describe('a price list', () => {
  it('is made on purpose: for nobody in particular it is refused, and so is a second one in its place', async () => {
    expect(await paul.send('PUT', '/price-lists/rien', { titleFr: 'x', titleEn: 'x' })).toMatchObject({
      status: 422,
      body: { errors: [{ code: 'for_nobody_in_particular' }] },
    })
    await list('premiere', { channels: ['app'], place: 10 })
    expect(
      await paul.send('PUT', '/price-lists/seconde', { titleFr: 'x', titleEn: 'x', channels: ['app'], place: 10 }),
    ).toMatchObject({ status: 409, body: { code: 'price_list_place_taken' } })
    expect(
      await paul.send('PUT', '/price-lists/premiere', { titleFr: 'x', titleEn: 'x', channels: ['web'], place: 10 }),
    ).toMatchObject({ status: 409, body: { code: 'price_list_begun' } })
    await end('premiere')
    expect(
      await jean.send('PUT', '/price-lists/jean', { titleFr: 'x', titleEn: 'x', channels: ['web'] }),
    ).toMatchObject({ status: 403 })
  })

  it('for the app changes the price in the app, in each place where it is shown, and nowhere else', async () => {
    const before = await regular()
    await list('appli', { channels: ['app'], reason: 'Faire installer l’application' })
    await put(before - 1000, { list: 'appli' })
    await sleep(1_010)
    const [inApp, onWeb] = [await volta.visitor('app'), await volta.visitor('web')]
    expect(all(await everywhere(inApp))).toEqual([before - 1000])
    expect(all(await everywhere(onWeb))).toEqual([before])
    const cookie = `filrouge_shopper=${inApp.token}`
    const [shownInApp, shownOnWeb] = await Promise.all([html(cookie), html(`filrouge_shopper=${onWeb.token}`)])
    expect(shownInApp).toContain(`"price":"${((before - 1000) / 100).toFixed(2)}"`)
    expect(shownOnWeb).toContain(`"price":"${(before / 100).toFixed(2)}"`)
    expect(await html('filrouge_app=1'), 'without a session too').toContain(
      `"price":"${((before - 1000) / 100).toFixed(2)}"`,
    )
    expect(await html()).toContain(`"price":"${(before / 100).toFixed(2)}"`)
    const why = (await inApp.get(`/prices/${sku}`)).why.map(({ code }: Body) => code)
    expect(why).toContain('price_list')
    await end('appli')
    await sleep(1_010)
    expect(all(await everywhere(inApp))).toEqual([before])
  })

  it('of a basket begun on the web and finished in the app: what the app shows is what is paid and ordered', async () => {
    const before = await regular()
    await list('appli-2', { channels: ['app'] })
    await put(before - 700, { list: 'appli-2' })
    const email = 'deux-canaux@example.com'
    const onWeb = await volta.customer(email)
    const begun = await basketOf(onWeb, { [sku]: 2 })
    expect(begun.lines[0].unitPrice.minor).toBe(before)
    const inApp = await volta.visitor('app')
    await inApp.post('/sessions/code', { email })
    const { data } = await volta.lastMessage(email)
    const { token } = await inApp.post('/sessions/verify', { email, code: data?.code })
    inApp.token = token
    const cart = await inApp.put(`/carts/${begun.id}/delivery`, parisHome)
    expect(cart.lines[0].unitPrice.minor).toBe(before - 700)
    expect((await pay(inApp, cart)).body.status).toBe('authorised')
    const placed = (await order(inApp, cart)).body
    expect(placed.lines[0].unitPrice.minor).toBe(before - 700)
    expect(placed.totals).toMatchObject({ goods: { minor: 2 * (before - 700) } })
    await end('appli-2')
  })

  it('of a shop is that of the shop, for its associate and for her who pays on her phone what he asks', async () => {
    const before = await regular()
    await list('rivoli', { locationIds: ['paris-rivoli'] })
    await put(before - 500, { list: 'rivoli' })
    const cart = await basketOf(jean, { [sku]: 1 }, { mode: 'takeaway', locationId: 'paris-rivoli', contact: {} })
    expect(cart.lines[0].unitPrice.minor).toBe(before - 500)
    expect(variantOf(await jean.get('/products/jean-lena')).price.minor).toBe(before - 500)
    const { url } = await jean.post('/payment-requests', { cartId: cart.id })
    const id = url.split('/').at(-1)
    const she = await volta.visitor('mobile_web')
    const seen = await she.get(`/payment-requests/${id}`)
    expect(seen.lines[0].unitPrice.minor).toBe(before - 500)
    const paid = await she.post(`/payment-requests/${id}/confirm`, {
      amount: seen.total,
      tender: { kind: 'card', token: 'tok_ok' },
      contact: { email: 'camille@example.com' },
    })
    expect(paid.order.totals.total.minor).toBe(before - 500)
    expect((await volta.nobody.get(`/prices/${sku}?locationId=paris-rivoli`)).unitPrice.minor).toBe(before - 500)
    expect(await regular()).toBe(before)
    await end('rivoli')
  })

  it('of a territory counts where it goes, and before that where she has said that she is', async () => {
    const before = await regular()
    await list('corse', { postcodes: ['20'] })
    await put(before + 300, { list: 'corse' })
    const she = await volta.visitor()
    const cart = await basketOf(she, { [sku]: 1 })
    expect(cart.lines[0].unitPrice.minor).toBe(before)
    const there = { ...parisHome, address: { ...parisHome.address, postcode: '20000', city: 'Ajaccio' } }
    expect((await she.put(`/carts/${cart.id}/delivery`, there)).lines[0].unitPrice.minor).toBe(before + 300)
    const cookie = `filrouge_shopper=${she.token}; filrouge_postcode=20000`
    expect(await html(cookie)).toContain(`"price":"${((before + 300) / 100).toFixed(2)}"`)
    const other = await volta.visitor()
    const open = await other.post('/carts')
    const told = await other.send(
      'PUT',
      `/carts/${open.id}/lines/${sku}`,
      { quantity: 1 },
      { cookie: 'filrouge_postcode=20000' },
    )
    expect(told.body.lines[0].unitPrice.minor).toBe(before + 300)
    await end('corse')
  })

  it('of a segment is for its members, who learn nothing of others’; of two that are hers the first place counts', async () => {
    const before = await regular()
    const member = await volta.customer('membre@example.com')
    const another = await volta.customer('non-membre@example.com')
    const { id: customerId } = await member.get('/customers/me')
    const ines = await volta.staff('ines')
    for (const code of ['fideles', 'tres-fideles']) {
      await ines.put(`/segments/${code}`, { titleFr: code, titleEn: code })
      await ines.post(`/segments/${code}/members`, { who: [customerId] })
    }
    await list('b-fideles', { segments: ['fideles'], place: 500 })
    await list('a-tres-fideles', { segments: ['tres-fideles'], place: 400 })
    await put(before - 200, { list: 'b-fideles' })
    await put(before - 100, { list: 'a-tres-fideles' })
    await sleep(1_010)
    // Medusa #13034: in several groups at once, she paid whichever the database gave first.
    expect(all(await everywhere(member))).toEqual([before - 100])
    expect(all(await everywhere(another))).toEqual([before])
    expect((await another.get(`/prices/${sku}?customerId=${customerId}`)).unitPrice.minor).toBe(before)
    expect((await paul.get(`/prices/${sku}?customerId=${customerId}`)).unitPrice.minor).toBe(before - 100)
    await end('a-tres-fideles')
    expect((await member.get(`/prices/${sku}`)).unitPrice.minor).toBe(before - 200)
    await end('b-fideles')
  })

  it('may say what each costs from a quantity on; the basket follows the quantity, and the page tells it', async () => {
    const before = await regular()
    await put(before - 400, { minimumQuantity: 3 })
    await sleep(1_010)
    const she = await volta.visitor()
    expect(variantOf(await she.get('/products/jean-lena')).quantityPrices).toEqual([
      { from: 3, price: euros(before - 400) },
    ])
    expect((await she.get(`/prices/${sku}?quantity=3`)).unitPrice.minor).toBe(before - 400)
    const cart = await basketOf(she, { [sku]: 2 })
    expect(cart.totals.goods.minor).toBe(2 * before)
    expect((await she.put(`/carts/${cart.id}/lines/${sku}`, { quantity: 3 })).totals.goods.minor).toBe(
      3 * (before - 400),
    )
    await paul.post(`/prices/${sku}/end`, { minimumQuantity: 3 })
    expect((await she.get(`/carts/${cart.id}`)).totals.goods.minor).toBe(3 * before)
  })

  it('has a history of its own: a reduction in one channel is measured on what was paid there', async () => {
    const before = await regular()
    await list('appli-3', { channels: ['app'] })
    await put(before - 2000, { list: 'appli-3', kind: 'promotion', operation: 'app-first' })
    await later('P10D')
    paul = await volta.staff('paul')
    await paul.post(`/prices/${sku}/end`, { list: 'appli-3' })
    await later('P2D')
    paul = await volta.staff('paul')
    await put(before - 1000, { kind: 'promotion', operation: 'all' })
    const [inApp, onWeb] = [await volta.visitor('app'), await volta.visitor('web')]
    expect(await onWeb.get(`/prices/${sku}`)).toMatchObject({ priorPrice: euros(before) })
    const told = await inApp.get(`/prices/${sku}`)
    expect(told.unitPrice.minor).toBe(before - 1000)
    expect(told.priorPrice, 'it cost less there twelve days ago: nothing may be announced').toBeUndefined()
    expect(variantOf(await inApp.get('/products/jean-lena')).priorPrice).toBeUndefined()
    expect(variantOf(await onWeb.get('/products/jean-lena')).priorPrice).toEqual(euros(before))
  })
})

describe('the sales of the law', () => {
  it('are those of each shop’s department: a price for all lies within all of them, one for a shop within its own', async () => {
    const shops = (await volta.nobody.get('/locations?kind=shop&limit=100')).items
    const idAt = (postcode: string) => shops.find(({ address }: Body) => address.postcode === postcode).id
    const year = volta.platform.clock.now().getFullYear() + 1
    const winter = salesPeriods(year)[0]
    const inMetz = salesPeriods(year, '57')[0]
    const day = (date: string, hour = '08:00') => new Date(`${date}T${hour}:00+01:00`).toISOString()
    const sale = (from: string, to: string, more: object = {}) =>
      paul.send('PUT', `/prices/${sku}`, {
        ...{
          amount: euros(5000),
          kind: 'promotion',
          operation: 'soldes',
          startsAt: day(from),
          endsAt: day(to, '23:59'),
        },
        ...more,
      })
    // Metz has its sales before the others, and ends them before: for everybody only the days that are all’s.
    const refused = await sale(winter.from, winter.to)
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ code: 'outside_the_sales' }] } })
    expect(refused.body.errors[0].detail).toContain('Metz')
    expect((await sale(winter.from, inMetz.to)).status).toBe(200)
    await list('metz', { locationIds: [idAt('57000')] })
    expect((await sale(inMetz.from, inMetz.to, { list: 'metz' })).status).toBe(200)
    expect((await sale(inMetz.from, winter.to, { list: 'metz' })).status).toBe(422)
    // At a distance it is the national dates, wherever it goes.
    await list('lorraine-en-ligne', { channels: ['web'], postcodes: ['57'] })
    expect((await sale(winter.from, winter.to, { list: 'lorraine-en-ligne' })).status).toBe(200)
    expect((await sale(inMetz.from, inMetz.to, { list: 'lorraine-en-ligne' })).status).toBe(422)
    for (const code of ['metz', 'lorraine-en-ligne']) await end(code)
  })
})

describe('the associate’s sheet', () => {
  it('tells what the customer he serves pays, and what offers do to it beside her basket', async () => {
    // The days that have passed have ended his session.
    jean = await volta.staff('jean')
    await paul.put('/segments/pros', { titleFr: 'Pros', titleEn: 'Trade' })
    await list('pros', { segments: ['pros'] })
    const before = await regular()
    await put(before - 1000, { list: 'pros' })
    const lea = await volta.customer('lea.pro@example.com')
    await paul.post('/segments/pros/members', { who: ['lea.pro@example.com'] })
    await sleep(1100)
    const { id } = await lea.get('/customers/me')
    const hers = await lea.get(`/variants/${sku}`)
    expect(hers.price.minor).toBe(before - 1000)
    const sheet = (query = '') => jean.get(`/variants/${sku}${query}`)
    expect((await sheet()).price.minor).toBe(before)
    expect(await sheet(`?customerId=${id}`)).toMatchObject({ price: hers.price })
    const nosy = await volta.visitor()
    expect((await nosy.get(`/variants/${sku}?customerId=${id}`)).price.minor, 'another’s prices are not told').toBe(
      before,
    )

    await paul.put('/offers/paire', {
      ...{
        titleFr: 'Paire',
        titleEn: 'Pair',
        effect: { kind: 'buy_get', of: { skus: [sku] }, buy: 1, get: 1, percent: 50 },
      },
    })
    const cart = await basketOf(lea, { [sku]: 1 })
    const asked = `/variants/${sku}/offers?cartId=${cart.id}&customerId=${id}`
    expect(await jean.get(asked)).toMatchObject(await lea.get(`/variants/${sku}/offers`))
    expect((await jean.get(asked)).hints).toMatchObject([{ title: 'Paire', why: { missingQuantity: 1 } }])
    expect((await nosy.send('GET', asked)).body.code).toBe('cart_not_found')
    await end('pros')
  })
})

import { availabilityOf } from '@filrouge/contract/offer-facts.ts'
import { sayPromise } from '@filrouge/storefront/dates.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Body, Person } from '../world/person.ts'
import { openRetailer, type Retailer } from '../world/retailer.ts'

let volta: Retailer
beforeAll(async () => {
  volta = await openRetailer()
})
afterAll(() => volta.close())

const fetched = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${volta.url}/api/feeds/${path}`, { headers })

/** A feed as a table, by column. */
async function rowsOf(path: string): Promise<Record<string, string>[]> {
  const [head = '', ...lines] = (await (await fetched(path)).text()).trimEnd().split('\n')
  const names = head.split('\t').map((name) => name.replace(/\(.*/, ''))
  return lines.map((line) => {
    const cells = line.split('\t')
    expect(cells).toHaveLength(names.length)
    return Object.fromEntries(names.map((name, index) => [name, cells[index]!]))
  })
}

const euros = ({ minor }: Body) => `${(minor / 100).toFixed(2)} EUR`
const contact = { email: 'camille@example.com' }
const address = { street: '12 rue de Rivoli', postcode: '75004', city: 'Paris', country: 'FR' }
const plain = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/&amp;/g, '&')
    .replace(/[ \n]+/g, ' ')
const page = async (path: string) =>
  plain(await (await fetch(`${volta.url}${path}`, { headers: { cookie: 'filrouge_postcode=75004' } })).text())

/** Preparation moves on by minutes while one asks. */
function expectAlike(row: Record<string, string>, mode: string, option: Body | undefined, where: string): void {
  expect([where, row[`${mode}_latest`]]).toEqual([where, option?.latest ?? ''])
  if (!option) return
  expect(Math.abs(Date.parse(row[`${mode}_earliest`]!) - Date.parse(option.earliest)), where).toBeLessThan(180_000)
  if (mode !== 'collect') expect([where, row[`${mode}_price`]]).toEqual([where, euros(option.cost)])
}

test('the product feed says of each article what its page, its list, a basket and an associate say: price, availability, and dates at home, in a shop and at a relay point', async () => {
  const rows = await rowsOf('products?postcode=75004')
  const visitor = await volta.visitor()
  const jean = await volta.staff('jean')
  const { items: products } = await visitor.get('/products?limit=100')
  const variants = products.flatMap((product: Body) => product.variants.map((variant: Body) => ({ product, variant })))
  const sample = variants.filter((_: Body, index: number) => index % 17 === 0)
  const seen = new Set<string>()
  for (const { product, variant } of sample) {
    const row = rows.find(({ id }) => id === variant.sku)!
    const now = volta.platform.clock.now()
    expect(row.title).toBe(variant.title)
    expect(row.sale_price || row.price).toBe(euros(variant.price))
    expect(row.sale_price ? row.price : '').toBe(variant.priorPrice ? euros(variant.priorPrice) : '')
    const lines = [{ sku: variant.sku, quantity: 1 }]
    const alone = await visitor.get(`/promises?sku=${variant.sku}&postcode=75004&limit=1`)
    const listed = await visitor.post('/promises/each', { lines, postcode: '75004', limit: 1 })
    const associate = await jean.post('/promises', { lines, postcode: '75004', limit: 1 })
    for (const options of [alone.options, listed.items[0].options, associate.options]) {
      const availability = availabilityOf(options)
      expect(row.availability).toBe(availability === 'in_store_only' ? 'out_of_stock' : availability)
      for (const mode of ['home', 'relay', 'collect']) {
        const option = options.find((one: Body) => one.mode === mode)
        if (option) seen.add(mode)
        expectAlike(row, mode, option, `${variant.sku} ${mode}`)
      }
    }
    const home = alone.options.find(({ mode }: Body) => mode === 'home')
    const html = await page(`/products/${product.handle}?sku=${variant.sku}`)
    if (home) expect(html).toContain(sayPromise('home', { ...home, latest: row.home_latest }, 'fr', now))
    for (const mode of ['home', 'relay', 'collect']) {
      const option = alone.options.find((one: Body) => one.mode === mode)
      if (option) expectAlike(row, mode, await inBasket(visitor, variant.sku, option), `${variant.sku} basket ${mode}`)
    }
  }
  expect([...seen].sort()).toEqual(['collect', 'home', 'relay'])
  expect(sample.length).toBeGreaterThan(8)
}, 120_000)

async function inBasket(someone: Person, sku: string, way: Body): Promise<Body> {
  const { id } = await someone.post('/carts', {})
  await someone.put(`/carts/${id}/lines/${sku}`, { quantity: 1 })
  const { mode, locationId, relayPointId, service } = way
  const where = mode === 'home' ? { address, service } : locationId ? { locationId } : { relayPointId, service }
  const cart = await someone.put(`/carts/${id}/delivery`, { contact, mode, ...where })
  await someone.put(`/carts/${id}/lines/${sku}`, { quantity: 0 })
  return { ...cart.delivery.promised, cost: cart.totals.delivery }
}

test('the feed of the shops says of each shop what a shopper asking about it is told, and never how many when there are many', async () => {
  const rows = await rowsOf('local-inventory')
  const visitor = await volta.visitor()
  const admin = await volta.staff('admin')
  const skus = [...new Set(rows.map(({ id }) => id!))].filter((_, index) => index % 25 === 0)
  let compared = 0
  for (const sku of skus) {
    const { options } = await visitor.get(`/promises?sku=${sku}&limit=100`)
    const { items } = await admin.get(`/stock?sku=${sku}`)
    for (const level of items.filter(({ locationKind }: Body) => locationKind === 'shop')) {
      const of = (mode: string) =>
        options.find((option: Body) => option.mode === mode && option.locationId === level.locationId)
      const row = rows.find(({ id, store_code }) => id === sku && store_code === level.locationCode)
      if (!row) {
        expect([of('collect'), of('takeaway')]).toEqual([undefined, undefined])
        continue
      }
      compared += 1
      const where = `${sku} ${level.locationCode}`
      expect([where, row.quantity]).toEqual([where, String(of('takeaway') ? Math.min(5, level.available) : 0)])
      expect([where, row.availability === 'out_of_stock']).toEqual([where, of('takeaway') === undefined])
      expectAlike(row, 'collect', of('collect'), where)
      expect(row.pickup_method === 'not supported').toBe(of('collect') === undefined)
      expect(row.pickup_method === 'buy').toBe(
        of('collect')?.sources.every(({ locationId }: Body) => locationId === level.locationId) ?? false,
      )
      if (of('collect')) expect(row.pickup_sla).toMatch(/^(same day|next day|[2-7]-day|multi-week)$/)
    }
  }
  expect(compared).toBeGreaterThan(100)
  const one = await rowsOf('local-inventory?locationId=paris-rivoli')
  const same = rows.filter(({ store_code }) => store_code === 'paris-rivoli')
  const facts = (row: Record<string, string>) => [
    row.id,
    row.availability,
    row.quantity,
    row.pickup_method,
    row.pickup_sla,
  ]
  expect(one.map(facts)).toEqual(same.map(facts))
}, 60_000)

test('both formats say the same, in either language, and XML holds every article whatever is written of it', async () => {
  const tsv = await rowsOf('products?language=en')
  const response = await fetched('products?format=xml&language=en')
  expect(response.headers.get('content-type')).toContain('application/xml')
  const xml = await response.text()
  expect(xml.match(/<item>/g)).toHaveLength(tsv.length)
  expect(xml).not.toMatch(/&(?!amp;|lt;|gt;)/)
  const row = tsv.find(({ home_latest }) => home_latest)!
  const item = xml.split('<item>').find((one) => one.includes(`<g:id>${row.id}</g:id>`))!
  expect(item).toContain(`<g:home_latest>${row.home_latest}</g:home_latest>`)
  const [country, service, price] = row.shipping!.split(':')
  expect(item).toContain(
    `<g:shipping><g:country>${country}</g:country><g:service>${service}</g:service><g:price>${price}</g:price>`,
  )
  expect(row.link).toContain('/en/products/')
})

test('whoever has the file of this quarter of an hour need not fetch it again, until an article, a price or the stock changes', async () => {
  const first = await fetched('products')
  const etag = first.headers.get('etag')!
  await first.text()
  expect(first.headers.get('cache-control')).toMatch(/^public, max-age=\d+$/)
  expect((await fetched('products', { 'if-none-match': etag })).status).toBe(304)
  expect((await fetched('products?format=xml', { 'if-none-match': etag })).status).toBe(200)
  const admin = await volta.staff('admin')
  const movement = { sku: 'TV-AURORA-55', locationId: 'entrepot-nord', kind: 'receive', quantity: 1 }
  await admin.post('/stock/movements', movement)
  expect((await fetched('products', { 'if-none-match': etag })).status).toBe(200)
})

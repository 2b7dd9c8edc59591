import { afterAll, beforeAll, expect, test } from 'vitest'
import { openRetailer, type Retailer } from '../world/retailer.ts'
import { buy, parisHome } from '../world/shopping.ts'

let volta: Retailer
beforeAll(async () => {
  volta = await openRetailer()
}, 120_000)
afterAll(() => volta?.close())

const ask = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${volta.url}${path}`, { headers, redirect: 'manual' })

test('whoever runs it sees whether searches know every article yet', async () => {
  await volta.nobody.get('/products?limit=1')
  const { search } = await (await ask('/health/ready')).json()
  expect(search).toEqual({ articles: expect.any(Number), isRead: true })
  expect(search.articles).toBeGreaterThan(200)
})

test('what lies in a shop is told a page at a time, each article once', async () => {
  const seen: string[] = []
  let cursor: string | null = null
  do {
    const page: { items: { handle: string }[]; nextCursor: string | null } = await volta.nobody.get(
      `/locations/paris-rivoli/articles?limit=40${cursor ? `&cursor=${cursor}` : ''}`,
    )
    seen.push(...page.items.map(({ handle }) => handle))
    cursor = page.nextCursor
  } while (cursor)
  expect(new Set(seen).size).toBe(seen.length)
  expect(seen.length).toBeGreaterThan(20)
  // The television of the first story is in the shops but not in this one.
  expect(seen).not.toContain('tv-aurora-55')
})

test('every product has its place on the map of the site, whose parts are what the index names', async () => {
  const { total } = await volta.nobody.get('/product-addresses?limit=1')
  const index = await (await ask('/sitemap.xml')).text()
  const [, first] = [...index.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => new URL(address ?? '').pathname)
  const answer = await ask(first ?? '')
  expect(answer.headers.get('content-type')).toContain('xml')
  const map = await answer.text()
  const french = [...map.matchAll(/<loc>[^<]*?\/products\/([^<]+)<\/loc>/g)].filter(([all]) => !all.includes('/en/'))
  expect(new Set(french.map(([, handle]) => handle)).size).toBe(total)
  const rest = await volta.nobody.get('/product-addresses?limit=5000&skip=3')
  expect(rest.items).toHaveLength(total - 3)
})

test('the code printed on a box opens its article in the reader’s language', async () => {
  const { items } = await volta.nobody.get('/products?query=jean%20lena&limit=1')
  const [variant] = items[0].variants
  for (const gtin of [variant.gtin, variant.gtin.padStart(14, '0')]) {
    const answer = await ask(`/01/${gtin}/10/LOT%2F7?17=271231`, { 'accept-language': 'en-GB,en;q=0.9' })
    expect(answer.status).toBe(307)
    const page = await ask(answer.headers.get('location') ?? '')
    expect(page.status).toBe(200)
    expect(await page.text()).toContain(variant.sku)
    expect(answer.headers.get('location')).toMatch(/^\/en\//)
  }
  const links = await ask(`/01/${variant.gtin}?linkType=all`)
  expect(links.headers.get('content-type')).toContain('application/linkset+json')
  expect(((await links.json()) as { linkset: unknown[] }).linkset).toHaveLength(1)
  expect((await ask('/en/01/123')).status).toBe(404)
})

test('what carriers bring goes everywhere first, then the cheapest', async () => {
  const { items } = await volta.nobody.get('/delivery-services')
  expect(items.map((one: { isRegional: boolean }) => one.isRegional)).toEqual(
    items.map((one: { isRegional: boolean }) => one.isRegional).sort(),
  )
  expect(items.find((one: { code: string }) => one.code === 'home-corsica').isRegional).toBe(true)
  expect(items[0].isRegional).toBe(false)
})

test('a part of the shop that anybody may ask for begins no session', async () => {
  for (const path of [
    '/',
    '/c/image',
    '/shops',
    '/suggestions?q=tele',
    '/places?q=lyon',
    '/sitemap.xml',
    '/france.svg',
  ]) {
    const answer = await ask(path)
    expect(answer.status, path).toBe(200)
    expect(answer.headers.get('set-cookie'), path).toBeNull()
  }
  const given = await ask('/products/jean-lena?postcode=75004')
  expect(given.headers.get('set-cookie')).toMatch(/filrouge_postcode=75004;.*HttpOnly/i)
})

test('every article has its sheet: made of the catalogue, in both languages, with the guarantee in the words of the law', async () => {
  const { documents, variants } = await volta.nobody.get('/products/tv-aurora-55')
  const sheet = documents.find((one: { kind: string }) => one.kind === 'product_sheet')
  expect(sheet).toEqual({
    kind: 'product_sheet',
    title: 'Fiche de l’article et garantie',
    url: '/products/tv-aurora-55/sheet',
  })
  const html = await (await ask(sheet.url, { accept: 'text/html' })).text()
  expect(html).toContain(variants[0].gtin)
  expect(html).toMatch(/class="boxed"><p><strong>Garantie légale de conformité<\/strong>/)
  expect(html).not.toContain('Comment la faire jouer')
  const page = await (await ask('/en/products/tv-aurora-55', { accept: 'text/html' })).text()
  expect(page).toContain('href="/en/products/tv-aurora-55/sheet"')
  const english = await (await ask('/en/products/tv-aurora-55/sheet', { accept: 'text/html' })).text()
  expect(english).toContain('Legal guarantee of conformity')
  expect((await ask('/products/nothing-of-ours/sheet', { accept: 'text/html' })).status).toBe(404)
})

test('what is ordered most is what is said to sell best, and a cancelled order does not count', async () => {
  // A week in which nobody buys, whatever the season of the demo sold until now.
  await fetch(`${volta.url}/demo/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"advance":"P7D"}',
  })
  // Each number of days is another question: what was answered is kept for a minute.
  const sold = async (days: number, category = '') =>
    (await volta.nobody.get(`/best-sellers?days=${days}&limit=24${category}`)).items.map(
      (one: { handle: string }) => one.handle,
    )
  expect(await sold(1)).toEqual([])
  const camille = await volta.customer('camille@example.com')
  const { id } = await buy(camille, { 'JEAN-LENA-BLEU-36': 1 }, parisHome)
  expect(await sold(2)).toEqual(['jean-lena'])
  expect(await sold(2, '&category=fashion')).toEqual(['jean-lena'])
  expect(await sold(2, '&category=televisions')).toEqual([])
  await camille.post(`/orders/${id}/cancel`, {})
  expect(await sold(3)).toEqual([])
})

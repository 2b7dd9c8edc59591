import { createHash } from 'node:crypto'
import { request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openRetailer, type Retailer } from '../world/retailer.ts'

let volta: Retailer
beforeAll(async () => {
  volta = await openRetailer()
}, 120_000)
afterAll(() => volta?.close())

/** As a browser gets it: with its headers, and still packed. */
function ask(path: string, headers: Record<string, string>) {
  return new Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }>((resolve, reject) => {
    const asked = request(`${volta.url}${path}`, { headers }, (answer) => {
      const pieces: Buffer[] = []
      answer.on('data', (piece) => pieces.push(piece))
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(pieces) }),
      )
    })
    asked.on('error', reject)
    asked.end()
  })
}

const cookieOf = async () => `filrouge_shopper=${(await volta.visitor()).token}`

test('every page comes packed as its reader understands, with a session or without', async () => {
  const someone = await cookieOf()
  for (const path of [
    '/products/jean-lena',
    '/c/televisions',
    '/france.svg',
    '/sitemaps/products-1.xml',
    '/nothing-here',
  ]) {
    for (const cookie of ['', someone]) {
      const reader = { accept: 'text/html', ...(cookie ? { cookie } : {}) }
      const plain = await ask(path, reader)
      expect(plain.headers['content-encoding'], path).toBeUndefined()
      const brotli = await ask(path, { ...reader, 'accept-encoding': 'gzip, deflate, br' })
      expect(brotli.headers['content-encoding'], path).toBe('br')
      expect(String(brotli.headers.vary), path).toContain('accept-encoding')
      const gzip = await ask(path, { ...reader, 'accept-encoding': 'gzip' })
      // Each page has its own id of the next press.
      const size = plain.body.length
      expect(Math.abs(brotliDecompressSync(brotli.body).length - size), path).toBeLessThan(size / 20)
      expect(Math.abs(gunzipSync(gzip.body).length - size), path).toBeLessThan(size / 20)
      expect(brotli.body.length).toBeLessThan(size / 2)
    }
  }
})

test('a price that has changed is on everybody’s page a second later, with a session as without', async () => {
  const merchandiser = await volta.staff('paul')
  const someone = await cookieOf()
  const path = '/products/jean-lena?sku=JEAN-LENA-BLEU-36'
  const shown = async (cookie?: string) => (await ask(path, cookie ? { cookie } : {})).body.toString()
  await Promise.all([shown(), shown(someone)])
  await merchandiser.put('/prices/JEAN-LENA-BLEU-36', { amount: { minor: 7_777, currency: 'EUR' } })
  await sleep(1_010)
  for (const page of await Promise.all([shown(), shown(someone), shown(await cookieOf())])) {
    expect(page).toContain('77,77')
    // Where it stands among others too.
    expect(page).toContain('"price":"77.77"')
  }
})

test('who comes from elsewhere finds the styles in the page, as the policy allows, and who goes on has them in a file', async () => {
  for (const path of ['/products/jean-lena', '/', '/c/televisions', '/sign-in', '/scan']) {
    const first = await ask(path, { 'sec-fetch-site': 'none' })
    const html = first.body.toString()
    const styles = [...html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map(([, text]) => text ?? '')
    expect(styles.length, path).toBeGreaterThan(0)
    for (const text of styles) {
      expect(text).toContain('{')
      const hash = createHash('sha256').update(text).digest('base64')
      expect(String(first.headers['content-security-policy']), path).toContain(`'sha256-${hash}'`)
    }
    expect(html).not.toContain('rel="stylesheet"')
    const file = /<style data-file="([^"]+)"/.exec(html)?.[1] ?? ''
    const next = (await ask(path, { 'sec-fetch-site': 'same-origin' })).body.toString()
    expect(next).toContain(`<link rel="stylesheet" href="${file}"/>`)
    expect(next.length).toBeLessThan(html.length - styles[0]!.length + 500)
    expect((await ask(file, {})).body.toString().trim()).toBe(styles[0])
  }
})

test('each letter of a French or English page is in the face that every page loads', async () => {
  const ranges = (css: string, face: string) =>
    (new RegExp(`${face}-[A-Z0-9]+\\.woff2[^}]*?unicode-range:([^;}]+)`).exec(css)?.[1] ?? '')
      .split(',')
      .map((range) => {
        const [from = '', to = from] = range.trim().replace(/^U\+/i, '').split('-')
        return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const
      })
  for (const path of ['/products/jean-lena', '/en/products/jean-lena', '/', '/en/c/televisions', '/shops', '/terms']) {
    const html = (await ask(path, {})).body.toString()
    const known = ranges(html, 'inter')
    expect(known.length).toBeGreaterThan(10)
    const text = html.replace(/<(script|style)[\s\S]*?<\/\1>/g, '').replace(/<[^>]+>/g, ' ')
    const others = [...new Set(text)].filter((sign) => {
      const point = sign.codePointAt(0) ?? 0
      return point > 31 && !known.some(([from, to]) => point >= from && point <= to)
    })
    expect(others, path).toEqual([])
  }
})

test('a double click counts once, and whoever adds again from the same page means it', async () => {
  const someone = await volta.visitor()
  const shared = (await ask('/products/jean-lena?sku=JEAN-LENA-BLEU-36', {})).body.toString()
  const press = /name="press" value="([^"]+)"/.exec(shared)?.[1] ?? ''
  expect(press).not.toBe('')
  const add = async () => {
    const { status } = await fetch(`${volta.url}/basket/add`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie: `filrouge_shopper=${someone.token}`, 'sec-fetch-site': 'same-origin', origin: volta.url },
      body: new URLSearchParams({ sku: 'JEAN-LENA-BLEU-36', quantity: '1', press }),
    })
    expect(status).toBe(303)
  }
  const held = async () => (await someone.get('/carts/current')).lines[0]?.quantity
  await Promise.all([add(), add()])
  await add()
  expect(await held()).toBe(1)
  await sleep(3_100)
  await add()
  await add()
  expect(await held()).toBe(2)
})

test('an address with a slash at its end leads to the one without, and never to another site', async () => {
  const reader = { accept: 'text/html' }
  expect(await ask('/en/?postcode=75011', reader)).toMatchObject({
    status: 301,
    headers: { location: '/en?postcode=75011' },
  })
  expect((await ask('//example.com/', reader)).status).toBe(404)
})

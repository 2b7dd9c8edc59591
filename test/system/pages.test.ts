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

import { request } from 'node:http'
import { brotliDecompressSync } from 'node:zlib'
import { routes } from '@filrouge/server/routes.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openRetailer, type Retailer } from '../world/retailer.ts'

let volta: Retailer
beforeAll(async () => {
  volta = await openRetailer()
})
afterAll(() => volta.close())

const ask = (method: string, path: string, headers: Record<string, string> = {}) =>
  fetch(volta.url + path, { method, headers, redirect: 'manual' })

test('an address says what it does to whoever asks for something else, and nothing of another origin’s may read it', async () => {
  const refused = await ask('PUT', '/api/shops-and-no-such-thing')
  expect(refused.status).toBe(404)
  for (const [method, path, allow] of [
    ['PUT', '/api/products/jean-lena', 'GET, HEAD, OPTIONS'],
    ['DELETE', '/api/locations?near=75004', 'GET, HEAD, OPTIONS'],
    ['GET', '/api/sessions/staff', 'OPTIONS, POST'],
    ['PATCH', '/api/sessions/current', 'DELETE, GET, HEAD, OPTIONS, PUT'],
    ['POST', '/products/jean-lena', 'GET, HEAD, OPTIONS'],
    ['PUT', '/openapi.json', 'GET, HEAD, OPTIONS'],
  ] as const) {
    const answer = await ask(method, path, { origin: 'https://elsewhere.example', 'accept-language': 'en' })
    expect([path, answer.status, answer.headers.get('allow')]).toEqual([path, 405, allow])
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
    expect(await answer.json()).toMatchObject({ code: 'method_not_allowed', status: 405 })
  }
  // What is sent along is not even read.
  const heavy = await fetch(`${volta.url}/api/products/jean-lena`, {
    method: 'POST',
    headers: { 'content-type': 'text/odd' },
    body: '<>',
  })
  expect(heavy.status).toBe(405)
  // A person who types the address of a button gets a page.
  const page = await ask('GET', '/sign-out', { accept: 'text/html' })
  expect([page.status, page.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8'])
})

test('no answer to a page of another origin lets the browser show it, asked before or not', async () => {
  const origin = 'https://elsewhere.example'
  const preflight = {
    origin,
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'content-type',
  }
  const answers = await Promise.all([
    ask('OPTIONS', '/api/carts', preflight),
    ask('OPTIONS', '/api/nothing-here', preflight),
    ask('GET', '/api/products/jean-lena', { origin }),
    ask('GET', '/openapi.json', { origin }),
    ask('GET', '/', { origin }),
  ])
  expect(answers.map(({ status }) => status)).toEqual([204, 404, 200, 200, 200])
  expect(answers[0]!.headers.get('allow')).toContain('POST')
  for (const { headers } of answers)
    expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
})

test('HEAD is answered as GET, without the body, by everything that can be read', { timeout: 60_000 }, async () => {
  const admin = await volta.staff('admin')
  const headers = { authorization: `Bearer ${admin.token}` }
  const paths = routes
    .filter(({ endpoint }) => endpoint.method === 'GET' && !endpoint.path.includes('{'))
    .map(({ endpoint }) => `/api${endpoint.path}`)
  expect(paths.length).toBeGreaterThan(20)
  for (const path of [...paths, '/api/products/jean-lena', '/', '/products/jean-lena', '/search?q=tele', '/office/']) {
    const [head, got] = [await ask('HEAD', path, headers), new AbortController()]
    const get = await fetch(volta.url + path, { headers, signal: got.signal })
    expect([path, head.status, head.headers.get('content-type')]).toEqual([
      path,
      get.status,
      get.headers.get('content-type'),
    ])
    expect(await head.text(), path).toBe('')
    got.abort()
  }
  const asked = '/api/search?query=tele&limit=3'
  expect((await ask('HEAD', asked, headers)).status).toBe((await ask('GET', asked, headers)).status)
})

test('the description of the API is packed once, and not sent again to whoever has it', async () => {
  const bytes = (encoding: string) =>
    new Promise<{ status: number; body: Buffer; etag: string; encoding: string | undefined }>((resolve, reject) =>
      request(`${volta.url}/openapi.json`, { headers: { 'accept-encoding': encoding } }, (answer) => {
        const pieces: Buffer[] = []
        answer.on('data', (piece: Buffer) => pieces.push(piece))
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            body: Buffer.concat(pieces),
            etag: String(answer.headers.etag),
            encoding: answer.headers['content-encoding'],
          }),
        )
      })
        .on('error', reject)
        .end(),
    )
  const plain = await bytes('identity')
  const packed = await bytes('br')
  expect([plain.encoding, packed.encoding]).toEqual([undefined, 'br'])
  expect(brotliDecompressSync(packed.body).equals(plain.body)).toBe(true)
  expect(packed.body.length).toBeLessThan(plain.body.length / 5)
  const again = await ask('GET', '/openapi.json', { 'if-none-match': plain.etag })
  expect([again.status, await again.text()]).toEqual([304, ''])
})

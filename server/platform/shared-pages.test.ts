import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { encodingFor } from './encodings.ts'
import { openSharedPages } from './shared-pages.ts'

const stoppedAt = (iso: string) => {
  let now = new Date(iso)
  return {
    now: () => now,
    moveTo: async () => true,
    refresh: async () => {},
    set(to: string) {
      now = new Date(to)
    },
  }
}

test('a page is made once in a second, and again in the next', async () => {
  const clock = stoppedAt('2026-11-23T10:00:00.100Z')
  const shared = openSharedPages(clock)
  let made = 0
  const ask = (key = '/a') => shared(key, async () => ({ status: 200, html: `page ${++made}` }))
  const [first, second, other] = await Promise.all([ask(), ask(), ask('/b')])
  expect([first.answer.html, second.answer.html, other.answer.html]).toEqual(['page 1', 'page 1', 'page 2'])
  clock.set('2026-11-23T10:00:00.999Z')
  expect((await ask()).answer.html).toBe('page 1')
  clock.set('2026-11-23T10:00:01.000Z')
  expect((await ask()).answer.html).toBe('page 3')
})

test('a fault is nobody else’s, and one that is thrown is not kept', async () => {
  const shared = openSharedPages(stoppedAt('2026-11-23T10:00:00Z'))
  const statuses = [500, 200]
  const ask = () => shared('/a', async () => ({ status: statuses.shift()! }))
  expect((await ask()).answer.status).toBe(500)
  expect((await ask()).answer.status).toBe(200)
  await expect(shared('/b', () => Promise.reject(new Error('lost')))).rejects.toThrow('lost')
  expect((await shared('/b', async () => ({ status: 200 }))).answer.status).toBe(200)
})

test('its bytes unpack to the page, in the encoding the reader understands', async () => {
  const html = '<p>Téléviseur à 1 299,00 €</p>'.repeat(50)
  const page = await openSharedPages(stoppedAt('2026-11-23T10:00:00Z'))('/a', async () => ({ status: 200, html }))
  expect(brotliDecompressSync(page.bytes(encodingFor('gzip, deflate, br, zstd'))).toString()).toBe(html)
  expect(gunzipSync(page.bytes(encodingFor('gzip'))).toString()).toBe(html)
  expect(page.bytes(encodingFor(undefined)).toString()).toBe(html)
})

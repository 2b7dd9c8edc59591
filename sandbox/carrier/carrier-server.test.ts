import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { callbackSecret } from '../bank/merchant.fixture.ts'
import { startCarriers } from './carrier-server.ts'
import { interleaved } from './drawing.ts'
import { trackingNumberOf } from './shipment.ts'

const folder = mkdtempSync(join(tmpdir(), 'carriers-'))
const options = { folder, port: 0, apiKey: 'key', parcels: 'stay', newsSecret: callbackSecret } as const
let carriers: Awaited<ReturnType<typeof startCarriers>>
beforeAll(async () => {
  carriers = await startCarriers(options)
})
afterAll(() => {
  carriers.close()
  rmSync(folder, { recursive: true })
})

const ask = async (method: string, path: string, body?: object, apiKey = 'key') => {
  const response = await fetch(`http://127.0.0.1:${carriers.port}${path}`, {
    method,
    headers: { authorization: `Bearer ${apiKey}` },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  return { status: response.status, body: await response.json() }
}
const place = { name: 'Volta', street: '88 rue de Rivoli', postcode: '75004', city: 'Paris' }
const parcel = (reference: string, more: object = {}) => ({
  ...{ reference, product: 'DOM', from: place, to: { ...place, name: 'Camille' }, weightGrams: 800 },
  ...{ deliverBetween: { earliest: '2026-11-25T07:00:00Z', latest: '2026-11-26T18:00:00Z' }, labelFormat: 'pdf' },
  ...more,
})

test('a reference has one shipment, whose label is asked for in three formats', async () => {
  expect((await ask('POST', '/lent/v1/shipments', parcel('a'), 'wrong')).status).toBe(401)
  const first = await ask('POST', '/lent/v1/shipments', parcel('a'))
  expect(first.status).toBe(201)
  const again = await ask('POST', '/lent/v1/shipments', parcel('a'))
  expect([again.status, again.body.trackingNumber]).toEqual([200, first.body.trackingNumber])
  expect((await ask('POST', '/lent/v1/shipments', parcel('a', { weightGrams: 900 }))).status).toBe(409)
  expect((await ask('POST', '/vif/v1/shipments', parcel('a'))).body.id).not.toBe(first.body.id)
  const begins = { pdf: '%PDF', png: '\x89PNG', zpl: '^XA\n' }
  for (const [format, begin] of Object.entries(begins)) {
    const { body } = await ask('GET', `/lent/v1/shipments/${first.body.id}/label?format=${format}`)
    expect(Buffer.from(body.data, 'base64').subarray(0, 4).toString('latin1')).toBe(begin)
  }
})

test('what was handed over is not cancelled; what was cancelled is not handed over', async () => {
  const [one, other] = await Promise.all(['b', 'c'].map((name) => ask('POST', '/lent/v1/shipments', parcel(name))))
  expect((await ask('POST', `/lent/v1/shipments/${one!.body.id}/hand-over`)).status).toBe(200)
  expect((await ask('POST', `/lent/v1/shipments/${one!.body.id}/cancel`)).status).toBe(409)
  expect((await ask('POST', `/lent/v1/shipments/${other!.body.id}/cancel`)).status).toBe(200)
  expect((await ask('POST', `/lent/v1/shipments/${other!.body.id}/cancel`)).status).toBe(200)
  expect((await ask('POST', `/lent/v1/shipments/${other!.body.id}/hand-over`)).status).toBe(409)
})

test('it remembers through a kill', async () => {
  const { body } = await ask('POST', '/lent/v1/shipments', parcel('d'))
  await ask('POST', '/test/shipments/lent/d/events', { code: 'PC1', times: 0 })
  carriers.close()
  carriers = await startCarriers(options)
  expect((await ask('POST', '/lent/v1/shipments', parcel('d'))).body.trackingNumber).toBe(body.trackingNumber)
  expect((await ask('GET', `/lent/v1/shipments/${body.id}/events`)).body.items).toMatchObject([{ code: 'PC1' }])
})

test('numbers end with their check digit, and every pair of digits is drawn', () => {
  const number = trackingNumberOf('lent', 7)
  expect(number).toMatch(/^\d{14}$/)
  const sum = [...number].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1), 0)
  expect(sum % 10).toBe(0)
  // Start, seven pairs of ten elements with four wide ones each, stop.
  expect(interleaved(number)).toMatchObject({ modules: 4 + 7 * (4 * 3 + 6) + 5 })
})

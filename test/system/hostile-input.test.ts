import { routes } from '@filrouge/server/routes.ts'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Person } from '../world/person.ts'
import { openRetailer, type Retailer } from '../world/retailer.ts'

let volta: Retailer
let callers: Person[]
beforeAll(async () => {
  volta = await openRetailer()
  callers = [volta.nobody, await volta.visitor(), await volta.customer('fuzz@example.com'), await volta.staff('admin')]
})
afterAll(() => volta.close())

interface Parameter {
  name: string
  in: 'path' | 'query' | 'header'
  schema?: Schema
}
interface Schema {
  type?: string
  properties?: Record<string, Schema>
  items?: Schema
  enum?: unknown[]
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
}
type Operation = {
  operationId: string
  parameters: Parameter[]
  requestBody?: { content: { 'application/json'?: { schema: Schema } } }
  responses: Record<string, unknown>
}

const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '\u0000',
    'a\u0000b',
    '\ud800',
    "'; drop table orders; --",
    '<script>alert(1)</script>',
    '../../etc/passwd',
    '%',
    '_',
    '\\',
    '{{7*7}}',
    ' ',
    '٣',
    '🧵',
    'x'.repeat(300),
  ),
  fc.integer(),
  fc.constantFrom(0, -1, 1e308, -1e308, 2 ** 53, 2 ** 31, Number.MIN_VALUE, null, true, [], {}, [[]], { minor: 1 }),
)

/** A value that looks like what the schema asks for, or quite unlike it. */
function valueFor(schema: Schema | undefined, depth = 0): fc.Arbitrary<unknown> {
  if (!schema || depth > 4) return nasty
  const like = likely(schema, depth)
  return fc.oneof({ weight: 3, arbitrary: like }, { weight: 1, arbitrary: nasty })
}

function likely(schema: Schema, depth: number): fc.Arbitrary<unknown> {
  const branches = schema.anyOf ?? schema.oneOf ?? schema.allOf
  if (branches) return fc.oneof(...branches.map((branch) => valueFor(branch, depth + 1)))
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (schema.type === 'object')
    return fc.record(
      Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([name, inner]) => [name, valueFor(inner, depth + 1)]),
      ),
      { requiredKeys: [] },
    )
  if (schema.type === 'array') return fc.array(valueFor(schema.items, depth + 1), { maxLength: 3 })
  if (schema.type === 'integer' || schema.type === 'number')
    return fc.oneof(fc.integer({ min: 0, max: 100 }), fc.integer())
  if (schema.type === 'boolean') return fc.boolean()
  return fc.oneof(
    fc.constantFrom(
      'JEAN-LENA-BLEU-38',
      'paris-rivoli',
      '75004',
      '48.85,2.35',
      'EUR',
      'tok_ok',
      'home',
      'camille@example.com',
      '+33639981000',
      'FR',
      '2026-12-24',
      `crt_${'0'.repeat(32)}`,
      `pay_${'0'.repeat(32)}`,
      `ord_${'0'.repeat(32)}`,
    ),
    fc.string({ maxLength: 20 }),
  )
}

describe('hostile input', () => {
  it('never makes the server fail, whatever comes, on any operation of its own OpenAPI', async () => {
    const api = (await (await fetch(`${volta.url}/openapi.json`)).json()) as {
      openapi: string
      paths: Record<string, Record<string, Operation>>
    }
    expect(api.openapi).toBe('3.1.0')
    const operations = Object.entries(api.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
    )
    expect(operations).toHaveLength(routes.length)
    const faults: string[] = []
    for (const { path, method, operation } of operations.filter(({ path }) => !path.endsWith('/live'))) {
      const body = operation.requestBody?.content['application/json']?.schema
      const call = fc.record({
        parameters: fc.record(
          Object.fromEntries(
            operation.parameters.filter((p) => p.in !== 'header').map((p) => [p.name, valueFor(p.schema)]),
          ),
          { requiredKeys: [] },
        ),
        body: valueFor(body),
        who: fc.nat({ max: callers.length - 1 }),
      })
      for (const given of fc.sample(call, { numRuns: 40, seed: 20261123 })) {
        // Signing out would leave the others without a session.
        if (operation.operationId === 'endSession') continue
        const inPath = path
          .slice('/api'.length)
          .replace(/\{(\w+)\}/g, (_, name: string) => encode(given.parameters[name] ?? 'x') || 'x')
        const query = new URLSearchParams(
          Object.entries(given.parameters)
            .filter(([name]) => !path.includes(`{${name}}`))
            .map(([name, value]) => [name, asText(value)]),
        )
        const text = body === undefined ? undefined : JSON.stringify(given.body ?? {})
        const answer = await callers[given.who]!.send(method.toUpperCase(), `${inPath}?${query}`, text)
        if (answer.status >= 500) faults.push(`${method} ${inPath}?${query} ${text} → ${answer.status}`)
        if (answer.status >= 400 && !answer.body.code)
          faults.push(`${method} ${inPath}: no code in ${JSON.stringify(answer.body)}`)
      }
    }
    expect(faults).toEqual([])
  }, 120_000)

  it('names the field that holds a NUL character', async () => {
    const visitor = await volta.visitor()
    const cart = await visitor.post('/carts')
    const answer = await visitor.send('PUT', `/carts/${cart.id}/delivery`, {
      mode: 'home',
      address: { street: 'a\u0000b', postcode: '75004', city: 'Paris', country: 'FR' },
    })
    expect(answer.status).toBe(422)
    expect(answer.body.errors[0].pointer).toBe('#/address/street')
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
  })

  it('names the field that is missing or wrong, in the reader’s language', async () => {
    const visitor = await volta.visitor()
    const cart = await visitor.post('/carts')
    const answer = await visitor.send('PUT', `/carts/${cart.id}/lines/JEAN-LENA-BLEU-38`, { quantity: -1 })
    expect(answer).toMatchObject({ status: 422, body: { code: 'invalid_input', errors: [{ pointer: '#/quantity' }] } })
    const unreadable = await visitor.send('POST', '/carts', '{"id":')
    expect(unreadable).toMatchObject({ status: 422, body: { code: 'unreadable_body' } })
  })
})

const asText = (value: unknown) =>
  (typeof value === 'string' ? value.replace(/[\ud800-\udfff]/g, '?') : JSON.stringify(value)) ?? ''
const encode = (value: unknown) => encodeURIComponent(asText(value))

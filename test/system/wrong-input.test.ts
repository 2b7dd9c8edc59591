import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRetailer, type Retailer } from '../world/retailer.ts'
import { basketOf } from '../world/shopping.ts'

let volta: Retailer
beforeAll(async () => {
  volta = await openRetailer()
})
afterAll(() => volta.close())

const sku = 'JEAN-LENA-BLEU-38'

const asked = async (method: string, path: string, body: unknown, language = 'fr', token?: string) => {
  const answer = await fetch(`${volta.url}/api${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      'accept-language': language,
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: answer.status, body: await answer.json() }
}

describe('what is wrong with an input', () => {
  it('is said of each field, in words for a person, in both languages', async () => {
    const promises = (lines: unknown, language?: string) => asked('POST', '/promises', { lines }, language)
    const error = (pointer: string, code: string, detail: string) => ({ pointer, code, detail })
    expect((await promises([{ sku, quantity: 0 }])).body.errors).toEqual([
      error('#/lines/0/quantity', 'too_small', '1 au moins'),
    ])
    expect((await promises([{ sku, quantity: 1.5 }], 'en')).body.errors).toEqual([
      error('#/lines/0/quantity', 'invalid_type', 'A whole number is expected'),
    ])
    expect((await promises([{ quantity: 1 }])).body.errors).toEqual([
      error('#/lines/0/sku', 'invalid_type', 'À remplir'),
    ])
    expect((await promises([{ sku: 'x'.repeat(99), quantity: 1 }])).body.errors).toEqual([
      error('#/lines/0/sku', 'too_big', 'Au plus 80 caractères'),
    ])
    expect((await promises([], 'en')).body.errors).toEqual([error('#/lines', 'too_small', 'At least one item')])
  })

  it('is said of a rule between fields and of what a verb finds, by a code and in both languages', async () => {
    const token = (await asked('POST', '/sessions', {})).body.token
    const cart = (await asked('POST', '/carts', {}, 'fr', token)).body
    const delivery = (language: string) => asked('PUT', `/carts/${cart.id}/delivery`, { mode: 'home' }, language, token)
    expect((await delivery('fr')).body.errors).toEqual([
      { pointer: '#/address', code: 'needs_address', detail: 'Une livraison à domicile demande une adresse' },
    ])
    expect((await delivery('en')).body.errors[0].detail).toBe('Home delivery needs an address')
    expect((await asked('GET', '/locations?near=91,2', undefined)).body.errors).toMatchObject([
      { pointer: '#/near', code: 'not_a_point', detail: expect.stringContaining('Une latitude') },
    ])
    expect((await asked('GET', '/products?cursor=x', undefined)).body.errors).toMatchObject([
      { code: 'unknown_cursor', detail: 'Ce n’est pas la suite de cette liste' },
    ])
    expect((await asked('POST', '/payments', { cartId: 'x' }, 'en', token)).body.errors[0]).toEqual({
      pointer: '#/cartId',
      code: 'not_an_id',
      detail: 'Not an id of this kind',
    })
  })

  it('points at the whole when the body is not an object', async () => {
    expect((await asked('POST', '/promises', [])).body.errors).toMatchObject([{ pointer: '#', code: 'invalid_type' }])
  })

  it('leaves nothing where an address is no text, or longer than any of ours', async () => {
    for (const path of ['/products/%E0%A4%A', `/products/${'a'.repeat(5_000)}`])
      expect(await asked('GET', path, undefined)).toMatchObject({ status: 404, body: { code: 'route_not_found' } })
  })

  it('refuses a correction of the stock by nothing', async () => {
    const sonia = await volta.staff('sonia')
    const movement = { sku, locationId: 'paris-rivoli', kind: 'adjust', quantity: 0, reason: 'inventaire' }
    expect(await sonia.send('POST', '/stock/movements', movement)).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '#/quantity', code: 'changes_nothing' }] },
    })
  })
})

describe('a refusal', () => {
  it('keeps its own members apart from those of every problem', async () => {
    const shopper = await volta.visitor()
    const cart = await basketOf(shopper, { [sku]: 1 })
    const asking = { cartId: cart.id, amount: cart.totals.total, tender: { kind: 'card', token: 'tok_challenge' } }
    const payment = await shopper.send('POST', '/payments', asking)
    expect(await shopper.send('PUT', `/carts/${cart.id}/lines/${sku}`, { quantity: 2 })).toMatchObject({
      status: 409,
      body: { status: 409, code: 'cart_frozen', state: 'paying', paymentId: payment.body.id },
    })
  })
})

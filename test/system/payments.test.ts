import { newId } from '@filrouge/kernel/ids.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Person } from '../world/person.ts'
import { openRetailer, type Retailer, signIn } from '../world/retailer.ts'
import { basketOf, order, parisHome, pay } from '../world/shopping.ts'

let volta: Retailer
beforeAll(async () => {
  volta = await openRetailer()
})
afterAll(() => volta.close())

const sku = 'JEAN-LENA-BLEU-38'

async function until<T>(ask: () => Promise<T>, isGood: (value: T) => boolean, seconds = 15): Promise<T> {
  for (const end = performance.now() + seconds * 1000; ; ) {
    const value = await ask()
    if (isGood(value) || performance.now() > end) return value
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

const reservedOf = async (admin: Person) =>
  (await admin.get(`/stock?sku=${sku}`)).items.reduce(
    (sum: number, item: { reserved: number }) => sum + item.reserved,
    0,
  )

describe('paying', () => {
  it('freezes the basket, and a declined card thaws it and gives the stock back', async () => {
    const admin = await volta.staff('admin')
    const shopper = await volta.visitor()
    const before = await reservedOf(admin)
    const cart = await basketOf(shopper, { [sku]: 1 })
    const refused = await pay(shopper, cart, 'tok_declined')
    expect(refused).toMatchObject({ status: 201, body: { status: 'declined' } })
    expect(await reservedOf(admin)).toBe(before)
    expect((await shopper.put(`/carts/${cart.id}/lines/${sku}`, { quantity: 2 })).lines[0].quantity).toBe(2)
    expect(await order(shopper, cart)).toMatchObject({ status: 409 })
  })

  it('survives a bank that answers late, and closes a sale whose tab was shut', async () => {
    const shopper = await volta.visitor()
    const cart = await basketOf(shopper, { [sku]: 1 })
    const pending = await pay(shopper, cart, 'tok_timeout')
    expect(pending.body.status).toBe('pending')
    expect(await shopper.send('PUT', `/carts/${cart.id}/lines/${sku}`, { quantity: 3 })).toMatchObject({
      status: 409,
      body: { code: 'cart_frozen' },
    })
    const settled = await until(
      () => shopper.get(`/payments/${pending.body.id}`),
      (payment) => payment.status !== 'pending',
    )
    expect(settled.status).toBe('authorised')
    await fetch(`${volta.url}/demo/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"advance":"PT2M"}',
    })
    expect((await shopper.get('/orders')).items).toHaveLength(1)
  })

  it('settles what was pending when the clock is moved beyond it, however far', async () => {
    const shopper = await volta.visitor()
    const cart = await basketOf(shopper, { [sku]: 1 })
    const pending = await pay(shopper, cart, 'tok_timeout')
    expect(pending.body.status).toBe('pending')
    const advance = (duration: string) =>
      fetch(`${volta.url}/demo/clock`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ advance: duration }),
      })
    await advance('PT15M')
    expect(await shopper.get(`/payments/${pending.body.id}`)).toMatchObject({ status: 'authorised' })
    await advance('PT2M')
    expect((await shopper.get('/orders')).items).toHaveLength(1)
  })

  it('asks her to confirm at the bank, and takes her yes', async () => {
    const shopper = await volta.visitor()
    const cart = await basketOf(shopper, { [sku]: 1 })
    const asked = await pay(shopper, cart, 'tok_challenge')
    expect(asked.body).toMatchObject({ status: 'action_required', action: { url: expect.stringContaining('http') } })
    await fetch(asked.body.action.url, {
      method: 'POST',
      body: new URLSearchParams({ decision: 'accept' }),
      redirect: 'manual',
    })
    const settled = await until(
      () => shopper.get(`/payments/${asked.body.id}`),
      (payment) => payment.status !== 'action_required',
    )
    expect(settled.status).toBe('authorised')
    expect((await order(shopper, cart)).status).toBe(201)
  })

  it('gives up before authorisation, and the basket is hers again', async () => {
    const shopper = await volta.visitor()
    const cart = await basketOf(shopper, { [sku]: 1 })
    const asked = await pay(shopper, cart, 'tok_challenge')
    expect((await shopper.delete(`/payments/${asked.body.id}`)).status).toBe('voided')
    expect((await shopper.get(`/carts/${cart.id}`)).status).toBe('open')
    expect((await pay(shopper, cart)).body.status).toBe('authorised')
    expect((await order(shopper, cart)).status).toBe(201)
  })

  it('counts an answer that comes twice, or by a second way, once', async () => {
    for (const token of ['tok_twice', 'tok_no_answer']) {
      const shopper = await volta.visitor()
      const cart = await basketOf(shopper, { [sku]: 1 })
      const paid = await pay(shopper, cart, token)
      if (paid.body.status === 'pending')
        await fetch(`${volta.url}/demo/clock`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: '{"advance":"PT30S"}',
        })
      const settled = await until(
        () => shopper.get(`/payments/${paid.body.id}`),
        (payment) => payment.status !== 'pending',
        20,
      )
      expect(settled.status).toBe('authorised')
      const placed = await order(shopper, cart)
      expect(placed.body.payments).toHaveLength(1)
      expect(
        placed.body.timeline.filter((entry: { code: string }) => entry.code === 'payment.authorised'),
      ).toHaveLength(1)
    }
  }, 60_000)

  it('refuses an amount that is not the total, and a second payment', async () => {
    const shopper = await volta.visitor()
    const cart = await basketOf(shopper, { [sku]: 1 })
    const short = await shopper.send('POST', '/payments', {
      cartId: cart.id,
      amount: { minor: 1, currency: 'EUR' },
      tender: { kind: 'card', token: 'tok_ok' },
    })
    expect(short).toMatchObject({ status: 409, body: { code: 'amount_mismatch' } })
    await pay(shopper, cart)
    expect(['already_paid', 'payment_in_progress']).toContain((await pay(shopper, cart)).body.code)
  })

  it('refuses silently nothing: a date that cannot be kept is told with the new one', async () => {
    const admin = await volta.staff('admin')
    const article = 'TV-AURORA-55'
    const shopper = await volta.visitor()
    const cart = await basketOf(shopper, { [article]: 1 })
    const shown = cart.delivery.promised
    const own = (await admin.get(`/stock?sku=${article}`)).items.filter(
      (item: { locationKind: string }) => item.locationKind !== 'supplier',
    )
    for (const level of own)
      await admin.post('/stock/movements', {
        sku: article,
        locationId: level.locationId,
        kind: 'count',
        quantity: level.reserved,
        reason: 'test',
      })
    const refused = await pay(shopper, cart)
    expect(refused).toMatchObject({ status: 409, body: { code: 'promise_changed' } })
    expect(refused.body.promised.latest > shown.latest).toBe(true)
    const agreed = await shopper.put(`/carts/${cart.id}/delivery`, parisHome)
    expect(agreed.delivery.promised).toEqual(refused.body.promised)
    expect((await pay(shopper, agreed)).body.status).toBe('authorised')
  })
})

describe('signing in', () => {
  it('merges two devices’ baskets at once and loses no line', async () => {
    const [phone, laptop] = [await volta.visitor('mobile_web'), await volta.visitor()]
    const email = `merge-${newId('event').slice(-6)}@example.com`
    const first = await phone.post('/carts')
    await phone.put(`/carts/${first.id}/lines/JEAN-LENA-BLEU-38`, { quantity: 2 })
    const second = await laptop.post('/carts')
    await laptop.put(`/carts/${second.id}/lines/JEAN-LENA-BLEU-38`, { quantity: 1 })
    await laptop.put(`/carts/${second.id}/lines/JEAN-LENA-BLEU-42`, { quantity: 1 })
    await phone.post('/sessions/code', { email })
    const one = (await volta.lastMessage(email)).data!.code
    await laptop.post('/sessions/code', { email })
    const two = (await volta.lastMessage(email)).data!.code
    expect(one).not.toBe(two)
    const answers = await Promise.all([
      phone.send('POST', '/sessions/verify', { email, code: one }),
      laptop.send('POST', '/sessions/verify', { email, code: two }),
    ])
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    phone.token = answers[0]!.body.token
    const merged = await phone.get('/carts/current')
    expect(merged.lines.map(({ sku, quantity }: { sku: string; quantity: number }) => [sku, quantity]).sort()).toEqual([
      ['JEAN-LENA-BLEU-38', 2],
      ['JEAN-LENA-BLEU-42', 1],
    ])
  })

  it('serves a code once', async () => {
    const email = 'once@example.com'
    const visitor = await volta.visitor()
    await signIn(volta, visitor, email)
    const code = (await volta.lastMessage(email)).data!.code
    expect((await volta.nobody.send('POST', '/sessions/verify', { email, code })).status).toBe(403)
  })
})

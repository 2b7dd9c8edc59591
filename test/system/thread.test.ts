import { newId } from '@filrouge/kernel/ids.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRetailer, type Retailer, signIn } from '../world/retailer.ts'
import { basketOf, buy, order, parisHome, pay } from '../world/shopping.ts'

let volta: Retailer
beforeAll(async () => {
  volta = await openRetailer()
})
afterAll(() => volta.close())

describe('one basket and one order across the channels', () => {
  it('follows Camille from her phone to her laptop and becomes one order that everyone sees alike', async () => {
    const phone = await volta.visitor('mobile_web')
    const found = await phone.get('/products?query=jean%20lena')
    expect(found.items[0].variants.map((variant: { sku: string }) => variant.sku)).toContain('JEAN-LENA-BLEU-38')
    const basket = await phone.post('/carts')
    await phone.put(`/carts/${basket.id}/lines/JEAN-LENA-BLEU-38`, { quantity: 1 })
    const customerId = await signIn(volta, phone, 'camille@example.com')

    const laptop = await volta.visitor('web')
    await signIn(volta, laptop, 'camille@example.com')
    const same = await laptop.get('/carts/current')
    expect(same.lines).toMatchObject([{ sku: 'JEAN-LENA-BLEU-38', quantity: 1 }])
    expect(same.customerId).toBe(customerId)

    const relay = (await laptop.get('/promises?sku=JEAN-LENA-BLEU-38&postcode=75011')).options.find(
      (option: { mode: string }) => option.mode === 'relay',
    )
    const cart = await laptop.put(`/carts/${same.id}/delivery`, {
      mode: 'relay',
      relayPointId: relay.relayPointId,
      contact: { email: 'camille@example.com' },
    })
    expect(cart.payable).toBe(true)
    expect((await pay(laptop, cart)).body.status).toBe('authorised')
    const placed = await order(laptop, cart)
    expect(placed.status).toBe(201)

    const [jean, nadia] = [await volta.staff('jean'), await volta.staff('nadia')]
    const views = await Promise.all([phone, laptop, jean, nadia].map((who) => who.get(`/orders/${placed.body.id}`)))
    const [hers, ...others] = views.map(({ can: _, ...same }) => same)
    for (const view of others) expect(view).toEqual(hers)
    expect((await jean.get(`/customers/${customerId}`)).orders[0].number).toBe(placed.body.number)
    const mail = await volta.lastMessage('camille@example.com')
    expect(mail.text).toContain(placed.body.number)
  })

  it('lets Jean sell what his shop does not have, paid by QR on her own phone', async () => {
    const jean = await volta.staff('jean')
    const stock = await jean.get('/stock?sku=TV-AURORA-55')
    const here = stock.items.find((level: { locationCode: string }) => level.locationCode === 'paris-rivoli')
    expect(here?.available ?? 0).toBe(0)
    const cart = await jean.post('/carts', { channel: 'shop', locationId: 'paris-rivoli' })
    await jean.put(`/carts/${cart.id}/lines/TV-AURORA-55`, { quantity: 1 })
    const ready = await jean.put(`/carts/${cart.id}/delivery`, { ...parisHome, contact: {} })
    expect(ready.delivery.promised.latest > ready.delivery.promised.earliest).toBe(true)
    const asked = await jean.post('/payment-requests', { cartId: cart.id })
    expect(asked.url).toContain(asked.id)

    const hers = await volta.visitor('mobile_web')
    const seen = await hers.get(`/payment-requests/${asked.id}`)
    expect(seen).toMatchObject({ status: 'open', total: ready.totals.total })
    const paid = await hers.post(`/payment-requests/${asked.id}/confirm`, {
      amount: seen.total,
      tender: { kind: 'card', token: 'tok_ok' },
      contact: { email: 'tele@example.com' },
      trackingByMessage: true,
    })
    expect(paid.payment.status).toBe('authorised')
    const placed = await hers.get(`/orders/${paid.order.id}`)
    expect(placed).toMatchObject({
      channel: 'shop',
      associate: { name: 'Jean Morel' },
      lines: [{ sku: 'TV-AURORA-55', contractConcluded: 'shop' }],
    })
    expect((await jean.get(`/payment-requests/${asked.id}`)).orderId).toBe(placed.id)
    const twice = await hers.send('POST', `/payment-requests/${asked.id}/confirm`, {
      amount: seen.total,
      tender: { kind: 'card', token: 'tok_ok' },
    })
    expect(twice).toMatchObject({ status: 409, body: { code: 'payment_request_used' } })
  })
})

describe('twice is once', () => {
  it('makes one order of five presses at the same moment', async () => {
    const shopper = await volta.visitor()
    const cart = await basketOf(shopper, { 'JEAN-LENA-BLEU-38': 1 })
    await pay(shopper, cart)
    const answers = await Promise.all(Array.from({ length: 5 }, () => order(shopper, cart)))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
  })

  it('charges once when the same payment is sent five times', async () => {
    const shopper = await volta.visitor()
    const cart = await basketOf(shopper, { 'JEAN-LENA-BLEU-38': 1 })
    const id = newId('payment')
    const answers = await Promise.all(Array.from({ length: 5 }, () => pay(shopper, cart, 'tok_ok', id)))
    for (const answer of answers) expect([201, 409]).toContain(answer.status)
    const held = await fetch(`${volta.sandbox!.bankUrl}/v1/authorisations?reference=${id}`, {
      headers: { authorization: `Bearer ${volta.sandbox!.apiKey}` },
    })
    expect(((await held.json()) as { items: unknown[] }).items).toHaveLength(1)
    expect((await shopper.get(`/payments/${id}`)).status).toBe('authorised')
  })

  it('gives the first answer again for the same Idempotency-Key, and refuses another body', async () => {
    const shopper = await volta.visitor()
    const key = { 'idempotency-key': newId('event') }
    const first = await shopper.send('POST', '/carts', {}, key)
    const again = await shopper.send('POST', '/carts', {}, key)
    expect(again.body).toEqual(first.body)
    expect(again.status).toBe(first.status)
    expect(again.headers.get('idempotent-replayed')).toBe('true')
    const other = await shopper.send('POST', '/carts', { channel: 'app' }, key)
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } })
  })
})

describe('the id of a thing', () => {
  it('decides what is the same request: the first answer again, and no other under that id', async () => {
    const shopper = await volta.visitor()
    const cart = await basketOf(shopper, { 'JEAN-LENA-BLEU-38': 1 })
    const id = newId('payment')
    const first = await pay(shopper, cart, 'tok_ok', id)
    const again = await pay(shopper, cart, 'tok_ok', id)
    expect(again.body).toEqual(first.body)
    expect(again.headers.get('idempotent-replayed')).toBe('true')
    expect(await pay(shopper, cart, 'tok_declined', id)).toMatchObject({
      status: 422,
      body: { code: 'idempotency_key_reused' },
    })
  })

  it('is answered again to whoever pays a request without a session', async () => {
    const jean = await volta.staff('jean')
    const cart = await jean.post('/carts', { channel: 'shop', locationId: 'paris-rivoli' })
    await jean.put(`/carts/${cart.id}/lines/JEAN-LENA-BLEU-38`, { quantity: 1 })
    const ready = await jean.put(`/carts/${cart.id}/delivery`, parisHome)
    const asked = await jean.post('/payment-requests', { cartId: cart.id })
    const confirm = () =>
      volta.nobody.send(
        'POST',
        `/payment-requests/${asked.id}/confirm`,
        { amount: ready.totals.total, tender: { kind: 'card', token: 'tok_ok' } },
        { 'idempotency-key': 'one press' },
      )
    const first = await confirm()
    expect(first.status).toBe(200)
    expect((await confirm()).body).toEqual(first.body)
  })
})

describe('where nothing is brought', () => {
  it('says so before she pays', async () => {
    const shopper = await volta.visitor()
    for (const place of [
      { country: 'DE', postcode: '10115' },
      { country: 'FR', postcode: '99999' },
    ]) {
      const cart = await basketOf(
        shopper,
        { 'JEAN-LENA-BLEU-38': 1 },
        { ...parisHome, address: { ...parisHome.address, ...place } },
      )
      expect(cart).toMatchObject({ payable: false, notPayable: [{ code: 'not_delivered_there' }] })
    }
  })
})

describe('the last unit', () => {
  it('goes to one of two, and the other is given true alternatives', async () => {
    const admin = await volta.staff('admin')
    const sku = 'JEAN-LENA-BLEU-40'
    // A shop that keeps none of it back.
    const shop = (await admin.get(`/stock?sku=${sku}`)).items.find(
      (item: { safety: number; locationKind: string }) => item.safety === 0 && item.locationKind === 'shop',
    )
    for (const level of (await admin.get(`/stock?sku=${sku}`)).items)
      await admin.post('/stock/movements', {
        sku,
        locationId: level.locationId,
        kind: 'count',
        quantity: 0,
        reason: 'test',
      })
    await admin.post('/stock/movements', {
      sku,
      locationId: shop.locationId,
      kind: 'receive',
      quantity: 1,
      reason: 'test',
    })
    const level = (await admin.get(`/stock?sku=${sku}`)).items.find(
      (item: { locationId: string }) => item.locationId === shop.locationId,
    )
    expect(level.onHand).toBe(1)
    const shoppers = await Promise.all([volta.visitor(), volta.visitor('mobile_web')])
    const carts = await Promise.all(shoppers.map((shopper) => basketOf(shopper, { [sku]: 1 })))
    const answers = await Promise.all(shoppers.map((shopper, n) => pay(shopper, carts[n])))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
    const refused = answers.find(({ status }) => status === 409)!
    expect(refused.body).toMatchObject({ code: 'out_of_stock', alternatives: [] })
    await admin.post('/stock/movements', {
      sku,
      locationId: 'entrepot-nord',
      kind: 'receive',
      quantity: 3,
      reason: 'test',
    })
    const other = shoppers[answers.indexOf(refused)]!
    const promise = await other.get(`/promises?sku=${sku}&postcode=75004`)
    expect(promise.options.map((option: { mode: string }) => option.mode)).toContain('home')
  })
})

describe('money and orders agree', () => {
  it('gives everything back when an order is cancelled', async () => {
    const shopper = await volta.visitor()
    const sku = 'JEAN-LENA-BLEU-38'
    const admin = await volta.staff('admin')
    const reserved = async () =>
      (await admin.get(`/stock?sku=${sku}`)).items.reduce(
        (sum: number, item: { reserved: number }) => sum + item.reserved,
        0,
      )
    const before = await reserved()
    const placed = await buy(shopper, { [sku]: 2 })
    expect(await reserved()).toBe(before + 2)
    const cancelled = await shopper.post(`/orders/${placed.id}/cancel`, { reason: 'changed my mind' })
    expect(cancelled.status).toBe('cancelled')
    await volta.settle()
    expect(await reserved()).toBe(before)
    expect((await shopper.get(`/orders/${placed.id}`)).paymentStatus).toBe('voided')
    expect(await shopper.send('POST', `/orders/${placed.id}/cancel`)).toMatchObject({ status: 409 })
  })
})

describe('whose sale it is', () => {
  it('is hers, at a distance, when staff only looked into the basket that she then pays herself', async () => {
    const camille = await volta.customer('sale@example.com')
    const [me, nadia] = [await camille.get('/customers/me'), await volta.staff('nadia')]
    const opened = await nadia.post('/carts', { customerId: me.id, channel: 'call_centre' })
    await nadia.put(`/carts/${opened.id}/lines/JEAN-LENA-BLEU-38`, { quantity: 1 })
    const cart = await camille.put(`/carts/${opened.id}/delivery`, parisHome)
    await pay(camille, cart)
    const placed = await order(camille, cart)
    expect(placed.body).toMatchObject({ channel: 'web', lines: [{ contractConcluded: 'distance' }] })
    expect(placed.body.associate).toBeUndefined()
  })

  it('is the associate’s who asks to be paid, in his shop, whoever opened the basket', async () => {
    const [nadia, jean] = [await volta.staff('nadia'), await volta.staff('jean')]
    const camille = await volta.customer('sale2@example.com')
    const me = await camille.get('/customers/me')
    const opened = await nadia.post('/carts', { customerId: me.id, channel: 'call_centre' })
    await jean.post('/carts', { customerId: me.id, channel: 'shop', locationId: 'paris-rivoli' })
    await jean.put(`/carts/${opened.id}/lines/JEAN-LENA-BLEU-38`, { quantity: 1 })
    const cart = await jean.put(`/carts/${opened.id}/delivery`, parisHome)
    const asked = await jean.post('/payment-requests', { cartId: cart.id })
    const tender = { kind: 'card', token: 'tok_ok' }
    const paid = await volta.nobody.post(`/payment-requests/${asked.id}/confirm`, { amount: cart.totals.total, tender })
    expect(paid.order).toMatchObject({
      channel: 'shop',
      associate: { name: 'Jean Morel' },
      lines: [{ contractConcluded: 'shop' }],
    })
  })
})

import { type Id, newId } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { setDelivery } from '../carts/set-delivery.ts'
import { setLine } from '../carts/set-line.ts'
import { startCart } from '../carts/start-cart.ts'
import { linkVisitor } from '../customers/public.ts'
import type { Session } from '../platform/call.ts'
import { publish } from '../platform/events.ts'
import { showCart, showCurrentCart } from '../screens/cart-view.ts'
import { showOrder } from '../screens/order-view.ts'
import { confirmedPaymentRequest, showPaymentRequest } from '../screens/payment-request-view.ts'
import { showPayment } from '../screens/payment-view.ts'
import { confirmPaymentRequest } from './confirm-payment-request.ts'
import { requestPayment } from './request-payment.ts'
import { euros, home, openShop, refusalOf, type Shop, visitor } from './shop.fixture.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
}, 60_000)
afterAll(() => shop.close())
afterEach(async () => expect(await shop.breaches()).toEqual([]))

/** What a sign-in by code does, once the code is right. */
async function signIn(session: Session, customerId: Id<'customer'>): Promise<Session> {
  const hers: Session = { ...session, kind: 'customer', customerId }
  const call = shop.callOf(hers)
  await shop.db.transaction(async (tx) => {
    await linkVisitor(tx, session.visitorId!, customerId, 'code', call.now)
    await publish(tx, call, 'customer.signed_in', customerId, { customerId, visitorId: session.visitorId })
  })
  return hers
}

async function newCustomer(): Promise<Id<'customer'>> {
  const id = newId('customer')
  await shop.db.reader.run(sql`insert into customers (id, created_at) values (${id}, now())`)
  return id
}

const current = async (session: Session) => showCurrentCart(shop.db.reader, {}, shop.callOf(session))
const linesOf = async (session: Session) =>
  Object.fromEntries((await current(session)).lines.map(({ sku, quantity }) => [sku, quantity]))
const fill = async (session: Session, lines: Record<string, number>) => {
  const id = await shop.write(startCart, session, {})
  for (const [sku, quantity] of Object.entries(lines)) await shop.write(setLine, session, { id, sku, quantity })
  return id
}

describe('one basket a person', () => {
  test('however many screens ask at once, and answered 200 when it was there', async () => {
    const session = visitor()
    const ids = await Promise.all(Array.from({ length: 8 }, () => shop.write(startCart, session, {})))
    expect(new Set(ids).size).toBe(1)
    const customerId = await newCustomer()
    const hers: Session = { ...visitor(), kind: 'customer', customerId }
    const [a, b, c] = await Promise.all([
      shop.write(startCart, hers, {}),
      shop.write(startCart, shop.jean, { customerId }),
      shop.write(startCart, hers, {}),
    ])
    expect(new Set([a, b, c]).size).toBe(1)
    const call = shop.callOf(hers)
    await shop.db.transaction((tx) => startCart(tx, {}, call))
    expect(call.answerStatus).toBe(200)
    expect(await shop.write(startCart, shop.jean, {})).not.toBe(await shop.write(startCart, shop.jean, {}))
    expect(await refusalOf(shop.write(startCart, shop.jean, { customerId: newId('customer') }))).toMatchObject({
      code: 'customer_not_found',
    })
    expect(await refusalOf(shop.write(startCart, visitor(), { id: a }))).toMatchObject({ code: 'id_already_used' })
  })

  test('is hers and the sellers’, and nobody else learns that it exists', async () => {
    const session = visitor()
    const id = await fill(session, { JEANS: 1 })
    for (const who of [session, shop.jean]) await showCart(shop.db.reader, { id }, shop.callOf(who))
    for (const who of [visitor(), null, { ...shop.jean, roles: ['marketer' as const] }]) {
      expect(await refusalOf(showCart(shop.db.reader, { id }, shop.callOf(who)))).toMatchObject({
        code: 'cart_not_found',
      })
    }
    expect(await refusalOf(shop.write(setLine, visitor(), { id, sku: 'JEANS', quantity: 1 }))).toMatchObject({
      code: 'cart_not_found',
    })
  })

  test('says why it cannot be paid, and knows its version', async () => {
    const session = visitor()
    const id = await shop.write(startCart, session, {})
    expect((await current(session)).notPayable.map(({ code }) => code)).toEqual(['cart_empty', 'delivery_missing'])
    expect(await refusalOf(shop.write(setLine, session, { id, sku: 'NOTHING', quantity: 1 }))).toMatchObject({
      code: 'variant_not_found',
    })
    expect(await refusalOf(shop.write(setLine, session, { id, sku: 'GHOST', quantity: 1 }))).toMatchObject({
      code: 'not_priced',
    })
    await shop.write(setLine, session, { id, sku: 'TV', quantity: 3 })
    await shop.write(setDelivery, session, { id, ...home, contact: {} })
    const view = await current(session)
    expect(view).toMatchObject({ payable: false, lines: [{ availableNow: 1 }] })
    expect(view.delivery?.promised).toBeUndefined()
    expect(view.notPayable.map(({ code }) => code)).toEqual(['out_of_stock', 'contact_missing'])
    expect(await refusalOf(shop.pay(session, id))).toMatchObject({ code: 'contact_missing' })
    await shop.write(setDelivery, session, { id, ...home })
    expect(await refusalOf(shop.pay(session, id))).toMatchObject({ code: 'out_of_stock' })
    await shop.write(setLine, session, { id, sku: 'TV', quantity: 1 })
    expect(await current(session)).toMatchObject({ payable: true, version: view.version + 2 })
    const stale = { ...shop.callOf(session), ifMatch: view.version }
    const write = shop.db.transaction((tx) => setLine(tx, { id, sku: 'TV', quantity: 0 }, stale))
    expect(await refusalOf(write)).toMatchObject({ code: 'stale_version' })
    expect(
      await refusalOf(shop.write(setDelivery, session, { id, mode: 'relay', relayPointId: 'none', contact: {} })),
    ).toMatchObject({ code: 'relay_point_not_found' })
  })
})

describe('signing in', () => {
  test('two devices at once lose no line', async () => {
    for (let round = 0; round < 5; round += 1) {
      const customerId = await newCustomer()
      const devices = [visitor(), visitor(), visitor()]
      await fill(devices[0]!, { JEANS: 2, KETTLE: 1 })
      await fill(devices[1]!, { JEANS: 1, TV: 1 })
      await fill(devices[2]!, { KETTLE: 3 })
      const hers = await Promise.all(devices.map((device) => signIn(device, customerId)))
      for (const session of hers) expect(await linesOf(session)).toEqual({ JEANS: 2, KETTLE: 3, TV: 1 })
      const open = await shop.db.reader.rows(
        sql`select from carts where customer_id = ${customerId} and status = 'open'`,
      )
      expect(open).toHaveLength(1)
    }
  })

  test('while she opens a basket and puts something in it elsewhere', async () => {
    const customerId = await newCustomer()
    const device = visitor()
    await fill(device, { JEANS: 1 })
    const elsewhere: Session = { ...visitor(), kind: 'customer', customerId }
    const [hers] = await Promise.all([signIn(device, customerId), fill(elsewhere, { KETTLE: 2 })])
    expect(await linesOf(hers)).toEqual({ JEANS: 1, KETTLE: 2 })
  })

  test('leaves a basket that is being paid as it is, and brings the other in when it is over', async () => {
    const customerId = await newCustomer()
    const phone = await signIn(visitor(), customerId)
    const paying = await shop.basket(phone, { JEANS: 1 })
    const { id } = await shop.pay(phone, paying, 'tok_challenge')
    const laptop = visitor()
    await fill(laptop, { KETTLE: 2 })
    const hers = await signIn(laptop, customerId)
    expect(await linesOf(hers)).toEqual({ JEANS: 1 })
    await shop.pass(16 * 60)
    await shop.pass(60)
    expect((await shop.payment(id)).status).toBe('voided')
    expect(await linesOf(hers)).toEqual({ JEANS: 1, KETTLE: 2 })
  })

  test('in the middle of a visitor’s payment: the order is hers', async () => {
    const customerId = await newCustomer()
    const device = visitor()
    const cartId = await shop.basket(device, { JEANS: 1 })
    await shop.pay(device, cartId)
    const hers = await signIn(device, customerId)
    expect((await showCart(shop.db.reader, { id: cartId }, shop.callOf(hers))).status).toBe('paying')
    const orderId = await shop.order(hers, cartId)
    expect((await showOrder(shop.db.reader, { id: orderId }, shop.callOf(hers))).customerId).toBe(customerId)
    expect(await refusalOf(current(hers))).toMatchObject({ code: 'cart_not_found' })
  })

  test('a device that changes hands shows the next nothing of the last', async () => {
    const [camille, dana] = [await newCustomer(), await newCustomer()]
    const device = visitor()
    await fill(device, { JEANS: 1 })
    const first = await signIn(device, camille)
    const second = await signIn(device, dana)
    expect(await linesOf(first)).toEqual({ JEANS: 1 })
    expect(await refusalOf(current(second))).toMatchObject({ code: 'cart_not_found' })
  })
})

describe('a payment request', () => {
  const ask = async (sku = 'JEANS', contact: object = {}) => {
    const cartId = await shop.basket(shop.jean, { [sku]: 1 }, { ...home, contact })
    return { cartId, ...(await requestPayment(shop.platform, { cartId }, shop.callOf(shop.jean))) }
  }
  const confirm = async (session: Session | null, id: string, amount = euros(8990 + 590), token = 'tok_ok') => {
    const input = {
      id,
      amount,
      tender: { kind: 'card' as const, token },
      contact: { email: 'tele@example.com' },
      trackingByMessage: true,
    }
    const result = await shop.doing(() => confirmPaymentRequest(shop.platform, input, shop.callOf(session)))
    return confirmedPaymentRequest(shop.db.reader, result, shop.callOf(session))
  }

  test('is paid by whoever holds it, and the session that paid reads both', async () => {
    const { id, url, cartId } = await ask()
    expect(id).toMatch(/^prq_[A-Za-z0-9_-]{43}$/)
    expect(url).toContain(`/pay/${id}`)
    const stored = await shop.db.reader.rows<{ row: string }>(sql`
      select r::text as row from payment_requests r union all select e::text from events e union all select c::text from carts c`)
    expect(stored.some(({ row }) => row.includes(id.slice(4)))).toBe(false)
    const hers = visitor()
    const seen = await showPaymentRequest(shop.db.reader, { id }, shop.callOf(hers))
    expect(seen).toMatchObject({
      status: 'open',
      associate: { name: 'Jean' },
      locationName: 'Paris',
      contactKnown: false,
      total: euros(9580),
    })
    expect(JSON.stringify(seen)).not.toContain('Rivoli')
    expect(await refusalOf(confirm(hers, id, euros(1)))).toMatchObject({ code: 'amount_mismatch' })
    const { payment, order } = await confirm(hers, id)
    expect(payment.status).toBe('authorised')
    expect(order).toMatchObject({
      channel: 'shop',
      associate: { name: 'Jean' },
      delivery: { contact: { email: 'tele@example.com' } },
      lines: [{ contractConcluded: 'shop' }],
    })
    expect(order!.customerId).toBeDefined()
    expect(order!.timeline[0]).toMatchObject({
      code: 'payment_request.opened',
      title: expect.stringContaining('Jean'),
      actor: 'associate',
    })
    await showOrder(shop.db.reader, { id: order!.id }, shop.callOf(hers))
    await showPayment(shop.db.reader, { id: payment.id }, shop.callOf(hers))
    expect(await refusalOf(showPayment(shop.db.reader, { id: payment.id }, shop.callOf(visitor())))).toMatchObject({
      code: 'payment_not_found',
    })
    expect(await showPaymentRequest(shop.db.reader, { id }, shop.callOf(null))).toMatchObject({
      status: 'paid',
      orderId: order!.id,
    })
    expect(await refusalOf(confirm(hers, id))).toMatchObject({ code: 'payment_request_used' })
    expect(await refusalOf(requestPayment(shop.platform, { cartId }, shop.callOf(shop.jean)))).toMatchObject({
      code: 'cart_frozen',
    })
    await shop.settle()
  })

  test('confirmed twice at once is paid once', async () => {
    const { id, cartId } = await ask()
    const answers = await Promise.all(
      [visitor(), visitor(), visitor()].map((session) => refusalOf(confirm(session, id))),
    )
    expect(answers.filter(({ code }) => code === 'none')).toHaveLength(1)
    expect(
      answers.every(({ code }) =>
        ['none', 'already_paid', 'payment_in_progress', 'payment_request_used'].includes(code),
      ),
    ).toBe(true)
    await shop.settle()
    const { orders } = await shop.db.reader.one<{ orders: number }>(
      sql`select count(*) as orders from orders where cart_id = ${cartId}`,
    )
    expect(orders).toBe(1)
  })

  test('paid by someone else for her basket, is read by both and cancelled by her alone', async () => {
    const [hers, friend] = [visitor(), visitor()]
    const cartId = await shop.basket(hers, { JEANS: 1 })
    const { id } = await requestPayment(shop.platform, { cartId }, shop.callOf(shop.jean))
    const { order } = await confirm(friend, id)
    expect(order?.delivery.contact.email).toBe('camille@example.com')
    const read = (who: Session) => showOrder(shop.db.reader, { id: order!.id }, shop.callOf(who))
    expect([(await read(hers)).can, (await read(friend)).can]).toEqual([['cancel'], []])
    expect(await refusalOf(read(visitor()))).toMatchObject({ code: 'order_not_found' })
  })

  test('whose bank answers late becomes an order by itself', async () => {
    const { id, cartId } = await ask()
    const { payment, order } = await confirm(visitor(), id, euros(9580), 'tok_timeout')
    expect(payment.status).toBe('pending')
    expect(order).toBeUndefined()
    for (const end = performance.now() + 8_000; performance.now() < end; ) {
      if ((await shop.view(cartId)).status === 'ordered') break
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    expect((await showPaymentRequest(shop.db.reader, { id }, shop.callOf(null))).status).toBe('paid')
  })

  test('is declined and tried again, expires, and is replaced by the next', async () => {
    const { id, cartId } = await ask()
    expect((await confirm(visitor(), id, euros(9580), 'tok_declined')).payment.status).toBe('declined')
    expect((await showPaymentRequest(shop.db.reader, { id }, shop.callOf(null))).status).toBe('open')
    const next = await requestPayment(shop.platform, { cartId }, shop.callOf(shop.jean))
    expect(await refusalOf(confirm(visitor(), id))).toMatchObject({ code: 'payment_request_expired' })
    await shop.pass(16 * 60)
    expect((await showPaymentRequest(shop.db.reader, { id: next.id }, shop.callOf(null))).status).toBe('expired')
    expect(await refusalOf(confirm(visitor(), next.id))).toMatchObject({ code: 'payment_request_expired' })
    expect(await refusalOf(confirm(visitor(), `prq_${'a'.repeat(43)}`))).toMatchObject({
      code: 'payment_request_not_found',
    })
  })

  test('needs a basket that can be had', async () => {
    const empty = await shop.write(startCart, shop.jean, {})
    expect(await refusalOf(requestPayment(shop.platform, { cartId: empty }, shop.callOf(shop.jean)))).toMatchObject({
      code: 'cart_empty',
    })
    const cartId = await shop.basket(shop.jean, { SOFA: 0, JEANS: 10_000 - 1 })
    expect(await refusalOf(requestPayment(shop.platform, { cartId }, shop.callOf(shop.jean)))).toMatchObject({
      code: 'out_of_stock',
    })
  })
})

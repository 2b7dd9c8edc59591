import sql from 'sql-template-tag'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Body, Person } from '../world/person.ts'
import { openRetailer, type Retailer } from '../world/retailer.ts'
import { basketOf, parisHome, pay, order as place } from '../world/shopping.ts'

/** Parcels that are lost, come back, are damaged, or are not heard of: what is done for her, and what the books say. */

const sku = 'JEAN-LENA-BLEU-38'
const carrier = 'messageries-reunies'
let volta: Retailer
let admin: Person
let nadia: Person
let people = 0

beforeAll(async () => {
  volta = await openRetailer()
  await signIn()
})
afterAll(() => volta.close())

const signIn = async () => {
  ;[admin, nadia] = await Promise.all([volta.staff('admin'), volta.staff('nadia')])
}
const orderOf = (id: string) => nadia.get(`/orders/${id}`)
const tell = async (fulfilmentId: string, told: object) => {
  const { url, apiKey } = volta.platform.config.carriers[carrier]!
  const { id } = await volta.platform.db.reader.one<{ id: string }>(
    sql`select id from parcels where fulfilment_id = ${fulfilmentId}`,
  )
  await fetch(`${url.replace(`/${carrier}`, '')}/test/shipments/${carrier}/${id}/events`, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}` },
    body: JSON.stringify(told),
  })
  const { code } = told as { code: string }
  for (const deadline = Date.now() + 8_000; Date.now() < deadline; ) {
    const heard = await volta.platform.db.reader.rows(
      sql`select from parcel_events where parcel_id = ${id} and code = ${code}`,
    )
    if (heard.length > 0) return
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error('never heard')
}

async function sent(quantity = 1) {
  people += 1
  const email = `colis-${people}@example.com`
  const shopper = await volta.customer(email)
  const cart = await basketOf(shopper, { [sku]: quantity }, { ...parisHome, contact: { email, name: 'Ada Colis' } })
  const payment = await pay(shopper, cart)
  const { body } = await place(shopper, cart)
  const [{ id, locationId }] = (await orderOf(body.id)).fulfilments as [Body]
  await admin.post(`/fulfilments/${id}/pick`, { lines: [{ sku, quantity }] })
  await admin.post(`/fulfilments/${id}/ship`, {})
  await volta.settle()
  return {
    id: id as string,
    orderId: body.id as string,
    locationId,
    email,
    shopper,
    payment: payment.body.id as string,
  }
}
const money = async (paymentId: string) => {
  await volta.settle()
  const { captured_minor: captured, refunded_minor: refunded } = await volta.platform.db.reader.one<{
    captured_minor: number
    refunded_minor: number
  }>(sql`select captured_minor, refunded_minor from payments where id = ${paymentId}`)
  return { captured, refunded }
}
const level = (locationId: string) =>
  volta.platform.db.reader.one<{ on_hand: number; reserved: number }>(
    sql`select on_hand, reserved from stock_levels where sku = ${sku} and location_id = ${locationId}`,
  )
const ledger = (orderId: string) =>
  volta.platform.db.reader.rows<{ kind: string; quantity: number }>(
    sql`select kind, quantity from stock_movements where cause_id = ${orderId} order by id`,
  )
const decisionsOn = async (orderId: string) =>
  ((await nadia.get('/decisions')).items as Body[]).filter((item) => item.orderId === orderId)
const codes = async (orderId: string) => ((await orderOf(orderId)).timeline as Body[]).map(({ code }) => code)

test('what the carrier says is lost waits for Nadia, who sends it again: same price, a new day, true books, and she is told', async () => {
  const { id, orderId, locationId, email, payment } = await sent()
  const before = { money: await money(payment), level: await level(locationId) }
  await tell(id, { code: 'PE1' })
  expect(await decisionsOn(orderId)).toMatchObject([
    { kind: 'mishap', fulfilmentId: id, customerName: 'Ada Colis', parcel: { step: 'lost' } },
  ])
  const pressed = await Promise.all(
    [1, 2].map(() => nadia.send('POST', `/fulfilments/${id}/mishap`, { what: 'lost', choice: 'resend' })),
  )
  expect(pressed.map(({ status }) => status)).toEqual([200, 200])
  await volta.settle()
  expect(await decisionsOn(orderId)).toEqual([])
  const order = await orderOf(orderId)
  expect(order.fulfilments).toMatchObject([{ status: 'lost' }, { status: 'to_pick', lines: [{ sku, quantity: 1 }] }])
  expect(order.status).toBe('in_progress')
  expect((await ledger(orderId)).map(({ kind, quantity }) => [kind, quantity])).toEqual([
    ['sell', -1],
    ['return', 1],
    ['adjust', -1],
  ])
  expect((await level(locationId)).on_hand).toBe(before.level.on_hand)
  // Neither paid again nor given back and asked for again.
  expect(await money(payment)).toEqual(before.money)
  const { subject, text } = await volta.lastMessage(email)
  expect(subject).toContain('un nouveau colis part pour vous')
  expect(text).toContain('Le transporteur a perdu votre colis')
  expect(order.timeline.map(({ code }: Body) => code)).toEqual(
    expect.arrayContaining(['fulfilment.tracked', 'fulfilment.lost', 'shortage.sourced']),
  )
  const sourcing = await nadia.get(`/orders/${orderId}/sourcing`)
  expect(sourcing.items.map(({ cause }: Body) => cause)).toContain('Colis renvoyé')

  const again = order.fulfilments[1].id
  await admin.post(`/fulfilments/${again}/pick`, { lines: [{ sku, quantity: 1 }] })
  await admin.post(`/fulfilments/${again}/ship`, {})
  await tell(again, { code: 'DI1' })
  await volta.settle()
  expect(await orderOf(orderId)).toMatchObject({ status: 'completed' })
  expect(await money(payment)).toEqual(before.money)
  // The first turns up after all: told, and nothing else moves.
  await tell(id, { code: 'DI1' })
  expect((await orderOf(orderId)).fulfilments.map(({ status }: Body) => status)).toEqual(['lost', 'delivered'])
})

test('what comes back is in hand again or written off, and is paid back with the rest of what she paid for it', async () => {
  const { id, orderId, locationId, email, payment } = await sent(2)
  const { on_hand: onHand } = await level(locationId)
  const paid = (await money(payment)).captured
  await nadia.post(`/fulfilments/${id}/mishap`, { what: 'returned', isFit: true, choice: 'refund' })
  expect(await money(payment)).toEqual({ captured: paid, refunded: paid })
  expect((await level(locationId)).on_hand).toBe(onHand + 2)
  expect(await orderOf(orderId)).toMatchObject({ status: 'cancelled', paymentStatus: 'refunded' })
  const { subject, text } = await volta.lastMessage(email)
  expect(subject).toContain('remboursons')
  expect(text).toContain('revenu')

  const unfit = await sent()
  const held = await level(unfit.locationId)
  await nadia.post(`/fulfilments/${unfit.id}/mishap`, { what: 'returned', isFit: false, choice: 'refund' })
  expect(await level(unfit.locationId)).toEqual(held)
  expect((await ledger(unfit.orderId)).map(({ kind }) => kind)).toEqual(['sell', 'return', 'damage'])
})

test('damaged goods, a gesture on her account, and a decision left for later that makes itself in time', async () => {
  const { id, orderId, shopper, payment } = await sent()
  await admin.post(`/fulfilments/${id}/deliver`)
  const jean = await volta.staff('jean')
  const credit = { minor: 1500, currency: 'EUR' }
  const refused = await jean.send('POST', `/fulfilments/${id}/mishap`, { what: 'damaged', choice: 'decide', credit })
  expect(refused).toMatchObject({ status: 403 })
  expect((await orderOf(orderId)).status).toBe('completed')
  await nadia.post(`/fulfilments/${id}/mishap`, { what: 'damaged', choice: 'decide', credit })
  expect((await shopper.get('/customers/me/loyalty')).storeCredit).toEqual(credit)
  const captured = (await money(payment)).captured
  expect(await money(payment)).toEqual({ captured, refunded: 0 })
  expect(await orderOf(orderId)).toMatchObject({ status: 'in_progress', shortages: [{ reason: 'damaged_on_way' }] })
  expect(await decisionsOn(orderId)).toMatchObject([{ kind: 'shortage', reason: 'damaged_on_way' }])
  await volta.nobody.post('/../demo/clock', { advance: 'PT49H' })
  await signIn()
  expect(await money(payment)).toEqual({ captured, refunded: captured })
  expect(await decisionsOn(orderId)).toEqual([])
  expect(await codes(orderId)).toEqual(expect.arrayContaining(['fulfilment.damaged', 'shortage.cancelled']))
})

test('sent again, and not to be found where it was to come from: her money waits with it, and comes back if she gives it up', async () => {
  const { id, orderId, payment } = await sent()
  const before = await money(payment)
  await nadia.post(`/fulfilments/${id}/mishap`, { what: 'lost', choice: 'resend' })
  const again = ((await orderOf(orderId)).fulfilments as Body[]).find(({ status }) => status === 'to_pick')!
  await admin.post(`/fulfilments/${again.id}/pick`, { lines: [{ sku, quantity: 0 }] })
  await volta.settle()
  expect(await money(payment)).toEqual(before)
  const third = ((await orderOf(orderId)).fulfilments as Body[]).find(({ status }) => status === 'to_pick')!
  expect(third.locationId).not.toBe(again.locationId)
  await nadia.post(`/orders/${orderId}/cancel`, {})
  expect(await money(payment)).toEqual({ captured: before.captured, refunded: before.captured })
  expect(await orderOf(orderId)).toMatchObject({ status: 'cancelled' })
})

test('a parcel of which nothing is heard is marked after as many days as its carrier is given, until it is heard of', async () => {
  const { id, orderId } = await sent()
  await tell(id, { code: 'PC1' })
  await volta.nobody.post('/../demo/clock', { advance: 'P2D' })
  await signIn()
  expect((await decisionsOn(orderId)).filter(({ kind }) => kind === 'silent')).toEqual([])
  await volta.nobody.post('/../demo/clock', { advance: 'P1DT2H' })
  await signIn()
  expect(await decisionsOn(orderId)).toMatchObject([{ kind: 'silent', parcel: { step: 'taken' } }])
  expect(await codes(orderId)).toContain('fulfilment.silent')
  await tell(id, { code: 'ET1', occurredAt: volta.platform.clock.now().toISOString() })
  expect((await decisionsOn(orderId)).filter(({ kind }) => kind === 'silent')).toEqual([])
})

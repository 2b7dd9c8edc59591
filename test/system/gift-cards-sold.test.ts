import { addDays, civilDateIn } from '@filrouge/kernel/civil-date.ts'
import { newId } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Body, Person } from '../world/person.ts'
import { openRetailer, type Retailer } from '../world/retailer.ts'
import { basketOf, buy, order, parisHome, pay } from '../world/shopping.ts'

let volta: Retailer
let nadia: Person
beforeAll(async () => {
  volta = await openRetailer()
  nadia = await volta.staff('nadia')
}, 60_000)
afterAll(() => volta.close())

const jeans = 'JEAN-LENA-BLEU-38'
const euros = (minor: number) => ({ minor, currency: 'EUR' })
const give = (someone: Person, cart: Body, gift: object, id: string = newId('gift')) =>
  someone.send('PUT', `/carts/${cart.id}/gifts/${id}`, gift)
const forMarc = (more: object = {}) => ({
  ...{ amount: euros(5000), name: 'Marc', email: 'marc@example.com', from: 'Camille', message: 'Bon anniversaire !' },
  ...more,
})
const byEmail = (email: string) => ({ mode: 'email', contact: { email, name: 'Camille Laurent' } })

/** A gift card alone, bought and paid; answers the order once everything that follows is done. */
async function buyGift(someone: Person, gift: object = forMarc(), email = 'camille@example.com'): Promise<Body> {
  const cart = await someone.post('/carts')
  expect((await give(someone, cart, gift)).status).toBe(200)
  const ready = await someone.put(`/carts/${cart.id}/delivery`, byEmail(email))
  expect(ready).toMatchObject({ payable: true, notPayable: [] })
  expect((await pay(someone, ready)).body.status).toBe('authorised')
  const placed = await order(someone, ready)
  expect(placed.status).toBe(201)
  await volta.settle()
  return someone.get(`/orders/${placed.body.id}`)
}

/** The number and the secret as the letter has them. */
async function letterTo(email: string) {
  const { text } = await volta.lastMessage(email)
  return { text, number: /\b296\d{10}\b/.exec(text)![0], pin: /\b[0-9A-Z]{4}-[0-9A-Z]{4}\b/.exec(text)![0] }
}

describe('a gift card that a shopper buys', () => {
  it('is told in amounts that the retailer sells, and refused in others', async () => {
    const range = await volta.nobody.get('/gift-card-range')
    expect(range).toMatchObject({ isSold: true, takesOthers: true, monthsToLive: 24 })
    expect(range.amounts.length).toBeGreaterThan(2)
    const visitor = await volta.visitor()
    const cart = await visitor.post('/carts')
    for (const minor of [999, 1, 50_100, 2550])
      expect((await give(visitor, cart, forMarc({ amount: euros(minor) }))).body.code).toBe('amount_not_offered')
    const { email: _, ...nowhere } = forMarc() as Body
    expect((await give(visitor, cart, nowhere)).body.errors).toMatchObject([{ pointer: '#/email' }])
    expect((await give(visitor, cart, forMarc({ sendOn: '2020-01-01' }))).status).toBe(422)
  })

  it('needs no delivery, bears no VAT, is sent with its secret, and opens a basket of his', async () => {
    const camille = await volta.visitor()
    const placed = await buyGift(camille)
    expect(placed).toMatchObject({
      status: 'completed',
      paymentStatus: 'paid',
      lines: [],
      delivery: { mode: 'email' },
      totals: { goods: euros(0), gifts: euros(5000), total: euros(5000), vat: [] },
      gifts: [{ state: 'sent', name: 'Marc', amount: euros(5000), isUsed: false, can: ['take_back'] }],
      points: 0,
    })
    expect(placed.gifts[0].number).toMatch(/^…\d{4}$/)
    const { text, number, pin } = await letterTo('marc@example.com')
    expect(text).toContain('Camille')
    expect(text).toContain('Bon anniversaire !')
    expect(number.endsWith(placed.gifts[0].number.slice(1))).toBe(true)
    const marc = await volta.visitor()
    const basket = await basketOf(marc, { [jeans]: 1 }, { ...parisHome, contact: { email: 'marc@example.com' } })
    const paid = await marc.post(`/carts/${basket.id}/gift-cards`, { number, pin })
    expect(paid).toMatchObject({ tenders: [{ kind: 'gift_card', amount: euros(5000) }] })
    await pay(marc, paid)
    await order(marc, paid)
    const back = await camille.send('POST', `/orders/${placed.id}/gifts/${placed.gifts[0].id}/take-back`)
    expect(back.body.code).toBe('gift_card_used')
    expect(await camille.get(`/orders/${placed.id}`)).toMatchObject({ gifts: [{ isUsed: true, can: [] }] })
  })

  it('is issued once, however often and however many at a time ask for its order', async () => {
    const camille = await volta.visitor()
    const cart = await camille.post('/carts')
    await give(camille, cart, forMarc({ email: 'once@example.com' }))
    const ready = await camille.put(`/carts/${cart.id}/delivery`, byEmail('camille@example.com'))
    const id = newId('payment')
    await Promise.all([pay(camille, ready, 'tok_ok', id), pay(camille, ready, 'tok_ok', id)])
    const placed = await Promise.all(Array.from({ length: 8 }, () => order(camille, ready)))
    const ids = new Set(placed.flatMap(({ status, body }) => (status < 300 ? [body.id] : [])))
    expect(ids.size).toBe(1)
    await volta.settle()
    const { items } = await nadia.get('/gift-cards?limit=100')
    const { gifts } = await camille.get(`/orders/${[...ids][0]}`)
    expect(items.filter((card: Body) => card.number.endsWith(gifts[0].number.slice(1)))).toHaveLength(1)
  })

  it('is not discounted, earns nothing, and is not paid by another gift card', async () => {
    const { number, pin } = (await nadia.post('/gift-cards', { amount: euros(50_000) })).items[0]
    const lea = await volta.customer('lea.cadeau@example.com')
    const goods = await basketOf(lea, { [jeans]: 1 })
    const both = (await give(lea, goods, forMarc({ amount: euros(10_000), email: 'zoe@example.com' }))).body
    expect(both.points).toBe(goods.points)
    const coded = await lea.post(`/carts/${both.id}/coupons`, { code: 'BIENVENUE10' })
    expect(coded.totals.discounts.minor).toBe(Math.round(goods.totals.goods.minor / 10))
    const paid = await lea.post(`/carts/${both.id}/gift-cards`, { number, pin })
    expect(paid.owed).toEqual(euros(10_000))
    expect(paid.tenders[0].amount.minor).toBe(paid.totals.total.minor - 10_000)
    await pay(lea, paid)
    const placed = (await order(lea, paid)).body
    await volta.settle()
    const then = await lea.get(`/orders/${placed.id}`)
    expect(then).toMatchObject({ status: 'placed', gifts: [{ state: 'sent' }], fulfilments: [{ status: 'to_pick' }] })
    expect(then.totals.vat[0].base.minor + then.totals.vat[0].amount.minor).toBe(paid.totals.total.minor - 10_000)
    // The jeans are given up: the gift card stays, and so does its money.
    await lea.post(`/orders/${placed.id}/gifts/${then.gifts[0].id}/take-back`)
    const cancelled = await lea.post(`/orders/${placed.id}/cancel`)
    expect(cancelled).toMatchObject({ status: 'cancelled', gifts: [{ state: 'taken_back' }] })
    await volta.settle()
    expect((await nadia.get(`/gift-cards/${number}`)).balance).toEqual(euros(50_000))
  })

  it('that has been used stays, and stays owed, where the goods bought with it are cancelled: all the rest is', async () => {
    const lea = await volta.customer('lea.partie@example.com')
    const old = (await nadia.post('/gift-cards', { amount: euros(1000) })).items[0]
    const goods = await basketOf(lea, { [jeans]: 1 }, { ...parisHome, contact: { email: 'lea.partie@example.com' } })
    const [usedGift, otherGift] = [newId('gift'), newId('gift')]
    await give(lea, goods, forMarc({ email: 'used@example.com' }), usedGift)
    await give(lea, goods, forMarc({ email: 'unused@example.com', amount: euros(3000) }), otherGift)
    await lea.post(`/carts/${goods.id}/coupons`, { code: 'BIENVENUE10' })
    const ready = await lea.post(`/carts/${goods.id}/gift-cards`, { number: old.number, pin: old.pin })
    await pay(lea, ready)
    const placed = (await order(lea, ready)).body
    await volta.settle()
    const { number, pin } = await letterTo('used@example.com')
    const marc = await volta.visitor()
    const his = await basketOf(marc, { [jeans]: 1 }, { ...parisHome, contact: { email: 'marc@example.com' } })
    const paid = await marc.post(`/carts/${his.id}/gift-cards`, { number, pin })
    await pay(marc, paid)
    await order(marc, paid)
    expect((await lea.get(`/orders/${placed.id}`)).can).toContain('cancel')
    const twice = await Promise.all([1, 2].map(() => lea.send('POST', `/orders/${placed.id}/cancel`)))
    // The second finds the goods cancelled: there is nothing more to cancel.
    expect(twice.map(({ status }) => status).sort()).toEqual([200, 409])
    await volta.settle()
    const then = await lea.get(`/orders/${placed.id}`)
    expect(then).toMatchObject({
      status: 'completed',
      points: 0,
      fulfilments: [{ status: 'cancelled' }],
      tenders: [{ amount: euros(1000), givenBack: euros(1000) }],
    })
    const stateOf = (id: string) => then.gifts.find((one: Body) => one.id === id).state
    expect([stateOf(usedGift), stateOf(otherGift)]).toEqual(['sent', 'taken_back'])
    expect(then.timeline.map(({ code }: Body) => code)).toContain('order.goods_cancelled')
    const [money] = await volta.platform.db.reader.rows<{ due: number }>(sql`
      select (select coalesce(sum(m.amount_minor) filter (where m.kind = 'capture'), 0) - coalesce(sum(m.amount_minor) filter (where m.kind = 'refund'), 0)
        from payment_movements m where m.payment_id = p.id)::integer as due
      from payments p where p.payable_id = ${ready.id} and p.status = 'captured'`)
    expect(money).toEqual({ due: 5000 })
    const { text, subject } = await volta.lastMessage('lea.partie@example.com')
    expect(subject).toContain('les articles sont annulés')
    expect(text.replace(/[\u00a0\u202f]/g, ' ')).toContain('50,00 € restent dus')
  })

  it('goes back with its order, is worth nothing then, and its money returns', async () => {
    const camille = await volta.visitor()
    const placed = await buyGift(camille, forMarc({ email: 'back@example.com' }))
    const { number, pin } = await letterTo('back@example.com')
    const [gift] = placed.gifts
    const twice = await Promise.all([
      camille.send('POST', `/orders/${placed.id}/gifts/${gift.id}/take-back`),
      camille.send('POST', `/orders/${placed.id}/gifts/${gift.id}/take-back`),
    ])
    expect(twice.map(({ status }) => status)).toEqual([200, 200])
    await volta.settle()
    expect(await camille.get(`/orders/${placed.id}`)).toMatchObject({ status: 'cancelled', paymentStatus: 'refunded' })
    const marc = await volta.visitor()
    const basket = await basketOf(marc, { [jeans]: 1 })
    const tried = await marc.send('POST', `/carts/${basket.id}/gift-cards`, { number, pin })
    expect(tried.body.code).toBe('gift_card_expired')
  })

  it('waits for its day, may be sent elsewhere until then, and an order of it can be cancelled', async () => {
    const camille = await volta.visitor()
    const sendOn = addDays(civilDateIn(Date.now(), 'Europe/Paris'), 9)
    const placed = await buyGift(camille, forMarc({ email: 'later@example.com', sendOn }))
    expect(placed).toMatchObject({ status: 'placed', can: ['cancel'], gifts: [{ state: 'to_send' }] })
    expect(placed.gifts[0].can).toEqual(['send_again', 'take_back'])
    await expect(volta.lastMessage('later@example.com')).rejects.toThrow('no message')
    const elsewhere = { email: 'elsewhere@example.com' }
    const moved = await camille.post(`/orders/${placed.id}/gifts/${placed.gifts[0].id}/send`, elsewhere)
    expect(moved.gifts[0]).toMatchObject({ state: 'to_send', sendsAt: placed.gifts[0].sendsAt })
    expect(await camille.post(`/orders/${placed.id}/cancel`)).toMatchObject({ gifts: [{ state: 'taken_back' }] })
    await volta.settle()
    expect((await camille.get(`/orders/${placed.id}`)).paymentStatus).toMatch(/refunded|voided/)
  })
})

describe('a gift card sold by someone', () => {
  it('is handed over in the shop: its secret is shown to who sells, for a quarter of an hour, and to no shopper', async () => {
    const jean = await volta.staff('jean')
    const cart = await jean.post('/carts')
    const { email: _, ...byHand } = forMarc() as Body
    const ready = (await give(jean, cart, byHand)).body
    expect(ready).toMatchObject({ payable: true })
    const { url } = await jean.post('/payment-requests', { cartId: cart.id })
    const asked = url.split('/').at(-1) as string
    const shopper = await volta.visitor()
    expect(await shopper.get(`/payment-requests/${asked}`)).toMatchObject({
      gifts: [{ name: 'Marc' }],
      total: euros(5000),
    })
    const confirmed = await shopper.post(`/payment-requests/${asked}/confirm`, {
      ...{ amount: euros(5000), tender: { kind: 'card', token: 'tok_ok' } },
    })
    const orderId = confirmed.order.id
    const [gift] = confirmed.order.gifts
    expect(gift).toMatchObject({ state: 'to_hand', can: [] })
    const path = `/orders/${orderId}/gifts/${gift.id}/hand-over`
    expect((await shopper.send('POST', path)).status).toBe(403)
    const first = await jean.post(path)
    const second = await jean.post(path)
    expect(second.number).toBe(first.number)
    expect(second.pin).not.toBe(first.pin)
    expect(await jean.get(`/orders/${orderId}`)).toMatchObject({ status: 'completed', gifts: [{ state: 'handed' }] })
    const marc = await volta.visitor()
    const basket = await basketOf(marc, { [jeans]: 1 })
    expect((await marc.send('POST', `/carts/${basket.id}/gift-cards`, first)).body.code).toBe('gift_card_wrong')
    expect((await marc.send('POST', `/carts/${basket.id}/gift-cards`, second)).status).toBe(200)
    // In the shop there are no fourteen days.
    const back = await shopper.send('POST', `/orders/${orderId}/gifts/${gift.id}/take-back`)
    expect(back.body.code).toBe('too_late_to_take_back')
  })

  it('is sold by Nadia, sent, and sent again with another secret where the letter is lost', async () => {
    const lea = await volta.customer('lea.telephone@example.com')
    const { id: customerId } = await lea.get('/customers/me')
    const cart = await nadia.post('/carts', { customerId })
    await give(nadia, cart, forMarc({ email: 'lost@example.com' }))
    const ready = await nadia.put(`/carts/${cart.id}/delivery`, byEmail('lea.telephone@example.com'))
    await pay(nadia, ready)
    const placed = (await order(nadia, ready)).body
    const before = await letterTo('lost@example.com')
    await nadia.post(`/orders/${placed.id}/gifts/${placed.gifts[0].id}/send`, { email: 'found@example.com' })
    const after = await letterTo('found@example.com')
    expect(after.number).toBe(before.number)
    expect(after.pin).not.toBe(before.pin)
  })
})

it('a gift card’s number is told whole once, to whoever makes it or hands it over; everyone else is told its end', async () => {
  const made = (await nadia.post('/gift-cards', { amount: euros(1200), batch: 'Masquées' })).items[0]
  expect(made.number).toMatch(/^296\d{10}$/)
  const end = `…${made.number.slice(-4)}`
  for (const query of ['masq', made.number, made.number.slice(-4)]) {
    const { items } = await nadia.get(`/gift-cards?limit=100&query=${encodeURIComponent(query)}`)
    expect(JSON.stringify(items)).not.toContain(made.number)
    expect(items.filter((card: Body) => card.number === end && card.balance.minor === 1200)).toHaveLength(1)
  }
  // The beginning of a number would tell it digit by digit.
  expect((await nadia.get(`/gift-cards?query=${made.number.slice(0, 7)}`)).items).toEqual([])
  const [{ id }] = (await nadia.get('/gift-cards?query=Masqu%C3%A9es')).items
  const byId = await nadia.get(`/gift-cards/${id}`)
  expect(byId).toMatchObject({ id, number: end, balance: euros(1200) })
  expect(await nadia.get(`/gift-cards/${made.number}`)).toEqual(byId)
  expect(JSON.stringify(byId)).not.toContain(made.number)
  const lea = await volta.customer('lea.masque@example.com')
  const cart = await basketOf(lea, { [jeans]: 1 })
  const paid = await lea.post(`/carts/${cart.id}/gift-cards`, made)
  expect(paid.tenders).toMatchObject([{ number: end, card: id }])
  for (const someone of [lea, nadia])
    expect(JSON.stringify(await someone.get(`/carts/${cart.id}`))).not.toContain(made.number)
  expect((await nadia.delete(`/carts/${cart.id}/gift-cards/${id}`)).tenders).toEqual([])
})

it('a basket of a gift card that nobody paid is nobody’s gift card', async () => {
  const camille = await volta.visitor()
  const cart = await camille.post('/carts')
  await give(camille, cart, forMarc())
  const ready = await camille.put(`/carts/${cart.id}/delivery`, byEmail('camille@example.com'))
  const { total: before } = { total: (await nadia.get('/gift-cards?limit=100')).items.length }
  expect((await pay(camille, ready, 'tok_declined')).body.status).toBe('declined')
  const again = await camille.get(`/carts/${cart.id}`)
  expect(again).toMatchObject({ status: 'open', gifts: [{ name: 'Marc' }], payable: true })
  expect((await nadia.get('/gift-cards?limit=100')).items.length).toBe(before)
  const goods = await buy(await volta.visitor(), { [jeans]: 1 })
  expect(goods.gifts).toEqual([])
})

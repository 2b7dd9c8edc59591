import { isGtin } from '@filrouge/kernel/gtin.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Body, Person } from '../world/person.ts'
import { openRetailer, type Retailer } from '../world/retailer.ts'
import { basketOf, order, pay } from '../world/shopping.ts'

let volta: Retailer
let nadia: Person
beforeAll(async () => {
  volta = await openRetailer()
  nadia = await volta.staff('nadia')
}, 60_000)
afterAll(() => volta.close())

const jeans = 'JEAN-LENA-BLEU-38'
const loyaltyOf = (someone: Person) => someone.get('/customers/me/loyalty')
const giftCard = async (minor: number) =>
  (await nadia.post('/gift-cards', { amount: { minor, currency: 'EUR' } })).items[0] as { number: string; pin: string }
const useCard = (someone: Person, cart: Body, { number, pin }: { number: string; pin: string }) =>
  someone.send('POST', `/carts/${cart.id}/gift-cards`, { number, pin })
const balanceOf = async ({ number }: { number: string }) => (await nadia.get(`/gift-cards/${number}`)).balance.minor
const nothing = { kind: 'none' }

describe('a card', () => {
  it('is hers as soon as she is known, an EAN-13 by which she is found', async () => {
    const lea = await volta.customer('lea.carte@example.com')
    const { cardNumber, points, tier, ledger } = await loyaltyOf(lea)
    expect(cardNumber).toMatch(/^295\d{10}$/)
    expect(isGtin(cardNumber)).toBe(true)
    expect({ points, tier, ledger }).toEqual({ points: 0, tier: 'clair', ledger: [] })
    const { id } = await lea.get('/customers/me')
    const jean = await volta.staff('jean')
    expect((await jean.get(`/customers?query=${cardNumber}`)).items).toMatchObject([{ id }])
    expect(await jean.get(`/customers/${id}/loyalty`)).toMatchObject({ cardNumber, points: 0 })
  })
})

describe('points', () => {
  it('are shown before paying, credited with the order, and taken back with it', async () => {
    const lea = await volta.customer('lea.points@example.com')
    const cart = await basketOf(lea, { [jeans]: 1 })
    const wanted = Math.floor(cart.totals.goods.minor / 100)
    expect(cart.points).toBe(wanted)
    await pay(lea, cart)
    const placed = (await order(lea, cart)).body
    expect(placed.points).toBe(wanted)
    expect(await loyaltyOf(lea)).toMatchObject({
      points: wanted,
      usablePoints: 0,
      ledger: [{ kind: 'earned', points: wanted, balance: wanted, orderId: placed.id, orderNumber: placed.number }],
    })
    await lea.post(`/orders/${placed.id}/cancel`)
    expect(await loyaltyOf(lea)).toMatchObject({
      points: 0,
      ledger: [{ kind: 'reversed', points: -wanted, balance: 0 }, { kind: 'earned' }],
    })
  })

  it('count what is left after discounts, and twice on televisions', async () => {
    const lea = await volta.customer('lea.double@example.com')
    const { items } = await lea.get('/products?category=televisions&limit=50')
    const television = items.flatMap((product: Body) => product.variants).find((variant: Body) => variant.price)
    const cart = await lea.post('/carts')
    const full = await lea.put(`/carts/${cart.id}/lines/${television.sku}`, { quantity: 1 })
    expect(full.points).toBe(Math.floor((television.price.minor * 2) / 100))
    const reduced = await lea.post(`/carts/${cart.id}/coupons`, { code: 'TV10' })
    expect(reduced.points).toBe(Math.floor((reduced.lines[0].total.minor * 2) / 100))
  })
})

describe('the programme', () => {
  it('a change of the programme is made from the version one has read, and by the marketer alone', async () => {
    const ines = await volta.staff('ines')
    const { version, rules } = await ines.get('/loyalty/programme')
    const put = (someone: Person, from: number) =>
      someone.send('PUT', '/loyalty/programme', { rules: { ...rules, usableAfterDays: 15 }, from })
    expect((await put(nadia, version)).status).toBe(403)
    expect((await put(ines, version - 1)).body.code).toBe('draft_changed')
    expect((await put(ines, version)).body).toMatchObject({ version: version + 1, rules: { usableAfterDays: 15 } })
  })
})

describe('a gift card', () => {
  it('pays in part, the bank card the rest; a cancelled order gives each its share', async () => {
    const card = await giftCard(2000)
    const shopper = await volta.visitor()
    const cart = await basketOf(shopper, { [jeans]: 1 })
    const total = cart.totals.total.minor
    expect((await useCard(shopper, cart, { ...card, pin: 'XXXX-XXXX' })).body.code).toBe('gift_card_wrong')
    const paying = (await useCard(shopper, cart, card)).body
    expect(paying).toMatchObject({
      totals: cart.totals,
      owed: { minor: total - 2000 },
      tenders: [
        { kind: 'gift_card', number: `…${card.number.slice(-4)}`, amount: { minor: 2000 }, balance: { minor: 2000 } },
      ],
    })
    expect((await pay(shopper, cart)).body.code, 'the whole is not what is owed').toBe('amount_mismatch')
    expect((await pay(shopper, paying, 'tok_declined')).body.status).toBe('declined')
    expect(await balanceOf(card), 'a declined card gives it back').toBe(2000)
    expect((await pay(shopper, paying)).body).toMatchObject({ status: 'authorised', amount: { minor: total - 2000 } })
    expect(await balanceOf(card)).toBe(0)
    const placed = (await order(shopper, paying)).body
    expect(placed).toMatchObject({
      totals: cart.totals,
      tenders: [{ amount: { minor: 2000 }, givenBack: { minor: 0 } }],
    })
    await shopper.post(`/orders/${placed.id}/cancel`)
    await volta.settle()
    expect(await balanceOf(card)).toBe(2000)
    expect((await shopper.get(`/orders/${placed.id}`)).payments).toMatchObject([
      { status: 'declined' },
      { status: 'voided' },
    ])
    const { ledger } = await nadia.get(`/gift-cards/${card.number}`)
    expect(ledger.map(({ kind }: Body) => kind)).toEqual(['given_back', 'taken', 'given_back', 'taken', 'issued'])
  })

  it('pays the whole: nothing is owed, no bank is asked, and the order is paid', async () => {
    const card = await giftCard(50_000)
    const shopper = await volta.visitor()
    const cart = await basketOf(shopper, { [jeans]: 1 })
    const paying = (await useCard(shopper, cart, card)).body
    expect(paying.owed.minor).toBe(0)
    const paid = await shopper.send('POST', '/payments', { cartId: cart.id, amount: paying.owed, tender: nothing })
    expect(paid.body).toMatchObject({ status: 'authorised', amount: { minor: 0 } })
    const placed = (await order(shopper, paying)).body
    expect(placed).toMatchObject({ paymentStatus: 'paid', payments: [] })
    await shopper.post(`/orders/${placed.id}/cancel`)
    await volta.settle()
    expect(await balanceOf(card)).toBe(50_000)
    expect(await shopper.get(`/orders/${placed.id}`)).toMatchObject({ status: 'cancelled', paymentStatus: 'refunded' })
  })

  it('does not tell strangers its secret: six wrong ones and it is closed for a while', async () => {
    const card = await giftCard(2000)
    const shopper = await volta.visitor()
    const cart = await basketOf(shopper, { [jeans]: 1 })
    const tries = []
    for (let turn = 0; turn < 7; turn += 1)
      tries.push((await useCard(shopper, cart, { ...card, pin: `WRONG00${turn}` })).body.code)
    expect(tries).toEqual([...Array(6).fill('gift_card_wrong'), 'too_many_attempts'])
    expect((await useCard(shopper, cart, card)).body.code).toBe('too_many_attempts')
  })

  it('spent by thirty at once in three channels never goes below nothing', async () => {
    const card = await giftCard(10_000)
    const jean = await volta.staff('jean')
    const shoppers = await Promise.all(
      Array.from({ length: 30 }, async (_, turn) => {
        if (turn % 3 === 2) {
          const cart = await jean.post('/carts', { channel: 'shop', locationId: 'paris-rivoli', id: undefined })
          return { someone: jean, cart: cart.id }
        }
        const someone = await volta.visitor(turn % 3 === 0 ? 'web' : 'app')
        return { someone, cart: (await someone.post('/carts')).id as string }
      }),
    )
    const cable = 'CABLE-HDMI-AURORA-2M'
    const carts = await Promise.all(
      shoppers.map(async ({ someone, cart }) => {
        await someone.put(`/carts/${cart}/lines/${cable}`, { quantity: 1 })
        const address = { street: '12 rue de Rivoli', postcode: '75004', city: 'Paris' }
        const contact = { email: 'thirty@example.com', name: 'Trente' }
        await someone.put(`/carts/${cart}/delivery`, { mode: 'home', address, contact })
        const view = await someone.post(`/carts/${cart}/gift-cards`, card)
        return { someone, view }
      }),
    )
    const price = carts[0]!.view.totals.total.minor
    const answers = await Promise.all(
      carts.map(({ someone, view }) =>
        someone.send('POST', '/payments', {
          cartId: view.id,
          amount: view.owed,
          tender: { kind: 'card', token: 'tok_ok' },
        }),
      ),
    )
    const won = answers.filter(({ status }) => status === 201)
    expect(won.length).toBe(Math.floor(10_000 / price))
    for (const { status, body } of answers)
      if (status !== 201) expect(['tender_changed', 'amount_mismatch']).toContain(body.code)
    expect(await balanceOf(card)).toBe(10_000 - won.length * price)
  })
})

describe('store credit', () => {
  it('is given by Nadia with a reason, pays first, and comes back with a cancelled order', async () => {
    const lea = await volta.customer('lea.avoir@example.com')
    const { id } = await lea.get('/customers/me')
    const given = { amount: { minor: 1500, currency: 'EUR' }, reason: 'Colis arrivé abîmé' }
    const path = `/customers/${id}/store-credit`
    const unkeyed = await nadia.send('POST', path, given)
    expect(unkeyed.status).toBe(422)
    expect(unkeyed.body.errors).toMatchObject([{ pointer: '#/Idempotency-Key', code: 'required' }])
    const key = { 'idempotency-key': 'gesture to lea' }
    const twice = await Promise.all([nadia.send('POST', path, given, key), nadia.send('POST', path, given, key)])
    expect(twice.map(({ status }) => status).filter((status) => status !== 409)).toContain(201)
    expect(await nadia.post(path, given, key)).toMatchObject({ storeCredit: { minor: 1500 } })
    const jean = await volta.staff('jean')
    expect((await jean.send('POST', path, given, key)).status).toBe(403)
    const cart = await basketOf(lea, { [jeans]: 1 })
    expect(cart).toMatchObject({ storeCredit: { minor: 1500 }, tenders: [] })
    const using = await lea.put(`/carts/${cart.id}/store-credit`, { use: true })
    expect(using).toMatchObject({ tenders: [{ kind: 'store_credit', amount: { minor: 1500 } }] })
    expect(using.owed.minor).toBe(cart.totals.total.minor - 1500)
    await pay(lea, using)
    const placed = (await order(lea, using)).body
    expect((await loyaltyOf(lea)).storeCredit.minor).toBe(0)
    await lea.post(`/orders/${placed.id}/cancel`)
    expect((await loyaltyOf(lea)).storeCredit.minor).toBe(1500)
    expect(await lea.get('/customers/me/data')).toMatchObject({
      storeCredit: [{ kind: 'given', reason: 'Colis arrivé abîmé' }, { kind: 'taken' }, { kind: 'given_back' }],
    })
    await lea.delete('/customers/me')
    expect((await nadia.send('GET', `/customers/${id}/loyalty`)).body).toMatchObject({
      cardNumber: null,
      storeCredit: { minor: 0 },
    })
  })
})

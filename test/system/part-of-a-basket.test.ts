import sql from 'sql-template-tag'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { onlyIn } from '../stories/buying.ts'
import { openRetailer, type Retailer } from '../world/retailer.ts'
import { basketOf, buy, order, parisHome, pay } from '../world/shopping.ts'

let volta: Retailer
beforeAll(async () => {
  volta = await openRetailer()
})
afterAll(() => volta.close())

// What is held cannot be counted away: each test has an article of its own.
const sizes = [34, 36, 38, 40, 42, 44, 46]
const nextScarce = () => `JEAN-LENA-BLEU-${sizes.pop()}`
const plenty = 'TSHIRT-ESSENTIEL-NOIR-M'

describe('a basket that cannot be had whole', () => {
  it('shows the part that can, with its date, and one call takes it', async () => {
    const scarce = nextScarce()
    await onlyIn(volta, scarce, { 'paris-rivoli': 1 })
    const camille = await volta.visitor()
    const cart = await basketOf(camille, { [scarce]: 2, [plenty]: 1 })
    expect(cart).toMatchObject({ payable: false, notPayable: [{ code: 'out_of_stock', sku: scarce }] })
    expect(cart.part.lines).toEqual([
      { sku: scarce, quantity: 1 },
      { sku: plenty, quantity: 1 },
    ])
    expect(Date.parse(cart.part.promised.latest)).toBeGreaterThan(Date.now())
    const taken = await camille.post(`/carts/${cart.id}/part`, { lines: cart.part.lines })
    expect(taken).toMatchObject({ payable: true, delivery: { promised: cart.part.promised } })
    expect(taken.part).toBeUndefined()
    expect(taken.lines.map((line: { quantity: number }) => line.quantity)).toEqual([1, 1])
    expect((await pay(camille, taken)).body.status).toBe('authorised')
    expect((await order(camille, taken)).status).toBe(201)
  })

  it('of which nothing or everything can be had offers no part', async () => {
    const scarce = nextScarce()
    await onlyIn(volta, scarce, {})
    const camille = await volta.visitor()
    const cart = await basketOf(camille, { [scarce]: 1 })
    expect([cart.payable, cart.part]).toEqual([false, undefined])
    const other = await volta.visitor()
    const whole = await basketOf(other, { [plenty]: 1 })
    expect([whole.payable, whole.part]).toEqual([true, undefined])
    const more = { lines: [{ sku: plenty, quantity: 2 }] }
    expect((await other.send('POST', `/carts/${whole.id}/part`, more)).body.code).toBe('cart_changed')
  })

  it('is offered when paying too, and of many who take the same last unit at once one has it, the others their rest', async () => {
    const scarce = nextScarce()
    await onlyIn(volta, scarce, { 'paris-rivoli': 1 })
    const shoppers = await Promise.all(
      Array.from({ length: 6 }, async () => {
        const person = await volta.visitor()
        const cart = await basketOf(person, { [scarce]: 2, [plenty]: 1 })
        const taken = await person.post(`/carts/${cart.id}/part`, { lines: cart.part.lines })
        return { person, cart: taken }
      }),
    )
    const paid = await Promise.all(shoppers.map(({ person, cart }) => pay(person, cart)))
    expect(paid.filter(({ body }) => body.status === 'authorised')).toHaveLength(1)
    const orders = await Promise.all(
      shoppers.map(async ({ person, cart }, n) => {
        if (paid[n]!.body.status === 'authorised') return (await order(person, cart)).body
        expect(paid[n]!.body).toMatchObject({ code: 'out_of_stock', part: { lines: [{ sku: plenty, quantity: 1 }] } })
        const rest = await person.post(`/carts/${cart.id}/part`, { lines: paid[n]!.body.part.lines })
        expect((await pay(person, rest)).body.status).toBe('authorised')
        return (await order(person, rest)).body
      }),
    )
    const unitsOf = (sku: string) =>
      orders
        .flatMap((one) => one.lines)
        .filter((line: { sku: string }) => line.sku === sku)
        .reduce((sum: number, line: { quantity: number }) => sum + line.quantity, 0)
    expect([unitsOf(scarce), unitsOf(plenty)]).toEqual([1, 6])
  })

  it('loses nothing where the part has gone meanwhile', async () => {
    const scarce = nextScarce()
    await onlyIn(volta, scarce, { 'paris-rivoli': 1 })
    const camille = await volta.visitor()
    const cart = await basketOf(camille, { [scarce]: 2 })
    const { lines } = cart.part
    await buy(await volta.visitor(), { [scarce]: 1 })
    const refused = await camille.send('POST', `/carts/${cart.id}/part`, { lines })
    expect(refused.body).toMatchObject({ code: 'out_of_stock', alternatives: [] })
    expect((await camille.get(`/carts/${cart.id}`)).lines[0].quantity).toBe(2)
  })
})

describe('her own hold', () => {
  const holdOf = (paymentId: string) =>
    volta.platform.db.reader.one<{ status: string; minutes: number }>(sql`
      select status, extract(epoch from expires_at - taken_at)::integer / 60 as minutes from holds where payment_id = ${paymentId}`)

  it('is kept longer while the bank asks her something', async () => {
    const scarce = nextScarce()
    await onlyIn(volta, scarce, { 'paris-rivoli': 1 })
    const paul = await volta.staff('paul')
    const brief = await paul.put('/sourcing/draft', { revision: 0, rules: [], holdMinutes: 2 })
    await paul.post('/sourcing/versions', { revision: brief.draft.revision, note: 'deux minutes' })
    const camille = await volta.visitor()
    const paid = await pay(camille, await basketOf(camille, { [scarce]: 1 }), 'tok_challenge')
    expect(paid.body.status).toBe('action_required')
    expect((await holdOf(paid.body.id)).minutes).toBeGreaterThan(2)
    await camille.delete(`/payments/${paid.body.id}`)
  })

  it('never stands in her way: what she gave up she can have again at once, also the last unit', async () => {
    const scarce = nextScarce()
    await onlyIn(volta, scarce, { 'paris-rivoli': 1 })
    const camille = await volta.visitor()
    const cart = await basketOf(camille, { [scarce]: 1 })
    const first = await pay(camille, cart, 'tok_challenge')
    await camille.delete(`/payments/${first.body.id}`)
    const second = await pay(camille, cart)
    expect(second.body.status).toBe('authorised')
    expect((await order(camille, cart)).status).toBe(201)
    expect((await holdOf(first.body.id)).status).toBe('released')
  })

  it('lapses when she only walks away, and her next visit finds the goods again', async () => {
    const scarce = nextScarce()
    await onlyIn(volta, scarce, { 'paris-rivoli': 1 })
    const camille = await volta.customer('walks.away@example.com')
    const cart = await basketOf(camille, { [scarce]: 1 }, parisHome)
    const first = await pay(camille, cart, 'tok_challenge')
    expect(first.body.status).toBe('action_required')
    await fetch(`${volta.url}/demo/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ advance: 'PT2H' }),
    })
    const again = await camille.put(`/carts/${cart.id}/delivery`, parisHome)
    expect(again.payable).toBe(true)
    expect((await pay(camille, again)).body.status).toBe('authorised')
    expect((await order(camille, again)).status).toBe(201)
  })
})

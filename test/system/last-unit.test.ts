import { newId } from '@filrouge/kernel/ids.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Body, type Person, person } from '../world/person.ts'
import { openRetailer, type Retailer } from '../world/retailer.ts'
import { openSecondServer, type SecondServer } from '../world/second-server.ts'
import { order, parisHome, pay } from '../world/shopping.ts'

/** The website, a second session on the website, an associate and the call centre pay for the same last unit at the same moment. */
const sku = 'CASQUE-BASALTE-ARENE'
const shopCode = 'paris-rivoli'
const supplier = 'supplier-electronics'
const rounds = 8

let volta: Retailer
let second: SecondServer

beforeAll(async () => {
  volta = await openRetailer()
  second = await openSecondServer(volta)
}, 120_000)
afterAll(async () => {
  await second?.stop()
  await volta.close()
})

/** One unit in the shop, none anywhere else but at the supplier, where there is one. */
async function setTheStage(admin: Person, atSupplier: number): Promise<void> {
  for (const level of (await admin.get(`/stock?sku=${sku}`)).items) {
    const free = level.locationCode === shopCode ? 1 : level.locationCode === supplier ? atSupplier : 0
    const quantity = level.reserved + free + (free > 0 ? level.safety : 0)
    if (level.onHand !== quantity)
      await admin.post('/stock/movements', {
        sku,
        locationId: level.locationId,
        kind: 'count',
        quantity,
        reason: 'test',
      })
  }
}

interface Racer {
  name: string
  at: Person
  cart: Body
  paymentId: string
}

async function racers(): Promise<Racer[]> {
  const on = async (server: string, login?: string): Promise<Person> => {
    const nobody = person(server, null)
    const session = login
      ? await nobody.post('/sessions/staff', { login, password: 'filrouge' })
      : await nobody.post('/sessions', { channel: 'web' })
    return person(server, session.token)
  }
  const counter = { mode: 'takeaway', locationId: shopCode, contact: { phone: '0612345678' } }
  const wanted = [
    { name: 'website', at: await on(volta.url), start: {}, delivery: parisHome },
    { name: 'website again', at: await on(second.url), start: {}, delivery: parisHome },
    {
      name: 'associate',
      at: await on(volta.url, 'jean'),
      start: { channel: 'shop', locationId: shopCode },
      delivery: counter,
    },
    { name: 'call centre', at: await on(second.url, 'nadia'), start: { channel: 'call_centre' }, delivery: parisHome },
  ]
  const ready: Racer[] = []
  for (const { name, at, start, delivery } of wanted) {
    const { id } = await at.post('/carts', start)
    await at.put(`/carts/${id}/lines/${sku}`, { quantity: 1 })
    const cart = await at.put(`/carts/${id}/delivery`, delivery)
    expect([name, cart.payable]).toEqual([name, true])
    ready.push({ name, at, cart, paymentId: newId('payment') })
  }
  return ready
}

/** Pays, and orders where it could be paid: what a person's one press does. */
async function press({ at, cart, paymentId }: Racer) {
  const began = performance.now()
  const paid = await pay(at, cart, 'tok_ok', paymentId)
  const milliseconds = performance.now() - began
  const placed = paid.status === 201 ? await order(at, cart) : undefined
  return { paid, placed, milliseconds }
}

const atBank = async (paymentId: string): Promise<{ status: string }[]> => {
  const { bank } = volta.platform.config
  const answer = await fetch(`${bank?.url}/v1/authorisations?reference=${paymentId}`, {
    headers: { authorization: `Bearer ${bank?.apiKey}` },
  })
  return ((await answer.json()) as { items: { status: string }[] }).items
}

const isDated = ({ earliest, latest }: Body) =>
  earliest <= latest && Date.parse(latest) > volta.platform.clock.now().getTime()

/** What a loser is told: other ways with their dates, or the one date that is true now. */
function expectTold(refusal: Body, atSupplier: number): void {
  expect(refusal.status).toBe(409)
  expect(refusal.body.code).toMatch(/^(out_of_stock|promise_changed)$/)
  const told = refusal.body.code === 'promise_changed' ? [refusal.body.promised] : refusal.body.alternatives
  if (atSupplier === 0) expect(told).toEqual([])
  else {
    expect(told.length).toBeGreaterThan(0)
    expect(told.every(isDated)).toBe(true)
  }
}

describe('the last unit', () => {
  it(`goes to one of four channels on two servers, ${rounds} times; the others are told what is true, and charged nothing`, async () => {
    const admin = await volta.staff('admin')
    const winners: string[] = []
    const waits: number[] = []
    for (let round = 0; round < rounds; round++) {
      const atSupplier = round % 2 === 0 ? 50 : 0
      await setTheStage(admin, 0)
      const all = await racers()
      await setTheStage(admin, atSupplier)
      const answers = await Promise.all(all.map(press))
      const won = answers.flatMap(({ placed }, index) => (placed?.status === 201 ? [all[index]!] : []))
      expect(won).toHaveLength(1)
      winners.push(won[0]!.name)
      for (const [index, racer] of all.entries()) {
        if (racer === won[0]) continue
        const { paid, milliseconds } = answers[index]!
        waits.push(milliseconds)
        expectTold(paid, atSupplier)
        // Her basket is hers again, as it was; nothing was asked of the bank.
        const cart = await racer.at.get(`/carts/${racer.cart.id}`)
        expect(cart).toMatchObject({ status: 'open', lines: [{ sku, quantity: 1 }] })
        expect(await atBank(racer.paymentId)).toEqual([])
        await racer.at.put(`/carts/${racer.cart.id}/lines/${sku}`, { quantity: 0 })
      }
    }
    waits.sort((one, other) => one - other)
    const slowest = Math.round(waits.at(-1)!)
    console.info(`      winners: ${winners.join(', ')}; losers answered within ${slowest} ms`)
    expect(slowest).toBeLessThan(1000)
  }, 120_000)

  it('of two presses on two servers for one basket makes one payment and one order', async () => {
    const admin = await volta.staff('admin')
    for (let round = 0; round < 4; round++) {
      await setTheStage(admin, 0)
      const shopper = await volta.visitor()
      const there = person(second.url, shopper.token)
      const { id } = await shopper.post('/carts')
      await shopper.put(`/carts/${id}/lines/${sku}`, { quantity: 1 })
      const cart = await shopper.put(`/carts/${id}/delivery`, parisHome)
      const paymentId = newId('payment')
      const paid = await Promise.all([shopper, there].map((at) => pay(at, cart, 'tok_ok', paymentId)))
      expect(paid.map(({ status }) => status)).toContain(201)
      const placed = await Promise.all([shopper, there].map((at) => order(at, cart)))
      expect(new Set(placed.filter(({ status }) => status === 201).map(({ body }) => body.id)).size).toBe(1)
      expect(await atBank(paymentId)).toHaveLength(1)
    }
  }, 60_000)
})

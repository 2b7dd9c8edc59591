import { request as ask, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { LoyaltyRules } from '@filrouge/contract/loyalty.ts'
import { type Id, newId } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { holdAgainForPayment } from '../carts/hold-for-payment.ts'
import { beginPaying, payCart, readForPaying } from '../carts/pay-cart.ts'
import { addGiftCard } from '../carts/tenders.ts'
import { issueGiftCards } from '../loyalty/issue-gift-cards.ts'
import { writeProgramme } from '../loyalty/public.ts'
import { resumePayment } from '../payments/resume-payment.ts'
import type { Session } from '../platform/call.ts'
import type { Database, Tx } from '../platform/db/database.ts'
import { setOffer } from '../promotions/public.ts'
import { expireHolds } from '../stock/public.ts'
import { placeOrder } from './place-order.ts'
import { openShop, type Shop, visitor } from './shop.fixture.ts'

/**
 * A server that pays and orders is ended at every moment there is between two of its steps: before and after each question to the database,
 * each commit, each call to the bank. Another server, which knows only what was written down, must find an order or give the money back.
 */
let shop: Shop
beforeAll(async () => {
  shop = await openShop()
  // Every purchase also uses an offer that is counted: its book is one more thing to be right after each death.
  const offer = {
    ...{ id: 'counted', titleFr: 'Compté', titleEn: 'Counted', priority: 1, isAlone: false, needsCode: false },
    ...{ conditions: [], effect: { kind: 'amount' as const, of: {}, amountMinor: 100 }, mostUses: 10_000 },
    ...{ isDraft: false, mayBeGiven: false },
  }
  await shop.db.transaction((tx) => setOffer(tx, offer, shop.callOf(null)))
  await shop.db.transaction((tx) => writeProgramme(tx, programme, shop.callOf(null)))
}, 60_000)
afterEach(async () => {
  expect(await shop.breaches()).toEqual([])
})
afterAll(() => shop.close())

/** Every purchase earns points and is paid in part by a gift card of its own. */
const programme = LoyaltyRules.parse({
  ...{ pointsPerUnit: 1, monthsToLive: 24, usableAfterDays: 14 },
  tiers: [{ code: 'one', titleFr: 'Un', titleEn: 'One', fromMinor: 0 }],
})
const onCard = 2000

async function basketWithCard(session: Session, minor = onCard) {
  const cartId = await shop.basket(session, { JEANS: 1 })
  const amount = { minor, currency: 'EUR' }
  const { items } = await issueGiftCards(shop.platform, { amount, count: 1 }, shop.callOf(null))
  const { number, pin } = items[0]!
  await addGiftCard(shop.platform, { id: cartId, number, pin: pin! }, shop.callOf(session))
  return { cartId }
}

const onCardOf = async (cartId: string) => {
  const row = await shop.db.reader.one<{ balance: number }>(sql`
    select a.balance from cart_tenders t join value_accounts a on a.id = t.account_id where t.cart_id = ${cartId}`)
  return row.balance
}

class Dead extends Error {}

/** Counts the moments of one server's life, and ends it at the one it is told. */
function life(endsAt: number) {
  let moments = 0
  let isOver = false
  return {
    moment() {
      if (isOver || ++moments === endsAt) {
        isOver = true
        throw new Dead(`at moment ${moments}`)
      }
    },
    moments: () => moments,
    isOver: () => isOver,
  }
}
type Life = ReturnType<typeof life>

/** Everything between two moments happens or does not: the moment before it and the moment after it are both tried. */
async function step<T>(of: Life, does: () => Promise<T>): Promise<T> {
  of.moment()
  const result = await does()
  of.moment()
  return result
}

function mortal(db: Database, of: Life): Database {
  const questions = (tx: Tx): Tx => ({
    ...tx,
    database: dying,
    rows: (query) => step(of, () => tx.rows(query)) as never,
    one: (query) => step(of, () => tx.one(query)) as never,
    maybe: (query) => step(of, () => tx.maybe(query)) as never,
    run: (query) => step(of, () => tx.run(query)),
  })
  const dying: Database = {
    ...db,
    get reader() {
      return questions(db.reader)
    },
    get alone() {
      return questions(db.alone)
    },
    get freshPlans() {
      return questions(db.freshPlans)
    },
    // A death within a transaction undoes it, at whichever of its questions: the last moment before the commit stands for all.
    transaction: (work, options) =>
      step(of, () =>
        db.transaction(
          async (tx) => {
            const result = await work({ ...tx, database: dying })
            of.moment()
            return result
          },
          { ...options, retry: false },
        ),
      ),
  }
  return dying
}

/** The line to the bank, which can be cut before the bank hears and after it has done what was asked. */
async function lineToBank(url: string, of: Life) {
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => {
      const cut = () => void incoming.socket.destroy()
      try {
        of.moment()
      } catch {
        return cut()
      }
      const onward = ask(url + incoming.url, { method: incoming.method, headers: incoming.headers }, (answer) => {
        const body: Buffer[] = []
        answer.on('data', (chunk: Buffer) => body.push(chunk))
        answer.on('end', () => {
          try {
            of.moment()
          } catch {
            return cut()
          }
          outgoing.writeHead(answer.statusCode ?? 500, { 'content-type': 'application/json' }).end(Buffer.concat(body))
        })
      })
      onward.on('error', cut)
      onward.end(Buffer.concat(chunks))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}

/** Pays and orders on a server that dies at that moment; answers whether it lived to the end. */
async function payAndDie(
  session: Session,
  cartId: Id<'cart'>,
  paymentId: Id<'payment'>,
  token: string,
  endsAt: number,
) {
  const { totals, owed } = await shop.view(cartId)
  const of = life(endsAt)
  const bank = shop.platform.config.bank!
  const line = await lineToBank(bank.url, of)
  const platform = {
    ...shop.platform,
    db: mortal(shop.db, of),
    config: { ...shop.platform.config, bank: { ...bank, url: line.url } },
  }
  const input = { id: paymentId, cartId, amount: owed, tender: { kind: 'card' as const, token } }
  try {
    await payCart(platform, input, shop.callOf(session))
    await platform.db.transaction((tx) => placeOrder(tx, { cartId, expectedTotal: totals.total }, shop.callOf(session)))
  } catch (error) {
    if (!(error instanceof Dead) && !of.isOver()) throw error
  } finally {
    line.close()
  }
  return { lived: !of.isOver(), moments: of.moments() }
}

const orderOf = (cartId: string) =>
  shop.db.reader.maybe<{ id: string }>(sql`select id from orders where cart_id = ${cartId}`)
const atBank = async (paymentId: string) => (await shop.bank('GET', `/v1/authorisations?reference=${paymentId}`)).items

const usesOf = (paymentId: string) =>
  shop.db.reader.rows<{ order: string | null; released: boolean }>(
    sql`select order_id as order, released_at is not null as released from offer_uses where payment_id = ${paymentId}`,
  )

/** What must be so a few minutes later, whatever died: one order and one authorisation, or her basket, her stock and her money back. */
async function expectAnEnd(cartId: Id<'cart'>, paymentId: Id<'payment'>, reservedBefore: number, minor = onCard) {
  const price = 9480
  const order = await orderOf(cartId)
  const bank = await atBank(paymentId)
  const cart = await shop.view(cartId)
  if (order) {
    expect(bank.map(({ status }) => status)).toEqual(minor < price ? ['authorised'] : [])
    expect(await shop.reserved('JEANS')).toBe(reservedBefore + 1)
    expect(cart.status).toBe('ordered')
    expect(await usesOf(paymentId)).toEqual([{ order: order.id, released: false }])
    expect(await onCardOf(cartId)).toBe(Math.max(0, minor - price))
    return 'ordered'
  }
  expect(bank.every(({ status }) => status === 'voided' || status === 'declined')).toBe(true)
  expect(await shop.reserved('JEANS')).toBe(reservedBefore)
  expect(cart).toMatchObject({ status: 'open', payable: true, totals: { discounts: { minor: 100 } } })
  expect((await usesOf(paymentId)).every(({ released }) => released)).toBe(true)
  expect(await onCardOf(cartId)).toBe(minor)
  return 'given back'
}

describe('killed at every moment of paying and ordering', () => {
  for (const token of ['tok_ok', 'tok_no_answer', 'tok_twice', 'tok_declined'] as const) {
    test(`with ${token}: an order, or the money back, within three minutes`, async () => {
      const ends: string[] = []
      for (let moment = 1; ; moment++) {
        const session = visitor()
        const { cartId } = await basketWithCard(session)
        const reserved = await shop.reserved('JEANS')
        const paymentId = newId('payment')
        const { lived } = await payAndDie(session, cartId, paymentId, token, moment).catch((error) => {
          if (token === 'tok_declined' && error.code === 'not_paid') return { lived: true }
          throw error
        })
        for (const seconds of [25, 65, 65]) await shop.pass(seconds)
        ends.push(await expectAnEnd(cartId, paymentId, reserved))
        expect(await shop.breaches(), `killed at moment ${moment}`).toEqual([])
        if (lived) break
      }
      console.info(
        `      ${token}: ${ends.length - 1} moments, ${ends.filter((end) => end === 'ordered').length} orders`,
      )
      expect(ends.length).toBeGreaterThan(12)
      expect(ends.at(-1)).toBe(token === 'tok_declined' ? 'given back' : 'ordered')
    }, 120_000)
  }

  test('paid wholly by a gift card, without a bank: an order, or all of it back on the card', async () => {
    for (let moment = 1; ; moment++) {
      const session = visitor()
      const { cartId } = await basketWithCard(session, 10_000)
      const reserved = await shop.reserved('JEANS')
      const paymentId = newId('payment')
      const { lived } = await payAndDie(session, cartId, paymentId, 'tok_ok', moment)
      for (const seconds of [25, 65, 65]) await shop.pass(seconds)
      const end = await expectAnEnd(cartId, paymentId, reserved, 10_000)
      expect(await shop.breaches(), `killed at moment ${moment}`).toEqual([])
      if (lived) {
        expect(end).toBe('ordered')
        break
      }
    }
  }, 120_000)

  test('and asked again by her own telephone at once, while the other server takes over', async () => {
    for (let moment = 1; ; moment++) {
      const session = visitor()
      const { cartId } = await basketWithCard(session)
      const reserved = await shop.reserved('JEANS')
      const paymentId = newId('payment')
      const { lived } = await payAndDie(session, cartId, paymentId, 'tok_ok', moment)
      if (lived) break
      const again = shop.pay(session, cartId, 'tok_ok', paymentId).catch(() => undefined)
      await Promise.all([again, shop.pass(25)])
      await Promise.all([shop.order(session, cartId).catch(() => undefined), shop.pass(65)])
      await shop.pass(65)
      expect(await atBank(paymentId)).toHaveLength((await orderOf(cartId)) ? 1 : (await atBank(paymentId)).length)
      await expectAnEnd(cartId, paymentId, reserved)
    }
  }, 120_000)

  test('and the server that takes over is killed at every moment too: a third one ends it', async () => {
    const ends: string[] = []
    for (let moment = 1; ; moment++) {
      const session = visitor()
      const { cartId } = await basketWithCard(session)
      const reserved = await shop.reserved('JEANS')
      const paymentId = newId('payment')
      // It died when the payment was written and nothing was held yet.
      const { owed } = await shop.view(cartId)
      const input = { id: paymentId, cartId, amount: owed, tender: { kind: 'card' as const, token: 'tok_ok' } }
      await shop.db.transaction(async (tx) => {
        const read = await readForPaying(tx, cartId)
        const { config } = shop.platform
        return beginPaying(tx, { ...read, cart: read.cart! }, input, shop.callOf(session), config)
      })
      const of = life(moment)
      const line = await lineToBank(shop.platform.config.bank!.url, of)
      const { config } = shop.platform
      const second = {
        ...shop.platform,
        db: mortal(shop.db, of),
        config: { ...config, bank: { ...config.bank!, url: line.url } },
      }
      await resumePayment(second, paymentId, holdAgainForPayment).catch((error) => {
        if (!of.isOver()) throw error
      })
      line.close()
      for (const seconds of [25, 65, 65]) await shop.pass(seconds)
      ends.push(await expectAnEnd(cartId, paymentId, reserved))
      if (!of.isOver()) break
    }
    // The clock passes a cut-off on the way: a date that can no longer be kept gives the money back, all others are orders.
    expect(ends.filter((end) => end === 'ordered').length).toBeGreaterThan(ends.length / 2)
  }, 120_000)
})

test('what the bank settles after the hold has lapsed and the last unit is another’s is given back', async () => {
  await shop.bank('POST', '/v1/test/delay', { milliseconds: 1500 })
  const [slow, quick] = [visitor(), visitor()]
  const [slowCart, quickCart] = [await shop.basket(slow, { TV: 1 }), await shop.basket(quick, { TV: 1 })]
  const late = await shop.pay(slow, slowCart, 'tok_timeout')
  expect(late.status).toBe('pending')
  await shop.db.reader.run(sql`update holds set expires_at = ${shop.callOf(null).now} where payment_id = ${late.id}`)
  await expireHolds(shop.platform)
  expect((await shop.pay(quick, quickCart)).status).toBe('authorised')
  const orderId = await shop.order(quick, quickCart)
  for (const end = Date.now() + 10_000; (await shop.payment(late.id)).status === 'pending' && Date.now() < end; )
    await new Promise((resolve) => setTimeout(resolve, 50))
  expect((await shop.payment(late.id)).status).toBe('authorised')
  await shop.pass(65)
  expect((await shop.payment(late.id)).status).toBe('voided')
  expect(await atBank(late.id)).toMatchObject([{ status: 'voided' }])
  expect(await shop.view(slowCart)).toMatchObject({ status: 'open', payable: false })
  expect(await orderOf(quickCart)).toEqual({ id: orderId })
}, 30_000)

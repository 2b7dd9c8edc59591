import { type Id, newId } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { giveUpPayment } from '../carts/give-up-payment.ts'
import { beginPaying, finishPaying, readForPaying } from '../carts/pay-cart.ts'
import { setLine } from '../carts/set-line.ts'
import { askCapture, askProvider, moneyBreaches } from '../payments/public.ts'
import type { Session } from '../platform/call.ts'
import { ordersFoundBy } from '../screens/order-matches.ts'
import { orderSummariesOf } from '../screens/order-summaries.ts'
import { orderView, showOrder } from '../screens/order-view.ts'
import { recordMovements } from '../stock/public.ts'
import { cancelOrder } from './cancel-order.ts'
import { orderBreaches } from './order-breaches.ts'
import { isOrderKey, orderKey } from './order-key.ts'
import { placeOrder } from './place-order.ts'
import { euros, home, openShop, refusalOf, type Shop, visitor } from './shop.fixture.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
}, 60_000)
afterAll(() => shop.close())
afterEach(async () => expect(await shop.breaches()).toEqual([]))

const until = async <T>(ask: () => Promise<T>, isGood: (value: T) => boolean): Promise<T> => {
  for (const end = performance.now() + 10_000; ; ) {
    const value = await ask()
    if (isGood(value) || performance.now() > end) return value
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
const begin = async (session: Session, cartId: Id<'cart'>, token = 'tok_ok', id?: Id<'payment'>) => {
  const { totals } = await shop.view(cartId)
  return shop.db.transaction(async (tx) => {
    const read = await readForPaying(tx, cartId)
    const asked = { ...(id ? { id } : {}), amount: totals.total, tender: { kind: 'card' as const, token } }
    return beginPaying(tx, { ...read, cart: read.cart! }, asked, shop.callOf(session), shop.platform.config)
  })
}
const orderOf = async (cartId: string) =>
  shop.db.reader.maybe<{ id: Id<'order'> }>(sql`select id from orders where cart_id = ${cartId}`)
const atBank = async (paymentId: string) => (await shop.bank('GET', `/v1/authorisations?reference=${paymentId}`)).items
const take = (code: string, sku: string, quantity: number) =>
  shop.db.reader.run(
    sql`update stock_levels set safety = safety + ${quantity} where sku = ${sku} and location_id = ${shop.ids.get(code)}`,
  )

describe('the happy path', () => {
  test('freezes, holds, authorises and orders; everyone reads the same', async () => {
    const camille = visitor()
    const cartId = await shop.basket(camille, { JEANS: 2 })
    const before = await shop.view(cartId)
    expect(before).toMatchObject({ payable: true, totals: { total: euros(2 * 8990 + 590) } })
    const reserved = await shop.reserved('JEANS')
    const payment = await shop.pay(camille, cartId)
    expect(payment).toMatchObject({ status: 'authorised', amount: before.totals.total })
    expect(await shop.reserved('JEANS')).toBe(reserved + 2)
    expect(await refusalOf(shop.write(setLine, camille, { id: cartId, sku: 'JEANS', quantity: 3 }))).toMatchObject({
      code: 'cart_frozen',
    })
    expect(await refusalOf(shop.order(camille, cartId, euros(1)))).toMatchObject({ code: 'cart_changed' })
    const orderId = await shop.order(camille, cartId)
    const hers = await showOrder(shop.db.reader, { id: orderId }, shop.callOf(camille))
    const jeans = await showOrder(shop.db.reader, { id: orderId }, shop.callOf(shop.jean))
    expect({ ...hers, can: [] }).toEqual({ ...jeans, can: [] })
    expect(hers).toMatchObject({
      number: expect.stringMatching(/^26-\d{6}$/),
      status: 'placed',
      paymentStatus: 'authorised',
      promised: before.delivery?.promised,
      lines: [
        {
          sku: 'JEANS',
          quantity: 2,
          contractConcluded: 'distance',
          sources: [{ locationName: 'Entrepôt', quantity: 2 }],
        },
      ],
      can: ['cancel'],
    })
    expect(hers.timeline.map(({ code }) => code)).toEqual(['payment.authorised', 'order.placed', 'promised.home'])
    expect(hers.timeline.at(-1)?.happened).toBe(false)
    expect(await refusalOf(showOrder(shop.db.reader, { id: orderId }, shop.callOf(visitor())))).toMatchObject({
      code: 'order_not_found',
    })
    const key = await orderKey(shop.db.reader, orderId)
    expect(await isOrderKey(shop.db.reader, orderId, `${key.slice(0, -1)}_`)).toBe(false)
    expect((await showOrder(shop.db.reader, { id: orderId, key }, shop.callOf(null))).can).toEqual([])
    const found = await ordersFoundBy(shop.db.reader, 'camille@example')
    expect(await orderSummariesOf(shop.db.reader, { found }, 'fr')).toHaveLength(1)
    expect(await orderSummariesOf(shop.db.reader, { visitorId: camille.visitorId! }, 'en')).toMatchObject([
      { number: hers.number, articleCount: 2 },
    ])
  })

  test('hands over at once what an associate sells to take away, and takes the money', async () => {
    const session = shop.jean
    const cartId = await shop.basket(
      session,
      { KETTLE: 1 },
      { mode: 'takeaway', locationId: 'paris', contact: { phone: '0612345678' } },
    )
    await shop.pay(session, cartId)
    const orderId = await shop.order(session, cartId)
    await shop.settle()
    expect(await orderView(shop.db.reader, orderId, shop.callOf(session))).toMatchObject({
      status: 'completed',
      fulfilmentStatus: 'fulfilled',
      paymentStatus: 'paid',
    })
    expect(await shop.reserved('KETTLE')).toBe(0)
  })

  test('keeps for her what she alone chose to take away: nobody has handed it over', async () => {
    const session = visitor()
    const contact = { phone: '0612345678' }
    const cartId = await shop.basket(session, { KETTLE: 1 }, { mode: 'takeaway', locationId: 'paris', contact })
    await shop.pay(session, cartId)
    const orderId = await shop.order(session, cartId)
    await shop.settle()
    expect(await orderView(shop.db.reader, orderId, shop.callOf(session))).toMatchObject({
      status: 'placed',
      fulfilmentStatus: 'unfulfilled',
      paymentStatus: 'authorised',
    })
    await shop.write(cancelOrder, session, { id: orderId })
    await shop.settle()
  })

  test('cancels once: stock back at once, money by the job', async () => {
    const session = visitor()
    const cartId = await shop.basket(session, { JEANS: 1 })
    const reserved = await shop.reserved('JEANS')
    const payment = await shop.pay(session, cartId)
    const id = await shop.order(session, cartId)
    expect(await refusalOf(shop.write(cancelOrder, visitor(), { id }))).toMatchObject({ code: 'order_not_found' })
    const answers = await Promise.all([1, 2, 3].map(() => refusalOf(shop.write(cancelOrder, session, { id }))))
    expect(answers.map(({ code }) => code).sort()).toEqual(['none', 'not_cancellable', 'not_cancellable'])
    expect(await shop.reserved('JEANS')).toBe(reserved)
    await shop.settle()
    expect(await orderView(shop.db.reader, id, shop.callOf(session))).toMatchObject({
      status: 'cancelled',
      paymentStatus: 'voided',
    })
    expect(await atBank(payment.id)).toMatchObject([{ status: 'voided' }])
  })

  test('refunds what was taken already, even while it is being taken', async () => {
    for (const isTaken of [true, false]) {
      const session = visitor()
      const cartId = await shop.basket(session, { JEANS: 1 })
      const payment = await shop.pay(session, cartId)
      const id = await shop.order(session, cartId)
      await shop.db.transaction((tx) => askCapture(tx, payment.id, shop.callOf(null).now))
      if (isTaken) await shop.settle()
      else {
        // Taken at the bank, and not written down here yet.
        const [known] = await atBank(payment.id)
        await shop.bank('POST', `/v1/authorisations/${known?.id}/capture`, {}, payment.id)
      }
      await shop.write(cancelOrder, session, { id })
      await shop.settle()
      const view = await orderView(shop.db.reader, id, shop.callOf(session))
      expect(view).toMatchObject({ status: 'cancelled', paymentStatus: 'refunded' })
      expect(view.timeline.filter(({ code }) => code === 'payment.refunded')).toHaveLength(1)
    }
  })
})

describe('the bank', () => {
  test('a declined card thaws the basket and gives the stock back', async () => {
    const session = visitor()
    const cartId = await shop.basket(session, { JEANS: 1 })
    const reserved = await shop.reserved('JEANS')
    expect(await shop.pay(session, cartId, 'tok_declined')).toMatchObject({
      status: 'declined',
      declineCode: 'card_declined',
    })
    expect(await shop.reserved('JEANS')).toBe(reserved)
    expect(await shop.view(cartId)).toMatchObject({ status: 'open', payable: true })
    expect(await refusalOf(shop.order(session, cartId))).toMatchObject({ code: 'not_paid' })
    expect(await shop.pay(session, cartId, 'tok_nonsense')).toMatchObject({
      status: 'declined',
      declineCode: 'token_unknown',
    })
    expect((await shop.pay(session, cartId)).status).toBe('authorised')
    await shop.order(session, cartId)
  })

  test('late, twice, or by a second way, counts once', async () => {
    for (const token of ['tok_timeout', 'tok_twice', 'tok_no_answer', 'tok_slow']) {
      const session = visitor()
      const cartId = await shop.basket(session, { JEANS: 1 })
      const first = await shop.pay(session, cartId, token)
      const settled = await until(
        () => shop.payment(first.id),
        ({ status }) => status !== 'pending',
      )
      expect([token, settled.status]).toEqual([token, 'authorised'])
      const orderId = await shop.order(session, cartId)
      await new Promise((resolve) => setTimeout(resolve, 100))
      const { timeline } = await orderView(shop.db.reader, orderId, shop.callOf(session))
      expect(timeline.filter(({ code }) => code === 'payment.authorised')).toHaveLength(1)
      expect(await atBank(first.id)).toHaveLength(1)
    }
  })

  test('a late no thaws the basket too', async () => {
    const session = visitor()
    const cartId = await shop.basket(session, { JEANS: 1 })
    const { id, status } = await shop.pay(session, cartId, 'tok_late_decline')
    expect(status).toBe('pending')
    expect(
      (
        await until(
          () => shop.payment(id),
          (payment) => payment.status !== 'pending',
        )
      ).status,
    ).toBe('declined')
    expect((await shop.view(cartId)).status).toBe('open')
  })

  test('asks her; accepted on its page it is ordered by itself after the tab was closed', async () => {
    const session = visitor()
    const cartId = await shop.basket(session, { JEANS: 1 })
    const { id, status, action } = await shop.pay(session, cartId, 'tok_challenge')
    expect(status).toBe('action_required')
    await fetch(action!.url, { method: 'POST', body: new URLSearchParams({ decision: 'accept' }), redirect: 'manual' })
    expect(
      (
        await until(
          () => shop.payment(id),
          (p) => p.status !== 'action_required',
        )
      ).status,
    ).toBe('authorised')
    expect(await orderOf(cartId)).toBeUndefined()
    await shop.pass(61)
    expect(await orderOf(cartId)).toBeDefined()
    expect((await shop.payment(id)).orderId).toBeDefined()
  })

  test('a challenge that nobody answers is given up after nine minutes, its stock kept until then', async () => {
    const session = visitor()
    const cartId = await shop.basket(session, { JEANS: 1 })
    const reserved = await shop.reserved('JEANS')
    const { id } = await shop.pay(session, cartId, 'tok_challenge')
    await shop.pass(8 * 60)
    expect(await shop.reserved('JEANS')).toBe(reserved + 1)
    expect((await shop.payment(id)).status).toBe('action_required')
    await shop.pass(90)
    expect((await shop.payment(id)).status).toBe('voided')
    expect((await shop.view(cartId)).status).toBe('open')
    expect(await shop.reserved('JEANS')).toBe(reserved)
    await shop.settle()
    expect(await atBank(id)).toMatchObject([{ status: 'voided' }])
  })

  test('given up before authorisation, what it authorises too late is undone', async () => {
    const session = visitor()
    const cartId = await shop.basket(session, { JEANS: 1 })
    const id = newId('payment')
    const { next } = await begin(session, cartId, 'tok_ok', id)
    expect(await refusalOf(shop.write(giveUpPayment, visitor(), { id }))).toMatchObject({ code: 'payment_not_found' })
    await shop.write(giveUpPayment, session, { id })
    expect(await shop.view(cartId)).toMatchObject({ status: 'open' })
    // The question was on its way to the bank all the time.
    expect(await askProvider(shop.platform, id, next!.toAsk)).toBe('voided')
    await shop.pass(30)
    expect(await atBank(id)).toMatchObject([{ status: 'voided' }])
    expect((await shop.pay(session, cartId)).status).toBe('authorised')
    await shop.order(session, cartId)
  })
})

describe('at once', () => {
  test('five presses make one order, five payments with one id one authorisation', async () => {
    const session = visitor()
    const cartId = await shop.basket(session, { JEANS: 1 })
    const id = newId('payment')
    await Promise.all(Array.from({ length: 5 }, () => shop.pay(session, cartId, 'tok_ok', id)))
    expect(await atBank(id)).toHaveLength(1)
    expect((await shop.payment(id)).status).toBe('authorised')
    const orders = await Promise.all(Array.from({ length: 5 }, () => shop.order(session, cartId)))
    expect(new Set(orders).size).toBe(1)
  })

  test('an id that another order or payment has is refused, and hers is ordered all the same under another', async () => {
    const [first, second] = [visitor(), visitor()]
    const [taken, cartId] = [await shop.basket(first, { JEANS: 1 }), await shop.basket(second, { JEANS: 1 })]
    const paid = await shop.pay(first, taken)
    const orderId = await shop.order(first, taken)
    expect(await refusalOf(shop.pay(second, cartId, 'tok_ok', paid.id))).toMatchObject({ code: 'id_already_used' })
    await shop.pay(second, cartId)
    const { totals } = await shop.view(cartId)
    const hers = { cartId, expectedTotal: totals.total }
    expect(await refusalOf(shop.write(placeOrder, second, { ...hers, id: orderId }))).toMatchObject({
      code: 'id_already_used',
    })
    expect(await orderOf(cartId)).toBeUndefined()
    expect(await shop.order(second, cartId)).not.toBe(orderId)
  })

  test('of two different payments for one basket one goes through', async () => {
    const session = visitor()
    const cartId = await shop.basket(session, { JEANS: 1 })
    const answers = await Promise.all([1, 2].map(() => refusalOf(shop.pay(session, cartId))))
    expect(answers.map(({ code }) => code).sort()).toEqual([
      'none',
      expect.stringMatching(/already_paid|payment_in_progress/),
    ])
    await shop.order(session, cartId)
  })

  test('the last unit goes to one of two; the other is told what is true', async () => {
    const shoppers = [visitor(), visitor()]
    const carts = await Promise.all(shoppers.map((session) => shop.basket(session, { TV: 1 })))
    const answers = await Promise.all(shoppers.map((session, n) => refusalOf(shop.pay(session, carts[n]!))))
    expect(answers.map(({ code }) => code).sort()).toEqual(['none', 'out_of_stock'])
    const loser = answers.findIndex(({ code }) => code === 'out_of_stock')
    expect(answers[loser]?.details).toEqual({ alternatives: [] })
    expect(await shop.view(carts[loser]!)).toMatchObject({
      status: 'open',
      payable: false,
      notPayable: [{ code: 'out_of_stock', sku: 'TV' }],
    })
    await shop.order(shoppers[1 - loser]!, carts[1 - loser]!)
    await shop.setStock('TV', 'fournisseur', 5)
    const late = await refusalOf(shop.pay(shoppers[loser]!, carts[loser]!))
    expect(late.code).toBe('promise_changed')
  })

  test('many shoppers after a few units: each unit once, nobody in between', async () => {
    await shop.setStock('KETTLE', 'lyon', 3)
    const free = 19 + 3
    const shoppers = Array.from({ length: 30 }, visitor)
    const carts = await Promise.all(shoppers.map((session) => shop.basket(session, { KETTLE: 1 })))
    const answers = await Promise.all(
      shoppers.map(async (session, n) => {
        const { code } = await refusalOf(shop.pay(session, carts[n]!))
        if (code === 'none') await shop.order(session, carts[n]!)
        return code
      }),
    )
    expect(answers.filter((code) => code === 'none')).toHaveLength(free)
    expect(
      answers.filter((code) => code !== 'none').every((code) => code === 'out_of_stock' || code === 'promise_changed'),
    ).toBe(true)
  }, 60_000)
})

describe('a hold that is refused', () => {
  test('closes the payment, thaws the basket and troubles no bank; asked again by the same id it is refused again', async () => {
    const session = visitor()
    const cartId = await shop.basket(session, { JEANS: 1 })
    const begun = await begin(session, cartId)
    await take('entrepot', 'JEANS', 10_000)
    const finish = () => shop.doing(() => finishPaying(shop.platform, begun, shop.callOf(session)))
    expect(await refusalOf(finish())).toEqual({ code: 'out_of_stock', details: { alternatives: [] } })
    expect(await shop.payment(begun.paymentId)).toMatchObject({ status: 'voided', declineCode: 'out_of_stock' })
    expect((await shop.view(cartId)).status).toBe('open')
    expect(await refusalOf(shop.pay(session, cartId, 'tok_ok', begun.paymentId))).toMatchObject({
      code: 'out_of_stock',
    })
    await take('entrepot', 'JEANS', -10_000)
    const { waiting } = await shop.db.reader.one<{ waiting: number }>(
      sql`select count(*)::integer as waiting from jobs where key = ${begun.paymentId}`,
    )
    expect(waiting).toBe(0)
    expect((await shop.pay(session, cartId)).status).toBe('authorised')
    await shop.order(session, cartId)
  })
})

describe('a process that dies', () => {
  test('before the bank was asked: the job asks, and the order follows', async () => {
    const session = visitor()
    const cartId = await shop.basket(session, { JEANS: 1 })
    const { paymentId } = await begin(session, cartId)
    expect((await shop.payment(paymentId)).status).toBe('pending')
    await shop.pass(25)
    expect((await shop.payment(paymentId)).status).toBe('authorised')
    await shop.pass(61)
    expect(await orderOf(cartId)).toBeDefined()
  })

  test('before the bank was asked, and its goods are gone meanwhile: the job closes the payment and the basket is hers', async () => {
    const session = visitor()
    const cartId = await shop.basket(session, { JEANS: 1 })
    const { paymentId } = await begin(session, cartId)
    await take('entrepot', 'JEANS', 10_000)
    await shop.pass(25)
    await take('entrepot', 'JEANS', -10_000)
    expect(await shop.payment(paymentId)).toMatchObject({ status: 'voided', declineCode: 'out_of_stock' })
    expect(await shop.view(cartId)).toMatchObject({ status: 'open', payable: true })
    expect(await atBank(paymentId)).toEqual([])
  })

  test('while it was holding: what comes back to life later finds the payment given up, holds nothing and asks nobody', async () => {
    const session = visitor()
    const cartId = await shop.basket(session, { JEANS: 1 })
    const reserved = await shop.reserved('JEANS')
    const begun = await begin(session, cartId)
    await shop.write(giveUpPayment, session, { id: begun.paymentId })
    expect(await finishPaying(shop.platform, begun, shop.callOf(session))).toBeUndefined()
    expect(await shop.reserved('JEANS')).toBe(reserved)
    await shop.settle()
    expect(await atBank(begun.paymentId)).toEqual([])
  })

  test('after the bank has answered and before it was written down: one authorisation, one order', async () => {
    const session = visitor()
    const cartId = await shop.basket(session, { JEANS: 1 })
    const { paymentId, next } = await begin(session, cartId)
    await shop.bank(
      'POST',
      '/v1/authorisations',
      { amount: { minor: next!.toAsk.amount_minor, currency: 'EUR' }, token: 'tok_ok', reference: paymentId },
      paymentId,
    )
    await shop.pass(25)
    await shop.pass(61)
    expect(await atBank(paymentId)).toHaveLength(1)
    expect(await orderOf(cartId)).toBeDefined()
  })

  test('and stays dead for an hour: nothing stays frozen, no money is kept', async () => {
    const session = visitor()
    const cartId = await shop.basket(session, { JEANS: 1 })
    const reserved = await shop.reserved('JEANS')
    const { paymentId } = await begin(session, cartId, 'tok_timeout')
    await shop.bank(
      'POST',
      '/v1/authorisations',
      { amount: { minor: 8990 + 590, currency: 'EUR' }, token: 'tok_challenge', reference: paymentId },
      `${paymentId} elsewhere`,
    )
    await shop.pass(3600)
    expect((await shop.payment(paymentId)).status).toBe('voided')
    expect((await shop.view(cartId)).status).toBe('open')
    expect(await shop.reserved('JEANS')).toBe(reserved)
    expect(await atBank(paymentId)).toMatchObject([{ status: 'voided' }])
  })

  test('after authorisation: the order is placed a minute later', async () => {
    const session = visitor()
    const cartId = await shop.basket(session, { JEANS: 1 })
    await shop.pay(session, cartId)
    await shop.pass(61)
    expect(await orderOf(cartId)).toBeDefined()
    expect(await shop.order(session, cartId)).toBe((await orderOf(cartId))!.id)
  })

  test('after a refused order and before the money went back: the job gives it back', async () => {
    const session = visitor()
    const cartId = await shop.basket(session, { JEANS: 1 })
    const { totals } = await shop.view(cartId)
    const { id } = await shop.pay(session, cartId)
    await take('entrepot', 'JEANS', 10_000)
    await shop.db.reader.run(sql`update holds set expires_at = ${shop.callOf(null).now} where payment_id = ${id}`)
    // The transaction alone, without what its refusal still does.
    const refused = await refusalOf(
      shop.db.transaction((tx) => placeOrder(tx, { cartId, expectedTotal: totals.total }, shop.callOf(session))),
    )
    expect(refused.code).toBe('out_of_stock')
    expect((await shop.view(cartId)).status).toBe('paying')
    await shop.pass(61)
    await take('entrepot', 'JEANS', -10_000)
    await shop.settle()
    expect((await shop.payment(id)).status).toBe('voided')
    expect((await shop.view(cartId)).status).toBe('open')
  })
})

describe('a hold that lapsed', () => {
  test('is taken again when the order comes', async () => {
    const session = visitor()
    const cartId = await shop.basket(session, { JEANS: 1 })
    await shop.pay(session, cartId)
    await shop.db.reader.run(sql`update holds set expires_at = ${shop.callOf(null).now} where cart_id = ${cartId}`)
    const orderId = await shop.order(session, cartId)
    expect((await orderView(shop.db.reader, orderId, shop.callOf(session))).status).toBe('placed')
  })

  test('is refused when the stock has gone, by five presses at once, and the money goes back once', async () => {
    const session = visitor()
    const cartId = await shop.basket(session, { JEANS: 1 })
    const { id } = await shop.pay(session, cartId)
    const { totals } = await shop.view(cartId)
    await take('entrepot', 'JEANS', 10_000)
    await shop.db.reader.run(sql`update holds set expires_at = ${shop.callOf(null).now} where cart_id = ${cartId}`)
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => refusalOf(shop.order(session, cartId, totals.total))),
    )
    expect(answers.filter(({ code }) => code === 'out_of_stock').length).toBeGreaterThan(0)
    expect(answers.every(({ code }) => code === 'out_of_stock' || code === 'not_paid')).toBe(true)
    await take('entrepot', 'JEANS', -10_000)
    await shop.settle()
    expect((await shop.payment(id)).status).toBe('voided')
    expect(await shop.view(cartId)).toMatchObject({ status: 'open' })
    expect((await shop.pay(session, cartId)).status).toBe('authorised')
    await shop.order(session, cartId)
  })

  // No job of this shop ends what has lapsed: here nothing else does it.
  const isLapsed = (cartId: string) =>
    shop.db.reader.run(sql`update holds set expires_at = ${shop.callOf(null).now} where cart_id = ${cartId}`)
  const kettle = async (code: string, quantity: number) => {
    const { free } = await shop.db.reader.one<{ free: number }>(
      sql`select coalesce(sum(available), 0)::integer as free from availability where sku = 'KETTLE' and location_id = ${shop.ids.get(code)}`,
    )
    if (free === quantity) return
    const counted = {
      sku: 'KETTLE',
      locationId: shop.ids.get(code)!,
      kind: 'adjust' as const,
      quantity: quantity - free,
    }
    await recordMovements(shop.db.reader, [{ ...counted, reason: 'test' }], shop.callOf(null))
  }

  test('keeps the last unit from nobody, though nothing has ended it', async () => {
    await kettle('paris', 1)
    const [first, next] = [visitor(), visitor()]
    const lapsing = await shop.basket(first, { KETTLE: 1 })
    await shop.pay(first, lapsing)
    await isLapsed(lapsing)
    // Promised, paid and ordered.
    const cartId = await shop.basket(next, { KETTLE: 1 })
    expect((await shop.pay(next, cartId)).status).toBe('authorised')
    await shop.order(next, cartId)
    expect(await refusalOf(shop.order(first, lapsing))).toMatchObject({ code: 'out_of_stock' })
    await shop.settle()
  })

  test('changes nobody’s date, where the only other unit would come later', async () => {
    await kettle('paris', 1)
    await kettle('fournisseur', 5)
    const [first, next] = [visitor(), visitor()]
    const cartId = await shop.basket(next, { KETTLE: 1 })
    const lapsing = await shop.basket(first, { KETTLE: 1 })
    await shop.pay(first, lapsing)
    expect(await refusalOf(shop.pay(next, cartId))).toMatchObject({ code: 'promise_changed' })
    await isLapsed(lapsing)
    expect((await shop.pay(next, cartId)).status).toBe('authorised')
    await shop.order(next, cartId)
    await shop.settle()
    await kettle('fournisseur', 0)
  })

  test('the bank that hears nothing of us is asked again', async () => {
    const session = visitor()
    const cartId = await shop.basket(session, { JEANS: 1 })
    const unreachable = {
      ...shop.platform,
      config: { ...shop.platform.config, bank: { url: 'http://127.0.0.1:9', apiKey: 'x' } },
    }
    const begun = await begin(session, cartId)
    expect(await finishPaying(unreachable, begun, shop.callOf(session))).toBe('pending')
    await shop.pass(10)
    expect((await shop.payment(begun.paymentId)).status).toBe('authorised')
    await shop.order(session, cartId)
  })
})

test('what is frozen is what is ordered, whatever the prices do meanwhile', async () => {
  const session = visitor()
  const cartId = await shop.basket(session, { JEANS: 1 }, home)
  expect(await refusalOf(shop.pay(session, cartId, 'tok_ok'))).toMatchObject({ code: 'none' })
  await shop.db.reader.run(sql`update prices set amount_minor = 9990 where sku = 'JEANS'`)
  expect((await shop.view(cartId)).totals.total).toEqual(euros(8990 + 590))
  await shop.order(session, cartId)
  await shop.db.reader.run(sql`update prices set amount_minor = 8990 where sku = 'JEANS'`)
})

test('what goes wrong with money, stock or orders is found', async () => {
  const session = visitor()
  const cartId = await shop.basket(session, { JEANS: 1 })
  const { id } = await shop.pay(session, cartId)
  const orderId = await shop.order(session, cartId)
  const frozen = await shop.basket(session, { JEANS: 1 })
  const asked = await shop.pay(session, frozen, 'tok_challenge')
  const planted: [ReturnType<typeof sql>, RegExp][] = [
    [sql`update payments set status = 'voided' where id = ${id}`, /payments stand for 0/],
    [sql`update payments set status = 'captured' where id = ${id}`, /movements say authorise/],
    [sql`update payments set status = 'declined' where id = ${asked.id}`, /frozen for a payment that is declined/],
    [sql`update payments set token = 'tok' where id = ${id}`, /keeps a token/],
    [sql`delete from jobs where key = ${asked.id}`, /nothing will ask for it/],
    [sql`update orders set status = 'cancelled' where id = ${orderId}`, /for no order, and nothing will give it back/],
    [sql`update holds set status = 'released' where order_id = ${orderId}`, /open and nothing is held/],
    [
      sql`update orders set goods_minor = goods_minor + 1, total_minor = total_minor + 1 where id = ${orderId}`,
      /lines of/,
    ],
  ]
  for (const [plant, breach] of planted) {
    const found = await shop.db
      .transaction(async (tx) => {
        await tx.run(plant)
        throw new Planted([...(await moneyBreaches(tx)), ...(await orderBreaches(tx))])
      })
      .catch((error: Planted) => error.found)
    expect(found.join('\n')).toMatch(breach)
  }
  await shop.write(giveUpPayment, session, { id: asked.id })
  await shop.settle()
})

/** Unwinds what was planted and brings out what was found. */
class Planted extends Error {
  constructor(readonly found: string[]) {
    super('planted')
  }
}

import { civilDateIn } from '@filrouge/kernel/civil-date.ts'
import { code128, code128Values } from '@filrouge/kernel/code-128.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import { isTrackingNumber } from '@filrouge/kernel/tracking-number.ts'
import sql from 'sql-template-tag'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { closeLocation, reopenLocation } from '../locations/close-location.ts'
import { cancelOrder } from '../orders/cancel-order.ts'
import { cancelPart } from '../orders/cancel-part.ts'
import { orderKey } from '../orders/order-key.ts'
import { settleShortages } from '../orders/settle-shortages.ts'
import { home, openShop, refusalOf, type Shop, visitor } from '../orders/shop.fixture.ts'
import type { Session } from '../platform/call.ts'
import { showCollectionCode } from '../screens/collection-code.ts'
import { fulfilmentView, listFulfilments } from '../screens/fulfilment-view.ts'
import { orderView } from '../screens/order-view.ts'
import { shippedView } from '../screens/shipped-view.ts'
import { recordMovement } from '../stock/record-movement.ts'
import { collectFulfilment } from './collect-fulfilment.ts'
import { deliverFulfilment } from './deliver-fulfilment.ts'
import { expireReady } from './expire-ready.ts'
import { fulfilmentsOf } from './fulfilment.ts'
import { fulfilmentBreaches } from './fulfilment-breaches.ts'
import { giveUpShortages } from './give-up-shortages.ts'
import { pickFulfilment } from './pick-fulfilment.ts'
import { readyFulfilment } from './ready-fulfilment.ts'
import { refuseFulfilment } from './refuse-fulfilment.ts'
import { shipFulfilment } from './ship-fulfilment.ts'

let shop: Shop
let sonia: Session
beforeAll(async () => {
  shop = await openShop()
  sonia = { ...shop.jean, roles: ['manager'] }
}, 60_000)
afterAll(() => shop.close())
afterEach(async () => expect(await shop.breaches()).toEqual([]))

type Ful = Id<'fulfilment'>
const atParis = { mode: 'collect', locationId: '', contact: home.contact }
const collect = () => ({ ...atParis, locationId: shop.ids.get('paris')! })

async function bought(lines: Record<string, number>, delivery: object = home) {
  const session = visitor()
  const cartId = await shop.basket(session, lines, delivery)
  const payment = await shop.pay(session, cartId)
  const orderId = await shop.order(session, cartId)
  return { session, orderId, paymentId: payment.id }
}
const show = (orderId: Id<'order'>, session: Session | null = sonia) =>
  orderView(shop.db.reader, orderId, shop.callOf(session))
const only = async (orderId: string) => (await fulfilmentsOf(shop.db.reader, orderId))[0]!
const standing = async (orderId: string) =>
  (await fulfilmentsOf(shop.db.reader, orderId)).filter(({ status }) => status !== 'cancelled')
const pick = (id: Ful, lines: { sku: string; quantity: number }[], who = sonia) =>
  pickFulfilment(shop.platform, { id, lines }, shop.callOf(who))
const pickAll = async (id: Ful) => pick(id, (await fulfilmentView(shop.db.reader, id, shop.callOf(sonia))).lines)
const ready = (id: Ful, shelf?: string) => shop.write(readyFulfilment, sonia, { id, ...(shelf ? { shelf } : {}) })
const ship = (id: Ful, carrier?: string) =>
  shipFulfilment(shop.platform, { id, ...(carrier ? { carrier } : {}) }, shop.callOf(sonia))
const codeFor = async (orderId: Id<'order'>, session: Session) =>
  (await showCollectionCode(shop.db.reader, { id: orderId }, shop.callOf(session))).code
const atBank = async (paymentId: string) => {
  await shop.settle()
  const { items } = await shop.bank('GET', `/v1/authorisations?reference=${paymentId}`)
  const { status, captured, refunded } = items[0] as unknown as {
    status: string
    captured: { minor: number }
    refunded: { minor: number }
  }
  return { status, captured: captured.minor, refunded: refunded.minor }
}
const level = (sku: string, code: string) =>
  shop.db.reader.one<{ on_hand: number; reserved: number }>(
    sql`select on_hand, reserved from stock_levels where sku = ${sku} and location_id = ${shop.ids.get(code)}`,
  )

describe('a parcel to her door', () => {
  test('is picked, shipped with a label, paid when it leaves, and delivered; the order follows', async () => {
    const before = await level('JEANS', 'entrepot')
    const { orderId, paymentId } = await bought({ JEANS: 2 })
    const { id } = await only(orderId)
    expect(await show(orderId)).toMatchObject({
      status: 'placed',
      fulfilments: [{ status: 'to_pick', locationName: 'Entrepôt' }],
    })
    await pickAll(id)
    expect(await show(orderId)).toMatchObject({ status: 'in_progress', fulfilmentStatus: 'unfulfilled' })
    expect(await atBank(paymentId)).toEqual({ status: 'authorised', captured: 0, refunded: 0 })
    await ship(id, 'Messageries')
    const shipped = await shippedView(shop.db.reader, id, shop.callOf(sonia))
    expect(isTrackingNumber(shipped.trackingNumber)).toBe(true)
    expect(Buffer.from(shipped.label.split(',')[1]!, 'base64').toString()).toContain('12 rue de Rivoli')
    expect(await level('JEANS', 'entrepot')).toEqual({ ...before, on_hand: before.on_hand - 2 })
    expect(await atBank(paymentId)).toEqual({ status: 'captured', captured: 2 * 8990 + 590, refunded: 0 })
    expect(await show(orderId)).toMatchObject({
      status: 'in_progress',
      fulfilmentStatus: 'fulfilled',
      paymentStatus: 'paid',
      can: [],
    })
    await shop.write(deliverFulfilment, sonia, { id })
    const view = await show(orderId)
    expect(view).toMatchObject({ status: 'completed', fulfilmentStatus: 'fulfilled' })
    expect(view.timeline.map(({ code }) => code)).toEqual(
      expect.arrayContaining([
        'order.placed',
        'fulfilment.picked',
        'fulfilment.shipped',
        'payment.captured',
        'fulfilment.delivered',
      ]),
    )
  })

  test('each step told twice happens once; a step out of turn is refused', async () => {
    const { orderId } = await bought({ JEANS: 1 })
    const { id } = await only(orderId)
    expect(await refusalOf(ship(id))).toMatchObject({ code: 'not_at_this_step', details: { state: 'to_pick' } })
    await Promise.all([1, 2, 3].map(() => pickAll(id)))
    expect(await refusalOf(ready(id))).toMatchObject({ code: 'not_for_this_way' })
    await Promise.all([1, 2, 3].map(() => ship(id)))
    await shop.write(deliverFulfilment, sonia, { id })
    await shop.write(deliverFulfilment, sonia, { id })
    const codes = (await show(orderId)).timeline.map(({ code }) => code)
    for (const step of ['fulfilment.picked', 'fulfilment.shipped', 'fulfilment.delivered'])
      expect(codes.filter((code) => code === step)).toHaveLength(1)
    expect(await refusalOf(shop.write(cancelOrder, null, { id: orderId }))).toMatchObject({ code: 'order_not_found' })
    expect(await refusalOf(shop.write(cancelOrder, sonia, { id: orderId }))).toMatchObject({ code: 'already_shipped' })
  })

  test('an associate handles only what lies in his shop', async () => {
    const { orderId } = await bought({ JEANS: 1 })
    const { id } = await only(orderId)
    expect(await refusalOf(pick(id, [{ sku: 'JEANS', quantity: 1 }], shop.jean))).toMatchObject({ code: 'not_allowed' })
    expect(await fulfilmentView(shop.db.reader, id, shop.callOf(shop.jean))).toMatchObject({ can: [] })
    expect(await fulfilmentView(shop.db.reader, id, shop.callOf(sonia))).toMatchObject({ can: ['pick', 'refuse'] })
  })

  test('cancelled before it leaves, nothing is picked any more and nothing is paid', async () => {
    const before = await level('JEANS', 'entrepot')
    const { orderId, paymentId, session } = await bought({ JEANS: 1 })
    const { id } = await only(orderId)
    const [picked, cancelled] = await Promise.allSettled([
      pickAll(id),
      shop.write(cancelOrder, session, { id: orderId }),
    ])
    expect(cancelled.status).toBe('fulfilled')
    expect(['fulfilled', 'rejected']).toContain(picked.status)
    expect((await only(orderId)).status).toBe('cancelled')
    expect(await level('JEANS', 'entrepot')).toEqual(before)
    expect(await atBank(paymentId)).toMatchObject({ status: 'voided' })
  })
})

describe('an order she collects', () => {
  test('waits on a shelf, is paid when it is ready, and is handed over against her code alone', async () => {
    const { orderId, paymentId, session } = await bought({ KETTLE: 1 }, collect())
    const { id } = await only(orderId)
    await pickAll(id)
    expect(await refusalOf(ship(id))).toMatchObject({ code: 'not_for_this_way' })
    await ready(id, 'B4')
    expect(await atBank(paymentId)).toMatchObject({ status: 'captured', captured: 3990 })
    const code = await codeFor(orderId, session)
    expect(code).toMatch(/^\d{6}$/)
    expect(await refusalOf(showCollectionCode(shop.db.reader, { id: orderId }, shop.callOf(sonia)))).toMatchObject({
      code: 'order_not_found',
    })
    const found = await listFulfilments(
      shop.db.reader,
      { code: `${code.slice(0, 3)} ${code.slice(3)}`, limit: 20 },
      shop.callOf(sonia),
    )
    expect(found.items).toMatchObject([{ id, shelf: 'B4', status: 'ready', can: ['collect'] }])
    const wrong = code === '000000' ? '000001' : '000000'
    expect(await refusalOf(shop.write(collectFulfilment, sonia, { id, code: wrong }))).toMatchObject({
      code: 'code_wrong',
    })
    await Promise.all([1, 2].map(() => shop.write(collectFulfilment, sonia, { id, code })))
    expect(await show(orderId)).toMatchObject({ status: 'completed', fulfilmentStatus: 'fulfilled' })
    const tables = await shop.db.reader.rows(
      sql`select to_jsonb(o)::text || ' ' || to_jsonb(f)::text as text from fulfilment_orders o join fulfilments f using (order_id) where order_id = ${orderId}`,
    )
    expect(String(tables[0]!.text)).not.toContain(`"${code}"`)
  })

  test('brought from elsewhere, it is shipped there, ready there, and collected there', async () => {
    const before = await level('JEANS', 'entrepot')
    const { orderId, session } = await bought({ JEANS: 1 }, collect())
    const { id, location_id } = await only(orderId)
    expect(location_id).toBe(shop.ids.get('entrepot'))
    await pickAll(id)
    await ship(id)
    expect((await only(orderId)).carrier).toBe('transfer')
    await shop.write(readyFulfilment, shop.jean, { id, shelf: 'A1' })
    const code = await codeFor(orderId, session)
    await shop.write(collectFulfilment, shop.jean, { id, code })
    expect(await level('JEANS', 'entrepot')).toEqual({ ...before, on_hand: before.on_hand - 1 })
    expect(await show(orderId)).toMatchObject({ status: 'completed' })
  })

  test('not collected in time: she is reminded once, then it is back on the shelf and she is paid back', async () => {
    const before = await level('KETTLE', 'paris')
    const { orderId, paymentId } = await bought({ KETTLE: 2 }, collect())
    const { id } = await only(orderId)
    await pickAll(id)
    await ready(id)
    await shop.settle()
    await shop.pass(8 * 86_400)
    await expireReady(shop.platform)
    await expireReady(shop.platform)
    expect((await show(orderId)).timeline.filter(({ code }) => code === 'fulfilment.reminded')).toHaveLength(1)
    await shop.pass(3 * 86_400)
    await expireReady(shop.platform)
    expect(await atBank(paymentId)).toEqual({ status: 'captured', captured: 7980, refunded: 7980 })
    expect(await level('KETTLE', 'paris')).toEqual(before)
    expect(await show(orderId)).toMatchObject({
      status: 'cancelled',
      paymentStatus: 'refunded',
      fulfilments: [{ status: 'expired' }],
    })
  })
})

describe('what is not on the shelf', () => {
  test('leaves the books there and comes from elsewhere, in a parcel of its own', async () => {
    await shop.setStock('KETTLE', 'lyon', 5)
    const { orderId, paymentId } = await bought({ KETTLE: 3 })
    const first = await only(orderId)
    const from = first.location_id === shop.ids.get('paris') ? 'paris' : 'lyon'
    const before = await level('KETTLE', from)
    await pick(first.id, [{ sku: 'KETTLE', quantity: 1 }])
    expect(await level('KETTLE', from)).toEqual({ on_hand: before.on_hand - 2, reserved: before.reserved - 2 })
    const [one, other] = await standing(orderId)
    expect(one).toMatchObject({ status: 'picked', lines: [{ sku: 'KETTLE', quantity: 1, picked: 1 }] })
    expect(other).toMatchObject({ status: 'to_pick', replaces_id: first.id, lines: [{ sku: 'KETTLE', quantity: 2 }] })
    expect(other!.location_id).not.toBe(first.location_id)
    const [movement] = await shop.db.reader.rows(sql`
      select kind, quantity, reason from stock_movements where cause_id = ${orderId} order by id desc limit 1`)
    expect(movement).toMatchObject({ kind: 'adjust', quantity: -2, reason: expect.stringContaining('Introuvable') })
    // Parcel by parcel, as each leaves: the delivery with the first.
    await ship(one!.id)
    expect(await atBank(paymentId)).toMatchObject({ captured: 3990 + 590 })
    await pickAll(other!.id)
    await ship(other!.id)
    expect(await atBank(paymentId)).toMatchObject({ captured: 3 * 3990 + 590 })
  })

  test('and can be had nowhere: someone decides, and she does not pay for it', async () => {
    const { orderId, paymentId } = await bought({ TV: 1, JEANS: 1 })
    const television = (await standing(orderId)).find(({ lines }) => lines.some(({ sku }) => sku === 'TV'))!
    await pick(
      television.id,
      television.lines.map(({ sku, quantity }) => ({ sku, quantity: sku === 'TV' ? 0 : quantity })),
    )
    const view = await show(orderId)
    expect(view.shortages).toMatchObject([{ sku: 'TV', status: 'to_decide', reason: 'short_pick' }])
    expect(view.status).toBe('in_progress')
    for (const { id } of await standing(orderId)) {
      if ((await only(orderId)).status === 'to_pick') await pickAll(id)
    }
    await shop.pass(49 * 3600)
    expect((await show(orderId)).shortages).toMatchObject([{ status: 'cancelled' }])
    for (const { id, status } of await standing(orderId)) {
      if (status === 'to_pick') await pickAll(id)
      await ship(id)
      await shop.write(deliverFulfilment, sonia, { id })
    }
    expect(await atBank(paymentId)).toMatchObject({ status: 'captured', captured: 8990 + 590 })
    expect(await show(orderId)).toMatchObject({
      status: 'completed',
      fulfilmentStatus: 'fulfilled',
      paymentStatus: 'paid',
    })
    await shop.setStock('TV', 'paris', 1)
  })

  test('an order of which nothing can be had is over, and its money is given back', async () => {
    const { orderId, paymentId } = await bought({ TV: 1 })
    const { id } = await only(orderId)
    await refuseFulfilment(shop.platform, { id, reason: 'damaged' }, shop.callOf(sonia))
    expect((await show(orderId)).shortages).toMatchObject([{ status: 'to_decide', reason: 'damaged' }])
    await shop.db.transaction((tx) => giveUpShortages(tx, orderId, 'staff', shop.callOf(sonia)))
    expect(await atBank(paymentId)).toMatchObject({ status: 'voided' })
    expect(await show(orderId)).toMatchObject({ status: 'cancelled', paymentStatus: 'voided' })
    await shop.setStock('TV', 'paris', 1)
  })

  test('a shop that is too busy keeps its books; another serves', async () => {
    const { orderId } = await bought({ KETTLE: 1 })
    const first = await only(orderId)
    const code = first.location_id === shop.ids.get('paris') ? 'paris' : 'lyon'
    const before = await level('KETTLE', code)
    await refuseFulfilment(shop.platform, { id: first.id, reason: 'too_busy' }, shop.callOf(sonia))
    await refuseFulfilment(shop.platform, { id: first.id, reason: 'too_busy' }, shop.callOf(sonia))
    expect(await level('KETTLE', code)).toEqual({ ...before, reserved: before.reserved - 1 })
    const again = await standing(orderId)
    expect(again).toHaveLength(1)
    expect(again[0]!.location_id).not.toBe(first.location_id)
  })

  test('the last units elsewhere are sold once, whoever is faster', async () => {
    await shop.setStock('KETTLE', 'lyon', 10)
    const { n } = await shop.db.reader.one<{ n: number }>(
      sql`select sum(on_hand - reserved)::integer as n from stock_levels where sku = 'KETTLE' and location_id = ${shop.ids.get('lyon')}`,
    )
    const short: Awaited<ReturnType<typeof bought>>[] = []
    for (let i = 0; i < 4; i += 1) short.push(await bought({ KETTLE: 1 }, collect()))
    // Nothing is left in Paris but what these four hold; in Lyon there are three.
    await shop.db.reader.run(
      sql`update stock_levels set safety = 1000 where sku = 'KETTLE' and location_id = ${shop.ids.get('paris')}`,
    )
    await shop.db.reader.run(
      sql`update stock_levels set safety = ${n - 3} where sku = 'KETTLE' and location_id = ${shop.ids.get('lyon')}`,
    )
    const parcels = await Promise.all(short.map(({ orderId }) => only(orderId)))
    const rivals = [1, 2, 3].map(async () => {
      const session = visitor()
      const cartId = await shop.basket(session, { KETTLE: 1 })
      await shop.pay(session, cartId)
      return shop.order(session, cartId)
    })
    const results = await Promise.allSettled([
      ...parcels.map(({ id }) => pick(id, [{ sku: 'KETTLE', quantity: 0 }])),
      ...rivals,
    ])
    const sold = results.slice(4).filter(({ status }) => status === 'fulfilled').length
    await shop.settle()
    const again = (await Promise.all(short.map(({ orderId }) => standing(orderId)))).flat().length
    expect(results.slice(0, 4).every(({ status }) => status === 'fulfilled')).toBe(true)
    expect(sold + again).toBe(3)
    const waiting = (await Promise.all(short.map(({ orderId }) => show(orderId)))).filter(
      ({ shortages }) => shortages.length > 0,
    )
    expect(waiting).toHaveLength(4 - again)
    await shop.db.reader.run(sql`update stock_levels set safety = 0 where sku = 'KETTLE'`)
  })
})

describe('goods that must come from elsewhere', () => {
  const count = (quantity: number, code: string, moveHolds: boolean) =>
    shop.write(recordMovement, sonia, {
      ...{ sku: 'KETTLE', locationId: shop.ids.get(code)!, kind: 'count' as const, quantity, moveHolds },
    })

  test('a count below what is kept is refused, unless the holds may move: then orders are sourced again', async () => {
    await shop.setStock('KETTLE', 'lyon', 10)
    const { orderId } = await bought({ KETTLE: 1 })
    const first = await only(orderId)
    const code = first.location_id === shop.ids.get('paris') ? 'paris' : 'lyon'
    const { reserved } = await level('KETTLE', code)
    expect(await refusalOf(count(reserved - 1, code, false))).toMatchObject({
      code: 'held',
      details: { canMoveHolds: true },
    })
    await count(reserved - 1, code, true)
    await shop.settle()
    expect(await level('KETTLE', code)).toMatchObject({ on_hand: reserved - 1 })
    const parts = await standing(orderId)
    expect(parts).toHaveLength(1)
    expect(parts[0]!.location_id).not.toBe(first.location_id)
    await shop.setStock('KETTLE', code, 10)
  })

  test('a basket that is being paid holds again elsewhere before it becomes an order', async () => {
    const session = visitor()
    const cartId = await shop.basket(session, { KETTLE: 1 })
    await shop.pay(session, cartId)
    const [held] = await shop.db.reader.rows<{ code: string }>(sql`
      select l.code from holds h join hold_lines x on x.hold_id = h.id join locations l on l.id = x.location_id where h.cart_id = ${cartId}`)
    const { reserved } = await level('KETTLE', held!.code)
    await count(reserved - 1, held!.code, true)
    const orderId = await shop.order(session, cartId)
    expect((await only(orderId)).location_id).not.toBe(shop.ids.get(held!.code))
    await shop.setStock('KETTLE', held!.code, 10)
  })

  test('a shop that closes today is relieved of what was to leave it; what she collects there waits', async () => {
    const sent = await bought({ KETTLE: 1 })
    const first = await only(sent.orderId)
    const kept = await bought({ KETTLE: 1 }, collect())
    await shop.write(closeLocation, sonia, { id: first.location_id, reason: 'dégât des eaux' })
    await shop.write(closeLocation, sonia, { id: shop.ids.get('paris')!, reason: 'dégât des eaux' })
    await shop.settle()
    const parts = await standing(sent.orderId)
    expect(parts.every(({ location_id }) => location_id !== first.location_id)).toBe(true)
    expect((await standing(kept.orderId))[0]).toMatchObject({ location_id: shop.ids.get('paris'), status: 'to_pick' })
    for (const code of ['paris', 'lyon'])
      await shop.write(reopenLocation, sonia, {
        id: code,
        closedOn: civilDateIn(shop.callOf(null).now, 'Europe/Paris'),
      })
  })

  test('what will be late may be given up by her, with the link alone; what is not late may not', async () => {
    const { orderId, paymentId } = await bought({ KETTLE: 1, JEANS: 1 })
    const [one] = await standing(orderId)
    const key = await orderKey(shop.db.reader, orderId)
    const give = (fulfilmentId: Ful) => shop.write(cancelPart, null, { id: orderId, fulfilmentId, key })
    expect(await refusalOf(give(one!.id))).toMatchObject({ code: 'not_late' })
    expect(await refusalOf(shop.write(cancelPart, null, { id: orderId, fulfilmentId: one!.id }))).toMatchObject({
      code: 'order_not_found',
    })
    const parts = await standing(orderId)
    const late = parts.at(-1)!
    await shop.db.reader.run(
      sql`update fulfilments set promised_latest = promised_latest + interval '4 days' where id = ${late.id}`,
    )
    await give(late.id)
    await give(late.id)
    const worth = late.lines.reduce((sum, { sku, quantity }) => sum + quantity * (sku === 'JEANS' ? 8990 : 3990), 0)
    for (const { id } of await standing(orderId)) {
      await pickAll(id)
      await ship(id)
    }
    if (parts.length > 1) expect(await atBank(paymentId)).toMatchObject({ captured: 8990 + 3990 + 590 - worth })
    else expect(await atBank(paymentId)).toMatchObject({ status: 'voided' })
  })

  test('what could be had nowhere is found when it has come back', async () => {
    const { orderId } = await bought({ TV: 1 })
    const { id } = await only(orderId)
    await pick(id, [{ sku: 'TV', quantity: 0 }])
    expect((await show(orderId)).shortages).toMatchObject([{ status: 'to_decide' }])
    await shop.setStock('TV', 'lyon', 1)
    await shop.write(settleShortages, sonia, { id: orderId, choice: 'look_again' })
    await shop.settle()
    expect(await show(orderId)).toMatchObject({
      shortages: [],
      fulfilments: [{ status: 'cancelled' }, { status: 'to_pick', locationName: 'Lyon' }],
    })
    await shop.setStock('TV', 'paris', 1)
  })
})

test('what goes wrong with goods on their way out is found', async () => {
  const { orderId } = await bought({ JEANS: 2 })
  const { id } = await only(orderId)
  await pickAll(id)
  const planted: [ReturnType<typeof sql>, RegExp][] = [
    [
      sql`update fulfilment_lines set quantity = 1, picked = 1 where fulfilment_id = ${id}`,
      /2 ordered, its fulfilments and shortages add up to 1/,
    ],
    [sql`update fulfilments set status = 'shipped', shipped_at = now() where id = ${id}`, /0 to leave, 2 kept/],
    [
      sql`update fulfilments set status = 'shipped', shipped_at = now() where id = ${id}`,
      /goods of 18570 have left or are ready, and 0 is taken/,
    ],
    [
      sql`update payments set status = 'captured', captured_minor = 500 where id = (select payment_id from fulfilment_orders where order_id = ${orderId})`,
      /goods of 0 have left or are ready, and 500 is taken/,
    ],
    [sql`update fulfilment_lines set picked = 0 where fulfilment_id = ${id}`, /not all of it is picked/],
    [sql`delete from fulfilment_lines where fulfilment_id = ${id}`, /has nothing in it/],
    [
      sql`insert into shortages (id, order_id, fulfilment_id, location_id, sku, quantity, reason, status, found_at)
        select 'sht_1', order_id, id, location_id, 'JEANS', 1, 'counted', 'open', now() from fulfilments where id = ${id}`,
      /shortage sht_1 is open and nothing will see to it/,
    ],
  ]
  for (const [plant, breach] of planted) {
    const found = await shop.db
      .transaction(async (tx) => {
        await tx.run(plant)
        throw new Planted(await fulfilmentBreaches(tx))
      })
      .catch((error: Planted) => error.found)
    expect(found?.join('\n')).toMatch(breach)
  }
})

class Planted extends Error {
  constructor(readonly found: string[]) {
    super('planted')
  }
}

test('a bar code says what a scanner reads', () => {
  expect(code128Values('AIM')).toEqual([104, 33, 41, 45, (104 + 33 + 2 * 41 + 3 * 45) % 103, 106])
  const widths = code128('RR473124829GB')
  expect(widths.reduce((sum, width) => sum + width, 0)).toBe(11 * (1 + 13 + 1) + 13)
  expect(isTrackingNumber('RR473124829GB')).toBe(true)
  expect(isTrackingNumber('RR473124828GB')).toBe(false)
})

import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type * as cartContract from '@filrouge/contract/carts.ts'
import type { Input } from '@filrouge/contract/endpoint.ts'
import { type Id, newId } from '@filrouge/kernel/ids.ts'
import { type Money, money } from '@filrouge/kernel/money.ts'
import { startSandbox } from '@filrouge/sandbox/start.ts'
import sql from 'sql-template-tag'
import { holdAgainForPayment } from '../carts/hold-for-payment.ts'
import { payCart } from '../carts/pay-cart.ts'
import { followSignIn, keepHoldWhileWaiting, thawOnNoMoney } from '../carts/reactions.ts'
import { setDelivery } from '../carts/set-delivery.ts'
import { setLine } from '../carts/set-line.ts'
import { startCart } from '../carts/start-cart.ts'
import {
  followCancellation,
  followDisplacement,
  fulfilmentBreaches,
  fulfilOrder,
  giveUpInTime,
  sourceAgainLater,
  sourceFromElsewhere,
} from '../fulfilment/public.ts'
import { addStaff } from '../locations/public.ts'
import { smallWorld } from '../locations/small-world.fixture.ts'
import { earnPoints } from '../loyalty/earn-points.ts'
import { valueBreaches } from '../loyalty/public.ts'
import { reverseForGoods, undoOnCancel, valuePaysOrder } from '../loyalty/reactions.ts'
import { moneyBreaches, receiveProviderCallback, registerPaymentJobs } from '../payments/public.ts'
import { type Call, machineCall, type Session } from '../platform/call.ts'
import { configFrom } from '../platform/config.ts'
import type { Tx } from '../platform/db/database.ts'
import { reactAfter, reactWithin } from '../platform/events.ts'
import { registerJob, startWorker } from '../platform/jobs.ts'
import { openLive } from '../platform/live.ts'
import { openLog } from '../platform/log.ts'
import { Refusal } from '../platform/refuse.ts'
import type { Platform } from '../platform/route.ts'
import { secretOf } from '../platform/secrets.ts'
import { setPrices } from '../pricing/public.ts'
import { addDeliveryServices } from '../promise/public.ts'
import { offerBreaches } from '../promotions/public.ts'
import { giveBackOnCancel, giveUsesToOrder } from '../promotions/reactions.ts'
import { cartView } from '../screens/cart-view.ts'
import { paymentView } from '../screens/payment-view.ts'
import { recordMovements, stockBreaches } from '../stock/public.ts'
import { orderBreaches } from './order-breaches.ts'
import { placeOrder } from './place-order.ts'
import { followGoods, placePaidCart, tellOrderOfMoney } from './reactions.ts'

export type Shop = Awaited<ReturnType<typeof openShop>>

const root = fileURLToPath(new URL('../../', import.meta.url))

const goodsEvents = [
  ...['fulfilment.picked', 'fulfilment.ready', 'fulfilment.shipped', 'fulfilment.at_relay', 'fulfilment.delivered'],
  ...['fulfilment.collected', 'fulfilment.expired', 'fulfilment.cancelled'],
  ...['fulfilment.lost', 'fulfilment.returned', 'fulfilment.damaged'],
  ...['shortage.found', 'shortage.sourced', 'shortage.to_decide', 'shortage.cancelled'],
] as 'fulfilment.picked'[]

// As subscribers.ts has it, without what other domains do.
function react(): void {
  reactWithin('customer.signed_in', followSignIn)
  reactWithin('order.placed', giveUsesToOrder)
  reactWithin('order.cancelled', giveBackOnCancel)
  reactWithin('order.placed', valuePaysOrder)
  reactWithin('order.placed', earnPoints)
  reactWithin('order.cancelled', undoOnCancel)
  reactWithin('fulfilment.cancelled', reverseForGoods)
  reactWithin('fulfilment.expired', reverseForGoods)
  reactWithin('shortage.cancelled', reverseForGoods)
  reactWithin('payment.declined', thawOnNoMoney)
  reactWithin('payment.voided', thawOnNoMoney)
  reactWithin('payment.pending', keepHoldWhileWaiting)
  reactWithin('payment.action_required', keepHoldWhileWaiting)
  reactWithin('payment.captured', tellOrderOfMoney)
  reactWithin('payment.voided', tellOrderOfMoney)
  reactWithin('payment.refunded', tellOrderOfMoney)
  reactWithin('order.placed', fulfilOrder)
  reactWithin('order.cancelled', followCancellation)
  reactWithin('stock.displaced', followDisplacement)
  reactAfter('location.closed', 'source_from_elsewhere', sourceFromElsewhere)
  for (const type of goodsEvents) reactWithin(type, followGoods)
  reactAfter('payment.authorised', 'place_requested_cart', placePaidCart, { when: ({ facts }) => facts.isRequested })
  reactAfter('payment.authorised', 'place_paid_cart', placePaidCart, {
    delaySeconds: 60,
    when: ({ facts }) => !facts.isRequested,
  })
}

export const home = {
  mode: 'home' as const,
  address: { street: '12 rue de Rivoli', postcode: '75004', city: 'Paris', country: 'FR' },
  contact: { email: 'camille@example.com', name: 'Camille' },
}

/** A shop of a few articles with the real sandbox bank beside it, whose callbacks are heard, and a clock that can be moved. */
export async function openShop() {
  const world = await smallWorld(async (tx, ids) => {
    await addDeliveryServices(tx, [
      {
        ...{ code: 'standard', mode: 'home', carrier: 'Messageries', titleFr: 'Standard', titleEn: 'Standard' },
        ...{ transitDaysMin: 2, transitDaysMax: 3, carrierDays: 'mon_sat', costMinor: 590, freeFromMinor: null },
        ...{ vatRate: 20, maxWeightGrams: 30_000 },
      } as Parameters<typeof addDeliveryServices>[1][number],
    ])
    const prices = { TV: 129_900, JEANS: 8990, KETTLE: 3990 }
    await setPrices(
      tx,
      Object.entries(prices).map(([sku, amountMinor]) => ({
        sku,
        amountMinor,
        currency: 'EUR' as const,
        kind: 'regular' as const,
      })),
      machineCall(new Date('2026-01-01T00:00:00Z'), null, 'test'),
    )
    await addStaff(tx, [
      { login: 'jean', name: 'Jean', passwordHash: 'x', roles: ['associate'], location: 'paris', language: 'fr' },
    ])
    const rows = [
      ['TV', 'paris', 1],
      ['JEANS', 'entrepot', 500],
      ['KETTLE', 'paris', 20],
    ] as const
    await recordMovements(
      tx,
      rows.map(([sku, code, quantity]) => ({ sku, locationId: ids.get(code)!, kind: 'receive' as const, quantity })),
      machineCall(new Date('2026-11-01T00:00:00Z'), null, 'test'),
    )
  })
  const { db, ids } = world
  const folder = mkdtempSync(join(tmpdir(), 'filrouge-shop-'))
  const heard: { type: string; reference: string }[] = []
  let platform: Platform
  const listener = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const rawBody = Buffer.concat(chunks)
    try {
      await receiveProviderCallback(platform, { headers: request.headers, rawBody })
      const { type, data } = JSON.parse(rawBody.toString())
      heard.push({ type, reference: data.reference })
      response.writeHead(204).end()
    } catch {
      response.writeHead(500).end()
    }
  })
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
  const secret = await secretOf(db.reader, 'provider_callbacks')
  const sandbox = await startSandbox({
    folder,
    callbackUrl: `http://127.0.0.1:${(listener.address() as AddressInfo).port}/callbacks`,
    callbackSecret: `whsec_${secret.toString('base64')}`,
    entry: join(root, 'sandbox/main.ts'),
    execArgv: ['--import', 'tsx'],
  })

  const began = performance.now()
  let start = Date.parse('2026-11-23T09:30:00Z')
  const clock = {
    now: () => new Date(start + performance.now() - began),
    refresh: async () => undefined,
    moveTo: async () => true,
  }
  const config = { ...configFrom({}), bank: { url: sandbox.bankUrl, apiKey: sandbox.apiKey } }
  platform = { db, clock, live: await openLive(db), log: openLog('silent'), config }
  react()
  registerPaymentJobs(config, holdAgainForPayment)
  registerJob('source_again', sourceAgainLater)
  registerJob('give_up_shortages', giveUpInTime)
  const worker = startWorker(platform, { everyMs: 200 })
  const { id: jean } = await db.reader.one<{ id: Id<'staff'> }>(sql`select id from staff where login = 'jean'`)

  const bank = async (method: string, path: string, body?: unknown, key?: string) => {
    const response = await fetch(`${sandbox.bankUrl}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${sandbox.apiKey}`,
        'content-type': 'application/json',
        ...(key ? { 'idempotency-key': key } : {}),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return (await response.json()) as {
      items: { id: string; status: string; version: number }[]
      id: string
      status: string
    }
  }
  await bank('POST', '/v1/test/delay', { milliseconds: 400 })

  const callOf = (session: Session | null, more: Partial<Call> = {}): Call => ({
    ...machineCall(clock.now(), null, 'test'),
    session,
    channel: session?.channel ?? null,
    locationId: session?.locationId ?? null,
    ...more,
  })
  /** What the edge does: a transaction, and after a refusal what must still happen. */
  const doing = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      if (error instanceof Refusal && error.still) await db.transaction(error.still)
      throw error
    }
  }
  const write = <I, T>(verb: (tx: Tx, input: I, call: Call) => Promise<T>, session: Session | null, input: I) =>
    doing(() => db.transaction((tx) => verb(tx, input, callOf(session))))

  return {
    platform,
    db,
    ids,
    bank,
    heard,
    callOf,
    doing,
    write,
    jean: {
      ...{ id: 'ses_jean', kind: 'staff', visitorId: null, customerId: null, staffId: jean },
      ...{ roles: ['associate'], channel: 'shop', locationId: ids.get('paris')! },
    } as Session,
    /** Moves the clock and does what is due then. */
    async pass(seconds: number) {
      start += seconds * 1000
      await worker.settle()
    },
    settle: () => worker.settle(),
    setStock: (sku: string, code: string, quantity: number) =>
      recordMovements(db.reader, [{ sku, locationId: ids.get(code)!, kind: 'receive', quantity }], callOf(null)),
    async basket(session: Session, lines: Record<string, number>, delivery: object = home) {
      const id = await write(startCart, session, {} as Input<typeof cartContract.startCart>)
      for (const [sku, quantity] of Object.entries(lines)) await write(setLine, session, { id, sku, quantity })
      await write(setDelivery, session, { id, contact: {}, ...delivery } as Input<typeof cartContract.setDelivery>)
      return id
    },
    view: (cartId: string) => cartView(db.reader, cartId, callOf(null)),
    async pay(session: Session, cartId: Id<'cart'>, token = 'tok_ok', id: Id<'payment'> = newId('payment')) {
      const { owed } = await cartView(db.reader, cartId, callOf(null))
      const input = { id, cartId, amount: owed, tender: { kind: 'card' as const, token } }
      await doing(() => payCart(platform, input, callOf(session)))
      return paymentView(db.reader, id, callOf(null))
    },
    payment: (id: string) => paymentView(db.reader, id, callOf(null)),
    async order(session: Session, cartId: Id<'cart'>, total?: { minor: number; currency: string }) {
      const expectedTotal = total ?? (await cartView(db.reader, cartId, callOf(null))).totals.total
      return write(placeOrder, session, { cartId, expectedTotal })
    },
    async reserved(sku: string) {
      const { sum } = await db.reader.one<{ sum: number }>(
        sql`select coalesce(sum(reserved), 0)::integer as sum from stock_levels where sku = ${sku}`,
      )
      return sum
    },
    async breaches() {
      const found = await Promise.all([
        stockBreaches(db.reader),
        offerBreaches(db.reader),
        valueBreaches(db.reader),
        moneyBreaches(db.reader),
        orderBreaches(db.reader),
        fulfilmentBreaches(db.reader),
      ])
      return found.flat()
    },
    async close() {
      await worker.stop()
      platform.live.close()
      await sandbox.stop()
      listener.close()
      listener.closeAllConnections()
      await world.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Somebody nobody knows yet. */
export const visitor = (): Session => ({
  ...{ id: newId('session'), kind: 'visitor', visitorId: newId('visitor'), customerId: null, staffId: null },
  ...{ roles: [], channel: 'web', locationId: null },
})

export const euros = (minor: number): Money => money(minor, 'EUR')

/** The code of the refusal that a promise ends in. */
export async function refusalOf(work: Promise<unknown>): Promise<{ code: string; details: Record<string, unknown> }> {
  try {
    await work
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, details: error.details }
    throw error
  }
  return { code: 'none', details: {} }
}

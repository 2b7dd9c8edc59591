import { round } from './journey.ts'
import { type Connection, openConnection } from './load.ts'
import { openShop, type Shop } from './shop.ts'
import { ask, type Body, call, fillBasket, payAndOrder, setStock, signInAdmin } from './shopper.ts'

const units = 100
const shoppers = 400
const atOnce = 32

interface Told {
  token: string
  cartId: string
  delivery: object
  paymentId?: string
  /** What she was told when she was refused. */
  refusal?: Body
}

/**
 * A flash sale: 400 whole purchases of an article of which there are 100, 32 at a time, over HTTP; once with all of them in one shop and nothing
 * anywhere else, once spread over twenty shops with a supplier behind them, so that everybody refused has a later date to be offered.
 */
export async function flash(root: string) {
  const shop = await openShop(root)
  const one = await sale(shop, 'CASQUE-ORPHELIA-UN-SABLE', { 'paris-rivoli': units }, false)
  const codes = await shopCodes(shop)
  const twenty = await sale(
    shop,
    'CASQUE-ORPHELIA-UN-NOIR',
    Object.fromEntries(codes.slice(0, 20).map((code) => [code, units / 20])),
    true,
  )
  const verified = shop.verify()
  await shop.stop()
  return { oneShop: one, twentyShopsAndASupplier: twenty, verify: verified }
}

async function shopCodes({ port }: Shop): Promise<string[]> {
  const connection = openConnection(port)
  const { items } = await call(connection, 'GET', '/locations?kind=shop&limit=100', 200)
  connection.close()
  return items.map(({ code }: { code: string }) => code)
}

async function sale(shop: Shop, sku: string, at: Record<string, number>, hasSupplier: boolean) {
  const admin = openConnection(shop.port)
  const staff = await signInAdmin(admin)
  // What comes later is a date that shoppers in a hurry do not agree to.
  await setStock(admin, staff, sku, hasSupplier ? { 'supplier-electronics': 10_000 } : {})
  const { cart: later } = await fillBasket(admin, shoppers, sku)
  const soon = later.payable ? Date.parse(later.delivery.promised.latest) : Number.POSITIVE_INFINITY
  await setStock(admin, staff, sku, { ...at, ...(hasSupplier ? { 'supplier-electronics': 10_000 } : {}) })
  const orders: Body[] = []
  const told: Told[] = []
  let next = 0
  const lanes = Array.from({ length: atOnce }, async () => {
    const connection = openConnection(shop.port)
    while (next < shoppers) await oneShopper(connection, { sku, number: next++, soon }, orders, told)
    connection.close()
  })
  const before = shop.cpu()
  const began = performance.now()
  await Promise.all(lanes)
  const seconds = (performance.now() - began) / 1000
  const after = shop.cpu()
  await shop.settle()
  const { items } = await call(admin, 'GET', `/stock?sku=${sku}`, 200, undefined, staff)
  const own = items.filter((item: Body) => item.locationKind !== 'supplier')
  const sum = (of: 'onHand' | 'reserved') => own.reduce((all: number, item: Body) => all + item[of], 0)
  let withoutMoney = 0
  for (const one of told) if (!(await hasHerMoney(admin, one))) withoutMoney += 1
  const served = hasSupplier ? await acceptLater(shop, told) : 0
  admin.close()
  return {
    wallSeconds: round(seconds, 2),
    orders: orders.length,
    wantedOrders: units,
    unitsReserved: sum('reserved'),
    unitsLeft: sum('onHand') - sum('reserved'),
    refused: told.length,
    refusedWithoutMoneyBack: withoutMoney,
    refusedWithLaterDate: told.filter(({ refusal }) => hasDates(refusal)).length,
    laterDatesTakenUp: served,
    cpuMillisecondsEach: {
      server: round((after.server - before.server) / shoppers),
      database: round((after.database - before.database) / shoppers),
    },
  }
}

/** Buys if it can be had from stock; else keeps what she was told, before paying or when she paid. */
async function oneShopper(
  connection: Connection,
  { sku, number, soon }: { sku: string; number: number; soon: number },
  orders: Body[],
  told: Told[],
): Promise<void> {
  const { token, cart, delivery } = await fillBasket(connection, number, sku)
  const mine: Told = { token, cartId: cart.id, delivery }
  for (let basket = cart, tries = 1; ; tries += 1) {
    if (!basket.payable || Date.parse(basket.delivery.promised.latest) >= soon) {
      const options = await call(connection, 'GET', `/promises?sku=${sku}&near=48.8556,2.3602`, 200)
      told.push({ ...mine, refusal: { alternatives: options.options } })
      return
    }
    const { paymentId, payment, order } = await payAndOrder(connection, token, basket)
    if (order?.status === 201) return void orders.push(order.body)
    const refusal = (order ?? payment).body
    // Another shop has it a day later: she agrees.
    if (refusal.code === 'promise_changed' && Date.parse(refusal.promised.latest) < soon && tries < 10) {
      basket = await call(connection, 'PUT', `/carts/${cart.id}/delivery`, 200, delivery, token)
      continue
    }
    return void told.push({ ...mine, paymentId, refusal })
  }
}

/** Every date that she was told lies ahead, and there is at least one. */
function hasDates({ alternatives = [], promised }: Body): boolean {
  const windows = promised ? [promised] : alternatives
  return (
    windows.length > 0 &&
    windows.every(({ earliest, latest }: Body) => earliest <= latest && Date.parse(latest) > Date.now())
  )
}

/** Nothing was taken from her: she never came to pay, or her payment was closed or given back. */
async function hasHerMoney(connection: Connection, { token, paymentId }: Told): Promise<boolean> {
  if (!paymentId) return true
  const { status, body } = await ask(connection, 'GET', `/payments/${paymentId}`, token)
  return status === 404 || ['voided', 'refunded', 'declined'].includes(body.status)
}

/** Twenty of those who were told a later date agree to it, and pay: what they were told must have been true. */
async function acceptLater({ port }: Shop, told: readonly Told[]): Promise<number> {
  const connection = openConnection(port)
  let served = 0
  for (const { token, cartId, delivery } of told.slice(-20)) {
    const cart = await call(connection, 'PUT', `/carts/${cartId}/delivery`, 200, delivery, token)
    const { order } = await payAndOrder(connection, token, cart)
    if (order?.status === 201) served += 1
  }
  connection.close()
  return served
}

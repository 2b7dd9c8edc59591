import { type Connection, load, openConnection } from './load.ts'
import { openBareServer, openShop } from './shop.ts'
import { call, signInAdmin } from './shopper.ts'

const callsEach = 6
const atOnce = 32
const seconds = 15

/**
 * Whole purchases over HTTP (visitor, basket, line, delivery, payment, order), 32 at a time, every answer checked, and counted only when no
 * reaction and no job is waiting. Beside it the bare server's requests per second under the same client.
 */
export async function journey(root: string) {
  const shop = await openShop(root)
  const skus = await sellable(shop.port)
  let next = 0
  let refused = 0
  await load(shop.port, atOnce, 3, (connection) => once(connection))
  await shop.settle()

  const before = shop.cpu()
  const began = performance.now()
  const figures = await load(shop.port, atOnce, seconds, (connection) => once(connection))
  await shop.settle()
  const drained = (performance.now() - began) / 1000
  const after = shop.cpu()
  const verified = shop.verify()
  await shop.stop()

  const bare = await openBareServer()
  const limit = await load(bare.port, atOnce, 5, async (connection) => {
    expect((await connection.send('GET', '/')).status, 200)
  })
  bare.stop()

  const count = figures.count - refused
  const perSecond = count / drained
  const cpu = (name: 'server' | 'database' | 'sandbox') => round((after[name] - before[name]) / count)
  return {
    journeysPerSecond: round(perSecond),
    callsPerSecond: round(perSecond * callsEach),
    bareRequestsPerSecond: round(limit.perSecond),
    ratio: round((perSecond * callsEach) / limit.perSecond, 3),
    aim: 0.2,
    journeyMilliseconds: { p50: round(figures.p50), p99: round(figures.p99) },
    secondsToDrain: round(drained - figures.seconds),
    cpuMillisecondsEach: { server: cpu('server'), database: cpu('database'), sandbox: cpu('sandbox') },
    refused,
    verify: verified,
  }

  async function once(connection: Connection) {
    const number = next++
    if (!(await buy(connection, skus[number % skus.length] as string, number))) refused++
  }
}

/** One whole purchase, delivered at home; null where it could not be had. */
export async function buy(connection: Connection, sku: string, number: number) {
  const { token } = await call(connection, 'POST', '/sessions', 201, {})
  const cart = await call(connection, 'POST', '/carts', 201, {}, token)
  await call(connection, 'PUT', `/carts/${cart.id}/lines/${sku}`, 200, { quantity: 1 }, token)
  const address = { street: '12 rue de Rivoli', postcode: '75004', city: 'Paris', country: 'FR' }
  const delivery = { mode: 'home', address, contact: { email: `bench${number}@example.com` } }
  const ready = await call(connection, 'PUT', `/carts/${cart.id}/delivery`, 200, delivery, token)
  if (!ready.payable) return null
  const payment = await call(
    connection,
    'POST',
    '/payments',
    201,
    { cartId: cart.id, amount: ready.totals.total, tender: { kind: 'card', token: 'tok_ok' } },
    token,
  )
  expect(payment.status, 'authorised')
  const order = await call(
    connection,
    'POST',
    '/orders',
    201,
    { cartId: cart.id, expectedTotal: ready.totals.total },
    token,
  )
  expect(order.status, 'placed')
  expect(order.lines[0].sku, sku)
  expect(order.totals.total.minor, ready.totals.total.minor)
  return { orderId: order.id as string, token: token as string }
}

/** Articles of several kinds, each given stock enough that none runs out. */
export async function sellable(port: number): Promise<string[]> {
  const connection = openConnection(port)
  const token = await signInAdmin(connection)
  const skus: string[] = []
  for (const category of ['jeans', 'casque', 'bouilloire', 'telephone']) {
    const found = await call(connection, 'GET', `/products?query=${category}&limit=10`, 200)
    for (const product of found.items) if (product.price) skus.push(product.variants[0].sku)
  }
  for (const sku of skus)
    await call(
      connection,
      'POST',
      '/stock/movements',
      201,
      { sku, locationId: 'entrepot-nord', kind: 'receive', quantity: 100_000, reason: 'bench' },
      token,
    )
  connection.close()
  return skus
}

export function expect(found: unknown, wanted: unknown): void {
  if (found !== wanted) throw new Error(`expected ${wanted}, found ${found}`)
}

export const round = (figure: number, digits = 1) => Math.round(figure * 10 ** digits) / 10 ** digits

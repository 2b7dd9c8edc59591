import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { round } from './journey.ts'
import { type Connection, openConnection } from './load.ts'
import { openShop, type Shop } from './shop.ts'
import { ask, type Body, call, payAndOrder, setStock, signInAdmin } from './shopper.ts'

const skus = ['CASQUE-ORPHELIA-UN-SABLE', 'CASQUE-ORPHELIA-UN-NOIR', 'TEL-PIVORA-SISU']
const home = { street: '12 rue de Rivoli', postcode: '75004', city: 'Paris', country: 'FR' }
const contact = { email: 'crash@example.com', name: 'Camille' }

interface Sold {
  orderId: string
  sku: string
  token: string
}

/** Dozens of kills: the long form, by hand. */
export const crashLong = (root: string) => crash(root, { kills: 24, unitsEach: 900 })

/**
 * Three channels sell a few articles while the server (and the worker in it) and PostgreSQL are killed with -9 at random moments. Afterwards
 * every order that was acknowledged is there, nothing was sold twice, no money is without its order, and every invariant holds.
 */
export async function crash(root: string, { kills, unitsEach }: { kills: number; unitsEach: number }) {
  const folder = mkdtempSync(join(tmpdir(), 'filrouge-crash-'))
  let shop = await openShop(root, { folder })
  const sold: Sold[] = []
  await stockUp(shop, unitsEach)
  const began = performance.now()
  const killed = { server: 0, database: 0 }
  for (let round = 0; round < kills; round++) {
    const state = { isDown: false }
    const before = sold.length
    const lanes = [web, web, counter, callCentre].map((channel) => sell(shop.port, channel, state, sold))
    // On a slow machine nothing may have been sold by then, and a kill would show nothing.
    await new Promise((resolve) => setTimeout(resolve, 300 + Math.random() * 1500))
    for (let waited = 0; sold.length === before && waited < 10_000; waited += 50)
      await new Promise((resolve) => setTimeout(resolve, 50))
    const what = Math.random() < 0.6 ? 'server' : 'database'
    killed[what] += 1
    await shop.kill(what)
    state.isDown = true
    await Promise.all(lanes)
    shop = await openShop(root, { folder })
  }
  const figures = await reckon(shop, sold, unitsEach)
  await shop.stop()
  rmSync(folder, { recursive: true, force: true })
  return { kills: killed, seconds: round((performance.now() - began) / 1000), ...figures }
}

async function stockUp({ port }: Shop, quantity: number): Promise<void> {
  const connection = openConnection(port)
  const token = await signInAdmin(connection)
  for (const sku of skus) await setStock(connection, token, sku, { 'entrepot-nord': quantity - 50, 'paris-rivoli': 50 })
  connection.close()
}

type Channel = (connection: Connection, sku: string) => Promise<{ token: string; cart: Body }>

/** Sells until the shop goes down under it. */
async function sell(port: number, channel: Channel, state: { isDown: boolean }, sold: Sold[]): Promise<void> {
  const connection = openConnection(port)
  while (!state.isDown) {
    try {
      const sku = skus[Math.floor(Math.random() * skus.length)] as string
      const { token, cart } = await channel(connection, sku)
      const { order } = await payAndOrder(connection, token, cart)
      if (order?.status === 201) sold.push({ orderId: order.body.id, sku, token })
    } catch (error) {
      if ((error as Error).message !== 'connection lost' && !/ECONN|: 50\d /.test(String(error))) throw error
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
  connection.close()
}

async function basket(
  connection: Connection,
  token: string,
  sku: string,
  started: object,
  delivery: object,
): Promise<Body> {
  const { status, body } = await ask(connection, 'POST', '/carts', token, started)
  if (status !== 200 && status !== 201) throw new Error(`POST /carts: ${status} ${JSON.stringify(body)}`)
  await call(connection, 'PUT', `/carts/${body.id}/lines/${sku}`, 200, { quantity: 1 }, token)
  return call(connection, 'PUT', `/carts/${body.id}/delivery`, 200, delivery, token)
}

const web: Channel = async (connection, sku) => {
  const { token } = await call(connection, 'POST', '/sessions', 201, {})
  return { token, cart: await basket(connection, token, sku, {}, { mode: 'home', address: home, contact }) }
}

const staff =
  (login: string, started: object, delivery: object): Channel =>
  async (connection, sku) => {
    const { token } = await call(connection, 'POST', '/sessions/staff', 200, { login, password: 'filrouge' })
    return { token, cart: await basket(connection, token, sku, started, delivery) }
  }

const counter = staff(
  'jean',
  { channel: 'shop', locationId: 'paris-rivoli' },
  { mode: 'takeaway', locationId: 'paris-rivoli', contact: {} },
)
const callCentre = staff(
  'nadia',
  { channel: 'call_centre', locationId: 'paris-rivoli' },
  { mode: 'home', address: home, contact },
)

async function reckon(shop: Shop, sold: readonly Sold[], unitsEach: number) {
  const connection = openConnection(shop.port)
  // Long enough for every lease, every patience and every hold to end.
  for (const advance of ['PT30S', 'PT2M', 'PT15M', 'PT15M'])
    await connection.send('POST', '/demo/clock', { body: { advance } })
  await shop.settle()
  let lost = 0
  for (const { orderId, token } of sold) {
    const { status, body } = await ask(connection, 'GET', `/orders/${orderId}`, token)
    if (status !== 200 || !['placed', 'in_progress', 'completed'].includes(body.status)) lost += 1
  }
  const admin = await signInAdmin(connection)
  let oversold = 0
  let gone = 0
  for (const sku of skus) {
    const { items } = await call(connection, 'GET', `/stock?sku=${sku}`, 200, undefined, admin)
    const own = items.filter(({ locationKind }: Body) => locationKind !== 'supplier')
    const left = own.reduce((sum: number, item: Body) => sum + item.onHand - item.reserved, 0)
    gone += unitsEach - left
    if (left < 0 || unitsEach - left < sold.filter((one) => one.sku === sku).length) oversold += 1
  }
  connection.close()
  return {
    ordersAcknowledged: sold.length,
    unitsGone: gone,
    acknowledgedAndLost: lost,
    articlesOversold: oversold,
    verify: shop.verify(),
  }
}

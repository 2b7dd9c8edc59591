import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findEmbedded } from '@filrouge/server/platform/db/embedded.ts'
import pg from 'pg'
import { expect, round, sellable } from './journey.ts'
import { type Connection, openConnection } from './load.ts'
import { openShop, type Shop } from './shop.ts'
import { type Body, call } from './shopper.ts'

// Fewer say the same of what PostgreSQL is asked, and nothing of milliseconds.
const journeys = Number(process.env.FILROUGE_JOURNEYS ?? 960)
const atOnce = 32

/** A journey cut in its calls: each is made by everybody before anybody makes the next, so that its cost stands alone. */
interface Shopper {
  token: string
  cart: Body
}

type Part = (connection: Connection, shopper: Shopper, number: number) => Promise<void>

const address = { street: '12 rue de Rivoli', postcode: '75004', city: 'Paris', country: 'FR' }

const partsOf = (skus: readonly string[]): Record<string, Part> => ({
  session: async (connection, shopper) => {
    shopper.token = (await call(connection, 'POST', '/sessions', 201, {})).token
  },
  basket: async (connection, shopper) => {
    shopper.cart = await call(connection, 'POST', '/carts', 201, {}, shopper.token)
  },
  line: async (connection, shopper, number) => {
    const sku = skus[number % skus.length]
    await call(connection, 'PUT', `/carts/${shopper.cart.id}/lines/${sku}`, 200, { quantity: 1 }, shopper.token)
  },
  delivery: async (connection, shopper, number) => {
    const delivery = { mode: 'home', address, contact: { email: `part${number}@example.com` } }
    shopper.cart = await call(connection, 'PUT', `/carts/${shopper.cart.id}/delivery`, 200, delivery, shopper.token)
  },
  payment: async (connection, { cart, token }) => {
    const tender = { kind: 'card', token: 'tok_ok' }
    const payment = { cartId: cart.id, amount: cart.totals.total, tender }
    expect((await call(connection, 'POST', '/payments', 201, payment, token)).status, 'authorised')
  },
  order: async (connection, { cart, token }) => {
    const order = { cartId: cart.id, expectedTotal: cart.totals.total }
    expect((await call(connection, 'POST', '/orders', 201, order, token)).status, 'placed')
  },
})

/**
 * Where a purchase spends its CPU: for each of its calls, and for the reactions after it, milliseconds in the server, in PostgreSQL, in the
 * sandbox and in the client, and what PostgreSQL was asked (statements, commits, bytes of journal).
 */
export async function journeyParts(root: string) {
  const { shop, folder } = await openCounted(root)
  const database = new pg.Client({ connectionString: (await findEmbedded(folder)) as string })
  await database.connect()
  await database.query('create extension if not exists pg_stat_statements')
  const skus = await sellable(shop.port)
  // Once to warm everything up, once for the figures.
  await measure(shop, database, skus, Math.ceil(journeys / 3))
  await database.query('select pg_stat_statements_reset()')
  const table = await measure(shop, database, skus, journeys)
  const { rows } = await database.query(`
    select round((total_exec_time / ${journeys})::numeric, 3)::float as ms, round((calls / ${journeys}.0)::numeric, 2)::float as times,
      left(regexp_replace(query, '\\s+', ' ', 'g'), 110) as statement
    from pg_stat_statements where query !~ '^(begin|commit)' order by total_exec_time desc limit 16`)
  await database.end()
  await shop.stop()
  rmSync(folder, { recursive: true, force: true })
  return {
    ...table,
    ...Object.fromEntries(
      rows.map(({ ms, times, statement }, n) => [`statement ${n + 1}`, `${ms} ms × ${times} ${statement}`]),
    ),
  }
}

/** The shop with its PostgreSQL counting statements. */
async function openCounted(root: string): Promise<{ shop: Shop; folder: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'filrouge-bench-'))
  const first = await openShop(root, { folder })
  const database = new pg.Client({ connectionString: (await findEmbedded(folder)) as string })
  await database.connect()
  await database.query(`alter system set shared_preload_libraries = 'pg_stat_statements'`)
  await database.end()
  await first.stop()
  return { shop: await openShop(root, { folder }), folder }
}

async function measure(shop: Shop, database: pg.Client, skus: readonly string[], count: number) {
  const shoppers: Shopper[] = Array.from({ length: count }, () => ({ token: '', cart: {} }))
  const connections = Array.from({ length: atOnce }, () => openConnection(shop.port))
  const table: Record<string, string> = {}
  let before = await state(shop, database)
  const write = async (name: string) => {
    const after = await state(shop, database)
    const each = Object.fromEntries(
      Object.entries(after).map(([key, value]) => [key, round((value - before[key]!) / count, 2)]),
    )
    table[name] = Object.entries(each)
      .map(([key, value]) => `${key} ${value}`)
      .join('  ')
    before = await state(shop, database)
    return each
  }
  for (const [name, part] of Object.entries(partsOf(skus))) {
    let next = 0
    const lane = async (connection: Connection) => {
      for (let number = next++; number < count; number = next++) await part(connection, shoppers[number]!, number)
    }
    await Promise.all(connections.map(lane))
    await write(name)
  }
  await shop.settle()
  await write('reactions')
  for (const connection of connections) connection.close()
  return table
}

async function state(shop: Shop, database: pg.Client): Promise<Record<string, number>> {
  const { rows } = await database.query(`
    select (select xact_commit from pg_stat_database where datname = current_database())::integer as commits,
      (select wal_bytes from pg_stat_wal)::float8 / 1000 as kilobytes,
      (select coalesce(sum(calls), 0) from pg_stat_statements where query !~ '^(begin|commit)')::integer as statements,
      (select coalesce(sum(total_exec_time), 0) from pg_stat_statements)::float8 as executing`)
  const client = process.cpuUsage()
  return { ...shop.cpu(), writes: shop.writes(), client: (client.user + client.system) / 1000, ...rows[0] }
}

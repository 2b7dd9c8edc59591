import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { drawGrowth, sparkline } from './draw-growth.ts'
import { expect, round } from './journey.ts'
import { type Connection, load } from './load.ts'
import { openShop, type Shop } from './shop.ts'

const codes = 100_000
const offerCounts = [0, 10, 500]
const lineCounts = [1, 20, 200]

/**
 * A basket shown, one at a time: 1, 20 and 200 lines under 0, 10 and 500 offers that run, with a hundred thousand live codes in the database and
 * one of them in the basket; beside a call that asks PostgreSQL one thing.
 */
export async function basket(root: string) {
  const shop = await openShop(root)
  const call = callerOf(shop)
  const { token: ines } = await call('POST', '/sessions/staff', { login: 'ines', password: 'filrouge' })
  const skus = await skusOf(call)
  await call('PUT', '/offers/bench-codes', offerOf('codes', { kind: 'amount', of: {}, amountMinor: 100 }, true), ines)
  const made = performance.now()
  const batch = await call('POST', '/offers/bench-codes/batches', { prefix: 'BENCH', count: codes }, ines)
  // The first codes are there at once; a job makes the others.
  for (let whole = batch; whole.made < codes; whole = await call('GET', '/coupon-batches/BENCH', undefined, ines))
    await new Promise((resolve) => setTimeout(resolve, 50))
  const secondsForCodes = round((performance.now() - made) / 1000, 1)
  const baskets = []
  for (const lines of lineCounts) baskets.push({ lines, ...(await fill(call, skus.slice(0, lines), batch.firstCode)) })
  const limit = await load(shop.port, 1, 3, async (connection) =>
    expect((await connection.send('GET', '/health/ready')).status, 200),
  )
  const rows: { lines: number; offers: number; p50: number; p99: number; cpu: object }[] = []
  let running = 0
  for (const offers of offerCounts) {
    for (; running < offers; running++) await call('PUT', `/offers/bench-${running}`, nthOffer(running, skus), ines)
    await new Promise((resolve) => setTimeout(resolve, 1200))
    for (const { lines, id, token } of baskets) {
      const once = async (connection: Connection) => {
        const reply = await connection.send('GET', `/api/carts/${id}`, { token })
        expect(reply.status, 200)
      }
      // Long enough for what is compiled on the way, and for a hundredth to be more than three answers.
      await load(shop.port, 1, 3, once)
      const before = shop.cpu()
      const { p50, p99, count } = await load(shop.port, 1, 8, once)
      const after = shop.cpu()
      // Milliseconds of each answer: what depends least on what else the machine does. Of a process that has ended nothing is known any more.
      const of = (who: 'server' | 'database') =>
        after[who] < before[who] ? undefined : round((after[who] - before[who]) / count, 1)
      const cpu = { server: of('server'), database: of('database') }
      rows.push({ lines, offers, p50: round(p50, 1), p99: round(p99, 1), cpu })
    }
  }
  await shop.stop()
  const worst = rows.at(-1)!
  const byOffers = offerCounts.map((offers) => rows.filter((row) => row.offers === offers))
  const named = Object.fromEntries(
    byOffers.map((some) => [`${some[0]!.offers} offers`, some.map(({ p50 }) => p50)] as const),
  )
  const drawing = join(root, '.filrouge/bench-basket.svg')
  mkdirSync(join(root, '.filrouge'), { recursive: true })
  writeFileSync(drawing, drawGrowth(lineCounts, named))
  return {
    liveCodes: codes,
    secondsForCodes,
    oneQueryRoute: { p50: round(limit.p50, 1), p99: round(limit.p99, 1) },
    milliseconds: rows,
    growthFrom1To200Lines: Object.fromEntries(Object.entries(named).map(([name, taken]) => [name, sparkline(taken)])),
    drawing,
    aim: 'p99 under 20 ms with 200 lines under 500 offers',
    p99Of200LinesUnder500Offers: worst.p99,
  }
}

type Call = ReturnType<typeof callerOf>

function callerOf(shop: Shop) {
  return async (method: string, path: string, body?: unknown, token?: string) => {
    const response = await fetch(`http://127.0.0.1:${shop.port}/api${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    // biome-ignore lint/suspicious/noExplicitAny: a benchmark sees JSON, as an outside program does.
    const answer = (await response.json()) as any
    if (response.status >= 400) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`)
    return answer
  }
}

async function skusOf(call: Call): Promise<string[]> {
  const skus: string[] = []
  for (let cursor = ''; skus.length < 300; ) {
    const page = await call('GET', `/products?limit=100${cursor}`)
    for (const { variants } of page.items) for (const { sku, price } of variants) if (price) skus.push(sku as string)
    if (!page.nextCursor) break
    cursor = `&cursor=${encodeURIComponent(page.nextCursor)}`
  }
  return skus
}

async function fill(call: Call, skus: readonly string[], code: string): Promise<{ id: string; token: string }> {
  const { token } = await call('POST', '/sessions', { channel: 'web' })
  const { id } = await call('POST', '/carts', {}, token)
  for (const sku of skus) await call('PUT', `/carts/${id}/lines/${sku}`, { quantity: 1 + (sku.length % 3) }, token)
  await call('POST', `/carts/${id}/coupons`, { code }, token)
  return { id, token }
}

const offerOf = (name: string, effect: object, needsCode = false, conditions: object[] = []) => ({
  titleFr: `Banc ${name}`,
  titleEn: `Bench ${name}`,
  needsCode,
  conditions,
  effect,
})

/** Offers as a retailer has them: most on a few articles, some in groups, some with a threshold. */
function nthOffer(number: number, skus: readonly string[]): object {
  const of = { skus: [0, 1, 2, 3].map((next) => skus[(number * 7 + next * 13) % skus.length]!) }
  const effects = [
    { kind: 'percent', of, percent: 5 },
    { kind: 'buy_get', of, buy: 2, get: 1, percent: 100 },
    { kind: 'amount', of, amountMinor: 50 },
    { kind: 'percent', of: { categories: ['fashion'] }, percent: 1 },
  ]
  const conditions = number % 3 === 0 ? [{ kind: 'goods_at_least', of: {}, amountMinor: 5000 }] : []
  // What is made for a whole department does not pile up: the best of them applies.
  const group = number % 4 === 3 ? { group: 'fashion' } : number % 5 === 0 ? { group: `g${number % 20}` } : {}
  return { ...offerOf(String(number), effects[number % effects.length]!, false, conditions), ...group }
}

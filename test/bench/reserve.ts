import { newId } from '@filrouge/kernel/ids.ts'
import { holdTogether, stockBreaches } from '@filrouge/server/stock/public.ts'
import { round } from './journey.ts'
import { hasPgbench, pgbench } from './pgbench.ts'
import { cpuOf } from './shop.ts'
import { openStockRoom, type StockRoom } from './stock-room.ts'

const atOnce = 32
const seconds = 6

/** Holds of one article by 32 callers, beside the best that PostgreSQL does with the same work one hold at a time. */
export const reserveHot = (root: string) => reserve(root, 1, 5, 'best')

/** The same over ten thousand articles, beside the transaction of three statements that everybody writes. */
export const reserveSpread = (root: string) => reserve(root, 10_000, 1.5, 'threeStatements')

async function reserve(root: string, articles: number, aim: number, against: 'best' | 'threeStatements') {
  const room = await openStockRoom(root, articles)
  const clear = async () => {
    await room.db.reader.script(`
      delete from hold_lines where hold_id in (select id from holds where status = 'live');
      delete from holds where status = 'live';
      update stock_levels set reserved = 0 where reserved > 0`)
    for (const text of ['vacuum full holds, hold_lines, stock_levels', 'vacuum analyze', 'checkpoint'])
      await room.db.reader.script(text)
  }
  const rates: Record<string, number> = {}
  if (hasPgbench()) {
    for (const [name, script] of Object.entries(oneByOne(room.warehouse, articles))) {
      await pgbench(room.url, script, atOnce, 1)
      rates[name] = round(await pgbench(room.url, script, atOnce, seconds))
      await clear()
    }
  }
  await callers(room, articles, 1.5)
  const before = cpuOf(process.pid)
  const ours = await callers(room, articles, seconds)
  const after = cpuOf(process.pid)
  const breaches = await stockBreaches(room.db.reader)
  await room.stop()
  const limit = against === 'best' ? Math.max(...Object.values(rates)) : rates.threeStatements
  return {
    holdsPerSecond: round(ours.perSecond),
    milliseconds: { p50: round(ours.p50, 2), p99: round(ours.p99, 2) },
    pgbenchPerSecond: hasPgbench() ? rates : 'pgbench is not installed: no limit was measured',
    ...(hasPgbench() ? { ratio: round(ours.perSecond / (limit as number), 2), aim } : {}),
    cpuMillisecondsEach: {
      server: round((after.server - before.server) / ours.count, 3),
      database: round((after.database - before.database) / ours.count, 3),
    },
    breaches: breaches.length,
  }
}

async function callers(room: StockRoom, articles: number, forSeconds: number) {
  const times: number[] = []
  const began = performance.now()
  const end = began + forSeconds * 1000
  const caller = async () => {
    while (performance.now() < end) {
      const now = new Date()
      const line = { sku: `A${1 + Math.floor(Math.random() * articles)}`, locationId: room.warehouse, quantity: 1 }
      const ids = { id: newId('hold'), cartId: newId('cart'), paymentId: newId('payment') }
      const start = performance.now()
      const taken = await holdTogether(
        room.db,
        { ...ids, expiresAt: new Date(now.getTime() + 600_000), lines: [line] },
        now,
      )
      times.push(performance.now() - start)
      if (!taken.ok) throw new Error('there was plenty, and a hold was refused')
    }
  }
  await Promise.all(Array.from({ length: atOnce }, caller))
  const taken = (performance.now() - began) / 1000
  times.sort((one, other) => one - other)
  const at = (share: number) => times[Math.floor((times.length - 1) * share)] ?? 0
  return { perSecond: times.length / taken, count: times.length, p50: at(0.5), p99: at(0.99) }
}

/** What a hold writes, one hold at a time: as a transaction of three statements, as one statement, and as the function of the product. */
function oneByOne(warehouse: string, articles: number): Record<string, string> {
  const sku = `'A' || :sku::text`
  const variables = `\\set sku random(1, ${articles})\n\\set one random(1, 1000000000)\n\\set two random(1, 1000000000)\n`
  const id = (prefix: string) => `'${prefix}_' || :one::text || '-' || :two::text || '-' || :client_id::text`
  const level = `update stock_levels set reserved = reserved + 1 where sku = ${sku} and location_id = '${warehouse}' and on_hand - reserved - safety >= 1`
  const hold = `insert into holds (id, cart_id, payment_id, status, taken_at, expires_at)`
  const values = `${id('hld')}, ${id('crt')}, ${id('pay')}, 'live', now(), now() + interval '10 minutes'`
  const line = `insert into hold_lines (hold_id, position, sku, location_id, quantity)`
  return {
    threeStatements: `${variables}begin;\n${hold} values (${values});\n${line} select ${id('hld')}, 1, sku, location_id, 1 from stock_levels where sku = ${sku} and location_id = '${warehouse}';\n${level};\ncommit;\n`,
    oneStatement: `${variables}with l as (${level} returning sku, location_id), h as (${hold} select ${values} from l returning id) ${line} select h.id, 1, l.sku, l.location_id, 1 from h, l;\n`,
    ourFunction: `${variables}select * from take_holds(now(), array[${id('hld')}], array[${id('crt')}], array[${id('pay')}], array[now() + interval '10 minutes'], array[1], array[${sku}], array['${warehouse}'], array[null::text], array[1]);\n`,
  }
}

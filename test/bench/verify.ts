import { machineCall } from '@filrouge/server/platform/call.ts'
import type { Database } from '@filrouge/server/platform/db/database.ts'
import { breaches } from '@filrouge/server/screens/verify.ts'
import { recordMovements } from '@filrouge/server/stock/public.ts'
import sql from 'sql-template-tag'
import { round } from './journey.ts'
import { openStockRoom } from './stock-room.ts'

const articles = 20_000
const movements = 1_000_000
const callers = 16

/** Every invariant checked over a million movements, at rest and while holds are taken; beside the one sum that nobody can do without. */
export async function verify(root: string) {
  const room = await openStockRoom(root, articles)
  try {
    await room.db.reader.script(`
      insert into stock_movements (id, sku, location_id, kind, quantity, at)
        select 'mov_more_' || n, 'A' || 1 + n / 2 % ${articles}, '${room.warehouse}', 'adjust', case when n % 2 = 0 then 1 else -1 end, now()
        from generate_series(0, ${movements - articles - 1}) n`)
    await room.db.reader.script('vacuum analyze stock_movements')
    const limit = await timed(() =>
      room.db.reader.rows(
        sql`select count(*) from (select sum(quantity) from stock_movements group by sku, location_id) s`,
      ),
    )
    const atRest = await timed(() => check(room.db))
    let isOver = false
    const selling = Promise.all(Array.from({ length: callers }, () => sell(room.db, room.warehouse, () => isOver)))
    const whileSelling = await timed(() => check(room.db))
    isOver = true
    const sales = (await selling).reduce((sum, count) => sum + count, 0)
    return {
      movements,
      seconds: round(atRest.seconds, 2),
      secondsWhileSelling: round(whileSelling.seconds, 2),
      secondsOfTheBareSum: round(limit.seconds, 2),
      salesMeanwhile: sales,
      breaches: [...atRest.answer, ...whileSelling.answer],
    }
  } finally {
    await room.stop()
  }
}

/** As `npm run verify` does: one snapshot for all the questions. */
const check = (db: Database) => db.transaction((tx) => breaches(tx), { isolation: 'repeatable read', readOnly: true })

async function timed<T>(work: () => Promise<T>): Promise<{ seconds: number; answer: T }> {
  const began = performance.now()
  const answer = await work()
  return { seconds: (performance.now() - began) / 1000, answer }
}

/** Sells at the counter, again and again: the ledger and the levels move in every statement. Answers how often. */
async function sell(db: Database, warehouse: string, isOver: () => boolean): Promise<number> {
  let count = 0
  for (; !isOver(); count++) {
    const sku = `A${1 + Math.floor(Math.random() * articles)}`
    await recordMovements(
      db.alone,
      [{ sku, locationId: warehouse, kind: 'sell', quantity: -1 }],
      machineCall(new Date(), null, 'bench'),
    )
  }
  return count
}

import { newId } from '@filrouge/kernel/ids.ts'
import { machineCall } from '@filrouge/server/platform/call.ts'
import type { Database } from '@filrouge/server/platform/db/database.ts'
import { pricesFor } from '@filrouge/server/pricing/public.ts'
import { applyRepricing, goOnWith, undoRepricing } from '@filrouge/server/pricing/repricing/jobs.ts'
import { startRepricing } from '@filrouge/server/pricing/repricing/start-repricing.ts'
import { setPrice } from '@filrouge/server/pricing/set-price.ts'
import sql from 'sql-template-tag'
import { round } from './journey.ts'
import { openStockRoom } from './stock-room.ts'

const articles = Number(process.env.ARTICLES ?? 300_000)
const pause = 20

/** All prices of 300,000 articles changed in one gesture, and back, while baskets are priced and single prices are set. */
export async function repricing(root: string) {
  const room = await openStockRoom(root, articles)
  const { db } = room
  try {
    await db.reader.script(`
      insert into prices (id, sku, amount_minor, currency, kind, starts_at)
        select 'prc_' || n, 'A' || n, 500 + n % 90000, 'EUR', 'regular', now() - interval '1 year' from generate_series(1, ${articles}) n;
      insert into purchase_costs (sku, starts_at, amount_minor, currency, set_at)
        select 'A' || n, now() - interval '1 year', (500 + n % 90000) / 2, 'EUR', now() from generate_series(1, ${articles}) n;
      analyze;`)
    const alone = await shop(db, async () => new Promise((done) => setTimeout(done, 5000)))
    const id = newId('repricing')
    const call = () => machineCall(new Date(), null, 'bench')
    await db.transaction((tx) =>
      startRepricing(
        tx,
        {
          ...{
            id,
            title: 'bench',
            choice: { everything: true },
            list: 'all',
            kind: 'promotion',
            belowCost: 'leave_out',
          },
          ...{ change: { step: { kind: 'percent', percent: -7 }, ending: 99 }, minimumMarginPercent: 10 },
        },
        call(),
      ),
    )
    const computed = await shop(db, () => toItsEnd(db, id))
    await db.transaction((tx) => applyRepricing(tx, { id }, call()))
    const applied = await shop(db, () => toItsEnd(db, id))
    await db.transaction((tx) => undoRepricing(tx, { id }, call()))
    const undone = await shop(db, () => toItsEnd(db, id))
    const { counts } = await db.reader.one<{ counts: Record<string, number> }>(
      sql`select counts from repricings where id = ${id}`,
    )
    return { articles, counts, alone, computed, applied, undone }
  } finally {
    await room.stop()
  }
}

/** As the job does it, one transaction after the other. */
async function toItsEnd(db: Database, id: string): Promise<void> {
  for (;;) {
    await db.transaction((tx) => goOnWith(tx, id, new Date()), { freshPlans: true })
    const { status } = await db.reader.one<{ status: string }>(sql`select status from repricings where id = ${id}`)
    if (status === 'ready' || status === 'applied' || status === 'undone') return
  }
}

/** What it is to price a basket of five and to set one price, again and again, while something else goes on. */
async function shop(db: Database, meanwhile: () => Promise<unknown>) {
  const began = performance.now()
  let isOver = false
  const [baskets, settings] = [[] as number[], [] as number[]]
  const sku = () => `A${1 + Math.floor(Math.random() * articles)}`
  const again = async (told: number[], work: () => Promise<unknown>) => {
    while (!isOver) {
      const start = performance.now()
      await work()
      told.push(performance.now() - start)
      await new Promise((done) => setTimeout(done, pause))
    }
  }
  const occasion = { channel: 'web', locationId: null, customerId: null }
  const basket = () => Array.from({ length: 5 }, () => ({ sku: sku(), quantity: 1 }))
  const set = () =>
    db.transaction((tx) => {
      const amount = { minor: 4321 + Math.floor(Math.random() * 100), currency: 'EUR' }
      return setPrice(tx, { sku: sku(), amount, kind: 'regular' }, machineCall(new Date(), null, 'bench'))
    })
  const shopping = [again(baskets, () => pricesFor(db.reader, basket(), occasion, new Date())), again(settings, set)]
  await meanwhile()
  const seconds = (performance.now() - began) / 1000
  isOver = true
  await Promise.all(shopping)
  return { seconds: round(seconds, 1), basketMs: spread(baskets), settingMs: spread(settings) }
}

function spread(told: number[]): { p50: number; p99: number; most: number } {
  told.sort((one, other) => one - other)
  const at = (share: number) => round(told[Math.min(told.length - 1, Math.floor(told.length * share))] ?? 0, 1)
  return { p50: at(0.5), p99: at(0.99), most: at(1) }
}

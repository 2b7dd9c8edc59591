import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Database, openDatabase } from '@filrouge/server/platform/db/database.ts'
import { findEmbedded } from '@filrouge/server/platform/db/embedded.ts'
import { drawGrowth, sparkline } from './draw-growth.ts'
import { expect, round } from './journey.ts'
import { type Connection, openConnection } from './load.ts'
import { openShop } from './shop.ts'
import { ask, call, fillBasket, payAndOrder } from './shopper.ts'

const allSizes = [1_000, 10_000, 100_000, 1_000_000]
const times = 150
const warmingRounds = 4
const aim = 1.5

/**
 * What one call takes with a thousand articles, and with ten, a hundred and a thousand times as many, in one shop that grows: promise, list,
 * paying (which holds the stock), placing the order, search. One after the other, the middle of many. Each is told beside a call that knows of
 * no article (a visitor arrives), made in turn with it: an hour in which the machine is busy is not taken for growth. FILROUGE_GROWTH=100000
 * stops there; FILROUGE_PICTURE writes the chart into docs/pictures.
 */
export async function growth(root: string) {
  const sizes = allSizes.filter((size) => size <= Number(process.env.FILROUGE_GROWTH ?? 1_000_000))
  const folder = mkdtempSync(join(tmpdir(), 'filrouge-growth-'))
  const shop = await openShop(root, { folder })
  const db = openDatabase((await findEmbedded(folder)) as string)
  const connection = openConnection(shop.port)
  const taken: Record<string, Taken[]> = {}
  const secondsToGrow: number[] = []
  try {
    for (const [index, size] of sizes.entries()) {
      const began = performance.now()
      await addArticles(db, sizes[index - 1] ?? 0, size)
      await untilFound(connection, size)
      await db.reader.script('checkpoint')
      await shop.rest()
      secondsToGrow.push(round((performance.now() - began) / 1000))
      await shop.settle()
      // A program that has just begun is slow at everything: what it learns meanwhile is not what is measured.
      if (index === 0) for (let round = 0; round < warmingRounds; round += 1) await measure(connection, size)
      for (const [name, one] of Object.entries(await measure(connection, size)))
        taken[name] = [...(taken[name] ?? []), one]
      console.error(`  ${size} articles: ${Object.entries(taken).map(([name, all]) => `${name} ${all.at(-1)!.taken}`)}`)
    }
  } finally {
    connection.close()
    await db.close()
    await shop.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  if (process.env.FILROUGE_PICTURE) drawInto(join(root, 'docs/pictures/growth.svg'), sizes, taken)
  return {
    articles: sizes,
    secondsToGrow,
    ...Object.fromEntries(Object.entries(taken).map(([name, all]) => [name, lineOf(all)])),
    aim: `the last at most ${aim} times the first`,
  }
}

/** Milliseconds of a call in the middle, and of the call that knows of no article, made in turn with it. */
interface Taken {
  taken: number
  beside: number
}

/** Milliseconds as they would have been in the quietest of these hours. */
function levelled(all: readonly Taken[]): number[] {
  const quietest = Math.min(...all.map(({ beside }) => beside))
  return all.map(({ taken, beside }) => round((taken * quietest) / beside, 2))
}

function lineOf(all: readonly Taken[]) {
  const level = levelled(all)
  const growth = round(level.at(-1)! / level[0]!, 2)
  return { chart: sparkline(level), ...pick(all), levelled: level, growth, isFlat: growth <= aim }
}

const pick = (all: readonly Taken[]) => ({
  milliseconds: all.map(({ taken }) => taken),
  besideAVisit: all.map(({ beside }) => beside),
})

const drawInto = (file: string, sizes: readonly number[], taken: Readonly<Record<string, readonly Taken[]>>): void =>
  writeFileSync(
    file,
    drawGrowth(sizes, Object.fromEntries(Object.entries(taken).map(([name, all]) => [name, levelled(all)]))),
  )

const skuOf = (number: number) => `GROW-${number}`
const anyOf = (size: number) => skuOf(1 + Math.floor(Math.random() * size))

async function measure(connection: Connection, size: number): Promise<Record<string, Taken>> {
  const near = '48.8566,2.3522'
  let number = 0
  const visit = () => call(connection, 'POST', '/sessions', 201, {})
  const get = async (path: string) => expect((await connection.send('GET', `/api${path}`)).status, 200)
  return {
    promise: await middle(visit, () => get(`/promises?sku=${anyOf(size)}&near=${near}`)),
    'list of 50': await middle(visit, async () => {
      const lines = Array.from({ length: 50 }, () => ({ sku: anyOf(size) }))
      expect((await ask(connection, 'POST', '/promises/each', undefined, { lines, near })).status, 200)
    }),
    // By its number, which one article has, and by words, which many have: a page of them is made all the same.
    'search for one': await middle(visit, () => get(`/products?query=${anyOf(size)}`)),
    'search by words': await middle(visit, () => get(`/products?query=lampe%20${colours[number++ % colours.length]}`)),
    ...(await middleOfPurchases(connection, visit, size)),
  }
}

async function middleOfPurchases(connection: Connection, visit: () => Promise<unknown>, size: number) {
  const visits: number[] = []
  const paying: number[] = []
  const placing: number[] = []
  for (let count = 0; count < times; count += 1) {
    const basket = await fillBasket(connection, count, anyOf(size))
    visits.push(await timeOf(visit))
    const began = performance.now()
    const { payment, order, took } = await payAndOrder(connection, basket.token, basket.cart)
    expect(payment.status, 201)
    expect(order?.status, 201)
    paying.push(took.payment)
    placing.push(performance.now() - began - took.payment)
  }
  const beside = middleOf(visits)
  return {
    'hold and pay': { taken: middleOf(paying), beside },
    'place order': { taken: middleOf(placing), beside },
  }
}

async function middle(visit: () => Promise<unknown>, once: () => Promise<unknown>): Promise<Taken> {
  const visits: number[] = []
  const taken: number[] = []
  // The first ones find nothing ready yet.
  for (let count = 0; count < 20; count += 1) await once()
  for (let count = 0; count < times; count += 1) {
    visits.push(await timeOf(visit))
    taken.push(await timeOf(once))
  }
  return { taken: middleOf(taken), beside: middleOf(visits) }
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

const middleOf = (numbers: number[]) =>
  round(numbers.sort((one, other) => one - other)[Math.floor(numbers.length / 2)]!, 2)

/** Search follows what is written; it is measured when it knows of the last article. */
async function untilFound(connection: Connection, size: number): Promise<void> {
  for (const end = performance.now() + 600_000; ; ) {
    const { items } = await call(connection, 'GET', `/products?query=${skuOf(size)}`, 200)
    if (items.some((item: { variants: { sku: string }[] }) => item.variants.some(({ sku }) => sku === skuOf(size))))
      return
    if (performance.now() > end) throw new Error('search has not found the last article within ten minutes')
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}

const things = ['lampe', 'chaise', 'tasse', 'table', 'vase', 'miroir', 'tapis', 'coussin', 'horloge', 'panier']
const colours = ['rouge', 'bleu', 'vert', 'jaune', 'noir', 'blanc', 'gris', 'rose', 'orange', 'violet']

/** Articles with a price and stock in the two warehouses and four shops of the demo, as an import leaves them, counted for the planner. */
async function addArticles(db: Database, from: number, to: number): Promise<void> {
  const words = (list: readonly string[]) => `('{${list.join(',')}}'::text[])`
  for (let first = from + 1; first <= to; first += 100_000) {
    const last = Math.min(to, first + 99_999)
    await db.reader.script(`
      begin;
      set local session_replication_role = replica;
      insert into categories (id, code, title_fr, title_en, position) values ('cat_growth', 'growth', 'Déco', 'Decoration', 99)
      on conflict do nothing;
      insert into products (id, handle, brand, category_id, title_fr, title_en, weight_grams, origin, created_at, updated_at)
      select 'prd_' || lpad(to_hex(n), 32, '0'), 'growth-' || n, 'Marque ' || n % 200, 'cat_growth', title, title, 500, 'bench', now(), now()
      from generate_series(${first}, ${last}) n
      cross join lateral (select ${words(things)}[1 + n % 10] || ' ' || ${words(colours)}[1 + n / 10 % 10] || ' ' || n / 100 as title) x;
      insert into variants (sku, id, product_id)
      select 'GROW-' || n, 'var_' || lpad(to_hex(n), 32, '0'), 'prd_' || lpad(to_hex(n), 32, '0') from generate_series(${first}, ${last}) n;
      insert into prices (id, sku, amount_minor, currency, kind, starts_at)
      select 'prc_' || lpad(to_hex(n), 32, '0'), 'GROW-' || n, 1000 + n % 5000, 'EUR', 'regular', '2026-01-01'
      from generate_series(${first}, ${last}) n;
      insert into stock_levels (sku, location_id, on_hand)
      select 'GROW-' || n, l.id, 500 from generate_series(${first}, ${last}) n
      cross join (
        (select id from locations where kind = 'warehouse' order by code limit 2) union all
        (select id from locations where kind = 'shop' order by code limit 4)
      ) l order by n, l.id;
      commit;`)
  }
  // What the planner believes of a table that was just filled decides whether it reads all of it.
  await db.reader.script('vacuum analyze')
}

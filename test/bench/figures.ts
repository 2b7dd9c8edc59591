import { showArticleSales as articlesContract, showSales as salesContract } from '@filrouge/contract/figures.ts'
import { settleSales } from '@filrouge/server/figures/public.ts'
import { showArticleSales } from '@filrouge/server/figures/show-article-sales.ts'
import { showSales } from '@filrouge/server/figures/show-sales.ts'
import { machineCall } from '@filrouge/server/platform/call.ts'
import { type Database, sql } from '@filrouge/server/platform/db/database.ts'
import { round } from './journey.ts'
import { openBook } from './order-book.ts'

/** The figures of a month, a year and ten years with a million orders behind them, added up by day and asked of the book itself. */
export const figures = (root: string) => figuresOf(root, 1_000_000)

/** The same with so many orders. */
export async function figuresOf(root: string, orders: number): Promise<Record<string, unknown>> {
  const { db, stop } = await openBook(root, orders)
  try {
    console.error('  the orders')
    await db.reader.script(articles)
    await db.reader.script('vacuum analyze')
    console.error('  their lines and articles')
    const began = performance.now()
    await settleSales({ db })
    console.error('  added up')
    const seconds = round((performance.now() - began) / 1000)
    await db.reader.script('vacuum analyze')
    const byDay = await measured(db, 5)
    // Every day noted as changed: all of it is asked of the book.
    await db.reader.script('insert into sales_changes select distinct day from sales_days; analyze sales_changes')
    return {
      'added up by day': byDay,
      'asked of the book': await measured(db, 1),
      'seconds to add all of it up': seconds,
    }
  } finally {
    await stop()
  }
}

async function measured(db: Database, turns: number): Promise<Record<string, string>> {
  const { last } = await db.reader.one<{ last: string }>(sql`select max(day) as last from sales_days`)
  const year = Number(last.slice(0, 4)) - 1
  const periods = {
    'a month': { from: `${year}-03-01`, to: `${year}-03-31` },
    'a year': { from: `${year}-01-01`, to: `${year}-12-31` },
    'ten years': { from: `${year - 9}-01-01`, to: last },
  }
  const call = machineCall(new Date(), null, 'bench')
  const found: Record<string, string> = {}
  for (const [name, period] of Object.entries(periods)) {
    const sales = () => showSales(db.reader, salesContract.input.parse(period), call)
    const articles = () => showArticleSales(db.reader, articlesContract.input.parse(period), call)
    console.error(`  ${name}`)
    found[name] =
      `${await median(sales, turns)} ms, with categories and best sellers ${await median(articles, turns)} ms`
  }
  return found
}

async function median(ask: () => Promise<unknown>, turns: number): Promise<number> {
  const times: number[] = []
  for (let turn = 0; turn < turns; turn += 1) {
    const began = performance.now()
    await ask()
    times.push(performance.now() - began)
  }
  return round(times.sort((one, other) => one - other)[turns >> 1]!)
}

// Two and a half lines an order, of twenty thousand articles in sixty categories, two thirds of them with a known cost; the book is noted as new.
const articles = `
  begin;
  set local session_replication_role = replica;
  insert into categories (id, code, title_fr, title_en, position) select 'cat_' || n, 'c' || n, 'C' || n, 'C' || n, n from generate_series(0, 59) n;
  insert into products (id, handle, brand, category_id, title_fr, title_en, origin, created_at, updated_at)
  select 'prd_' || n, 'p' || n, 'B', 'cat_' || n % 60, 'P' || n, 'P' || n, 'bench', now(), now() from generate_series(0, 19999) n;
  insert into variants (sku, id, product_id) select 'SKU-' || n, 'var_' || n, 'prd_' || n from generate_series(0, 19999) n;
  insert into purchase_costs (sku, starts_at, amount_minor, currency, set_at)
  select 'SKU-' || n, '2010-01-01', 1500, 'EUR', now() from generate_series(0, 19999) n where n % 3 > 0;
  insert into order_lines (order_id, position, sku, title_fr, title_en, quantity, unit_price_minor, total_minor, vat_rate, vat_group,
    contract_concluded, promised_latest, legal_entity_id, sources)
  select id, place, 'SKU-' || abs(hashtext(id || place)) % 20000, 'Article', 'Article', 1, 0, 0, 20, 'standard', 'distance', placed_at, 'lge_bench', '[]'
  from orders, generate_series(2, 3) place where place = 2 or right(id, 1) < '8';
  insert into sales_changes select distinct (placed_at at time zone 'Europe/Paris')::date from orders;
  commit`

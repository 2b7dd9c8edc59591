import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { openPlatform } from '@filrouge/server/platform/boot.ts'
import { configFrom } from '@filrouge/server/platform/config.ts'
import sql from 'sql-template-tag'
import { electronicsFile } from '../search/articles.ts'
import { expect, round } from './journey.ts'
import { type Figures, load } from './load.ts'
import { addGroceries } from './search-catalogue.ts'
import { growth } from './search-growth.ts'
import { importInto, searchQuality } from './search-quality.ts'
import { queriesFrom } from './search-queries.ts'
import { openShop } from './shop.ts'

const atOnce = 8

/** How well search finds what was meant, how quickly with 300,000 articles beside a read by primary key, and how it grows. */
export async function search(root: string) {
  const quality = await searchQuality(root)
  const electronics = electronicsFile(root)
  const groceries = join(root, '../shared/data/catalogue/grocery-gtins.ndjson.gz')
  if (!electronics || !existsSync(groceries)) return { quality, speed: 'SKIPPED: ../shared/data is not there' }
  const folder = join(root, '.filrouge/bench/search-300k')
  const titles = await openCatalogue(root, folder, electronics, groceries)
  return { quality, speed: await speed(root, folder, titles), growth: growth(titles) }
}

/** The catalogue of the measurement: built once and kept. Answers its titles. */
async function openCatalogue(root: string, folder: string, electronics: string, groceries: string): Promise<string[]> {
  importInto(root, folder, 'electronics', electronics)
  const config = { ...configFrom({ FILROUGE_DATA: folder }), logLevel: 'error' }
  const platform = await openPlatform(config, root, { connections: 4 })
  const { count } = await platform.db.reader.one<{ count: number }>(sql`select count(*) as count from products`)
  if (count < 250_000) {
    await addGroceries(platform.db, groceries)
    await platform.db.reader.script('analyze')
  }
  const rows = await platform.db.read<{ title: string }>(sql`select title_fr as title from products order by md5(id)`)
  await platform.stop()
  return rows.map(({ title }) => title)
}

async function speed(root: string, folder: string, titles: readonly string[]) {
  const shop = await openShop(root, { folder })
  const get = (path: string) => fetch(`http://127.0.0.1:${shop.port}/api${path}`).then((answer) => answer.json())
  const began = performance.now()
  const { items } = (await get('/products?limit=1')) as { items: { variants: { sku: string }[] }[] }
  const firstSearchSeconds = (performance.now() - began) / 1000
  const ask = (paths: readonly string[], seconds: number) => {
    let next = 0
    return load(shop.port, atOnce, seconds, async (connection) => {
      const reply = await connection.send('GET', `/api${paths[next++ % paths.length]}`)
      expect(reply.status, 200)
    })
  }
  const queries = queriesFrom(titles, 4000)
  const searches = queries.map((query) => `/products?query=${encodeURIComponent(query)}`)
  const typed = queries.map((query, at) => `/suggestions?query=${encodeURIComponent(query.slice(0, 2 + (at % 9)))}`)
  const one = [`/prices/${items[0]?.variants[0]?.sku}`]
  await ask([...searches.slice(0, 200), ...typed.slice(0, 200), ...one], 4)
  const before = shop.cpu()
  const searched = await ask(searches.slice(200), 10)
  const after = shop.cpu()
  const suggested = await ask(typed.slice(200), 8)
  const limit = await ask(one, 5)
  await shop.stop()
  return {
    articles: titles.length,
    atOnce,
    firstSearchSeconds: round(firstSearchSeconds),
    search: milliseconds(searched),
    suggestions: milliseconds(suggested),
    readByPrimaryKey: milliseconds(limit),
    ratioOfMedians: round(searched.p50 / limit.p50, 1),
    cpuMillisecondsOfASearch: {
      server: round((after.server - before.server) / searched.count, 2),
      database: round((after.database - before.database) / searched.count, 2),
    },
  }
}

const milliseconds = ({ p50, p99, perSecond }: Figures) => ({
  p50: round(p50),
  p99: round(p99),
  perSecond: round(perSecond),
})

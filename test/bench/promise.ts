import { expect, round } from './journey.ts'
import { articlesOf, largeRetailer } from './large-retailer.ts'
import { type Connection, load, openLoop } from './load.ts'
import { openShop, type Shop } from './shop.ts'

const atOnce = 32
const listed = 50

/**
 * What can be had where and when, of 1,000 locations and 276,131 articles in stock in a tenth of the pairs: one article near a point, beside
 * a route that asks `select 1` on the same database; then at a steady pace, alone and by lists.
 */
export async function promise(root: string) {
  const retailer = await largeRetailer(root)
  if (!retailer) return { skipped: 'without the list of articles' }
  const { folder, secondsToBuild } = retailer
  const shop = await openShop(root, { folder })
  await shop.rest()
  const skus = await someArticles(retailer.list)
  const random = randomly()
  const anArticle = () => skus[Math.floor(random() * skus.length)] as string
  // Telephones say where they are to the metre: no two ask from the same place.
  const somewhere = () => {
    const [latitude, longitude] = towns[Math.floor(random() * towns.length)] ?? towns[0]
    return `${(latitude + random() / 5).toFixed(5)},${(longitude + random() / 5).toFixed(5)}`
  }
  const once = async (connection: Connection) => {
    const reply = await connection.send('GET', `/api/promises?sku=${anArticle()}&near=${somewhere()}`)
    expect(reply.status, 200)
    expect(reply.text.includes('"mode":"collect"'), true)
  }
  const list = async (connection: Connection) => {
    const lines = Array.from({ length: listed }, () => ({ sku: anArticle() }))
    const reply = await connection.send('POST', '/api/promises/each', { body: { lines, near: somewhere() } })
    expect(reply.status, 200)
  }
  // As after a start, when each article has to be read; then as on any day, when most of those that are asked for were asked for before.
  const [first, eachFirst] = await measured(shop, () => load(shop.port, atOnce, 5, once))
  await load(shop.port, atOnce, 20, once)
  const [closed, eachClosed] = await measured(shop, () => load(shop.port, atOnce, 10, once))
  const [open, eachOpen] = await measured(shop, () => openLoop(shop.port, 200, 15, once))
  await openLoop(shop.port, 20, 3, list)
  const [lists, eachList] = await measured(shop, () => openLoop(shop.port, 20, 15, list))
  await shop.stop()

  const bare = await openShop(root, { folder, program: ['bin/run.mjs', 'bench', 'one-query'] })
  const one = async (connection: Connection) => expect((await connection.send('GET', '/api/one')).status, 200)
  await load(bare.port, atOnce, 3, one)
  const [limit, eachOne] = await measured(bare, () => load(bare.port, atOnce, 8, one))
  await bare.stop()
  return {
    ...(secondsToBuild === undefined ? {} : { secondsToBuild }),
    promisesPerSecond: round(closed.perSecond),
    oneQueryPerSecond: round(limit.perSecond),
    ratio: round(closed.perSecond / limit.perSecond, 3),
    aim: 0.4,
    'of the first 5 seconds': { perSecond: round(first.perSecond), ...milliseconds(first), cpu: eachFirst },
    'at 32 at a time': { ...milliseconds(closed), cpu: eachClosed },
    'at 200 a second': { ...milliseconds(open), aimP99: 10, cpu: eachOpen },
    'lists of 50, 20 a second': { ...milliseconds(lists), aimP99: 50, cpu: eachList },
    'select 1': { ...milliseconds(limit), cpu: eachOne },
  }
}

const milliseconds = ({ p50, p99 }: { p50: number; p99: number }) => ({ p50: round(p50, 2), p99: round(p99, 2) })

/** Figures, and the CPU milliseconds of each call. */
async function measured<T extends { count: number }>(shop: Shop, work: () => Promise<T>) {
  const before = shop.cpu()
  const figures = await work()
  const after = shop.cpu()
  const each = (name: 'server' | 'database') => round((after[name] - before[name]) / figures.count, 3)
  return [figures, { server: each('server'), database: each('database') }] as const
}

/** Each tenth article of the list. */
async function someArticles(list: string): Promise<string[]> {
  const skus: string[] = []
  let number = 0
  for await (const { gtin } of articlesOf(list)) if (number++ % 10 === 0) skus.push(`G${gtin}`)
  return skus
}

const towns = [
  [48.8566, 2.3522],
  [45.764, 4.8357],
  [43.2965, 5.3698],
  [47.2184, -1.5536],
  [48.5734, 7.7521],
  [50.6292, 3.0573],
  [44.8378, -0.5792],
  [43.6047, 1.4442],
  [48.1173, -1.6778],
  [45.7772, 3.087],
] as const

/** The same numbers each time, so that two runs ask the same. */
function randomly(): () => number {
  let state = 20_261_123
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

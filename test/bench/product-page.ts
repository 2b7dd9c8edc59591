import { expect, round } from './journey.ts'
import { type Connection, load } from './load.ts'
import { openBareServer, openShop, type Shop } from './shop.ts'

const atOnce = 32

/**
 * The storefront's product page, made on the server with price, stock by shop and dates, beside the bare server, whose answer is fifteen bytes, and
 * beside one whose answer is as large as the page: a crowd that comes from elsewhere to fifty articles (visitors without a session share what is
 * made in a second), and pages of which each is made for one reader who walks through the shop.
 */
export async function productPage(root: string) {
  const shop = await openShop(root)
  const list = await (await fetch(`http://127.0.0.1:${shop.port}/api/products?limit=50`)).json()
  const pages = (list as { items: { handle: string }[] }).items.map(
    ({ handle }) => `/products/${handle}?postcode=75011`,
  )
  let next = 0
  const crowd = await measure(shop, 'none', () => pages[next++ % pages.length]!)
  const alone = await measure(shop, 'same-origin', () => `${pages[next++ % pages.length]}&reader=${next}`)
  const first = await fetch(`http://127.0.0.1:${shop.port}${pages[0]}`, { headers: { 'accept-encoding': 'br' } })
  const html = await first.text()
  const compressed = Number(first.headers.get('content-length'))
  await shop.stop()
  const [limit, limitOfSize] = [await bareLimit(), await bareLimit(compressed)]
  const beside = (figures: Awaited<ReturnType<typeof measure>>) => ({
    ...figures,
    ratio: round(figures.pagesPerSecond / limit, 3),
    ratioToSameSize: round(figures.pagesPerSecond / limitOfSize, 3),
  })
  return {
    bareRequestsPerSecond: round(limit),
    bareOfSameSizePerSecond: round(limitOfSize),
    crowd: beside(crowd),
    aim: 0.2,
    eachMadeForOneReader: beside(alone),
    bytes: { html: html.length, compressed },
  }
}

async function bareLimit(bytes?: number): Promise<number> {
  const bare = await openBareServer(bytes)
  const { perSecond } = await load(bare.port, atOnce, 5, async (connection) =>
    expect((await connection.send('GET', '/')).status, 200),
  )
  bare.stop()
  return perSecond
}

async function measure(shop: Shop, site: 'none' | 'same-origin', path: () => string) {
  // As a browser asks; the light client does not unpack what it gets.
  const headers = { 'accept-encoding': 'gzip, deflate, br', 'sec-fetch-site': site }
  const once = async (connection: Connection) => expect((await connection.send('GET', path(), { headers })).status, 200)
  await load(shop.port, atOnce, 3, once)
  const before = shop.cpu()
  const figures = await load(shop.port, atOnce, 8, once)
  const after = shop.cpu()
  return {
    pagesPerSecond: round(figures.perSecond),
    milliseconds: { p50: round(figures.p50), p99: round(figures.p99) },
    cpuMillisecondsEach: {
      server: round((after.server - before.server) / figures.count, 2),
      database: round((after.database - before.database) / figures.count, 2),
    },
  }
}

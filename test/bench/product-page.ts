import { expect, round } from './journey.ts'
import { load } from './load.ts'
import { openBareServer, openShop } from './shop.ts'

const atOnce = 32

/** The storefront's product page, made on the server with price, stock by shop and dates, beside the bare server. */
export async function productPage(root: string) {
  const shop = await openShop(root)
  const list = await (await fetch(`http://127.0.0.1:${shop.port}/api/products?limit=50`)).json()
  const handles = (list as { items: { handle: string }[] }).items.map(({ handle }) => handle)
  let next = 0
  let bytes = 0
  const once = async (connection: Parameters<Parameters<typeof load>[3]>[0]) => {
    const reply = await connection.send('GET', `/products/${handles[next++ % handles.length]}?postcode=75011`)
    expect(reply.status, 200)
    expect(reply.text.includes('</html>'), true)
    bytes = reply.text.length
  }
  await load(shop.port, atOnce, 3, once)
  const before = shop.cpu()
  const figures = await load(shop.port, atOnce, 8, once)
  const after = shop.cpu()
  await shop.stop()
  const bare = await openBareServer()
  const limit = await load(bare.port, atOnce, 5, async (connection) =>
    expect((await connection.send('GET', '/')).status, 200),
  )
  bare.stop()
  return {
    pagesPerSecond: round(figures.perSecond),
    bareRequestsPerSecond: round(limit.perSecond),
    ratio: round(figures.perSecond / limit.perSecond, 3),
    aim: 0.15,
    milliseconds: { p50: round(figures.p50), p99: round(figures.p99) },
    bytes,
    cpuMillisecondsEach: {
      server: round((after.server - before.server) / figures.count, 2),
      database: round((after.database - before.database) / figures.count, 2),
    },
  }
}
